"""Which speeches are worth reading: a logistic regression on the features of rows.

In: examples of articles. Out: the weights that `scoring.screened` adds up, less a threshold.

The encoder costs most, and most of what a document mentions is no quarrel: by grammar and rules
alone, one speech in six holds five of six acts.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from graph.extraction.stances.features import SIZES
from graph.extraction.stances.scoring import screened
from graph.learning.stances.examples import UNKNOWN, Example

# Speeches that are read of a thousand words.
READ = 18
_STEPS = 80
_RATE = 0.02
_STARTS = np.cumsum(SIZES) - np.array(SIZES)


def fit_screen(examples: Sequence[Example]) -> Tensor:
    """Weights [sum of sizes + 1], the last a bias: above 0 are READ speeches of a 1,000 words."""
    shown = [e for e in examples if e.acts is not None and len(e.pairs.rows)]
    starts = np.cumsum([0, *(len(e.pairs.pairs) for e in shown)])
    rows = torch.from_numpy(np.concatenate([e.pairs.features + _STARTS for e in shown]))
    pairs = torch.from_numpy(
        np.concatenate([e.pairs.rows[:, 2] + n for e, n in zip(shown, starts, strict=False)])
    )
    acts = torch.from_numpy(np.concatenate([e.acts for e in shown if e.acts is not None]))
    known = acts != UNKNOWN
    table = nn.EmbeddingBag(sum(SIZES), 1, mode="sum")
    nn.init.zeros_(table.weight)
    bias = nn.Parameter(torch.tensor([-4.0]))
    optimizer = torch.optim.Adam([*table.parameters(), bias], lr=_RATE)
    for _ in range(_STEPS):
        logits = _highest(table(rows)[:, 0] + bias, pairs, len(acts))
        loss = nn.functional.binary_cross_entropy_with_logits(
            logits[known], (acts[known] > 0).float()
        )
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    weights = torch.cat([table.weight.detach()[:, 0], bias.detach()])
    weights[-1] -= _threshold(shown, weights)
    return weights


def worth_reading(features: npt.NDArray[np.int64], screen: Tensor) -> npt.NDArray[np.bool_]:
    """Which rows the product would read."""
    worth: npt.NDArray[np.bool_] = screened(features, _STARTS, screen.numpy()) > 0
    return worth


def _threshold(examples: Sequence[Example], screen: Tensor) -> float:
    """What the plainest row of a speech must reach to be among the READ."""
    plainest: list[float] = []
    for example in examples:
        sums = screened(example.pairs.features, _STARTS, screen.numpy())
        best: dict[tuple[int, int], float] = {}
        for row, number in enumerate(example.pairs.rows[:, 2].tolist()):
            pair = example.pairs.pairs[number]
            key = id(pair.speaker), pair.paragraph
            best[key] = max(best.get(key, -np.inf), float(sums[row]))
        plainest += best.values()
    words = sum(len(example.parse) for example in examples)
    plainest.sort(reverse=True)
    return plainest[min(len(plainest) - 1, READ * words // 1000)]


def _highest(logits: Tensor, pairs: Tensor, count: int) -> Tensor:
    """Of the rows of each pair."""
    return torch.full((count,), -1e4).scatter_reduce(0, pairs, logits, "amax")
