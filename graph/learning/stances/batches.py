"""Speeches of examples as tensors, padded to one length.

In: examples and an epoch's number. Out: Batches, in an order that depends on seed and epoch alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from graph.extraction.stances.reader import INPUT_SIZES, rows_of, speech_input
from graph.extraction.stances.scoring import Rows
from graph.extraction.stances.speeches import Speech, as_anybodys, speeches
from graph.learning.stances.examples import NO_ACT, UNKNOWN, Example
from graph.learning.stances.names import among_strangers
from graph.learning.stances.screening import worth_reading

# Pieces of a speech, on average; a batch may hold as many for each, with its padding.
_PIECES = 96
_COLUMNS = ("heads", "sources", "targets", "above", "places", "features")

Stock = tuple[Example, tuple[Speech, ...]]
"""What is read at once: a speech of an article, or both of a sentence."""


@dataclass(slots=True)
class Batch:
    """Speeches, padded to one length; words, places and pairs are numbered through the batch.

    ids, mask: [speeches, pieces]; features: [speeches, pieces, columns]; first, last: places of the
    first and last piece of each word in the flattened pieces.
    rows: as in `scoring.Rows`, as tensors; content_words and content_places: the words of contents.
    pairs [rows]: number of each row's pair; acts: (pairs, labels) of those with a label; stances:
    (forward, backward, label) by pair, -1 for none.
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


def stock_of(example: Example, screen: Tensor, *, marked: bool) -> list[Stock]:
    """What of an example is read, with or without marks of whose speech it is.

    Of an article these are the speeches that the product would read, and those with a known act.
    """
    sizes = [len(ids) for ids in example.pieces]
    pairs = example.pairs.rows[:, 2]
    if example.acts is not None:
        worth = worth_reading(example.pairs.features, screen)
        wanted = worth | (example.acts[pairs] > NO_ACT)
    else:
        wanted = np.isin(pairs, example.stance[:2] if example.stance is not None else ())
    read = speeches(example.parse, example.pairs, sizes, wanted)
    if not marked:
        read = [as_anybodys(example.parse, speech) for speech in read]
    if example.acts is not None:
        return [(example, (speech,)) for speech in read]
    return [(example, tuple(read))] if read else []


@dataclass(frozen=True, slots=True)
class Quiet:
    """What part an epoch takes of the speeches in which nobody stands for or against another.

    speeches: of those of articles. sentences: of the single ones.
    """

    speeches: float
    sentences: float


def epoch_batches(
    stock: Sequence[Stock], epoch: int, size: int, seed: int, quiet: Quiet
) -> list[list[Stock]]:
    """What an epoch reads, in random groups of like length."""
    random = np.random.default_rng([seed, epoch])
    order = [n for n in random.permutation(len(stock)) if _is_taken(stock[n], random, quiet)]
    pool = 64 * size
    groups: list[list[Stock]] = []
    for start in range(0, len(order), pool):
        some = sorted((stock[n] for n in order[start : start + pool]), key=_pieces)
        groups += _within_budget(some, size * _PIECES)
    return [groups[place] for place in random.permutation(len(groups))]


def _is_taken(item: Stock, random: np.random.Generator, quiet: Quiet) -> bool:
    example, parts = item
    if example.acts is not None:
        pairs = np.concatenate([example.pairs.rows[speech.rows, 2] for speech in parts])
        share = 1.0 if (example.acts[pairs] > NO_ACT).any() else quiet.speeches
    else:
        neutral = example.stance is not None and example.stance[2] == 0
        share = quiet.sentences if neutral else 1.0
    return bool(random.random() < share)


def _pieces(item: Stock) -> int:
    """Of the longer speech."""
    example, parts = item
    return max(sum(len(ids) for ids in example.pieces[s.first : s.end]) for s in parts)


def _within_budget(stock: Sequence[Stock], budget: int) -> list[list[Stock]]:
    """Groups in order, each of which fills no more than `budget` pieces with its padding."""
    groups: list[list[Stock]] = [[]]
    widest = count = 0
    for item in stock:
        widest = max(widest, _pieces(item))
        count += len(item[1])
        if groups[-1] and count * widest > budget:
            groups.append([])
            widest, count = _pieces(item), len(item[1])
        groups[-1].append(item)
    return groups


def make_batch(stock: Sequence[Stock]) -> Batch:
    """One batch of these; who has which name is left to torch's random numbers."""
    random = np.random.default_rng(int(torch.randint(2**31, ())))
    inputs = []
    for example, parts in stock:
        words = among_strangers(example.pieces, example.named, random)
        inputs += [speech_input(speech, example.words, words) for speech in parts]
    width = max(len(ids) for ids, *_ in inputs)
    ids = torch.zeros(len(inputs), width, dtype=torch.long)
    mask = torch.zeros(len(inputs), width, dtype=torch.long)
    features = torch.zeros(len(inputs), width, len(INPUT_SIZES), dtype=torch.long)
    first: list[int] = []
    last: list[int] = []
    bases: list[int] = []
    for row, (pieces, marks, starts, ends) in enumerate(inputs):
        ids[row, : len(pieces)] = torch.from_numpy(pieces)
        mask[row, : len(pieces)] = 1
        features[row, : len(pieces)] = torch.from_numpy(marks)
        bases.append(len(first))
        first += [row * width + int(place) for place in starts]
        last += [row * width + int(place) for place in ends]
    gathered = _Gathered()
    base = iter(bases)
    for example, parts in stock:
        numbers = []
        for speech in parts:
            rows = rows_of(example.parse, example.pairs, speech)
            _gather_rows(gathered, rows, speech.end - speech.first, next(base), len(first))
            numbers.append(example.pairs.rows[speech.rows, 2])
        _gather_labels(gathered, example, np.concatenate(numbers))
    return Batch(
        ids, mask, features, torch.tensor(first), torch.tensor(last),
        {name: torch.from_numpy(np.concatenate(c)) for name, c in gathered.columns.items()},
        torch.tensor(gathered.content_words, dtype=torch.long),
        torch.tensor(gathered.content_places, dtype=torch.long),
        gathered.places, torch.from_numpy(np.concatenate(gathered.pairs)), gathered.count,
        (torch.tensor(gathered.labelled, dtype=torch.long),
         torch.tensor(gathered.labels, dtype=torch.long)),
        gathered.stances,
    )  # fmt: skip


def _gather_rows(gathered: _Gathered, rows: Rows, outside: int, base: int, total: int) -> None:
    """Add the rows of a speech whose words begin at `base`; `total` stands for words outside."""
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
    """Add the pairs of one example's rows, and what is known of them."""
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
