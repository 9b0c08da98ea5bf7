"""What one may say or do in a paragraph: the windows of text that the encoder reads.

In: the pairs of a document. Out: Speeches. Each is read once, with its speaker marked, and tells
how he stands to all others in it: the same words mean other things in another mouth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.extraction.entities import Entity
from graph.extraction.parse import Parse
from graph.extraction.stances.pairs import Pairs

Numbers = npt.NDArray[np.int64]
Marks = npt.NDArray[np.int8]

# Pieces of a paragraph that are read at once. One that is longer is cut between sentences; one that
# is shorter than _FILLED is read with what stands before it.
LONGEST = 160
_FILLED = 80

MARK_SIZES = (2, 3)
"""A word's marks: whether it mentions the speaker; whose words it is part of."""
_HIS, _OF_ANOTHER = 1, 2


@dataclass(frozen=True, slots=True)
class Speech:
    """Words [first, end) of a document as one speaker's.

    rows: numbers of the rows of this speaker and paragraph whose mention is among these words.
    marks: [end - first, 2], below MARK_SIZES.
    """

    first: int
    end: int
    rows: Numbers
    marks: Marks


def speeches(
    parse: Parse, found: Pairs, sizes: Sequence[int], wanted: npt.NDArray[np.bool_]
) -> list[Speech]:
    """The speeches of a document, of those speakers and paragraphs that have a wanted row.

    sizes: number of pieces of each word. wanted: [rows].
    """
    together: defaultdict[tuple[Entity, int], list[int]] = defaultdict(list)
    for row, number in enumerate(found.rows[:, 2].tolist()):
        pair = found.pairs[number]
        together[pair.speaker, pair.paragraph].append(row)
    said = _said(parse, found)
    anybodys = np.logical_or.reduce([np.zeros(len(parse), dtype=bool), *said.values()])
    ends = np.concatenate([[0], np.cumsum(sizes)])
    made = []
    for (speaker, paragraph), numbers in together.items():
        rows = np.array(numbers, dtype=np.int64)
        if not wanted[rows].any():
            continue
        marks = np.zeros((len(parse), 2), dtype=np.int8)
        marks[speaker.heads, 0] = 1
        marks[anybodys, 1] = _OF_ANOTHER
        if speaker in said:
            marks[said[speaker], 1] = _HIS
        targets = found.rows[rows, 1]
        for first, end in _stretches(parse, paragraph, ends):
            inside = rows[(targets >= first) & (targets < end)]
            if len(inside):
                made.append(Speech(first, end, inside, marks[first:end].copy()))
    return made


def as_anybodys(parse: Parse, speech: Speech) -> Speech:
    """The same without marks and without what stands before its paragraph.

    Those of a paragraph's speakers are then alike, and one reading of the words serves them all.
    """
    first = max(speech.first, parse.paragraphs[parse.paragraph_of[speech.end - 1]][0])
    marks = np.zeros_like(speech.marks[first - speech.first :])
    return Speech(first, speech.end, speech.rows, marks)


def _said(parse: Parse, found: Pairs) -> dict[Entity, npt.NDArray[np.bool_]]:
    """Speaker -> which words of the document reports give as said by him."""
    said: dict[Entity, npt.NDArray[np.bool_]] = {}
    for place in found.places:
        if place.content:
            words = said.setdefault(place.speaker, np.zeros(len(parse), dtype=bool))
            words[list(place.content)] = True
    return said


def _stretches(parse: Parse, paragraph: int, ends: Numbers) -> Iterator[tuple[int, int]]:
    """A paragraph with sentences before it as far as there is room, or its parts."""
    first, end = parse.paragraphs[paragraph]
    if ends[end] - ends[first] <= LONGEST:
        while first > 0:
            before = parse.sentence(first - 1)[0]
            if ends[end] - ends[before] > _FILLED:
                break
            first = before
        yield first, end
        return
    start = first
    while start < end:
        stop = start
        while stop < end:
            after = min(parse.sentence(stop)[1], end)
            if stop > start and ends[after] - ends[start] > LONGEST:
                break
            stop = after
        # A sentence that is too long by itself is cut between words.
        while ends[stop] - ends[start] > LONGEST:
            stop -= 1
        yield start, stop
        start = stop
