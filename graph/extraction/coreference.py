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
from graph.extraction.described import DEFINITE, Descriptions
from graph.extraction.entities import Entities, Entity
from graph.extraction.names import gender_of_noun, name_words
from graph.extraction.parse import Parse
from graph.extraction.pronouns import FEMININE, FIRST, MASCULINE, PLURAL, SECOND
from graph.model import Kind

# Sentences back that a pronoun may look.
REACH = 3
# "they" and "it" mean many things: they look no further than the sentence before.
REACH_OF_THINGS = 1


_BODIES = {Kind.ORGANISATION, Kind.COUNTRY}


class Coreference:
    """Leads nominals and pronouns to entities, left to right.

    inside: for each token the number of its quotation, or -1.
    """

    def __init__(self, parse: Parse, entities: Entities, inside: list[int]) -> None:
        self.parse = parse
        self.entities = entities
        self.inside = inside
        self.antecedents = Antecedents(parse, entities, inside)
        self.descriptions = Descriptions(parse, entities, self.antecedents)

    def resolve_nominals(self, candidates: Iterable[Candidate]) -> None:
        """Descriptions of one known actor join it; all others become entities of their own."""
        for mention in candidates:
            if mention.form != "nominal" or mention.head in self.entities.of_head:
                continue
            if self._speaks_of_himself(mention):
                continue
            entity = self.descriptions.meant_by(mention)
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
        self,
        candidates: Iterable[Candidate],
        *,
        quoted: bool,
        speakers: dict[int, Entity],
        addressees: dict[int, list[Entity]] | None = None,
    ) -> None:
        """Third-person pronouns outside quotations, or (quoted) all of those inside them.

        speakers: quotation -> who speaks it; in a quotation "he" is never the speaker.
        addressees: quotation -> to whom it is spoken: "you", if it is one alone.
        """
        for mention in candidates:
            quote = self.inside[mention.head]
            if (quote >= 0) != quoted:
                continue
            speaker = speakers.get(quote)
            entity = None
            if mention.form == "pronoun":
                spoken_to = (addressees or {}).get(quote, [])
                entity = self._meant(mention, speaker if quoted else None, spoken_to)
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
        if name and mention.definite in {*DEFINITE, ""}:
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
            or parse.lower[t] in lexicon.words("distancing")
            or parse.dep[t] in {"det", "predet", "poss", "case"}
            or parse.tag[t] in {"PRP$", "WP$", "POS"}
            or parse.pos[t] == "PUNCT"
        )

    # Pronouns

    def _meant(
        self, mention: Candidate, speaker: Entity | None, spoken_to: list[Entity]
    ) -> Entity | None:
        """Whom a pronoun means; "you" only where one alone is spoken to."""
        word = self.parse.lower[mention.head]
        if word in FIRST:
            return speaker
        if word in SECOND:
            return spoken_to[0] if len(spoken_to) == 1 else None
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
            gendered=True,
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
        if clause is None and parse.dep[verb] == "parataxis":
            clause = parse.head[verb]
        if clause is None or clause > verb:
            return None
        subject = parse.child(clause, "nsubj", "nsubjpass")
        return self.entities.at(subject) if subject is not None else None
