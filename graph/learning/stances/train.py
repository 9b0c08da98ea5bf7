"""Fitting the two models: from which encoder, how long and how fast, and what a step learns from.

In: examples of articles and sentences, and a folder to work in. Out: the averaged weights.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from graph.extraction.stances.model import READING, SKIMMING
from graph.learning import pretrained
from graph.learning.fitting import Plan, Work, fit
from graph.learning.stances.batches import Quiet, Stock, epoch_batches, make_batch, stock_of
from graph.learning.stances.examples import Example
from graph.learning.stances.network import Network
from graph.learning.stances.screening import fit_screen


@dataclass(frozen=True, slots=True)
class Course:
    """How one model is learned, and the names of its files.

    pretrained: the folder of the encoder that it begins with, of which `layers` are kept.
    marked: whether it reads a speech as its speaker's, or as anybody's.
    rounds: each begins with the weights that the one before has averaged.
    """

    files: tuple[str, str]
    pretrained: Callable[[Path], Path]
    layers: int
    marked: bool
    rounds: tuple[Plan, ...]
    quiet: Quiet


def _plan(epochs: int, rate: float, seed: int) -> Plan:
    return Plan(epochs, 32, rate, heads_rate=1e-3, warm_up=60, average=0.99, seed=seed)


COURSES = {
    "skimming": Course(
        files=SKIMMING,
        pretrained=pretrained.minilm,
        layers=3,
        marked=False,
        rounds=(_plan(epochs=4, rate=1.2e-4, seed=1),),
        quiet=Quiet(speeches=0.5, sentences=0.5),
    ),
    "reading": Course(
        files=READING,
        pretrained=pretrained.mpnet,
        layers=8,
        marked=True,
        rounds=(_plan(epochs=2, rate=6e-5, seed=1), _plan(epochs=2, rate=4e-5, seed=2)),
        quiet=Quiet(speeches=0.25, sentences=0.33),
    ),
}


def train(
    course: Course, examples: Sequence[Example], work: Path, tell: Callable[[str], None]
) -> Network:
    """The fitted network with averaged weights; checkpoints go to `work`."""
    torch.manual_seed(course.rounds[0].seed)
    screen = fit_screen(examples)
    stock = [
        item for example in examples for item in stock_of(example, screen, marked=course.marked)
    ]
    sentences = sum(example.stance is not None for example, _ in stock)
    tell(f"{len(stock) - sentences:,} speeches and {sentences:,} sentences to read")
    base = course.pretrained(work)
    network = Network(base, course.layers, screen)
    averaged = Network(base, course.layers, screen)
    # What is added to the vectors of words learns as slowly as these, or it would drown them.
    slow = [*network.encoder.bert.parameters(), *network.encoder.features.parameters()]
    for number, plan in enumerate(course.rounds, 1):
        groups = [
            group
            for epoch in range(plan.epochs)
            for group in epoch_batches(stock, epoch, plan.batch, plan.seed, course.quiet)
        ]
        folder = work / f"round-{number}"
        folder.mkdir(exist_ok=True)
        fit(Work(network, averaged, groups, _loss, slow), folder, plan, tell)
        network.load_state_dict(averaged.state_dict())
    network.eval()
    return network


def _loss(network: Network, group: list[Stock]) -> tuple[Tensor, dict[str, float]]:
    loss, acts, stances = network.loss(make_batch(group))
    return loss, {"acts": acts, "stances": stances}
