"""Fitting the reader: how long and how fast, and what a step learns from.

In: examples of articles and sentences, and a folder to work in. Out: the averaged weights.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch import Tensor

from graph.learning.fitting import Plan, Work, fit
from graph.learning.stances.batches import Stock, epoch_batches, make_batch, stock_of
from graph.learning.stances.examples import Example
from graph.learning.stances.network import Network
from graph.learning.stances.screening import fit_screen

PLAN = Plan(
    epochs=3, batch=32, rate=1.2e-4, heads_rate=1e-3, warm_up=60, average=0.99, seed=1, every=50
)  # fmt: skip


def train(
    base: Path,
    examples: Sequence[Example],
    work: Path,
    plan: Plan,
    tell: Callable[[str], None],
) -> Network:
    """The fitted network with averaged weights; checkpoints go to `work`."""
    torch.manual_seed(plan.seed)
    screen = fit_screen(examples)
    stock = [item for example in examples for item in stock_of(example, screen)]
    sentences = sum(example.stance is not None for example, _ in stock)
    tell(f"{len(stock) - sentences:,} speeches and {sentences:,} sentences to read")
    network = Network(base, screen)
    epochs = [epoch_batches(stock, e, plan.batch, plan.seed) for e in range(plan.epochs)]
    groups = [group for epoch in epochs for group in epoch]
    # What is added to the vectors of words learns as slowly as these, or it would drown them.
    slow = [*network.encoder.bert.parameters(), *network.encoder.features.parameters()]
    return fit(Work(network, Network(base, screen), groups, _loss, slow), work, plan, tell)


def _loss(network: Network, group: list[Stock]) -> tuple[Tensor, dict[str, float]]:
    loss, acts, stances = network.loss(make_batch(group))
    return loss, {"acts": acts, "stances": stances}
