"""Where actors stand: apart, close, in reading order, and the same each time."""

from __future__ import annotations

import itertools

import networkx as nx
import pytest

from viz.labels import Figure, box
from viz.layout import TALL, WIDE, Frame, Spot, arrange, beside, positions

FIGURE = Figure(radius=16, wide=110, high=36)


def _graph(pairs: list[tuple[int, int]]) -> nx.DiGraph[int]:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_edges_from(pairs, weight=1)
    return graph


def _placed(pairs: list[tuple[int, int]], frame: Frame = WIDE) -> dict[int, Spot]:
    graph = _graph(pairs)
    return positions(arrange(graph), dict.fromkeys(graph, FIGURE), frame)


def _rectangles(spots: dict[int, Spot]) -> dict[int, tuple[float, float, float, float]]:
    rectangles = {}
    for node, (x, y, side) in spots.items():
        room = box(FIGURE, side)
        rectangles[node] = (x - room.left, y - room.up, x + room.right, y + room.down)
    return rectangles


RANDOM = [
    (a, b)
    for a, b in nx.gnm_random_graph(40, 55, seed=3, directed=True).edges  # mixed pieces
]
STAR = [(accuser, 0) for accuser in range(1, 15)]


@pytest.mark.parametrize("frame", [WIDE, TALL], ids=["wide", "tall"])
@pytest.mark.parametrize("pairs", [RANDOM, STAR], ids=["random", "star"])
def test_no_label_lies_on_another(pairs: list[tuple[int, int]], frame: Frame) -> None:
    """Shapes and labels of two actors never overlap in a drawing of this size."""
    rectangles = _rectangles(_placed(pairs, frame))
    for (a, one), (b, two) in itertools.combinations(rectangles.items(), 2):
        apart = one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]
        assert apart, (a, b)


def test_accuser_stands_left_of_the_accused() -> None:
    """One reads from left to right: the accuser, the arrow, the accused."""
    spots = _placed([(1, 0)])
    assert spots[1].x < spots[0].x
    assert abs(spots[1].y - spots[0].y) < 20


def test_most_lines_run_in_reading_direction() -> None:
    """In a larger drawing too, nearly all lines of a network without circles run to the right."""
    pairs = [(a, b) for a in range(5) for b in (5 + a, 5 + (a + 1) % 5)]
    spots = _placed(pairs)
    assert sum(spots[a].x < spots[b].x for a, b in pairs) >= len(pairs) - 1


def test_components_are_packed_close() -> None:
    """Pieces that have nothing to do with each other stand side by side, not flung apart."""
    spots = _placed([(2 * i, 2 * i + 1) for i in range(9)])
    rectangles = _rectangles(spots).values()
    wide = max(r[2] for r in rectangles) - min(r[0] for r in rectangles)
    high = max(r[3] for r in rectangles) - min(r[1] for r in rectangles)
    taken = sum((r[2] - r[0]) * (r[3] - r[1]) for r in rectangles)
    assert taken / (wide * high) > 0.12
    assert 0.4 < wide / high < 3


def test_the_same_each_time() -> None:
    """The same network, its edges in another order, gives the same pixels."""
    assert _placed(RANDOM) == _placed(RANDOM[::-1])


def test_label_keeps_clear_of_lines() -> None:
    """A label stands on the side where no line runs."""
    spots = positions(arrange(_graph(STAR)), dict.fromkeys(range(15), FIGURE), WIDE)
    hub = spots[0]
    room = box(FIGURE, hub.side)
    label = {
        "right": (16, -18, room.right, 18),
        "left": (-room.left, -18, -16, 18),
        "below": (-55, 16, 55, room.down),
        "above": (-55, -room.up, 55, -16),
    }[hub.side]
    middle = ((label[0] + label[2]) / 2, (label[1] + label[3]) / 2)
    for node, (x, y, _) in spots.items():
        if node:
            length = ((x - hub.x) ** 2 + (y - hub.y) ** 2) ** 0.5
            along = ((x - hub.x) * middle[0] + (y - hub.y) * middle[1]) / length
            off = abs((x - hub.x) * middle[1] - (y - hub.y) * middle[0]) / length
            assert along < 0 or off > 8, node


def test_guests_stand_near_those_they_know() -> None:
    """Who is drawn only on demand has a place by a neighbour, and no two share one."""
    placed = _placed([(1, 0)])
    guests = beside(placed, {n: [0] for n in range(2, 40)} | {40: [39]})
    spots = [spot[:2] for spot in (*placed.values(), *guests.values())]
    assert len(set(spots)) == len(spots)
    assert all(abs(guests[n].x - placed[0].x) < 700 for n in range(2, 40))


def test_nothing_to_draw() -> None:
    """A drawing of nobody has no positions."""
    assert positions(arrange(nx.DiGraph()), {}, WIDE) == {}
    assert beside({}, {}) == {}
