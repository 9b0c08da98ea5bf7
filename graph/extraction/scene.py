"""The document as extraction sees it: parse, quotations and entities, and who stands at a token.

In: what the first steps have found. Out: answers to "who is meant here?" for all later steps.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.extraction import lexicon
from graph.extraction.candidates import Candidate
from graph.extraction.clauses import objects_after
from graph.extraction.descriptions import begins_list
from graph.extraction.entities import Entities, Entity
from graph.extraction.names import name_words
from graph.extraction.parse import Parse
from graph.extraction.quotes import Quote
from graph.model import Kind

# Tokens between a describing noun and the name it describes.
_FARTHEST_NAME = 3


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
        named = self._name_described(head)
        if named is not None:
            return named
        if self.parse.lower[head] in lexicon.words("quantity"):
            for below in objects_after(self.parse, head, {"of", "among"})[:1]:
                return self.actor_at(below)
        return None

    def _name_described(self, noun: int) -> Entity | None:
        """In "the company Twitter", "journalists Ebner and Lang" the noun stands for the name."""
        parse = self.parse
        for kid in parse.children(noun, "appos", "compound", "nmod"):
            name = self.entities.of_mention.get(kid)
            if (
                abs(kid - noun) <= _FARTHEST_NAME
                and name is not None
                and name.form == "name"
                and parse.lemma[noun] in name.described
            ):
                return self.entities.at(kid)
        return None

    def actors_at(self, head: int) -> list[Entity]:
        """All actors of a noun phrase and its conjuncts ("Twitter and the right-wing")."""
        found = (self.actor_at(t) for t in self._joined(head))
        return list(dict.fromkeys(e for e in found if e is not None))

    def _joined(self, head: int) -> list[int]:
        """Heads of a coordination, with the names that stand in apposition to its members."""
        heads = self.parse.conjuncts(head)
        for t in list(heads):
            described = self.entities.at(t)
            for kid in self.parse.children(t, "appos"):
                if self._is_crowd(described) and self._is_name(kid):
                    # "two bankers, Ebner and Lang": the names say who the two are.
                    heads = [h for h in heads if h != t] + self.parse.conjuncts(kid)
                elif self._is_same_or_listed(t, kid):
                    heads += self.parse.conjuncts(kid)
        return sorted(set(heads))

    def _is_same_or_listed(self, t: int, apposition: int) -> bool:
        """Whether an apposition names the same actor, or the next one of a list.

        In "leader A and journalists B and C" the parser hangs B on A as if it were its apposition.
        """
        named, other = self.entities.at(apposition), self.entities.at(t)
        if named is None:
            return False
        if other is None or other is named:
            return True
        if begins_list(self.parse, apposition):
            return True
        listed = any(self.parse.dep[u] == "cc" for u in range(t, apposition))
        return listed and other.kind is named.kind

    def _is_crowd(self, entity: Entity | None) -> bool:
        return entity is not None and not entity.named and entity.plural

    def _is_name(self, token: int) -> bool:
        entity = self.entities.at(token)
        return entity is not None and entity.named

    def responsible(self, head: int, *, of_counts: bool = True) -> list[Entity]:
        """The actors behind a noun phrase: itself, its owner, its doer, its nationality.

        of_counts: whether "of X" names the one behind it ("the policy of X") rather than whom it
        befalls ("the murder of X").
        """
        direct = self.actors_at(head)
        if direct:
            return direct
        parse = self.parse
        owner = parse.child(head, "poss")
        if owner is not None:
            return self.actors_at(owner) or self.responsible(owner)
        found = [e for kid in parse.kids[head] for e in self._behind(kid, of_counts=of_counts)]
        if not found:
            modifiers = parse.children(head, "amod", "compound", "nmod")
            found = [e for t in modifiers for e in self._country(t)]
        return list(dict.fromkeys(found))

    def _behind(self, kid: int, *, of_counts: bool) -> list[Entity]:
        """The actors that one dependent of a noun puts behind it."""
        parse = self.parse
        dep, word = parse.dep[kid], parse.lower[kid]
        if dep in {"prep", "agent"} and word == "by":
            return self._objects(kid)
        if dep in {"prep", "agent"} and word == "of" and of_counts:
            below = parse.children(kid, "pobj")
            return [e for t in below for e in self.actors_at(t) or self.responsible(t)]
        if dep in {"compound", "nmod"}:
            # "the Fulgor letter" is Fulgor's; "the Kern doctrine" only bears a person's name.
            return [e for e in self.actors_at(kid) if e.kind is not Kind.PERSON]
        if dep == "acl" and parse.tag[kid] == "VBN":
            return [e for by in parse.children(kid, "agent") for e in self._objects(by)]
        return []

    def _objects(self, preposition: int) -> list[Entity]:
        below = self.parse.children(preposition, "pobj")
        return [e for t in below for e in self.actors_at(t)]

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
