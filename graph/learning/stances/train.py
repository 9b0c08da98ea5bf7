"""Fitting the reader: how long and how fast, and what a step learns from.

In: examples of articles and sentences, and a folder to work in. Out: the averaged weights.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch import Tensor

from graph.learning.fitting import Plan, Work, fit
from graph.learning.stances.batches import Stock, epoch_batches, make_batch
from graph.learning.stances.examples import Example
from graph.learning.stances.network import Network

PLAN = Plan(
    epochs=3, batch=4, rate=1.5e-4, heads_rate=1e-3, warm_up=200, average=0.998, seed=1, every=200
)  # fmt: skip


def train(
    base: Path,
    tagger: dict[str, Tensor],
    examples: Sequence[Example],
    work: Path,
    plan: Plan,
    tell: Callable[[str], None],
) -> Network:
    """The fitted network with averaged weights; checkpoints go to `work`.

    tagger: the weights of the tagger's encoder, from which the reader's begins.
    """
    torch.manual_seed(plan.seed)
    network = Network(base)
    network.encoder.begin_as(tagger)
    epochs = [epoch_batches(examples, e, plan.batch, plan.seed) for e in range(plan.epochs)]
    groups = [group for epoch in epochs for group in epoch]
    return fit(Work(network, Network(base), groups, _loss), work, plan, tell)


def _loss(network: Network, group: list[Stock]) -> tuple[Tensor, dict[str, float]] | None:
    batch = make_batch(group)
    if batch is None:
        return None
    loss, acts, stances = network.loss(batch)
    return loss, {"acts": acts, "stances": stances}
