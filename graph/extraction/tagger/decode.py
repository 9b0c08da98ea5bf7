"""Scores of words -> attributions: the best tags, then who belongs to whom.

In: what the encoder gives for each word (Scores), the paragraphs, and the learned heads (Heads).
Out: Found values in text order of their cues.

Tags come from a linear-chain CRF (Lafferty et al., 2001) by Viterbi's algorithm, restarted at each
paragraph. Links are scored as in biaffine parsing (Dozat and Manning, 2017), between the first and
last words of two parts, with a learned term for how far apart they stand: each content takes its
best cue, and each cue its best source or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.extraction.tagger.tags import CONTENT, CUE, SOURCE, TAGS, may_follow, parts_of

Array = npt.NDArray[np.float32]

# Slots of the link vectors of a word, each for the first and the last word of a part.
CONTENT_SLOT, CUE_OF_CONTENT, CUE_OF_SOURCE, SOURCE_SLOT = 0, 2, 4, 6
SLOTS = 8

# Distance between two parts in words, in classes that widen; signed.
_STEPS = (0, 1, 2, 4, 8, 16, 32, 64, 128)
DISTANCES = 2 * len(_STEPS) + 1
# Parts of the other kind that stand in between: none to three or more, on either side.
BETWEEN = 4
FORBIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class Heads:
    """What is learned beside the encoder.

    start [tags], transitions [from, to]: of the CRF; outside: added to tag O.
    distance [2, DISTANCES], between [2, 2 * BETWEEN]: for links content-cue and cue-source.
    no_source [slot width]: what a cue without a source is compared with.
    """

    start: Array
    transitions: Array
    distance: Array
    between: Array
    no_source: Array
    outside: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in tokens, each part as [first, end); `source` is None where none is named."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]


def _allowed(heads: Heads) -> tuple[Array, Array]:
    """Start and transition scores in which impossible steps are forbidden."""
    start, steps = heads.start.copy(), heads.transitions.copy()
    for tag in range(len(TAGS)):
        if not may_follow(tag, None):
            start[tag] = FORBIDDEN
        for before in range(len(TAGS)):
            if not may_follow(tag, before):
                steps[before, tag] = FORBIDDEN
    return start, steps


def best_tags(
    emissions: Array, segments: Sequence[tuple[int, int]], heads: Heads
) -> list[list[int]]:
    """The best tags of each segment; emissions: [words, tags] of the document."""
    if not segments:
        return []
    start, steps = _allowed(heads)
    lengths = np.array([end - first for first, end in segments])
    longest = int(lengths.max())
    padded = np.zeros((len(segments), longest, len(TAGS)), dtype=np.float32)
    for row, (first, end) in enumerate(segments):
        padded[row, : end - first] = emissions[first:end]
    padded[:, :, 0] += heads.outside
    best = start + padded[:, 0]
    came_from = np.zeros((longest, len(segments), len(TAGS)), dtype=np.int64)
    for place in range(1, longest):
        reached = best[:, :, None] + steps
        came_from[place] = reached.argmax(axis=1)
        going = (place < lengths)[:, None]
        best = np.where(going, reached.max(axis=1) + padded[:, place], best)
    return [
        _traced(int(best[row].argmax()), came_from[1 : lengths[row], row])
        for row in range(len(segments))
    ]


def _traced(last: int, came_from: npt.NDArray[np.int64]) -> list[int]:
    tags = [last]
    for step in came_from[::-1]:
        tags.append(int(step[tags[-1]]))
    return tags[::-1]


def distance_class(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Class of the words between two parts; the sign says whether `other` comes after."""
    if other[0] >= one[1]:
        return len(_STEPS) + _step(other[0] - one[1]) + 1
    if one[0] >= other[1]:
        return len(_STEPS) - _step(one[0] - other[1]) - 1
    return len(_STEPS)


def _step(words: int) -> int:
    return max(n for n, least in enumerate(_STEPS) if words >= least)


def between_class(
    one: tuple[int, int], other: tuple[int, int], others: Sequence[tuple[int, int]]
) -> int:
    """Class of the number of `others` between two parts; by side."""
    if other[0] >= one[0]:
        return BETWEEN + min(sum(one[0] <= p[0] < other[0] for p in others), BETWEEN - 1)
    return min(sum(other[0] < p[0] < one[0] for p in others), BETWEEN - 1)


def link(
    tags: Sequence[list[int]], segments: Sequence[tuple[int, int]], vectors: Array, heads: Heads
) -> list[Found]:
    """The attributions of one window.

    tags: of each segment. vectors: [words of the document, SLOTS, width] link vectors.
    """
    parts: list[list[tuple[int, int]]] = [[], [], []]
    for (base, _), sequence in zip(segments, tags, strict=True):
        for part, first, end in parts_of(sequence):
            parts[part].append((base + first, base + end))
    sources, cues, contents = parts[SOURCE], parts[CUE], parts[CONTENT]
    said: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for content in contents:
        if cues:
            scores = _scores(content, cues, vectors, CONTENT_SLOT, CUE_OF_CONTENT, heads, 0)
            said.setdefault(cues[int(np.argmax(scores))], []).append(content)
    found = []
    for cue in cues:
        if cue in said:
            scores = _scores(cue, sources, vectors, CUE_OF_SOURCE, SOURCE_SLOT, heads, 1)
            asking = _vector(vectors, cue, CUE_OF_SOURCE)
            none = float(asking @ heads.no_source) / np.sqrt(len(asking))
            best = int(np.argmax(scores)) if sources else -1
            named = best >= 0 and scores[best] >= none
            found.append(Found(sources[best] if named else None, cue, tuple(said[cue])))
    return found


def _scores(
    one: tuple[int, int],
    others: Sequence[tuple[int, int]],
    vectors: Array,
    slot: int,
    other_slot: int,
    heads: Heads,
    kind: int,
) -> list[float]:
    asking = _vector(vectors, one, slot)
    scale = float(np.sqrt(len(asking)))
    return [
        float(asking @ _vector(vectors, other, other_slot)) / scale
        + float(heads.distance[kind, distance_class(one, other)])
        + float(heads.between[kind, between_class(one, other, others)])
        for other in others
    ]


def _vector(vectors: Array, part: tuple[int, int], slot: int) -> Array:
    first, end = part
    vector: Array = vectors[first, slot] + vectors[end - 1, slot + 1]
    return vector
