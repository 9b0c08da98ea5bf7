"""What is drawn: one line for each kind of relation, told apart, and nothing that clutters."""

from __future__ import annotations

import dataclasses
from typing import Any

import networkx as nx
import pytest
from made_networks import add_actor, add_claim, made

from viz.drawing import Drawing, draw
from viz.look import load_look

LOOK = load_look()


def _edges(drawing: Drawing) -> list[tuple[str, dict[str, Any]]]:
    """Each edge with "speaker act target"."""
    return [
        (
            " ".join((drawing.actors[pair.speaker], pair.act, drawing.actors[pair.target])),
            edge,
        )
        for pair, edge in zip((line.pair for line in drawing.lines), drawing.edges, strict=True)
    ]


def test_one_line_for_each_pair_act_and_way_of_telling() -> None:
    """Claims of one speaker, target and act are one line; what others tell of is another."""
    graph = made([("Ann", "accuse", "Bob"), ("Ann", "accuse", "Bob"), ("Ann", "demand", "Bob")])
    add_claim(graph, "Ann", "accuse", "Bob", reported=True, reported_by=["Cas"])
    drawing = draw(graph)
    assert sorted(len(line.claims) for line in drawing.lines) == [1, 1, 2]
    assert sum(line.pair.reported for line in drawing.lines) == 1
    dashed = [bool(edge["dashes"]) for _, edge in _edges(drawing)]
    assert dashed == [line.pair.reported for line in drawing.lines]


def test_accusations_are_boldest_and_on_top() -> None:
    """An accusation is wider than another act, wider with more claims, and drawn last."""
    graph = made(
        [("Ann", "accuse", "Bob")] * 3 + [("Ann", "criticise", "Bob"), ("Cas", "accuse", "Bob")]
    )
    edges = dict(_edges(draw(graph)))
    widths = {name: edge["width"] for name, edge in edges.items()}
    assert widths["Ann accuse Bob"] > widths["Cas accuse Bob"] > widths["Ann criticise Bob"]
    assert list(edges)[-1].split()[1] == "accuse"
    assert edges["Ann accuse Bob"]["color"] == "#D55E00"
    assert all(edge["arrows"]["to"]["enabled"] for edge in edges.values())


def test_only_what_shares_a_way_is_curved() -> None:
    """A lone line is straight; two that accuse each other bow apart; several acts fan out."""
    edges = dict(
        _edges(
            draw(
                made([("Ann", "accuse", "Bob"), ("Cas", "accuse", "Dee"), ("Dee", "accuse", "Cas")])
            )
        )
    )
    assert edges["Ann accuse Bob"]["smooth"] is False
    assert edges["Cas accuse Dee"]["smooth"]["type"] == "curvedCW"
    assert edges["Dee accuse Cas"]["smooth"]["type"] == "curvedCW"
    fan = dict(
        _edges(draw(made([("Ann", act, "Bob") for act in ("accuse", "demand", "threaten")])))
    )
    ways = [str(edge["smooth"]) for edge in fan.values()]
    assert len(set(ways)) == 3
    assert fan["Ann accuse Bob"]["smooth"] is False


def test_friendly_and_unsure_wait_to_be_switched_on() -> None:
    """Praise is there, hidden; so is what is denied, hedged, asked or disputed."""
    graph = made([("Ann", "praise", "Bob"), ("Cas", "accuse", "Bob")])
    for modality in ("negated", "hedged", "hypothetical", "question", "disputed"):
        add_claim(graph, "Dee", "accuse", "Bob", modality=modality)
    drawing = draw(graph)
    hidden = {name: edge["hidden"] for name, edge in _edges(drawing)}
    assert hidden == {"Ann praise Bob": True, "Cas accuse Bob": False, "Dee accuse Bob": True}
    # Nor does it make anybody bigger.
    sizes = {drawing.actors[node["id"]]: node["size"] for node in drawing.nodes}
    assert sizes["Dee"] == sizes["Ann"] < sizes["Cas"] == sizes["Bob"]


def test_actors_without_lines_are_not_drawn() -> None:
    """Who neither speaks nor is spoken of is known to the page, and not in the drawing."""
    graph = made([("Ann", "accuse", "Bob")])
    add_actor(graph, "Zoe", "organisation")
    drawing = draw(graph)
    assert "Zoe" in drawing.actors
    assert {drawing.actors[node["id"]] for node in drawing.nodes} == {"Ann", "Bob"}


def test_kinds_have_their_shapes() -> None:
    """Shape and colour of a node are those of its kind in the table."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for kind in LOOK.kinds:
        add_actor(graph, kind, kind)
        add_claim(graph, "Ann", "accuse", kind)
    drawing = draw(graph)
    for node in drawing.nodes:
        kind = LOOK.kinds[graph.nodes[drawing.actors[node["id"]]]["kind"]]
        assert (node["shape"], node["color"]) == (kind.shape, kind.colour)


def test_physics_is_off() -> None:
    """Positions come with the page: the browser computes none."""
    options = draw(made([("Ann", "accuse", "Bob")])).options
    assert options["physics"]["enabled"] is False
    assert options["interaction"]["hideEdgesOnDrag"] is False


def test_nobody() -> None:
    """A network without edges is drawn as nothing."""
    drawing = draw(nx.MultiDiGraph())
    assert (drawing.nodes, drawing.edges, drawing.lines) == ([], [], ())


def test_self_accusation_is_a_line() -> None:
    """An actor may accuse itself; that is one line, and places can still be found."""
    drawing = draw(made([("Ann", "accuse", "Ann"), ("Ann", "accuse", "Bob")]))
    assert len(drawing.edges) == 2


def _limited(monkeypatch: pytest.MonkeyPatch, **limits: int) -> None:
    """Set limits low, so that a small network is a large one."""
    low = dataclasses.replace(LOOK, limits=dataclasses.replace(LOOK.limits, **limits))
    monkeypatch.setattr("viz.drawing.load_look", lambda: low)


def test_large_networks_are_drawn_lighter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit lines hide while one drags, and all are still drawn."""
    assert LOOK.limits.labels_always == 500
    _limited(monkeypatch, labels_always=10)
    drawing = draw(made((f"N{i:02}", "accuse", f"N{i % 4:02}") for i in range(4, 20)))
    assert drawing.options["interaction"]["hideEdgesOnDrag"] is True
    assert len(drawing.drawn) == 20


def test_of_very_large_networks_the_most_connected_are_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Above the second limit those with the most claims are drawn; all have a place to stand."""
    assert (LOOK.limits.drawn, LOOK.limits.most_connected) == (2000, 1000)
    _limited(monkeypatch, labels_always=5, drawn=15, most_connected=6)
    drawing = draw(made((f"N{i:02}", "accuse", f"N{i % 4:02}") for i in range(4, 20)))
    assert len(drawing.nodes) == 20
    assert len(drawing.drawn) == 6
    assert {drawing.actors[i] for i in drawing.drawn} >= {f"N{i:02}" for i in range(4)}
    assert len({(node["x"], node["y"]) for node in drawing.nodes}) == 20
