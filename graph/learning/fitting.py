"""Fitting a network, with checkpoints: a run that was stopped goes on where it was.

In: a network, groups of examples, and the loss of a group. Out: the averaged weights. torch is
needed.

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
from typing import Any, Generic, TypeVar

import torch
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn.

    batch: windows a step. rate: of the pretrained weights; heads_rate: of all others. warm_up:
    steps until the rate is reached. average: share of the average that stays with each step. every:
    steps between checkpoints.
    """

    epochs: int
    batch: int
    rate: float
    heads_rate: float
    warm_up: int
    average: float
    seed: int
    every: int = 50


Group = TypeVar("Group")
Fitted = TypeVar("Fitted", bound=nn.Module)


@dataclass(frozen=True, slots=True)
class Work(Generic[Fitted, Group]):
    """What to fit: a network and its copy for the average, the groups of all steps in order.

    loss: of a group, with a number for progress lines by name; None if there is nothing to learn.
    slow: the parameters that learn at the rate of the pretrained; all others learn fast.
    """

    network: Fitted
    averaged: Fitted
    groups: Sequence[Group]
    loss: Callable[[Fitted, Group], tuple[Tensor, dict[str, float]] | None]
    slow: Sequence[nn.Parameter]


def fit(task: Work[Fitted, Group], folder: Path, plan: Plan, tell: Callable[[str], None]) -> Fitted:
    """The fitted network with averaged weights; checkpoints go to `folder`."""
    network, averaged = task.network, task.averaged
    averaged.load_state_dict(network.state_dict())
    optimizer = torch.optim.AdamW(_groups(network, task.slow, plan), weight_decay=0.01)
    steps = len(task.groups)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / plan.warm_up, max(0.0, (steps - s) / steps))
    )
    state = _State(folder / "checkpoint.pt", network, averaged, optimizer, schedule)
    done = state.load()
    if done:
        tell(f"going on after step {done} of {steps}")
    progress = _Progress(tell, steps)
    for step, group in enumerate(task.groups[done:], done + 1):
        torch.manual_seed(plan.seed * 1_000_003 + step)
        network.train()
        result = task.loss(network, group)
        if result is not None:
            loss, told = result
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            progress.add(told)
        schedule.step()
        _average(averaged, network, min(plan.average, (step + 1) / (step + 10)))
        if step % plan.every == 0 or step == steps:
            progress.say(step)
            state.save(step)
            _give_memory_back()
    averaged.eval()
    return averaged


def _groups(
    network: nn.Module, slow: Sequence[nn.Parameter], plan: Plan
) -> list[dict[str, object]]:
    known = {id(p) for p in slow}
    fast = [p for p in network.parameters() if id(p) not in known]
    return [
        {"params": list(slow), "lr": plan.rate},
        {"params": fast, "lr": plan.heads_rate},
    ]


def _average(averaged: nn.Module, network: nn.Module, keep: float) -> None:
    with torch.no_grad():
        for mean, now in zip(averaged.parameters(), network.parameters(), strict=True):
            mean.lerp_(now, 1 - keep)


class _Progress:
    """Means of what the steps since the last line told."""

    def __init__(self, tell: Callable[[str], None], steps: int) -> None:
        self._tell, self._steps = tell, steps
        self._start()

    def _start(self) -> None:
        self._sums: dict[str, float] = {}
        self._count = 0
        self._began = time.monotonic()

    def add(self, told: dict[str, float]) -> None:
        self._count += 1
        for name, value in told.items():
            self._sums[name] = self._sums.get(name, 0.0) + value

    def say(self, step: int) -> None:
        count = max(self._count, 1)
        seconds = (time.monotonic() - self._began) / count
        means = ", ".join(f"{name} {value / count:.3f}" for name, value in self._sums.items())
        self._tell(f"step {step} of {self._steps}: {means}, {seconds:.2f} s a step")
        self._start()


class _State:
    """Everything that a run needs to go on."""

    def __init__(self, path: Path, network: nn.Module, averaged: nn.Module,
                 optimizer: torch.optim.Optimizer,
                 schedule: torch.optim.lr_scheduler.LambdaLR) -> None:  # fmt: skip
        self._path = path
        self._parts: dict[str, Any] = {
            "network": network,
            "averaged": averaged,
            "optimizer": optimizer,
            "schedule": schedule,
        }

    def load(self) -> int:
        """Go back to the last checkpoint; the number of steps that it had done."""
        if not self._path.exists():
            return 0
        state = torch.load(self._path, weights_only=True)
        for name, part in self._parts.items():
            part.load_state_dict(state[name])
        done: int = state["step"]
        return done

    def save(self, step: int) -> None:
        state = {name: part.state_dict() for name, part in self._parts.items()}
        fresh = self._path.with_suffix(".new")
        torch.save(state | {"step": step}, fresh)
        fresh.replace(self._path)


def _give_memory_back() -> None:
    """Freed tensors of ever new sizes stay with glibc: 11 GB after an hour, and still growing."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
