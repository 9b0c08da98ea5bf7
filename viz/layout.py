"""Where actors stand: accusers to the left of those they accuse, no label over another.

Per connected component: networkx gives a first arrangement (Fruchterman & Reingold 1991); stress
majorisation (Gansner, Koren & North 2004) makes distances true and pulls every line in the
reading direction (after Dwyer & Koren 2005); boxes of shape and label are pushed apart;
components are packed side by side. No randomness without a seed, so the same network gives the
same positions.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import networkx as nx
import numpy as np
import numpy.typing as npt

from viz.labels import Figure, Side, box, choose
from viz.separation import Box, extent, pack, separate

Points = npt.NDArray[np.float64]

# How strongly lines are pulled into the reading direction, against keeping distances true.
PULL = 0.6
# Dense stress needs n² memory and time; above this the spring model alone is used.
DENSE = 400
# Larger components look much the same turned downwards.
TURNED = 60
# A component reads downwards only where that makes it smaller than this share of reading across.
DOWNWARDS = 0.8


@dataclass(frozen=True, slots=True)
class Frame:
    """The canvas to lay out for.

    aspect: width over height.
    wide, high: one ideal line, in pixels, sideways and up and down: room for a label and an
        arrow's head; for a shape and two lines of label.
    named: whether room is kept for labels; if not, lines may run through shapes, too.
    """

    aspect: float
    wide: float
    high: float
    named: bool = True


# The canvas of a screen and of a phone (above its sheet), measured in the page.
WIDE = Frame(aspect=1.2, wide=240, high=128)
TALL = Frame(aspect=0.9, wide=170, high=112)
# For drawings so large that room is kept for shapes alone.
CROWDED = Frame(aspect=1.1, wide=96, high=80, named=False)


class Spot(NamedTuple):
    """Where an actor stands, in whole pixels, and on which side of it its label."""

    x: int
    y: int
    side: Side


class Part(NamedTuple):
    """A connected component.

    points: one for each of `nodes`, an ideal line being 1 long, x in the reading direction.
    pairs: places in `nodes` that have lines between them.
    """

    nodes: list[int]
    points: Points
    pairs: list[tuple[int, int]]


def arrange(lines: nx.DiGraph[int]) -> list[Part]:
    """The components of `lines`, the largest first, each arranged for itself.

    lines: directed graph with a positive `weight` an edge.
    """
    whole = lines.to_undirected(as_view=True)
    components = sorted(
        (sorted(part) for part in nx.connected_components(whole)), key=lambda p: (-len(p), p)
    )
    parts = []
    for nodes in components:
        part = lines.subgraph(nodes)
        index = {node: i for i, node in enumerate(nodes)}
        ends = {tuple(sorted((index[a], index[b]))) for a, b in part.edges if a != b}
        pairs = sorted((low, high) for low, high in ends)
        parts.append(Part(nodes, _arranged(part, nodes), pairs))
    return parts


def positions(
    parts: Sequence[Part], figures: Mapping[int, Figure], frame: Frame
) -> dict[int, Spot]:
    """A spot for each node; the drawing is centred on (0, 0).

    figures: size of each node's shape and label.
    """
    placed = [_placed(part, [figures[node] for node in part.nodes], frame) for part in parts]
    boxes = [
        [box(figures[node], side) for node, side in zip(part.nodes, sides, strict=True)]
        for part, (_, sides) in zip(parts, placed, strict=True)
    ]
    shifts = pack([(p, b) for (p, _), b in zip(placed, boxes, strict=True)], frame.aspect)
    spots: dict[int, Spot] = {}
    for part, (points, sides), shift in zip(parts, placed, shifts, strict=True):
        for node, (x, y), side in zip(part.nodes, points + shift, sides, strict=True):
            spots[node] = Spot(round(float(x)), round(float(y)), side)
    return spots


def beside(placed: Mapping[int, Spot], guests: Mapping[int, Sequence[int]]) -> dict[int, Spot]:
    """Spots for nodes that are not drawn at first, each near a neighbour that has one.

    guests: node -> its neighbours. They stand on rings around the first placed neighbour, by
    the golden angle, so that those who share a neighbour do not stand on each other.
    """
    result = dict(placed)
    seats: dict[int | None, int] = {}
    waiting = sorted(guests)
    while waiting:
        ready = [n for n in waiting if any(m in result for m in guests[n])] or waiting[:1]
        for node in ready:
            anchor = next((m for m in sorted(guests[node]) if m in result), None)
            seat = seats[anchor] = seats.get(anchor, 0) + 1
            angle = seat * math.pi * (3 - math.sqrt(5))
            far = 150 + 42 * math.sqrt(seat)
            x, y, _ = result[anchor] if anchor is not None else (0, _lowest(result) + 200, "below")
            result[node] = Spot(
                round(x + far * math.cos(angle)), round(y + far * math.sin(angle)), "below"
            )
        waiting = [n for n in waiting if n not in result]
    return {node: result[node] for node in guests}


def _lowest(placed: Mapping[int, Spot]) -> int:
    return max((spot.y for spot in placed.values()), default=0)


def _placed(part: Part, shapes: list[Figure], frame: Frame) -> tuple[Points, list[Side]]:
    """Centres of a component's nodes in pixels, and sides of their labels."""
    stretched = _stretched(part.points, frame)
    if not frame.named:
        sides: list[Side] = ["below" for _ in shapes]
        bare = [Box(shape.radius, shape.radius, shape.radius, shape.radius) for shape in shapes]
        return separate(stretched, bare, []), sides
    across = _settled(stretched, shapes, part.pairs)
    if not 3 <= len(part.nodes) <= TURNED:
        return across
    down = _settled(_stretched(part.points[:, ::-1], frame), shapes, part.pairs)
    smaller = _size(down, shapes, frame) < DOWNWARDS * _size(across, shapes, frame)
    return down if smaller else across


