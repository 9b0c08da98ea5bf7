"""Fitting the tagger: how long and how fast, and what a step learns from.

In: examples and a folder to work in. Out: the averaged weights.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch import Tensor

from graph.learning.attribution.batches import Stock, epoch_windows, make_batch
from graph.learning.attribution.examples import Example
from graph.learning.attribution.network import Network
from graph.learning.fitting import Plan, Work, fit

PLAN = Plan(
    epochs=6, batch=14, rate=1.6e-4, heads_rate=1e-3, warm_up=80, average=0.995, seed=1
)  # fmt: skip


def train(
    base: Path, examples: Sequence[Example], work: Path, plan: Plan, tell: Callable[[str], None]
) -> Network:
    """The fitted network with averaged weights; checkpoints go to `work`."""
    torch.manual_seed(plan.seed)
    epochs = [epoch_windows(examples, e, plan.batch, plan.seed) for e in range(plan.epochs)]
    groups = [group for epoch in epochs for group in epoch]
    network = Network(base)
    slow = list(network.encoder.bert.parameters())
    return fit(Work(network, Network(base), groups, _loss, slow), work, plan, tell)


def _loss(network: Network, group: list[Stock]) -> tuple[Tensor, dict[str, float]]:
    loss = network(make_batch(group))
    return loss, {"loss": loss.item()}
