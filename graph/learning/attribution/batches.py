"""Windows of examples as tensors, padded to one length.

In: examples and an epoch's number. Out: Batches, in an order that depends on seed and epoch alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from graph.extraction.tagger.decode import between_class, distance_class
from graph.extraction.tagger.features import COLUMNS
from graph.extraction.tagger.tags import CONTENT, CUE, SOURCE, parts_of
from graph.extraction.tagger.windows import LONGEST, Window, windows
from graph.learning.attribution.examples import Example
from graph.learning.attribution.labels import NOBODY, Labels

# [CLS] and [SEP] of BERT's vocabulary.
CLS, SEP = 101, 102
# The longest window of an epoch is drawn from this to LONGEST, so that windows vary.
_SHORTEST_LONGEST = 160

Stock = tuple[Example, Window, Labels]


@dataclass(slots=True)
class Links:
    """Which of some candidates a part belongs to.

    part, candidates: rows of the batch's words as (first, last). Candidate 0 stands for none where
    `kind` is 1 (cue-source). distances, betweens: classes, one for each candidate. right: place of
    the right candidate.
    """

    kind: int
    part: tuple[int, int]
    candidates: list[tuple[int, int]]
    distances: list[int]
    betweens: list[int]
    right: int


@dataclass(slots=True)
class Batch:
    """Windows of one length; words are numbered through the batch.

    ids, mask: [windows, pieces]; features: [windows, pieces, columns]; first, last: places of the
    first and last piece of each word in the flattened pieces. segments: rows of words; tags: one
    list a segment.
    """

    ids: Tensor
    mask: Tensor
    features: Tensor
    first: Tensor
    last: Tensor
    segments: list[tuple[int, int]]
    tags: list[list[int]]
    links: list[Links]


def pieces_of(
    example: Example, window: Window
) -> tuple[list[int], list[list[int]], list[int], list[int]]:
    """Ids, features, and the first and last place of each word, with [CLS] and [SEP] around."""
    ids, rows, first, last = [CLS], [[0] * len(COLUMNS)], [], []
    for word in range(window.first, window.end):
        first.append(len(ids))
        ids += example.pieces[word]
        rows += [example.features[word].tolist()] * len(example.pieces[word])
        last.append(len(ids) - 1)
    return [*ids, SEP], [*rows, [0] * len(COLUMNS)], first, last


def epoch_windows(
    examples: Sequence[Example], epoch: int, size: int, seed: int
) -> list[list[Stock]]:
    """All windows of all examples once, in random groups of windows of like length."""
    random = np.random.default_rng([seed, epoch])
    stock: list[Stock] = []
    for example in examples:
        labels = example.labels[epoch % len(example.labels)]
        longest = int(random.integers(_SHORTEST_LONGEST, LONGEST + 1))
        packed = windows(example.parse, [len(p) for p in example.pieces], longest)
        stock += [(example, window, labels) for window in packed]
    order = list(random.permutation(len(stock)))
    # Windows of like length come together, from pools that are random themselves.
    pool = 16 * size
    groups: list[list[Stock]] = []
    for start in range(0, len(order), pool):
        some = [stock[n] for n in order[start : start + pool]]
        some.sort(key=lambda item: item[1].end - item[1].first)
        groups += [some[n : n + size] for n in range(0, len(some), size)]
    return [groups[place] for place in random.permutation(len(groups))]


def make_batch(stock: Sequence[Stock]) -> Batch:
    """One batch of these windows."""
    packed = [pieces_of(example, window) for example, window, _ in stock]
    width = max(len(ids) for ids, _, _, _ in packed)
    ids = torch.zeros(len(packed), width, dtype=torch.long)
    mask = torch.zeros(len(packed), width, dtype=torch.long)
    features = torch.zeros(len(packed), width, len(COLUMNS), dtype=torch.long)
    first: list[int] = []
    last: list[int] = []
    batch = Batch(ids, mask, features, ids, ids, [], [], [])
    for row, (pieces, rows, starts, ends) in enumerate(packed):
        ids[row, : len(pieces)] = torch.tensor(pieces)
        mask[row, : len(pieces)] = 1
        features[row, : len(pieces)] = torch.tensor(rows)
        _, window, labels = stock[row]
        shift = len(first) - window.first
        first += [row * width + place for place in starts]
        last += [row * width + place for place in ends]
        tags = labels.tags(window.segments)
        batch.segments += [(a + shift, b + shift) for a, b in window.segments]
        batch.tags += tags
        batch.links += _links(window, tags, labels, shift)
    batch.first, batch.last = torch.tensor(first), torch.tensor(last)
    return batch


def _links(
    window: Window, tags: list[list[int]], labels: Labels, shift: int
) -> Iterator[Links]:
    parts: list[list[tuple[int, int]]] = [[], [], []]
    for (base, _), sequence in zip(window.segments, tags, strict=True):
        for part, first, end in parts_of(sequence):
            parts[part].append((base + first, base + end))
    owners = [{labels.owner[p[0]]: n for n, p in enumerate(some)} for some in parts]

    def rows(part: tuple[int, int]) -> tuple[int, int]:
        return part[0] + shift, part[1] - 1 + shift

    def made(kind: int, part: tuple[int, int], others: list[tuple[int, int]], right: int) -> Links:
        return Links(
            kind,
            rows(part),
            [rows(other) for other in others],
            [distance_class(part, other) for other in others],
            [between_class(part, other, others) for other in others],
            right,
        )

    for content in parts[CONTENT]:
        cue = owners[CUE].get(labels.cue_of[labels.owner[content[0]]])
        if cue is not None and len(parts[CUE]) > 1:
            yield made(0, content, parts[CUE], cue)
    for cue_part in parts[CUE]:
        source = labels.source_of[labels.owner[cue_part[0]]]
        right = -1 if source == NOBODY else owners[SOURCE].get(source)
        if right is not None and parts[SOURCE]:
            yield made(1, cue_part, parts[SOURCE], right)
