"""Windows of examples as tensors, padded to one length.

In: examples and an epoch's number. Out: Batches, in an order that depends on seed and epoch alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from graph.extraction.stances.features import WORD_SIZES
from graph.extraction.stances.reader import rows_in, rows_of, window_input
from graph.extraction.stances.scoring import Rows
from graph.extraction.tagger.windows import LONGEST, Window, windows
from graph.learning.stances.examples import UNKNOWN, Example

# The longest window of an epoch is drawn from this to LONGEST, so that windows vary.
_SHORTEST_LONGEST = 160
# Pieces that a batch may hold with its padding.
_PIECES = 230

_COLUMNS = ("heads", "sources", "targets", "above", "places", "features")

Stock = tuple[Example, Window]


@dataclass(slots=True)
class Batch:
    """Windows of one length; words, places and pairs are numbered through the batch.

    ids, mask: [windows, pieces]; features: [windows, pieces, columns]; first, last: places of the
    first and last piece of each word in the flattened pieces.
    rows: as in `scoring.Rows`, as tensors; content_words and content_places: the words of contents.
    pairs [rows]: number of each row's pair; acts: (pairs, labels) of those with a label; stances:
    (forward, backward, label) by pair, -1 for none. told: (words, labels [.., 2]).
    """

    ids: Tensor
    mask: Tensor
    features: Tensor
    first: Tensor
    last: Tensor
    rows: dict[str, Tensor]
    content_words: Tensor
    content_places: Tensor
    places: int
    pairs: Tensor
    count: int
    acts: tuple[Tensor, Tensor]
    stances: list[tuple[int, int, int]]
    told: tuple[Tensor, Tensor]


@dataclass(slots=True)
class _Gathered:
    """The rows of a batch while it is put together."""

    columns: dict[str, list[np.ndarray[tuple[int, ...], np.dtype[np.int64]]]] = field(
        default_factory=lambda: {name: [] for name in _COLUMNS}
    )
    content_words: list[int] = field(default_factory=list)
    content_places: list[int] = field(default_factory=list)
    pairs: list[np.ndarray[tuple[int, ...], np.dtype[np.int64]]] = field(default_factory=list)
    labelled: list[int] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    stances: list[tuple[int, int, int]] = field(default_factory=list)
    places: int = 0
    count: int = 0


def in_windows(example: Example, longest: int) -> list[Stock]:
    """An example with each of its windows."""
    packed = windows(example.parse, [len(ids) for ids in example.pieces], longest)
    return [(example, window) for window in packed]


def epoch_batches(
    examples: Sequence[Example], epoch: int, size: int, seed: int
) -> list[list[Stock]]:
    """All windows of all examples once, in random groups of windows of like length."""
    random = np.random.default_rng([seed, epoch])
    stock: list[Stock] = []
    for example in examples:
        stock += in_windows(example, int(random.integers(_SHORTEST_LONGEST, LONGEST + 1)))
    order = list(random.permutation(len(stock)))
    pool = 64 * size
    groups: list[list[Stock]] = []
    for start in range(0, len(order), pool):
        some = sorted((stock[n] for n in order[start : start + pool]), key=_pieces)
        groups += _within_budget(some, size * _PIECES)
    return [groups[place] for place in random.permutation(len(groups))]


def _pieces(item: Stock) -> int:
    example, window = item
    return sum(len(ids) for ids in example.pieces[window.first : window.end])


def _within_budget(stock: Sequence[Stock], budget: int) -> list[list[Stock]]:
    """Groups in order, each of which fills no more than `budget` pieces with its padding."""
    groups: list[list[Stock]] = [[]]
    widest = 0
    for item in stock:
        widest = max(widest, _pieces(item))
        if groups[-1] and (len(groups[-1]) + 1) * widest > budget:
            groups.append([])
            widest = _pieces(item)
        groups[-1].append(item)
    return groups


def make_batch(stock: Sequence[Stock]) -> Batch | None:
    """One batch of these windows; None if they hold no pair."""
    inputs = [window_input(window, example.words, example.pieces) for example, window in stock]
    width = max(len(ids) for ids, *_ in inputs)
    ids = torch.zeros(len(inputs), width, dtype=torch.long)
    mask = torch.zeros(len(inputs), width, dtype=torch.long)
    features = torch.zeros(len(inputs), width, len(WORD_SIZES), dtype=torch.long)
    first: list[int] = []
    last: list[int] = []
    told: list[tuple[np.ndarray[tuple[int, ...], np.dtype[np.int64]], ...]] = []
    total = sum(window.end - window.first for _, window in stock)
    gathered = _Gathered()
    for row, ((example, window), (pieces, marks, starts, ends)) in enumerate(
        zip(stock, inputs, strict=True)
    ):
        ids[row, : len(pieces)] = torch.from_numpy(pieces)
        mask[row, : len(pieces)] = 1
        features[row, : len(pieces)] = torch.from_numpy(marks)
        here = rows_in(example.parse, example.pairs, window)
        if len(here):
            rows = rows_of(example.parse, example.pairs, window, here)
            _gather_rows(gathered, rows, window.end - window.first, len(first), total)
            _gather_labels(gathered, example, example.pairs.rows[here, 2])
        if example.told is not None:
            labels = example.told[window.first : window.end]
            told.append((np.arange(len(first), len(first) + len(labels)), labels))
        first += [row * width + int(place) for place in starts]
        last += [row * width + int(place) for place in ends]
    if not gathered.pairs:
        return None
    return Batch(
        ids, mask, features, torch.tensor(first), torch.tensor(last),
        {name: torch.from_numpy(np.concatenate(c)) for name, c in gathered.columns.items()},
        torch.tensor(gathered.content_words, dtype=torch.long),
        torch.tensor(gathered.content_places, dtype=torch.long),
        gathered.places, torch.from_numpy(np.concatenate(gathered.pairs)), gathered.count,
        (torch.tensor(gathered.labelled, dtype=torch.long),
         torch.tensor(gathered.labels, dtype=torch.long)),
        gathered.stances,
        (torch.from_numpy(np.concatenate([np.zeros(0, np.int64), *(w for w, _ in told)])),
         torch.from_numpy(np.concatenate([np.zeros((0, 2), np.int64), *(x for _, x in told)]))),
    )  # fmt: skip


def _gather_rows(gathered: _Gathered, rows: Rows, outside: int, base: int, total: int) -> None:
    """Add the rows of a window whose words begin at `base`; `total` stands for words outside."""
    for name in ("heads", "sources", "targets", "above"):
        words = getattr(rows, name)
        gathered.columns[name].append(np.where(words < outside, words + base, total))
    gathered.columns["places"].append(rows.places + gathered.places)
    gathered.columns["features"].append(rows.features)
    for place, words in enumerate(rows.contents, gathered.places):
        gathered.content_words += [base + int(word) for word in words]
        gathered.content_places += [place] * len(words)
    gathered.places += len(rows.contents)


def _gather_labels(
    gathered: _Gathered, example: Example, pairs: np.ndarray[tuple[int, ...], np.dtype[np.int64]]
) -> None:
    """Add the pairs of a window's rows, and what is known of them."""
    known, numbers = np.unique(pairs, return_inverse=True)
    gathered.pairs.append(numbers + gathered.count)
    if example.acts is not None:
        labels = example.acts[known]
        gathered.labelled += (gathered.count + np.flatnonzero(labels != UNKNOWN)).tolist()
        gathered.labels += labels[labels != UNKNOWN].tolist()
    if example.stance is not None:
        place = {int(pair): n for n, pair in enumerate(known, gathered.count)}
        forward, backward, label = example.stance
        gathered.stances.append((place.get(forward, -1), place.get(backward, -1), label))
    gathered.count += len(known)
