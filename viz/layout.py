"""Where actors stand: accusers to the left of those they accuse, no label over another.

Per connected component: networkx gives a first arrangement (Fruchterman & Reingold 1991) that
`viz.stress` makes true to distances and pulls in the reading direction; boxes of shape and label
are pushed apart; components are packed side by side. No randomness without a seed, so the same
network gives the same positions.
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
from viz.stress import all_distances, pivot_distances

Points = npt.NDArray[np.float64]

# Larger components are arranged by distances to pivots (`viz.stress`).
DENSE = 300
# Room for one actor, in square pixels: a shape, and lines that one can follow around it.
ROOM = 9000.0
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
    if not frame.named:
        # Long tails would make all else small: they are drawn in, and the crowd is let out.
        far = np.maximum(np.linalg.norm(points, axis=1), 1.0)
        points = points * ((far / np.median(far)) ** -0.4)[:, None]
    # Where all are a few steps from all, lines of even length leave no room for the shapes. The
    # middle four fifths tell how dense it is: a long tail is no room for the others.
    inner_wide, inner_high = np.ptp(np.quantile(points, (0.1, 0.9), axis=0), axis=0).tolist()
    area = (inner_wide + frame.wide) * (inner_high + frame.high)
    grown = max(1.0, math.sqrt(0.64 * len(points) * ROOM / area))
    stretched: Points = points * (stretch * grown, grown / stretch)
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
    """Positions with lines about 1 long, x in the reading direction."""
    if len(nodes) == 1:
        return np.zeros((1, 2))
    index = {node: i for i, node in enumerate(nodes)}
    pairs = sorted({(min(index[a], index[b]), max(index[a], index[b])) for a, b in part.edges})
    lines = np.array([pair for pair in pairs if pair[0] != pair[1]], dtype=np.intp)
    flow = np.array(_flow(part, index), dtype=np.intp).reshape(-1, 2)
    if len(nodes) > DENSE:
        points = _turned(pivot_distances(len(nodes), lines, flow), flow)
    else:
        simple: nx.Graph[int] = nx.Graph()
        simple.add_nodes_from(range(len(nodes)))
        simple.add_edges_from(lines.tolist())
        first = nx.spring_layout(simple, seed=7)
        start = _turned(np.array([first[i] for i in range(len(nodes))]), flow)
        points = all_distances(start, lines, flow)
    # Those with the most claims stand above.
    claims = np.array([part.degree(node, weight="weight") for node in nodes])
    return points * (1, -1) if float(claims @ points[:, 1]) > 0 else points


def _flow(part: nx.DiGraph[int], index: Mapping[int, int]) -> list[tuple[int, int]]:
    """Lines (from, to) as places, where more goes one way than back."""
    weight = {(a, b): data["weight"] for a, b, data in part.edges(data=True)}
    return sorted(
        (index[a], index[b])
        for (a, b), there in weight.items()
        if a != b and there > weight.get((b, a), 0)
    )


def _turned(points: Points, flow: npt.NDArray[np.intp]) -> Points:
    """The points rotated so that the lines together run along x."""
    centred: Points = points - points.mean(axis=0)
    if not len(flow):
        return centred
    x, y = (centred[flow[:, 1]] - centred[flow[:, 0]]).sum(axis=0)
    angle = -math.atan2(y, x)
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    turned: Points = centred @ turn.T
    return turned
