"""Everybody is a stranger: the encoder reads a common given name wherever a person is named.

In: the actors of a document and the pieces of its words. Out: the same pieces, but for the words
that name people.

Whether one accuses another must not hang on who they are, and people whom no paper has named before
must be read as well as those who are always in it. A person keeps one name through a document, of
his sex where that is known, so that who is who stays as plain as it was.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.entities import Entity
from graph.extraction.names import fold
from graph.extraction.parse import Parse
from graph.extraction.stances.pairs import Pairs
from graph.model import Kind


def named_people(parse: Parse, found: Pairs) -> dict[int, Entity]:
    """Token -> the person that it names, of those who may speak or be spoken against.

    A surname that one of them alone has names him in any place ("the Lund inquiry").
    """
    people = _people(found)
    named = {
        token: person
        for person in people
        for mention in person.mentions
        if mention.form == "name"
        for token in range(mention.first, mention.last + 1)
        if parse.pos[token] == "PROPN" and _bare(parse.words[token]) in person.key
    }
    surnames: dict[str, Entity | None] = {}
    for person in people:
        if person.key:
            surnames[person.key[-1]] = None if person.key[-1] in surnames else person
    for token, part in enumerate(parse.pos):
        owner = surnames.get(_bare(parse.words[token])) if part == "PROPN" else None
        if owner is not None:
            named.setdefault(token, owner)
    return named


def _people(found: Pairs) -> list[Entity]:
    """In the order of their first mention."""
    actors = {side for pair in found.pairs for side in (pair.speaker, pair.target)}
    people = [actor for actor in actors if actor.kind is Kind.PERSON and actor.named]
    return sorted(people, key=lambda person: (person.heads[0], person.number))


def _bare(word: str) -> str:
    return fold(word).strip(".")


def as_strangers(
    pieces: Sequence[list[int]], named: dict[int, Entity], names: Sequence[Sequence[int]]
) -> list[list[int]]:
    """The pieces of words, those of names replaced.

    named: as `named_people` gives it. names: ids of the pieces of men's names and of women's, each
    name one piece; the first are taken.
    """
    given: dict[Entity, int] = {}
    fresh = _Fresh(*names)
    for person in dict.fromkeys(named[token] for token in sorted(named)):
        given[person] = fresh.name_of(person)
    replaced = list(pieces)
    for token, person in named.items():
        replaced[token] = [given[person]]
    return replaced


class _Fresh:
    """Names that nobody has yet."""

    def __init__(self, men: Sequence[int], women: Sequence[int]) -> None:
        both = [name for two in zip(men, women, strict=True) for name in two]
        self._left = {"m": iter(men), "f": iter(women), "": iter(both)}
        self._all = both
        self._taken: set[int] = set()

    def name_of(self, person: Entity) -> int:
        """One of his sex; where there are more people than names, one that another has as well."""
        for name in self._left[person.gender]:
            if name not in self._taken:
                self._taken.add(name)
                return name
        return self._all[person.number % len(self._all)]
