"""On which side of its shape an actor's name stands: where the fewest lines run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from viz.separation import Box

Side = Literal["below", "above", "left", "right"]

# In the order in which readers expect a label; the first that lines disturb least is taken.
SIDES: tuple[Side, ...] = ("below", "above", "right", "left")
# Air between shape and label, in pixels; the page draws with the same.
GAP = 7.0
# Lines are thick, bowed and have heads: within so many pixels beside a label they disturb it.
NEAR = 34.0


@dataclass(frozen=True, slots=True)
class Figure:
    """Size of what stands for an actor, in pixels: its shape's radius, its label."""

    radius: float
    wide: float
    high: float


def box(figure: Figure, side: Side) -> Box:
    """Room that shape and label take together."""
    r, wide, high = figure.radius, figure.wide, figure.high
    if side in ("below", "above"):
        across = max(r, wide / 2)
        above, below = (r, r + GAP + high) if side == "below" else (r + GAP + high, r)
        return Box(across, above, across, below)
    along = max(r, high / 2)
    left, right = (r, r + GAP + wide) if side == "right" else (r + GAP + wide, r)
    return Box(left, along, right, along)


def choose(
    points: npt.NDArray[np.float64],
    figures: Sequence[Figure],
    lines: Sequence[tuple[int, int]],
) -> list[Side]:
    """A side for each label, given where the shapes stand and which pairs have a line."""
    towards: list[list[npt.NDArray[np.float64]]] = [[] for _ in figures]
    for a, b in lines:
        towards[a].append(points[b] - points[a])
        towards[b].append(points[a] - points[b])
    return [_best(figure, ways) for figure, ways in zip(figures, towards, strict=True)]


def _best(figure: Figure, ways: Sequence[npt.NDArray[np.float64]]) -> Side:
    scores = [sum(_nearness(figure, side, way) for way in ways) for side in SIDES]
    return SIDES[scores.index(min(scores))]


def _nearness(figure: Figure, side: Side, way: npt.NDArray[np.float64]) -> float:
    """How much a line that leaves the shape in direction `way` disturbs the label.

    1 where it runs through the label, falling to 0 where it passes `NEAR` pixels beside it.
    """
    x, y = abs(float(way[0])), float(way[1])
    depth, half = figure.high, figure.wide / 2
    if side in ("left", "right"):
        x, y = abs(y), float(way[0])
        depth, half = figure.wide, figure.high / 2
    ahead = y if side in ("below", "right") else -y
    if ahead <= 0:
        return 0.0
    nearest = min(x / ahead * off for off in (figure.radius + GAP, figure.radius + GAP + depth))
    return round(min(1.0, max(0.0, 1 - (nearest - half) / NEAR)), 3)
