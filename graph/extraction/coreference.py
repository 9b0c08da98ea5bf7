"""Whom a description or a pronoun means, within one document.

Deterministic, in the spirit of the multi-pass sieve (Lee et al. 2013): the surest rules first,
entity features (kind, gender, number) shared by all mentions, and the nearest fitting subject
preferred. What stays doubtful is left unresolved: a wrong "he" would put words into a wrong mouth.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.extraction import lexicon
from graph.extraction.entities import Entities, Entity
from graph.extraction.mentions import Candidate
from graph.extraction.names import fold, gender_of_noun, name_words
from graph.extraction.parse import Parse
from graph.model import Kind

# Sentences back that a pronoun may look.
REACH = 3
# A description without its own name may look further: "the company" is often said again later.
REACH_OF_DESCRIPTION = 8

_MASCULINE = {"he", "him", "his", "himself"}
_FEMININE = {"she", "her", "hers", "herself"}
_PLURAL = {"they", "them", "their", "theirs", "themselves"}
_NEUTER = {"it", "its", "itself"}
FIRST = {"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"}
SECOND = {"you", "your", "yours", "yourself", "yourselves"}
# Nouns that may stand for any organisation named before.
_GENERIC_ORGANISATION = {
    "company", "firm", "group", "organisation", "organization", "agency", "corporation", "body",
    "institution", "outlet", "business",
}  # fmt: skip


class Coreference:
    """Leads nominals and pronouns to entities, left to right.

    inside: for each token the number of its quotation, or -1.
    """

    def __init__(self, parse: Parse, entities: Entities, inside: list[int]) -> None:
        self.parse = parse
        self.entities = entities
        self.inside = inside

    def resolve_nominals(self, candidates: Iterable[Candidate]) -> None:
        """Descriptions of one known actor join it; all others become entities of their own."""
        for mention in candidates:
            if self._speaks_of_himself(mention):
                continue
            if mention.form == "nominal" and mention.head not in self.entities.of_head:
                entity = self._described(mention)
                if entity is None:
                    if mention.kind is not Kind.COUNTRY:
                        self._open(mention)
                else:
                    self.entities.add(entity, mention)

    def _speaks_of_himself(self, mention: Candidate) -> bool:
        """ "this public servant" in a quotation is its speaker, who is not known yet."""
        return (
            mention.form == "nominal"
            and mention.kind is Kind.PERSON
            and mention.definite == "this"
            and self.inside[mention.head] >= 0
        )

    def resolve_pronouns(
        self, candidates: Iterable[Candidate], quoted: bool, speakers: dict[int, Entity]
    ) -> None:
        """Third-person pronouns outside quotations, or (quoted) inside them.

        speakers: quotation -> who speaks it; in a quotation "he" is never the speaker.
        """
        for mention in candidates:
            if (
                quoted
                and self._speaks_of_himself(mention)
                and self.inside[mention.head] in speakers
            ):
                self.entities.add(speakers[self.inside[mention.head]], mention)
            if mention.form != "pronoun" or (self.inside[mention.head] >= 0) != quoted:
                continue
            word = self.parse.lower[mention.head]
            speaker = speakers.get(self.inside[mention.head])
            if word in FIRST:
                entity = speaker if quoted else None
            elif word in SECOND:
                entity = None
            else:
                entity = self._antecedent(mention, word, speaker)
            if entity is not None:
                self.entities.add(entity, mention)

    # Descriptions

    def _open(self, mention: Candidate) -> Entity:
        name = self._description(mention)
        kind = mention.kind or Kind.GROUP
        if mention.definite in {"the", "this", "these", "those", "that", ""} and name:
            for entity in self.entities.all:
                if not entity.named and entity.kind is kind and entity.key == name_words(name):
                    self.entities.add(entity, mention)
                    return entity
        entity = Entity(name_words(name), kind, plural=kind is Kind.GROUP, named=False)
        entity.names[name] += 1
        entity.gender = gender_of_noun(self.parse.lemma[mention.head])
        entity.described.add(self.parse.lemma[mention.head])
        return self.entities.new(entity, mention)

    def _description(self, mention: Candidate) -> str:
        """The name of an actor that has none: its description without what only judges it."""
        parse, first = self.parse, mention.first
        drop = {"first": first}
        while first < mention.head and (
            parse.lower[first] in lexicon.blame("bad")
            or parse.dep[first] in {"det", "predet", "poss", "case"}
            or parse.tag[first] in {"PRP$", "WP$", "POS"}
            or parse.pos[first] == "PUNCT"
        ):
            if parse.dep[first] == "poss" and parse.pos[first] == "PROPN":
                break
            first += 1
        name = parse.plain(first if first <= mention.head else drop["first"], mention.last)
        return (
            name
            if parse.pos[first] == "PROPN" or parse.lower[first] in lexicon.demonyms()
            else name[:1].lower() + name[1:]
        )

    def _described(self, mention: Candidate) -> Entity | None:
        parse = self.parse
        lemma = parse.lemma[mention.head]
        beside = self._apposition(mention)
        if beside is not None:
            return beside
        country = self._country_of(mention)
        if mention.definite not in {"the", "this", "that", "these", "those"} and not country:
            possessed = any(parse.tag[k] == "PRP$" for k in parse.kids[mention.head])
            if not (possessed and lemma in {"government", "administration", "party", "company"}):
                return None
        if mention.kind is Kind.COUNTRY:
            known = [e for e in self.entities.all if e.kind is Kind.COUNTRY]
            return self._nearest(known, mention.head, reach=REACH) if self._bare(mention) else None
        if mention.kind is Kind.PERSON:
            return self._person_described(mention, lemma)
        if mention.kind is Kind.ORGANISATION:
            return self._organisation_described(mention, lemma, country)
        if mention.kind is Kind.GROUP:
            return self._group_described(mention, country)
        return None

    def _apposition(self, mention: Candidate) -> Entity | None:
        """ "the mayor, Ann Lee" and "Ann Lee, the mayor": one and the same."""
        if mention.plural:
            return None
        parse = self.parse
        around = [k for k in parse.kids[mention.head] if parse.dep[k] == "appos"]
        if parse.dep[mention.head] == "appos":
            around.append(parse.head[mention.head])
        for preposition in parse.children(mention.head, "prep"):
            # "the president of Guyana, Ann Lee": the name hangs on the nearest noun.
            for place in parse.children(preposition, "pobj"):
                around += parse.children(place, "appos")
        for t in around:
            entity = self.entities.at(t)
            if entity is not None and entity.named and entity.kind is mention.kind:
                entity.described.add(parse.lemma[mention.head])
                return entity
        return None

    def _person_described(self, mention: Candidate, lemma: str) -> Entity | None:
        people = [
            e
            for e in self.entities.all
            if e.kind is Kind.PERSON and e.named and lemma in e.described
        ]
        modifiers = {
            self.parse.lower[k]
            for k in self.parse.kids[mention.head]
            if self.parse.dep[k] in {"amod", "compound"}
        }
        modifiers -= {"former", "late", "then", "new", "current"}
        if modifiers and people:
            people = [e for e in people if all(self._role_says(e, m) for m in modifiers)]
        return self._nearest(people, mention.head, everywhere=True)

    def _role_says(self, entity: Entity, word: str) -> bool:
        return (
            any(fold(word) in fold(self.parse.original(*role)) for role in entity.roles)
            or word in entity.described
        )

    def _organisation_described(
        self, mention: Candidate, lemma: str, country: str | None
    ) -> Entity | None:
        same = [
            e for e in self.entities.all if e.kind is Kind.ORGANISATION and lemma in e.described
        ]
        if lemma == "government" or lemma == "administration":
            governments = [e for e in same if not e.named]
            if country:
                adjectives = {a for a, c in lexicon.demonyms().items() if c == country}
                fitting = [
                    e
                    for e in governments
                    if set(e.key) & adjectives or country.lower() in " ".join(e.key)
                ]
                return self._nearest(fitting, mention.head, everywhere=True)
            if self._bare(mention):
                first_told = [e for e in governments if len(e.key) > 1] or governments
                return (
                    first_told[0]
                    if len(first_told) == 1
                    else self._nearest(governments, mention.head)
                )
            return None
        if lemma in {"network", "site", "platform", "service"} and self._is_social(mention):
            platforms = [e for e in self.entities.all if " ".join(e.key) in lexicon.platforms()]
            return self._nearest(platforms, mention.head, everywhere=True)
        if not self._bare(mention):
            return None
        if same:
            return self._nearest(same, mention.head, everywhere=True)
        if lemma in _GENERIC_ORGANISATION:
            named = [e for e in self.entities.all if e.kind is Kind.ORGANISATION and e.named]
            return self._nearest(named, mention.head, reach=REACH)
        return None

    def _group_described(self, mention: Candidate, country: str | None) -> Entity | None:
        if not self._bare(mention):
            return None
        lemma = self.parse.lemma[mention.head]
        same = [
            e
            for e in self.entities.all
            if e.kind is Kind.GROUP and not e.named and lemma in e.described
        ]
        return self._nearest(same, mention.head, reach=REACH_OF_DESCRIPTION)

    def _bare(self, mention: Candidate) -> bool:
        return all(
            self.parse.dep[k] in {"det", "punct", "poss", "relcl", "appos", "cc", "conj"}
            or self.parse.lower[k] in {"each", "other"}
            or k > mention.head
            for k in self.parse.kids[mention.head]
        )

    def _is_social(self, mention: Candidate) -> bool:
        return any(
            self.parse.lower[t] in {"social", "microblogging"}
            for t in range(mention.first, mention.head)
        )

    def _country_of(self, mention: Candidate) -> str | None:
        """The country that a description names: "the Venezuelan government", "Ghana's government"."""
        for kid in self.parse.kids[mention.head]:
            low = self.parse.lower[kid]
            if self.parse.dep[kid] in {"amod", "compound", "poss", "nmod"}:
                country = lexicon.demonyms().get(low) or lexicon.country_names().get(low)
                if country:
                    return country
        return None

    # Pronouns

    def _antecedent(self, mention: Candidate, word: str, speaker: Entity | None) -> Entity | None:
        if word in _MASCULINE or word in _FEMININE:
            wrong = "f" if word in _MASCULINE else "m"
            told_of = self._told_of(mention.head)
            people = [
                e
                for e in self.entities.all
                if e.kind is Kind.PERSON
                and e.gender != wrong
                and e is not speaker
                and e is not told_of
            ]
            found = self._nearest(people, mention.head, reach=REACH, subjects=True)
            if found is not None and not found.gender:
                found.gender = "m" if wrong == "f" else "f"
            return found
        if word in _PLURAL:
            groups = [e for e in self.entities.all if e.plural and e is not speaker]
            found = self._nearest(groups, mention.head, reach=1, subjects=True)
            if found is not None:
                return found
            bodies = [
                e
                for e in self.entities.all
                if e.kind in {Kind.ORGANISATION, Kind.COUNTRY} and e.named and e is not speaker
            ]
            return self._nearest(bodies, mention.head, reach=1, subjects=True)
        organisations = [
            e
            for e in self.entities.all
            if e.kind in {Kind.ORGANISATION, Kind.COUNTRY} and e is not speaker
        ]
        return self._nearest(
            organisations, mention.head, reach=1, subjects=True, only_subjects=True
        )

    def _told_of(self, pronoun: int) -> Entity | None:
        """ "Pop sold the plasma, she said": who says so is not the one that it is said of."""
        parse, verb = self.parse, self.parse.head[pronoun]
        if parse.dep[pronoun] != "nsubj":
            return None
        clause = parse.child(verb, "ccomp")
        if clause is None or clause > verb:
            return None
        subject = parse.child(clause, "nsubj", "nsubjpass")
        return self.entities.at(subject) if subject is not None else None

    def _nearest(
        self,
        options: list[Entity],
        token: int,
        reach: int = REACH_OF_DESCRIPTION,
        subjects: bool = False,
        only_subjects: bool = False,
        everywhere: bool = False,
    ) -> Entity | None:
        """The option mentioned most suitably before `token`; with `everywhere`, else the first after."""
        best: tuple[float, int] | None = None
        chosen = None
        here = self.parse.sentence_of[token]
        for entity in options:
            for m in entity.mentions:
                distance = here - self.parse.sentence_of[m.head]
                if m.head >= token or (distance > reach and not everywhere):
                    continue
                is_subject = self.parse.dep[m.head] in {"nsubj", "nsubjpass"}
                if only_subjects and not is_subject:
                    continue
                if subjects and self._same_clause(m.head, token):
                    continue
                cost = float(distance)
                if subjects:
                    cost += 0.0 if is_subject else 0.8
                    cost += (
                        1.5
                        if self.inside[m.head] >= 0 and self.inside[m.head] != self.inside[token]
                        else 0.0
                    )
                    cost += 0.6 if self.parse.dep[m.head] == "poss" else 0.0
                    # Whom the text speaks of all the time is more likely meant than a passer-by.
                    cost -= min(0.5, 0.1 * sum(1 for n in entity.mentions if n.head < token))
                if best is None or (cost, -m.head) < best:
                    best, chosen = (cost, -m.head), entity
        if chosen is None and everywhere and options:
            later = [
                (m.head, i) for i, e in enumerate(options) for m in e.mentions if m.head > token
            ]
            if later and len(options) == 1:
                chosen = options[min(later)[1]]
        return chosen

    def _same_clause(self, antecedent: int, pronoun: int) -> bool:
        """Two arguments of one verb are two actors ("he accused him"); a possessive may look back."""
        parse = self.parse
        if parse.tag[pronoun] == "PRP$":
            return False
        governor = parse.head[pronoun]
        if parse.dep[pronoun] == "pobj":
            governor = parse.head[governor]
        return parse.head[antecedent] == governor and parse.dep[antecedent] in {
            "nsubj",
            "dobj",
            "nsubjpass",
            "pobj",
        }
