"""Whom a description or a pronoun means, within one document.

In: entities made of names, and candidates without a name. Out: the same entities with nominals and
pronouns added, and new entities for those that are only described.

Deterministic, in the spirit of the multi-pass sieve (Lee et al. 2013): the surest rules first,
entity features (kind, gender, number) shared by all mentions, and the nearest fitting subject
preferred. What stays doubtful is left unresolved: a wrong "he" would put words into a wrong mouth.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.extraction import lexicon
from graph.extraction.antecedents import Antecedents
from graph.extraction.candidates import Candidate
from graph.extraction.entities import Entities, Entity
from graph.extraction.names import fold, gender_of_noun, name_words
from graph.extraction.parse import Parse
from graph.extraction.pronouns import FEMININE, FIRST, MASCULINE, PLURAL, SECOND
from graph.model import Kind

# Sentences back that a pronoun may look.
REACH = 3
# "they" and "it" mean many things: they look no further than the sentence before.
REACH_OF_THINGS = 1
# A description without its own name may look further: "the company" is often said again later.
REACH_OF_DESCRIPTION = 8

_DEFINITE = {"the", "this", "that", "these", "those"}


class Coreference:
    """Leads nominals and pronouns to entities, left to right.

    inside: for each token the number of its quotation, or -1.
    """

    def __init__(self, parse: Parse, entities: Entities, inside: list[int]) -> None:
        self.parse = parse
        self.entities = entities
        self.inside = inside
        self.antecedents = Antecedents(parse, entities, inside)

    def resolve_nominals(self, candidates: Iterable[Candidate]) -> None:
        """Descriptions of one known actor join it; all others become entities of their own."""
        for mention in candidates:
            if mention.form != "nominal" or mention.head in self.entities.of_head:
                continue
            if self._speaks_of_himself(mention):
                continue
            entity = self._described(mention)
            if entity is not None:
                self.entities.add(entity, mention)
            elif mention.kind is not Kind.COUNTRY:
                self._open(mention)

    def _speaks_of_himself(self, mention: Candidate) -> bool:
        """Whether "this public servant" in a quotation is its speaker, who is not known yet."""
        return (
            mention.form == "nominal"
            and mention.kind is Kind.PERSON
            and mention.definite == "this"
            and self.inside[mention.head] >= 0
        )

    def resolve_pronouns(
        self, candidates: Iterable[Candidate], *, quoted: bool, speakers: dict[int, Entity]
    ) -> None:
        """Third-person pronouns outside quotations, or (quoted) inside them.

        speakers: quotation -> who speaks it; in a quotation "he" is never the speaker.
        """
        for mention in candidates:
            quote = self.inside[mention.head]
            if (quote >= 0) != quoted:
                continue
            speaker = speakers.get(quote)
            entity = None
            if mention.form == "pronoun":
                entity = self._meant(mention, speaker if quoted else None)
            elif self._speaks_of_himself(mention):
                entity = speaker
            if entity is not None:
                self.entities.add(entity, mention)

    # Descriptions

    def _open(self, mention: Candidate) -> None:
        """A new entity for a description, or one that the same words have opened before."""
        name = self._description(mention)
        key = name_words(name)
        kind = mention.kind or Kind.GROUP
        if name and mention.definite in {*_DEFINITE, ""}:
            for entity in self.entities.by_key.get(key, ()):
                if not entity.named and entity.kind is kind:
                    self.entities.add(entity, mention)
                    return
        entity = Entity(key, kind, plural=kind is Kind.GROUP, named=False)
        entity.names[name] += 1
        noun = self.parse.lemma[mention.head]
        entity.gender = gender_of_noun(noun)
        self.entities.new(entity, mention)
        self.entities.describe(entity, noun)

    def _description(self, mention: Candidate) -> str:
        """The name of an actor that has none: its description without what only judges it."""
        parse, first = self.parse, mention.first
        while first < mention.head and self._is_left_out(first):
            if parse.dep[first] == "poss" and parse.pos[first] == "PROPN":
                break
            first += 1
        name = parse.plain(first if first <= mention.head else mention.first, mention.last)
        if parse.pos[first] == "PROPN" or parse.lower[first] in lexicon.demonyms():
            return name
        return name[:1].lower() + name[1:]

    def _is_left_out(self, t: int) -> bool:
        parse = self.parse
        return (
            parse.lower[t] in lexicon.words("bad")
            or parse.dep[t] in {"det", "predet", "poss", "case"}
            or parse.tag[t] in {"PRP$", "WP$", "POS"}
            or parse.pos[t] == "PUNCT"
        )

    def _described(self, mention: Candidate) -> Entity | None:
        beside = self._apposition(mention)
        if beside is not None:
            return beside
        lemma = self.parse.lemma[mention.head]
        country = self._country_of(mention)
        if mention.definite not in _DEFINITE and not country:
            possessed = any(self.parse.tag[k] == "PRP$" for k in self.parse.kids[mention.head])
            if not possessed or lemma not in lexicon.words("own body"):
                return None
        match mention.kind:
            case Kind.PERSON:
                return self._person_described(mention, lemma)
            case Kind.ORGANISATION:
                return self._organisation_described(mention, lemma, country)
            case Kind.GROUP:
                return self._group_described(mention, lemma)
            case Kind.COUNTRY:
                return self._country_described(mention)
        return None

    def _apposition(self, mention: Candidate) -> Entity | None:
        """In "the mayor, Ann Lee" and "Ann Lee, the mayor", one and the same."""
        if mention.plural:
            return None
        parse = self.parse
        around = parse.children(mention.head, "appos")
        if parse.dep[mention.head] == "appos":
            around.append(parse.head[mention.head])
        for preposition in parse.children(mention.head, "prep"):
            # "the president of Guyana, Ann Lee": the name hangs on the nearest noun.
            for place in parse.children(preposition, "pobj"):
                around += parse.children(place, "appos")
        for t in around:
            entity = self.entities.at(t)
            if entity is not None and entity.named and entity.kind is mention.kind:
                self.entities.describe(entity, parse.lemma[mention.head])
                return entity
        return None

    def _country_described(self, mention: Candidate) -> Entity | None:
        if not self._bare(mention):
            return None
        return self.antecedents.last_before(mention.head, REACH, lambda e: e.kind is Kind.COUNTRY)

    def _person_described(self, mention: Candidate, lemma: str) -> Entity | None:
        parse = self.parse
        people = [e for e in self.entities.described_as(lemma) if e.kind is Kind.PERSON and e.named]
        modifiers = {parse.lower[k] for k in parse.children(mention.head, "amod", "compound")}
        modifiers -= lexicon.words("passing modifier")
        if modifiers and people:
            people = [e for e in people if all(_role_says(e, m) for m in modifiers)]
        return self.antecedents.last_of(people, mention.head)

    def _organisation_described(
        self, mention: Candidate, lemma: str, country: str | None
    ) -> Entity | None:
        same = [e for e in self.entities.described_as(lemma) if e.kind is Kind.ORGANISATION]
        if lemma in lexicon.words("executive"):
            return self._government_described(mention, [e for e in same if not e.named], country)
        if lemma in lexicon.words("network") and self._is_social(mention):
            platforms = [
                e for name in lexicon.platforms() for e in self._called(tuple(name.split()))
            ]
            platforms.sort(key=lambda e: e.number)
            return self.antecedents.last_of(platforms, mention.head)
        if not self._bare(mention):
            return None
        if same:
            return self.antecedents.last_of(same, mention.head)
        if lemma in lexicon.words("stand-in"):
            return self.antecedents.last_before(
                mention.head, REACH, lambda e: e.kind is Kind.ORGANISATION and e.named
            )
        return None

    def _called(self, key: tuple[str, ...]) -> list[Entity]:
        return self.entities.by_key.get(key, [])

    def _government_described(
        self, mention: Candidate, governments: list[Entity], country: str | None
    ) -> Entity | None:
        """The government of a country, or the one that the text has told of."""
        if country:
            adjectives = lexicon.adjectives_of(country)
            fitting = [
                e
                for e in governments
                if adjectives.intersection(e.key) or country.lower() in " ".join(e.key)
            ]
            return self.antecedents.last_of(fitting, mention.head)
        if not self._bare(mention):
            return None
        first_told = [e for e in governments if len(e.key) > 1] or governments
        if len(first_told) == 1:
            return first_told[0]
        numbers = {e.number for e in governments}
        return self.antecedents.last_before(
            mention.head, REACH_OF_DESCRIPTION, lambda e: e.number in numbers
        )

    def _group_described(self, mention: Candidate, lemma: str) -> Entity | None:
        if not self._bare(mention):
            return None
        return self.antecedents.last_before(
            mention.head,
            REACH_OF_DESCRIPTION,
            lambda e: e.kind is Kind.GROUP and not e.named and lemma in e.described,
        )

    def _bare(self, mention: Candidate) -> bool:
        """Whether a description has no modifier of its own that could mean somebody else."""
        return all(
            self.parse.dep[k] in {"det", "punct", "poss", "relcl", "appos", "cc", "conj"}
            or self.parse.lower[k] in {"each", "other"}
            or k > mention.head
            for k in self.parse.kids[mention.head]
        )

    def _is_social(self, mention: Candidate) -> bool:
        modifiers = self.parse.lower[mention.first : mention.head]
        return not lexicon.words("social").isdisjoint(modifiers)

    def _country_of(self, mention: Candidate) -> str | None:
        """The country that a description names ("the Venezuelan government", "Ghana's army")."""
        for kid in self.parse.kids[mention.head]:
            low = self.parse.lower[kid]
            if self.parse.dep[kid] in {"amod", "compound", "poss", "nmod"}:
                country = lexicon.demonyms().get(low) or lexicon.country_names().get(low)
                if country:
                    return country
        return None

    # Pronouns

    def _meant(self, mention: Candidate, speaker: Entity | None) -> Entity | None:
        """Whom a pronoun means; "you" is left to the addressee of the quotation."""
        word = self.parse.lower[mention.head]
        if word in FIRST:
            return speaker
        if word in SECOND:
            return None
        if word in MASCULINE or word in FEMININE:
            return self._person_meant(mention.head, "m" if word in MASCULINE else "f", speaker)
        if word in PLURAL:
            return self._several_meant(mention.head, speaker)
        return self.antecedents.of_pronoun(
            mention.head,
            REACH_OF_THINGS,
            lambda e: e.kind in _BODIES and e is not speaker,
            only_subjects=True,
        )

    def _person_meant(self, token: int, gender: str, speaker: Entity | None) -> Entity | None:
        told_of = self._told_of(token)
        found = self.antecedents.of_pronoun(
            token,
            REACH,
            lambda e: (
                e.kind is Kind.PERSON
                and e.gender in {"", gender}
                and e is not speaker
                and e is not told_of
            ),
        )
        if found is not None and not found.gender:
            found.gender = gender
        return found

    def _several_meant(self, token: int, speaker: Entity | None) -> Entity | None:
        """A group, else a body that many people make up ("the bank said they …")."""
        return self.antecedents.of_pronoun(
            token, REACH_OF_THINGS, lambda e: e.plural and e is not speaker
        ) or self.antecedents.of_pronoun(
            token,
            REACH_OF_THINGS,
            lambda e: e.kind in _BODIES and e.named and e is not speaker,
        )

    def _told_of(self, pronoun: int) -> Entity | None:
        """In "Pop sold the plasma, she said": who says so is not the one that it is said of."""
        parse, verb = self.parse, self.parse.head[pronoun]
        if parse.dep[pronoun] != "nsubj":
            return None
        clause = parse.child(verb, "ccomp")
        if clause is None or clause > verb:
            return None
        subject = parse.child(clause, "nsubj", "nsubjpass")
        return self.entities.at(subject) if subject is not None else None


_BODIES = {Kind.ORGANISATION, Kind.COUNTRY}


def _role_says(entity: Entity, word: str) -> bool:
    """Whether a title or description of an entity holds this word."""
    return word in entity.described or any(fold(word) in role for role in entity.role_words)
