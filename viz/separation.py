"""Keeps what is drawn apart: boxes of shape and label, lines through boxes, components."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree  # type: ignore[import-untyped]

Points = npt.NDArray[np.float64]

# Air kept around a box, and around a whole component, in pixels.
AIR, COMPONENT_AIR = 14.0, 46.0
# Lines are kept off the boxes of others up to this many nodes a component: above, a line
# crosses something wherever it runs.
CLEAR_LINES = 100
# Rounds of pushing: most drawings are settled in fewer, and in those that are not, more rounds
# push the same things to and fro.
ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Box:
    """Room that an actor takes around its centre with its label, in pixels to each side."""

    left: float
    up: float
    right: float
    down: float


def separate(points: Points, boxes: Sequence[Box], lines: Sequence[tuple[int, int]]) -> Points:
    """The points moved as little as needed for boxes not to overlap and lines to miss boxes.

    lines: pairs of positions in `points`. A box may still be touched where hundreds of nodes
    leave no room: the search stops after a fixed number of rounds.
    """
    points = points.astype(np.float64).copy()
    offset = np.array([[(b.right - b.left) / 2, (b.down - b.up) / 2] for b in boxes])
    half = np.array([[(b.right + b.left) / 2, (b.down + b.up) / 2] for b in boxes]) + AIR / 2
    clear = bool(lines) and 2 < len(boxes) <= CLEAR_LINES
    ends = np.array(lines, dtype=np.intp).reshape(-1, 2)
    for _ in range(ROUNDS):
        moved = _push_boxes(points, offset, half)
        if clear:
            moved = _push_off_lines(points, offset, half, ends) or moved
        if not moved:
            break
    # The last word is the boxes': a line under a label is legible, two labels are not.
    for _ in range(ROUNDS):
        if not _push_boxes(points, offset, half):
            break
    return points


def _push_boxes(points: Points, offset: Points, half: Points) -> bool:
    """Moves overlapping boxes apart along the shorter way out. True if any moved."""
    centres = points + offset
    reach = 2 * float(np.hypot(*half.T).max())
    pairs = cKDTree(centres).query_pairs(reach, output_type="ndarray")
    if not len(pairs):
        return False
    a, b = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))].T
    gap = centres[b] - centres[a]
    over_x, over_y = (half[a] + half[b] - np.abs(gap)).T
    hit = (over_x > 0.5) & (over_y > 0.5)
    if not hit.any():
        return False
    a, b, gap, over_x, over_y = a[hit], b[hit], gap[hit], over_x[hit], over_y[hit]
    sideways = over_x < over_y
    # Two boxes on one spot have no way out of their own: index order decides.
    side = np.where(gap == 0, 1.0, np.sign(gap))
    push = np.column_stack(
        [np.where(sideways, over_x * side[:, 0], 0), np.where(sideways, 0, over_y * side[:, 1])]
    )
    np.add.at(points, a, -push * 0.3)
    np.add.at(points, b, push * 0.3)
    return True


def _push_off_lines(
    points: Points, offset: Points, half: Points, lines: npt.NDArray[np.intp]
) -> bool:
    """Moves boxes off lines that run through them but do not belong to them."""
    start, end = points[lines[:, 0]], points[lines[:, 1]]
    along = end - start
    length = np.maximum(np.hypot(*along.T), 1.0)
    normal = np.column_stack([-along[:, 1], along[:, 0]]) / length[:, None]
    # One row a line, one column a box: how far along the line its centre lies, how far off it.
    reach = (points + offset)[None] - start[:, None]
    where = np.einsum("lbk,lk->lb", reach, along) / length[:, None] ** 2
    off = np.einsum("lbk,lk->lb", reach, normal)
    over = np.abs(normal) @ half.T - np.abs(off)
    hit = (where > 0.05) & (where < 0.95) & (over > 1)
    rows = np.arange(len(lines))
    hit[rows, lines[:, 0]] = hit[rows, lines[:, 1]] = False
    if not hit.any():
        return False
    line, node = np.nonzero(hit)
    side = np.where(off[line, node] >= 0, 1.0, -1.0)
    step = (np.minimum(over[line, node], 12.0) * 0.4 * side)[:, None] * normal[line]
    np.add.at(points, node, step)
    for end_of_line in lines[line].T:
        np.add.at(points, end_of_line, -0.2 * step)
    return True


def extent(points: Points, boxes: Sequence[Box]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a component with its labels, in pixels."""
    before = points - np.array([[b.left, b.up] for b in boxes])
    after = points + np.array([[b.right, b.down] for b in boxes])
    (left, top), (right, bottom) = before.min(axis=0), after.max(axis=0)
    return float(left), float(top), float(right), float(bottom)


def pack(parts: Sequence[tuple[Points, Sequence[Box]]], aspect: float) -> list[Points]:
    """Shift (x, y) of each component so that all lie close together in a frame of `aspect`.

    Greedy: in the order given (largest first), each goes where the frame that holds all so far
    grows least; places tried are the corners that those before it leave free.
    """
    taken: list[tuple[float, float, float, float]] = []
    shifts: list[Points] = []
    for points, boxes in parts:
        left, top, right, bottom = extent(points, boxes)
        wide, high = right - left + COMPONENT_AIR, bottom - top + COMPONENT_AIR
        x, y = _best_corner(taken, wide, high, aspect)
        taken.append((x, y, x + wide, y + high))
        shifts.append(np.array([x - left, y - top]))
    if not taken:
        return []
    centre = np.array([max(t[2] for t in taken) / 2, max(t[3] for t in taken) / 2])
    return [shift - centre for shift in shifts]


def _best_corner(
    taken: Sequence[tuple[float, float, float, float]], wide: float, high: float, aspect: float
) -> tuple[float, float]:
    if not taken:
        return 0.0, 0.0
    right, bottom = max(t[2] for t in taken), max(t[3] for t in taken)
    xs = sorted({0.0, *(t[2] for t in taken)})
    ys = sorted({0.0, *(t[3] for t in taken)})
    best: tuple[float, float, float, float] | None = None
    # Many small components: corners of the last ones are enough, all of them would be cubic.
    for x in xs[:1] + xs[1:][-24:]:
        for y in ys[:1] + ys[1:][-24:]:
            if any(x < r and x + wide > le and y < b and y + high > t for le, t, r, b in taken):
                continue
            grown_x, grown_y = max(right, x + wide), max(bottom, y + high)
            frame = max(grown_x, grown_y * aspect)
            candidate = (frame, grown_x * grown_y, y, x)
            if best is None or candidate < best:
                best = candidate
    return (0.0, bottom) if best is None else (best[3], best[2])
