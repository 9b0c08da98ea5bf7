"""Arranges a connected network so that distances in the drawing are those in the network.

Stress majorisation (Gansner, Koren & North 2004) with one more wish: that lines run in the
reading direction (after Dwyer & Koren 2005). Small networks take all distances; large ones those
to some pivots (Brandes & Pich 2007; Ortmann, Klimenta & Brandes 2017), so that time and memory
grow with the nodes, not with their square. Nothing is drawn by lot.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array  # type: ignore[import-untyped]
from scipy.sparse.csgraph import shortest_path  # type: ignore[import-untyped]

Points = npt.NDArray[np.float64]
Pairs = npt.NDArray[np.intp]

# How strongly lines are pulled into the reading direction, against keeping distances true.
PULL = 0.6
ROUNDS = 120
# More pivots hardly change a drawing, and cost as much again (Ortmann et al., fig. 6).
PIVOTS = 60


def all_distances(start: Points, pairs: Pairs, flow: Pairs) -> Points:
    """Majorise stress over all pairs of nodes; n² memory.

    start: first positions (n, 2), in any unit. pairs: lines between places in `start`. flow: lines
    (from, to) that want to run along x. The result has lines about 1 long.
    """
    n = len(start)
    distance = np.maximum(shortest_path(_matrix(n, pairs), unweighted=True, directed=False), 1.0)
    weight = distance**-2
    np.fill_diagonal(weight, 0.0)
    spread = np.diag(weight.sum(axis=1)) - weight
    pulled, wanted = spread.copy(), np.zeros(n)
    for a, b in flow:
        pulled[[a, b], [a, b]] += PULL
        pulled[[a, b], [b, a]] -= PULL
        wanted[a] -= PULL
        wanted[b] += PULL
    # A Laplacian is blind to shifts: adding a constant pins the centre and makes it regular.
    along, across = np.linalg.inv(pulled + 1 / n), np.linalg.inv(spread + 1 / n)
    points: Points = start / max(1e-9, float(np.abs(start).max())) * math.sqrt(n)
    for _ in range(ROUNDS):
        apart = np.linalg.norm(points[:, None] - points[None], axis=2)
        ratio = weight * distance / np.maximum(apart, 1e-6)
        np.fill_diagonal(ratio, 0.0)
        towards = np.diag(ratio.sum(axis=1)) - ratio
        x = along @ (towards @ points[:, 0] + wanted)
        y = across @ (towards @ points[:, 1])
        points = np.column_stack([x - x.mean(), y - y.mean()])
    return points


def pivot_distances(n: int, pairs: Pairs, flow: Pairs) -> Points:
    """Majorise stress over lines and distances to pivots, for `n` nodes; see `all_distances`."""
    distance, pivots = _to_pivots(_matrix(n, pairs))
    points = _spread(distance)
    ends = np.concatenate([pairs, pairs[:, ::-1]])
    flowing = np.concatenate([flow, flow[:, ::-1]])
    ahead = np.concatenate([-np.ones(len(flow)), np.ones(len(flow))])
    # A pivot stands for its share of the nodes: without it, lines alone would draw all together.
    weight = np.where(distance > 0, np.maximum(distance, 1) ** -2.0, 0.0) * math.sqrt(
        n / len(pivots)
    )
    total = weight.sum(axis=1) + np.bincount(ends[:, 0], minlength=n)
    pull = PULL * np.bincount(flowing[:, 0], minlength=n) if len(flow) else np.zeros(n)
    for _ in range(ROUNDS):
        apart = points[:, None] - points[pivots][None]
        length = np.maximum(np.linalg.norm(apart, axis=2), 1e-6)
        aims = points[pivots][None] + apart * (distance / length)[:, :, None]
        sums = np.einsum("ip,ipk->ik", weight, aims)
        line = points[ends[:, 0]] - points[ends[:, 1]]
        line /= np.maximum(np.linalg.norm(line, axis=1), 1e-6)[:, None]
        np.add.at(sums, ends[:, 0], points[ends[:, 1]] + line)
        x = np.zeros(n)
        if len(flow):
            np.add.at(x, flowing[:, 0], PULL * (points[flowing[:, 1], 0] + ahead))
        moved = np.column_stack([(sums[:, 0] + x) / (total + pull), sums[:, 1] / total])
        points = moved - moved.mean(axis=0)
    return points


def _matrix(n: int, pairs: Pairs) -> csr_array:
    ones = np.ones(len(pairs))
    return csr_array((ones, (pairs[:, 0], pairs[:, 1])), shape=(n, n))


def _to_pivots(matrix: csr_array) -> tuple[Points, Pairs]:
    """Distances (n, pivots) to pivots, each as far as can be from those before it."""
    n = matrix.shape[0]
    columns: list[Points] = []
    pivots: list[int] = [int(np.argmax(np.bincount(matrix.indices, minlength=n)))]
    nearest = np.full(n, np.inf)
    while True:
        columns.append(shortest_path(matrix, unweighted=True, directed=False, indices=pivots[-1]))
        nearest = np.minimum(nearest, columns[-1])
        if len(pivots) == min(PIVOTS, n):
            return np.column_stack(columns), np.array(pivots, dtype=np.intp)
        pivots.append(int(np.argmax(nearest)))


def _spread(distance: Points) -> Points:
    """First positions by classical scaling of the distances to pivots (Brandes & Pich 2007)."""
    squared = distance**2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean()
    values, vectors = np.linalg.eigh(centred.T @ centred)
    points: Points = -centred @ vectors[:, np.argsort(values)[:-3:-1]]
    # An axis may come out either way round; and nodes with the same distances, such as all who
    # hang on one other, fall on one spot: each is set a little aside, by the golden angle.
    points *= np.sign(points[np.abs(points).argmax(axis=0), [0, 1]])
    scale = math.sqrt(len(points)) / max(1e-9, float(np.abs(points).max()))
    turn = np.arange(len(points)) * math.pi * (3 - math.sqrt(5))
    return points * scale + 0.3 * np.column_stack([np.cos(turn), np.sin(turn)])
