"""How well found attributions agree with annotated ones.

In: both in words of one parse. Out: Tally: F1 of exact parts, and of whole attributions.

Parts: a source, cue or piece of content counts as found if a part of the same kind begins and ends
at the same words; contents are cut at the ends of sentences first, as in Newell et al. (2018) and
Wang et al. (2023, CofeNet). Attributions: one is found if one of the other side has a source and a
content that each share at least half of their words with its own (intersection over union), or
neither names a source; each is matched once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.extraction.parse import Parse
from graph.extraction.tagger.decode import Found
from graph.extraction.tagger.tags import PARTS

LINKED = "linked"
_ENOUGH = 0.5


@dataclass(slots=True)
class Tally:
    """Counts over documents: for each kind of part, and for attributions (LINKED)."""

    gold: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    right: dict[str, int] = field(default_factory=dict)

    def add(self, kind: str, gold: int, found: int, right: int) -> None:
        """Count one document."""
        self.gold[kind] = self.gold.get(kind, 0) + gold
        self.found[kind] = self.found.get(kind, 0) + found
        self.right[kind] = self.right.get(kind, 0) + right

    def scores(self, kind: str) -> tuple[float, float, float]:
        """Precision, recall and F1, from 0 to 1."""
        right = self.right.get(kind, 0)
        precision = right / max(1, self.found.get(kind, 0))
        recall = right / max(1, self.gold.get(kind, 0))
        return precision, recall, 2 * right / max(1, self.found[kind] + self.gold[kind])


def compare(tally: Tally, parse: Parse, gold: Sequence[Found], found: Sequence[Found]) -> None:
    """Count one document."""
    for number, kind in enumerate(PARTS):
        wanted, got = (set(_parts(parse, side, number)) for side in (gold, found))
        tally.add(kind, len(wanted), len(got), len(wanted & got))
    tally.add(LINKED, len(gold), len(found), matched(gold, found))


def _parts(parse: Parse, side: Iterable[Found], kind: int) -> Iterable[tuple[int, int]]:
    for attribution in side:
        if kind == 0:
            yield from [attribution.source] if attribution.source else []
        elif kind == 1:
            yield attribution.cue
        else:
            for first, end in attribution.content:
                yield from cut_at_sentences(parse, first, end)


def cut_at_sentences(parse: Parse, first: int, end: int) -> Iterable[tuple[int, int]]:
    """The pieces of [first, end) that lie in one sentence each."""
    while first < end:
        stop = min(end, parse.sentence(first)[1])
        yield first, stop
        first = stop


def matched(gold: Sequence[Found], found: Sequence[Found]) -> int:
    """How many attributions of the two sides belong together, each with one other at most."""
    pairs = sorted(
        (
            (min(source, content), g, f)
            for g, one in enumerate(gold)
            for f, other in enumerate(found)
            if (content := _share(_words(one.content), _words(other.content))) >= _ENOUGH
            and (source := _source_share(one, other)) >= _ENOUGH
        ),
        key=lambda pair: (-pair[0], pair[1:]),
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for _, g, f in pairs:
        if g not in taken_gold and f not in taken_found:
            taken_gold.add(g)
            taken_found.add(f)
    return len(taken_gold)


def _source_share(one: Found, other: Found) -> float:
    if one.source is None or other.source is None:
        return 1.0 if one.source is other.source else 0.0
    return _share(set(range(*one.source)), set(range(*other.source)))


def _words(pieces: Iterable[tuple[int, int]]) -> set[int]:
    return {word for first, end in pieces for word in range(first, end)}


def _share(one: set[int], other: set[int]) -> float:
    both = len(one | other)
    return len(one & other) / both if both else 0.0
