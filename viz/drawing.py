"""The network as nodes, edges and options of pyvis: what is drawn, how big, where and how bent.

pyvis' own template is not used (it reaches for a network and lets text become HTML); from it
come the nodes, edges and options that vis-network reads.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, NamedTuple

import networkx as nx

from viz.labels import Figure
from viz.layout import CROWDED, TALL, WIDE, Frame, Spot, arrange, beside, positions
from viz.look import Look, load_look

# How far apart, in pixels at their middle, lines between the same two actors run.
FAN = 20.0


class Pair(NamedTuple):
    """What makes one drawn line: who, against or for whom, and by what act.

    reported: whether others tell of it; asserted: whether it was really made (all or none of
    the claims).
    """

    speaker: int
    target: int
    act: str
    reported: bool
    asserted: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn line and the claims behind it (positions in `Drawing.claims`)."""

    pair: Pair
    claims: tuple[int, ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that the page draws.

    actors: IRIs; an actor's place in it is its id on the page.
    claims: (speaker IRI, target IRI, claim IRI), each an edge of the network.
    nodes, edges, options: as pyvis builds them for vis-network; an edge's id is its line's place.
    drawn: ids of actors in the drawing at first, when the network is too large to draw whole.
    """

    actors: tuple[str, ...]
    claims: tuple[tuple[str, str, str], ...]
    lines: tuple[Line, ...]
    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]
    drawn: tuple[int, ...]


def draw(network: nx.MultiDiGraph[str]) -> Drawing:
    """Lay out and style `network`, with nodes and edges as `graph.network` makes them."""
    # Brings IPython along: only when a page is made.
    from pyvis.edge import Edge  # type: ignore[import-untyped]
    from pyvis.node import Node  # type: ignore[import-untyped]

    look = load_look()
    actors = tuple(sorted(network))
    claims = tuple(
        sorted(
            (
                claim
                for claim in network.edges(keys=True)
                if network.edges[claim]["act"] in look.acts
            ),
            key=lambda claim: _reading_order(network, claim),
        )
    )
    lines = _lines(network, actors, claims, look)
    linked = sorted({n for line in lines for n in (line.pair.speaker, line.pair.target)})
    drawn = _most_connected(lines, linked, look)
    sizes = _sizes(lines, look)
    labels = {node: look.wrapped(network.nodes[actors[node]]["name"]) for node in linked}
    large = len(drawn) > look.limits.labels_always
    figures = {
        node: Figure(sizes.get(node, look.nodes.smallest), *look.label_size(labels[node]))
        for node in linked
    }
    parts = arrange(_shown(lines, set(drawn)))
    joined = _joined(lines)

    def spots(frame: Frame) -> dict[int, Spot]:
        placed = positions(parts, figures, frame)
        guests = {node: joined[node] for node in linked if node not in placed}
        return placed | beside(placed, guests)

    wide = spots(CROWDED if large else WIDE)
    tall = wide if large else spots(TALL)
    view = _pyvis(look, large=large)
    # Made as pyvis' add_node and add_edge make them, which search through all nodes each time.
    for node in linked:
        kind = look.kinds[network.nodes[actors[node]]["kind"]]
        made = Node(
            node,
            kind.shape,
            labels[node],
            color=kind.colour,
            size=figures[node].radius,
            x=wide[node].x,
            y=wide[node].y,
            side=wide[node].side,
            tall=tall[node],
        )
        view.nodes.append(made.options)
    for place, (line, bend) in enumerate(zip(lines, _bends(lines), strict=True)):
        ends = (line.pair.speaker, line.pair.target)
        bowed = _smooth(bend, wide[ends[0]], wide[ends[1]])
        edge = Edge(
            *ends,
            directed=True,
            id=place,
            hidden=not line.shown,
            smooth=bowed,
            **_stroke(line, look),
        )
        view.edges.append(edge.options)
    options = json.loads(view.get_network_data()[5])
    return Drawing(actors, claims, lines, view.nodes, view.edges, options, tuple(drawn))


def _reading_order(
    network: nx.MultiDiGraph[str], claim: tuple[str, str, str]
) -> tuple[str, int, int, tuple[str, str, str]]:
    edge = network.edges[claim]
    return edge["document"], edge["start"], edge["end"], claim


def _lines(
    network: nx.MultiDiGraph[str],
    actors: tuple[str, ...],
    claims: tuple[tuple[str, str, str], ...],
    look: Look,
) -> tuple[Line, ...]:
    """Claims grouped into lines, in a fixed order: what is shown first comes last, on top."""
    index = {actor: i for i, actor in enumerate(actors)}
    groups: dict[Pair, list[int]] = defaultdict(list)
    for place, (speaker, target, claim) in enumerate(claims):
        edge = network.edges[speaker, target, claim]
        asserted = edge["modality"] == "asserted"
        groups[
            Pair(index[speaker], index[target], edge["act"], bool(edge["reported"]), asserted)
        ].append(place)
    order = {act: i for i, act in enumerate(look.acts)}
    ranked = sorted(groups, key=lambda p: (-order[p.act], p.asserted, not p.reported, p))
    return tuple(
        Line(pair, tuple(groups[pair]), pair.asserted and look.acts[pair.act].shown)
        for pair in ranked
    )


def _most_connected(lines: tuple[Line, ...], linked: list[int], look: Look) -> list[int]:
    """Who is drawn at first: all, or in a large network those with the most claims."""
    if len(linked) <= look.limits.drawn:
        return linked
    weight: dict[int, int] = defaultdict(int)
    for line in lines:
        for node in (line.pair.speaker, line.pair.target):
            weight[node] += len(line.claims) * (10 if line.shown else 1)
    ranked = sorted(linked, key=lambda n: (-weight[n], n))
    return sorted(ranked[: look.limits.most_connected])


def _sizes(lines: tuple[Line, ...], look: Look) -> dict[int, float]:
    """Radius of each actor by its hostile asserted claims, made and received."""
    claims: dict[int, int] = defaultdict(int)
    for line in lines:
        if line.pair.asserted and look.acts[line.pair.act].hostile:
            for node in {line.pair.speaker, line.pair.target}:
                claims[node] += len(line.claims)
    return {node: look.radius(count) for node, count in claims.items()}


def _shown(lines: tuple[Line, ...], drawn: set[int]) -> nx.DiGraph[int]:
    """What is drawn when the page opens: who speaks of whom, weighted by claims."""
    shown: nx.DiGraph[int] = nx.DiGraph()
    for line in sorted(lines, key=lambda one: one.pair):
        a, b = line.pair.speaker, line.pair.target
        if line.shown and a in drawn and b in drawn:
            weight = shown.get_edge_data(a, b, {"weight": 0})["weight"]
            shown.add_edge(a, b, weight=weight + len(line.claims))
    return shown


def _joined(lines: tuple[Line, ...]) -> dict[int, list[int]]:
    """For each actor, those it has a line with, drawn at first or not."""
    joined: dict[int, set[int]] = defaultdict(set)
    for line in lines:
        joined[line.pair.speaker].add(line.pair.target)
        joined[line.pair.target].add(line.pair.speaker)
    return {node: sorted(others) for node, others in joined.items()}


def _bends(lines: tuple[Line, ...]) -> list[float]:
    """How far each line bows to its own left (-) or right (+), in steps; 0 is straight.

    A single line between two actors is straight. Where both accuse each other, each direction
    keeps to its right; where one uses several acts, they fan out.
    """
    between: dict[frozenset[int], list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        between[frozenset((line.pair.speaker, line.pair.target))].append(place)
    bends = [0.0] * len(lines)
    for together in between.values():
        # The last in order are the most telling ones: they get the straightest way.
        first = sorted(together, key=lambda i: (not lines[i].shown, -i))
        ways = {lines[i].pair.speaker for i in first if lines[i].shown}
        taken: set[int] = set()
        for place in first:
            forward = lines[place].pair.speaker < lines[place].pair.target
            sides = (1, -1) if forward else (-1, 1)
            steps = [0] if len(ways) < 2 and not taken else []
            steps += [s * n for n in range(1, len(together) + 1) for s in sides]
            if len(ways) == 2:
                steps = [s for s in steps if s * sides[0] > 0]
            side = next(s for s in steps if s not in taken)
            taken.add(side)
            bends[place] = float(side if forward else -side)
    return bends


def _smooth(bend: float, start: Spot, end: Spot) -> dict[str, Any] | bool:
    """vis-network's words for a line that bows `bend` steps to its right."""
    length = math.dist(start[:2], end[:2])
    if bend == 0 or length < 1:
        return False
    # vis-network puts the control point at (r/2 + 1/2)·length, turned by r·90° off the line; the
    # curve's middle is half as far out. Solved for small r by one step of Newton from r = 0.
    wanted = 2 * abs(bend) * FAN / length
    roundness = wanted / (math.pi / 4)
    roundness -= ((roundness / 2 + 0.5) * math.sin(roundness * math.pi / 2) - wanted) / (
        math.pi / 4 * (1 + roundness)
    )
    return {
        "enabled": True,
        "type": "curvedCW" if bend > 0 else "curvedCCW",
        "roundness": round(min(0.6, max(0.04, roundness)), 3),
    }


def _stroke(line: Line, look: Look) -> dict[str, Any]:
    """Colour, width, dashes and head of a line."""
    act = look.acts[line.pair.act]
    width = look.line_width(line.pair.act, len(line.claims)) if line.pair.asserted else 1.5
    dashes: list[int] | bool = False
    if not line.pair.asserted:
        dashes = list(look.lines.unsure_dash)
    elif line.pair.reported:
        dashes = list(look.lines.dash)
    return {
        "color": act.light,
        "width": width,
        "dashes": dashes,
        # Heads with an open back look broken off if the line ends behind them.
        "arrowStrikethrough": act.head in ("vee", "bar"),
        "arrows": {"to": {"enabled": True, "type": act.head, "scaleFactor": 0.62}},
    }


def _pyvis(look: Look, *, large: bool) -> Any:  # noqa: ANN401 (pyvis has no types)
    """An empty pyvis network with this project's options: no physics, no pop-ups."""
    from pyvis.network import Network  # type: ignore[import-untyped]

    view = Network(directed=True)
    view.options.physics.enabled = False
    view.options.edges.smooth.enabled = False
    view.options.edges.color.inherit = False
    view.options.edges.chosen = False
    view.options.nodes = {"chosen": False, "borderWidth": look.nodes.border}
    view.options.interaction.hideEdgesOnDrag = large
    view.options.interaction.hideEdgesOnZoom = large
    view.options.interaction.hover = True
    view.options.interaction.multiselect = False
    view.options.interaction.selectConnectedEdges = False
    return view