def _stretched(arranged: Points, frame: Frame) -> Points:
    """An arrangement in pixels, its proportions drawn some way towards those of the frame."""
    points = arranged * (frame.wide, frame.high)
    # Shapes and labels reach beyond the outermost centres by about half a line.
    wide, high = points.max(axis=0) - points.min(axis=0) + (frame.wide / 2, frame.high / 2)
    stretch = min(1.35, max(0.8, math.sqrt(frame.aspect * high / wide)))
    stretched: Points = points * (stretch, 1 / stretch)
    return stretched


def _settled(
    points: Points, shapes: list[Figure], pairs: list[tuple[int, int]]
) -> tuple[Points, list[Side]]:
    """Sides chosen for the labels, and room made for them."""
    sides = choose(points, shapes, pairs)
    # Making room turns lines a little: the labels look again, and room is made for that.
    for _ in range(2):
        points = separate(points, [box(*one) for one in zip(shapes, sides, strict=True)], pairs)
        sides = choose(points, shapes, pairs)
    return separate(points, [box(*one) for one in zip(shapes, sides, strict=True)], pairs), sides


def _size(placed: tuple[Points, list[Side]], shapes: list[Figure], frame: Frame) -> float:
    """Width of the smallest frame of the right aspect around a component."""
    points, sides = placed
    boxes = [box(*one) for one in zip(shapes, sides, strict=True)]
    left, top, right, bottom = extent(points, boxes)
    return max(right - left, (bottom - top) * frame.aspect)


def _arranged(part: nx.DiGraph[int], nodes: list[int]) -> Points:
    """Unit-length arrangement, x in the reading direction."""
    if len(nodes) == 1:
        return np.zeros((1, 2))
    simple: nx.Graph[int] = nx.Graph()
    simple.add_nodes_from(nodes)
    simple.add_edges_from(sorted((a, b) for a, b in part.edges if a != b))
    if len(nodes) > DENSE:
        first = nx.spring_layout(simple, seed=7, iterations=30)
        points = np.array([first[n] for n in nodes]) * math.sqrt(len(nodes)) * 0.9
        return _turned(points, part, nodes)
    first = nx.spring_layout(simple, seed=7)
    points = _turned(np.array([first[n] for n in nodes]), part, nodes)
    return _stressed(points, simple, part, nodes)


def _flow(part: nx.DiGraph[int], nodes: list[int]) -> list[tuple[int, int]]:
    """Pairs (from, to) as positions in `nodes`, where more goes one way than back."""
    index = {node: i for i, node in enumerate(nodes)}
    weight = {(a, b): data["weight"] for a, b, data in part.edges(data=True)}
    return sorted(
        (index[a], index[b])
        for (a, b), there in weight.items()
        if a != b and there > weight.get((b, a), 0)
    )


def _turned(points: Points, part: nx.DiGraph[int], nodes: list[int]) -> Points:
    """The points rotated so that the lines together run along x."""
    flow = _flow(part, nodes)
    centred: Points = points - points.mean(axis=0)
    if not flow:
        return centred
    start, end = np.array(flow).T
    x, y = (centred[end] - centred[start]).sum(axis=0)
    angle = -math.atan2(y, x)
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    turned: Points = centred @ turn.T
    return turned


def _stressed(
    points: Points, simple: nx.Graph[int], part: nx.DiGraph[int], nodes: list[int]
) -> Points:
    """Stress majorisation in which each one-way line also wants to be one unit long in x."""
    n = len(nodes)
    distance = np.ones((n, n))
    index = {node: i for i, node in enumerate(nodes)}
    for node, reached in nx.all_pairs_shortest_path_length(simple):
        for other, steps in reached.items():
            distance[index[node], index[other]] = max(1, steps)
    weight = distance**-2
    np.fill_diagonal(weight, 0.0)
    spread = np.diag(weight.sum(axis=1)) - weight
    pulled, wanted = spread.copy(), np.zeros(n)
    for a, b in _flow(part, nodes):
        pulled[[a, b], [a, b]] += PULL
        pulled[[a, b], [b, a]] -= PULL
        wanted[a] -= PULL
        wanted[b] += PULL
    # A Laplacian is blind to shifts: adding a constant pins the centre and makes it regular.
    along, across = np.linalg.inv(pulled + 1 / n), np.linalg.inv(spread + 1 / n)
    points = points / max(1e-9, float(np.abs(points).max())) * math.sqrt(n)
    for _ in range(120):
        apart = np.linalg.norm(points[:, None] - points[None], axis=2)
        ratio = weight * distance / np.maximum(apart, 1e-6)
        np.fill_diagonal(ratio, 0.0)
        towards = np.diag(ratio.sum(axis=1)) - ratio
        x = along @ (towards @ points[:, 0] + wanted)
        y = across @ (towards @ points[:, 1])
        points = np.column_stack([x - x.mean(), y - y.mean()])
    return points
