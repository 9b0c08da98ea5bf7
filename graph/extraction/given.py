"""Places where somebody is named for certain, as annotated sentences tell: they count as mentions.

In: the parse, the candidates, and the places. Out: the same candidates with one at each place, each
of which means somebody.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.extraction.candidates import Candidate
from graph.extraction.entities import Entities, Entity
from graph.extraction.names import name_words
from graph.extraction.parse import Parse
from graph.model import Kind, Span


def count_given(
    parse: Parse, candidates: list[Candidate], given: Iterable[Span]
) -> list[Candidate]:
    """The mention at each place, which is added to `candidates` where no rule has seen it."""
    marked = []
    for span in given:
        tokens = [t for t in range(len(parse)) if parse.span(t, t).overlaps(span)]
        if not tokens:
            continue
        here = [c for c in candidates if c.head in tokens]
        head = next((t for t in tokens if parse.head[t] not in tokens or parse.head[t] == t),
                    tokens[-1])  # fmt: skip
        seen = [c for c in here if c.head == head] or [c for c in here if c.form != "pronoun"]
        if not seen:
            name = Candidate(tokens[0], tokens[-1], head, "name", "ORG", kind=Kind.ORGANISATION)
            candidates.append(name)
            seen = [name]
        marked.append(seen[0])
    candidates.sort(key=lambda c: (c.head, c.first))
    return marked


def name_given(parse: Parse, entities: Entities, marked: Iterable[Candidate]) -> None:
    """An entity for each of these names that the rules for names have passed over."""
    for name in marked:
        if name.form == "name" and entities.at(name.head) is None:
            words = name_words(parse.original(name.first, name.last)) or ("unnamed",)
            entity = Entity(words, Kind.ORGANISATION)
            entity.names[parse.plain(name.first, name.last)] += 1
            entities.new(entity, name)
