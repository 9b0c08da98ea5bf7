"""Which known actor a description means: "the mayor", "the company", "the Venezuelan government".

In: entities and a candidate of form "nominal". Out: the entity meant, or None where it is new.
"""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.antecedents import Antecedents
from graph.extraction.candidates import Candidate
from graph.extraction.clauses import objects_after
from graph.extraction.descriptions import begins_list
from graph.extraction.entities import Entities, Entity
from graph.extraction.names import fold, gender_of_noun
from graph.extraction.parse import Parse
from graph.model import Kind

# Sentences back that "the country" and "the company" may look for a name.
REACH = 3
# A description of somebody without a name may look further: it is often said again later.
REACH_OF_DESCRIPTION = 8

DEFINITE = {"the", "this", "that", "these", "those"}


class Descriptions:
    """Leads descriptions to the actors of one document."""

    def __init__(self, parse: Parse, entities: Entities, antecedents: Antecedents) -> None:
        self.parse = parse
        self.entities = entities
        self.antecedents = antecedents

    def meant_by(self, mention: Candidate) -> Entity | None:
        """The known actor that a description means, or None: it may tell of somebody new."""
        beside = self._apposition(mention)
        if beside is not None:
            return beside
        lemma = self.parse.lemma[mention.head]
        country = self._country_of(mention)
        if mention.definite not in DEFINITE and not country:
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
        around = [k for k in parse.children(mention.head, "appos") if not begins_list(parse, k)]
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
        return self.antecedents.last_of(people, mention.head) or self._goes_on_about(mention, lemma)

    def _goes_on_about(self, mention: Candidate, lemma: str) -> Entity | None:
        """Whom a description varies that nobody has had before ("Lee … The former banker said").

        It begins its sentence as a subject, as the person does of whom the sentence before tells.
        """
        parse, entities = self.parse, self.entities
        begins = parse.subtree(mention.head)[0] == parse.sentence(mention.head)[0]
        begins = begins and self.antecedents.is_subject(mention.head)
        bare = mention.definite == "the" and not objects_after(parse, mention.head, {"of", "for"})
        if not begins or not bare or entities.described_as(lemma):
            return None
        sentence = parse.sentence_of[mention.head] - 1
        for entity, before in entities.in_sentence.get(sentence, ()):
            named = entity.kind is Kind.PERSON and entity.named
            top = parse.dep[parse.head[before.head]] == "ROOT"
            if named and top and self.antecedents.is_subject(before.head):
                gender = gender_of_noun(lemma)
                fits = not gender or entity.gender in {"", gender}
                return entity if fits else None
        return None

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


def _role_says(entity: Entity, word: str) -> bool:
    """Whether a title or description of an entity holds this word."""
    return word in entity.described or any(fold(word) in role for role in entity.role_words)
