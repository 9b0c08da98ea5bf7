"""Fitting the network, with checkpoints: a run that was stopped goes on where it was.

In: examples and a folder to work in. Out: the averaged weights.

The optimiser is AdamW with a linear warm-up and a linear way down; what is kept is an exponential
average of the weights (Polyak and Juditsky, 1992).
"""

from __future__ import annotations

import contextlib
import ctypes
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from graph.learning.attribution.batches import epoch_windows, make_batch
from graph.learning.attribution.examples import Example
from graph.learning.attribution.network import Network


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn."""

    epochs: int = 6
    batch: int = 14
    rate: float = 1.6e-4
    heads_rate: float = 1e-3
    warm_up: int = 80
    average: float = 0.995
    seed: int = 1
    every: int = 50


def train(
    base: Path, examples: Sequence[Example], work: Path, plan: Plan, tell: Callable[[str], None]
) -> Network:
    """The fitted network with averaged weights; checkpoints go to `work`."""
    torch.manual_seed(plan.seed)
    network, averaged = Network(base), Network(base)
    averaged.load_state_dict(network.state_dict())
    optimizer = torch.optim.AdamW(_groups(network, plan), weight_decay=0.01)
    epochs = [epoch_windows(examples, e, plan.batch, plan.seed) for e in range(plan.epochs)]
    groups = [group for epoch in epochs for group in epoch]
    steps = len(groups)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / plan.warm_up, max(0.0, (steps - s) / steps))
    )
    saved = work / "checkpoint.pt"
    done = 0
    if saved.exists():
        state = torch.load(saved, weights_only=True)
        done = state["step"]
        for part, name in ((network, "network"), (averaged, "averaged"),
                           (optimizer, "optimizer"), (schedule, "schedule")):  # fmt: skip
            part.load_state_dict(state[name])
        tell(f"going on after step {done} of {steps}")
    loss_sum, words, began = 0.0, 0, time.monotonic()
    for step, group in enumerate(groups[done:], done + 1):
        torch.manual_seed(plan.seed * 1_000_003 + step)
        batch = make_batch(group)
        network.train()
        loss = network(batch)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        _average(averaged, network, min(plan.average, (step + 1) / (step + 10)))
        loss_sum += loss.item()
        words += len(batch.first)
        if step % plan.every == 0 or step == steps:
            speed = words / (time.monotonic() - began)
            tell(f"step {step} of {steps}: loss {loss_sum / plan.every:.3f}, {speed:.0f} words/s")
            loss_sum, words, began = 0.0, 0, time.monotonic()
            _save(saved, step, network, averaged, optimizer, schedule)
            _give_memory_back()
    averaged.eval()
    return averaged


def _groups(network: Network, plan: Plan) -> list[dict[str, object]]:
    """The pretrained weights learn slowly, all others fast."""
    pretrained = list(network.encoder.bert.parameters())
    ours = {id(p) for p in pretrained}
    return [
        {"params": pretrained, "lr": plan.rate},
        {"params": [p for p in network.parameters() if id(p) not in ours], "lr": plan.heads_rate},
    ]


def _average(averaged: Network, network: Network, keep: float) -> None:
    with torch.no_grad():
        for mean, now in zip(averaged.parameters(), network.parameters(), strict=True):
            mean.lerp_(now, 1 - keep)


def _save(path: Path, step: int, network: Network, averaged: Network,
          optimizer: torch.optim.Optimizer,
          schedule: torch.optim.lr_scheduler.LambdaLR) -> None:  # fmt: skip
    state = {
        "step": step,
        "network": network.state_dict(),
        "averaged": averaged.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
    }
    fresh = path.with_suffix(".new")
    torch.save(state, fresh)
    fresh.replace(path)


def _give_memory_back() -> None:
    """Freed tensors of ever new sizes stay with glibc: 11 GB after an hour, and still growing."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
