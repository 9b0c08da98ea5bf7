"""The document as extraction sees it: parse, quotations and entities, and who stands at a token."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.extraction import lexicon
from graph.extraction.entities import Entities, Entity
from graph.extraction.candidates import Candidate
from graph.extraction.names import name_words
from graph.extraction.parse import Parse
from graph.extraction.quotes import Quote
from graph.model import Kind

_QUANTITY = frozenset(
    ["one", "some", "many", "most", "several", "few", "all", "both", "each", "none", "any", "other", "others", "those", "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "number", "majority", "minority", "member", "members", "group", "handful", "list", "two", "three", "four", "five", "half", "rest", "part", "variety", "range", "series", "crowd"]
)


@dataclass(slots=True)
class Scene:
    """Everything that later steps ask about one document.

    inside: for each token the number of its quotation, or -1.
    speakers: quotation -> who speaks it; addressees: quotation -> to whom.
    """

    parse: Parse
    quotes: list[Quote]
    inside: list[int]
    entities: Entities
    speakers: dict[int, Entity] = field(default_factory=dict)
    addressees: dict[int, list[Entity]] = field(default_factory=dict)

    def actor_at(self, head: int) -> Entity | None:
        """The one actor whose mention has its head here, also through "members of X"."""
        entity = self.entities.at(head)
        if entity is not None:
            return entity
        parse = self.parse
        for kid in parse.kids[head]:
            # "the company Twitter", "journalists Bocaranda and Castillo": the noun describes the name.
            named = self.entities.of_mention.get(kid)
            near = parse.dep[kid] in {"appos", "compound", "nmod"} and abs(kid - head) <= 3
            if (
                near
                and named is not None
                and named.form == "name"
                and parse.lemma[head] in named.described
            ):
                return self.entities.at(kid)
        if parse.lower[head] in _QUANTITY:
            for kid in parse.children(head, "prep"):
                if parse.lower[kid] in {"of", "among"}:
                    below = parse.child(kid, "pobj")
                    if below is not None:
                        return self.actor_at(below)
        return None

    def actors_at(self, head: int) -> list[Entity]:
        """All actors of a noun phrase and its conjuncts ("Twitter and the international right-wing")."""
        found: list[Entity] = []
        for t in self._joined(head):
            entity = self.actor_at(t)
            if entity is not None and entity not in found:
                found.append(entity)
        return found

    def _joined(self, head: int) -> list[int]:
        heads = self.parse.conjuncts(head)
        for t in list(heads):
            described = self.entities.at(t)
            for kid in self.parse.children(t, "appos"):
                if (
                    described is not None
                    and not described.named
                    and described.plural
                    and self._is_name(kid)
                ):
                    # "two bankers, Ebner and Lang": the names say who the two are.
                    heads = [h for h in heads if h != t] + self.parse.conjuncts(kid)
                    continue
                named = self.entities.at(kid)
                if named is None:
                    continue
                # "leader A and journalists B and C": B hangs on A as if it were its apposition.
                other = self.entities.at(t)
                listed = (
                    other is not None
                    and other is not named
                    and other.kind is named.kind
                    and any(self.parse.dep[u] == "cc" for u in range(t, kid))
                )
                if other is None or other is named or listed:
                    heads += self.parse.conjuncts(kid)
        return sorted(set(heads))

    def _is_name(self, token: int) -> bool:
        entity = self.entities.at(token)
        return entity is not None and entity.named

    def responsible(self, head: int, of_counts: bool = True) -> list[Entity]:
        """The actors behind a noun phrase: itself, its owner, its doer, its nationality.

        of_counts: whether "of X" names the one behind it ("the policy of X") rather than whom it
        befalls ("the murder of X").
        """
        direct = self.actors_at(head)
        if direct:
            return direct
        parse, found = self.parse, []
        owner = parse.child(head, "poss")
        if owner is not None:
            return self.actors_at(owner) or self.responsible(owner)
        for kid in parse.kids[head]:
            dep = parse.dep[kid]
            if dep in {"prep", "agent"} and (
                parse.lower[kid] == "by" or (of_counts and parse.lower[kid] == "of")
            ):
                for below in parse.children(kid, "pobj"):
                    found += self.actors_at(below) or (
                        self.responsible(below) if parse.lower[kid] == "of" else []
                    )
            elif dep in {"compound", "nmod"}:
                # "the Exxon letter" is Exxon's; "the Trump tax cut" only bears a person's name.
                found += [e for e in self.actors_at(kid) if e.kind is not Kind.PERSON]
            elif dep == "acl" and parse.tag[kid] == "VBN":
                for by in parse.children(kid, "agent"):
                    for below in parse.children(by, "pobj"):
                        found += self.actors_at(below)
        if not found:
            found = [
                c
                for k in parse.children(head, "amod", "compound", "nmod")
                for c in self._country(k)
            ]
        return list(dict.fromkeys(found))

    def _country(self, token: int) -> list[Entity]:
        name = lexicon.demonyms().get(self.parse.lower[token])
        if name is None or not self.parse.words[token][0].isupper():
            return []
        key = name_words(name)
        mention = Candidate(token, token, token, "nominal", definite="the", kind=Kind.COUNTRY)
        for entity in self.entities.by_key.get(key, ()):
            self.entities.add(entity, mention)
            return [entity]
        country = Entity(key, Kind.COUNTRY)
        country.names[name] += 1
        return [self.entities.new(country, mention)]

    def mentioned(self, tokens: list[int]) -> list[Entity]:
        """All entities with a mention headed in `tokens`, in order, each once."""
        found = (self.entities.at(t) for t in tokens)
        return list(dict.fromkeys(e for e in found if e is not None))
