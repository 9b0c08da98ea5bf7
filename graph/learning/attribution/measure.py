"""How well found attributions agree with annotated ones.

In: both as spans of characters, and a parse of their document. Out: Tally: F1 of exact parts, and
of whole attributions.

Both are laid onto the words of the parse: a span stands for all words that it shares a character
with. Parts: each piece of a source, cue or content counts as found if a part of the same kind
begins and ends at the same words; contents are cut at the ends of sentences first, as in Newell et
al. (2018) and Wang et al. (2023, CofeNet). Attributions: one is found if one of the other side has
a source and a content that each share at least half of their words with its own (intersection over
union), or neither names a source; each is matched once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.extraction.parse import Parse
from graph.extraction.tagger.tags import PARTS
from graph.learning.attribution.labels import words_at
from graph.model import Attribution, Span

LINKED = "linked"
_ENOUGH = 0.5

Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """An attribution in words: each part as pieces [first, end).

    A piece that shares no character with any word is empty; it agrees with no other.
    """

    source: Pieces
    cue: Pieces
    content: Pieces


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

    def include(self, other: Tally) -> None:
        """Add the counts of other documents."""
        for kind in other.gold:
            self.add(kind, other.gold[kind], other.found[kind], other.right[kind])

    def scores(self, kind: str) -> tuple[float, float, float]:
        """Precision, recall and F1, from 0 to 1."""
        gold, found, right = (of.get(kind, 0) for of in (self.gold, self.found, self.right))
        return right / max(1, found), right / max(1, gold), 2 * right / max(1, found + gold)


def lay(parse: Parse, attributions: Iterable[Attribution]) -> list[Laid]:
    """Attributions on the words of a parse; nested ones are left out."""
    return [
        Laid(*(_pieces(parse, part) for part in (one.source, one.cue, one.content)))
        for one in attributions
    ]


def _pieces(parse: Parse, spans: Iterable[Span]) -> Pieces:
    words = (words_at(parse, span) for span in spans)
    return tuple((some.start, some.stop) for some in words)


def compare(tally: Tally, parse: Parse, gold: Sequence[Laid], found: Sequence[Laid]) -> None:
    """Count one document."""
    for kind in PARTS:
        wanted, got = (set(_parts(parse, side, kind)) for side in (gold, found))
        right = sum(first < end for first, end in wanted & got)
        tally.add(kind, len(wanted), len(got), right)
    tally.add(LINKED, len(gold), len(found), matched(gold, found))


def _parts(parse: Parse, side: Iterable[Laid], kind: str) -> Iterable[tuple[int, int]]:
    for attribution in side:
        if kind == "source":
            yield from attribution.source
        elif kind == "cue":
            yield from attribution.cue
        else:
            for first, end in attribution.content:
                yield from cut_at_sentences(parse, first, end)


def cut_at_sentences(parse: Parse, first: int, end: int) -> Iterable[tuple[int, int]]:
    """The pieces of [first, end) that lie in one sentence each; an empty one as it is."""
    if first == end:
        yield first, end
    while first < end:
        stop = min(end, parse.sentence(first)[1])
        yield first, stop
        first = stop


def matched(gold: Sequence[Laid], found: Sequence[Laid]) -> int:
    """How many attributions of the two sides belong together, each with one other at most."""
    pairs = sorted(
        (
            (min(source, content), g, f)
            for g, one in enumerate(gold)
            for f, other in enumerate(found)
            if (content := _share(one.content, other.content)) >= _ENOUGH
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


def _source_share(one: Laid, other: Laid) -> float:
    if not one.source or not other.source:
        return 1.0 if one.source == other.source else 0.0
    return _share(one.source, other.source)


def _share(one: Pieces, other: Pieces) -> float:
    """Words that are in both, as a share of those that are in any."""
    first, second = _words(one), _words(other)
    both = len(first | second)
    return len(first & second) / both if both else 0.0


def _words(pieces: Pieces) -> set[int]:
    return {word for first, end in pieces for word in range(first, end)}
