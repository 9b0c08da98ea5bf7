"""Which of the actors named before a description or a pronoun stands nearest to it.

In: a token, and a test that says which entities come into question. Out: the entity meant, or None.
The nearest fitting subject is preferred (Lee et al. 2013).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from graph.extraction.candidates import Candidate
from graph.extraction.entities import Entities, Entity
from graph.extraction.parse import Parse

# What a candidate for "they" and "it" costs, in sentences of distance. Set by hand on the sentences
# of tests/constructions, so that the order is right; not calibrated.
NO_SUBJECT = 0.8
OTHER_QUOTATION = 1.5
POSSESSIVE = 0.6
# Whom the text speaks of all the time is more likely meant than a passer-by.
FREQUENT = 0.05
MOST_FREQUENT = 0.8
# Whom the opening (headline or first paragraph) names is what the text is about.
IN_OPENING = 0.4

PERSON_COSTS = {
    "sentences back": 0.64,
    "another paragraph": 1.08,
    "another quotation": 1.60,
    "another role": 1.05,
    "gender unknown": 0.96,
    "without a name": 1.65,
    "described": 0.60,
    "told of before": -0.21,
    "in the opening": -0.28,
}
"""What a candidate for "he" and "she" costs, in natural logarithms of odds, for each of its signs.

Learned from notes on whom pronouns mean; `python -m graph.learning.antecedents` learns them again.
"""


class Antecedents:
    """Looks back from a token, at most as far as it must.

    inside: for each token the number of its quotation, or -1.
    """

    def __init__(self, parse: Parse, entities: Entities, inside: list[int]) -> None:
        self.parse = parse
        self.entities = entities
        self.inside = inside

    def last_before(self, token: int, reach: int, fits: Callable[[Entity], bool]) -> Entity | None:
        """The fitting entity mentioned last before `token`, at most `reach` sentences back."""
        best: tuple[int, int] | None = None
        chosen = None
        here = self.parse.sentence_of[token]
        for sentence in range(here, max(here - reach, 0) - 1, -1):
            for entity, mention in self.entities.in_sentence.get(sentence, ()):
                order = (-mention.head, entity.number)
                if mention.head < token and (best is None or order < best) and fits(entity):
                    best, chosen = order, entity
            if chosen is not None:
                break
        return chosen

    def last_of(self, options: Sequence[Entity], token: int) -> Entity | None:
        """The option mentioned last before `token`, however far; a single one may come later."""
        best, chosen = -1, None
        for entity in options:
            before = bisect_left(entity.heads, token)
            if before and entity.heads[before - 1] > best:
                best, chosen = entity.heads[before - 1], entity
        if chosen is None and len(options) == 1 and options[0].heads[-1:] > [token]:
            return options[0]
        return chosen

    def of_pronoun(
        self,
        token: int,
        reach: int,
        fits: Callable[[Entity], bool],
        *,
        only_subjects: bool = False,
        gendered: bool = False,
    ) -> Entity | None:
        """The fitting entity that a pronoun most likely means, by distance and role.

        gendered: for "he" and "she", which have costs of their own.
        """
        best: tuple[float, int, int] | None = None
        chosen = None
        for entity, mention, distance in self.options(token, reach, fits):
            if only_subjects and not self.is_subject(mention.head):
                continue
            if gendered:
                signs = self.signs(entity, mention, distance, token)
                price = sum(c * x for c, x in zip(PERSON_COSTS.values(), signs, strict=True))
            else:
                price = self._cost(entity, mention, distance, token)
            cost = (price, -mention.head, entity.number)
            if best is None or cost < best:
                best, chosen = cost, entity
        return chosen

    def options(
        self, token: int, reach: int, fits: Callable[[Entity], bool]
    ) -> Iterator[tuple[Entity, Candidate, int]]:
        """Fitting entities with their mentions before a pronoun, and sentences of distance."""
        for entity, mention, distance in self._back(token, reach):
            if fits(entity) and not self._same_clause(mention.head, token):
                yield entity, mention, distance

    def signs(
        self, entity: Entity, mention: Candidate, distance: int, token: int
    ) -> tuple[float, ...]:
        """The signs of a candidate, in the order of PERSON_COSTS."""
        parse, head = self.parse, mention.head
        before = bisect_left(entity.heads, token)
        return (
            float(distance),
            float(parse.paragraph_of[head] != parse.paragraph_of[token]),
            float(self.inside[head] >= 0 and self.inside[head] != self.inside[token]),
            float(self.is_subject(head) != self.is_subject(token)),
            float(not entity.gender),
            float(not entity.named),
            float(mention.form == "nominal"),
            math.log1p(before),
            float(bool(entity.heads) and parse.paragraph_of[entity.heads[0]] == 0),
        )

    def _back(self, token: int, reach: int) -> Iterator[tuple[Entity, Candidate, int]]:
        """Mentions before `token` with their distance in sentences."""
        here = self.parse.sentence_of[token]
        for sentence in range(max(here - reach, 0), here + 1):
            for entity, mention in self.entities.in_sentence.get(sentence, ()):
                if mention.head < token:
                    yield entity, mention, here - sentence

    def is_subject(self, head: int) -> bool:
        """Whether a mention is the subject of a verb."""
        return self.parse.dep[head] in {"nsubj", "nsubjpass"}

    def _cost(self, entity: Entity, mention: Candidate, distance: int, token: int) -> float:
        inside, head = self.inside, mention.head
        cost = float(distance)
        if not self.is_subject(head):
            cost += NO_SUBJECT
        if inside[head] >= 0 and inside[head] != inside[token]:
            cost += OTHER_QUOTATION
        if self.parse.dep[head] == "poss":
            cost += POSSESSIVE
        if entity.heads and self.parse.paragraph_of[entity.heads[0]] == 0:
            cost -= IN_OPENING
        return cost - min(MOST_FREQUENT, FREQUENT * bisect_left(entity.heads, token))

    def _same_clause(self, antecedent: int, pronoun: int) -> bool:
        """Two arguments of one verb are two actors ("he accused him"); "his" may look back."""
        parse = self.parse
        if parse.tag[pronoun] == "PRP$":
            return False
        governor = parse.head[pronoun]
        if parse.dep[pronoun] == "pobj":
            governor = parse.head[governor]
        if parse.dep[governor] == "relcl" and parse.head[governor] == antecedent:
            return True  # "Kern, who called her": she is not Kern
        arguments = {"nsubj", "dobj", "nsubjpass", "pobj"}
        return parse.head[antecedent] == governor and parse.dep[antecedent] in arguments
