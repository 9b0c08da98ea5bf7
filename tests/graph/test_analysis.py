"""The figures on the network are the ones that a reader would count out by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence

import networkx as nx
import pytest

from graph.analysis import Analysis, Finding, analyse

Edge = tuple[str, str, str]


def _network(
    edges: Sequence[Edge], alone: Sequence[str] = (), **more: object
) -> nx.MultiDiGraph[str]:
    """Edges are (speaker, act, target); names are the IRIs."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in alone:
        graph.add_node(name, name=name)
    friendly = {"praise", "support", "agree", "promise", "apologise"}
    for number, (speaker, act, target) in enumerate(edges):
        for name in (speaker, target):
            graph.add_node(name, name=name)
        edge = {"act": act, "sign": 1 if act in friendly else -1, "modality": "asserted"}
        graph.add_edge(
            speaker, target, key=f"claim{number}", reported=False, date=None, **edge | more
        )
    return graph


def _finding(analysis: Analysis, key: str) -> Finding:
    (found,) = [finding for finding in analysis.findings if finding.key == key]
    return found


def _rows(graph: nx.MultiDiGraph[str], key: str) -> list[tuple[object, ...]]:
    return list(_finding(analyse(graph), key).rows)


@pytest.mark.parametrize(
    "graph",
    [
        _network([]),
        _network([], alone=["Ann"]),
        _network([("Ann", "accuse", "Ann")]),
        _network([("Ann", "accuse", "Bob")]),
        _network([("Ann", "accuse", "Bob")], modality="negated"),
        _network([("Ann", "praise", "Bob")]),
        _network([("Ann", "accuse", "Bob"), ("Cas", "accuse", "Dee")], alone=["Eve"]),
    ],
    ids=["empty", "one", "self", "two", "denied", "friendly", "apart"],
)
def test_small_networks(graph: nx.MultiDiGraph[str]) -> None:
    """Every figure can be told of networks that are empty, tiny or in pieces."""
    analysis = analyse(graph)
    assert all(finding.says and finding.meaning for finding in analysis.findings)
    assert analysis.markdown().count("\n## ") == len(analysis.findings)
    assert len(json.loads(analysis.json())) == len(analysis.findings)


def test_counts_of_accusers_and_accused() -> None:
    """Claims are counted by actor, accusations apart, and others only once each."""
    graph = _network(
        [
            ("Ann", "accuse", "Bob"),
            ("Ann", "criticise", "Bob"),
            ("Ann", "accuse", "Cas"),
            ("Dee", "accuse", "Bob"),
        ]
    )
    assert _rows(graph, "accusers") == [("Ann", 2, 3, 2, 0), ("Dee", 1, 1, 1, 0)]
    assert _rows(graph, "accused") == [("Bob", 2, 3, 2, 0), ("Cas", 1, 1, 1, 0)]


def test_claim_against_two_counts_once_for_its_speaker() -> None:
    """One claim against two targets is one claim made, and one received by each."""
    graph = _network([("Ann", "accuse", "Bob"), ("Ann", "accuse", "Cas")])
    both = nx.MultiDiGraph(graph)
    both.remove_edges_from(list(graph.edges(keys=True)))
    for target in ("Bob", "Cas"):
        both.add_edge("Ann", target, key="one", **graph.edges["Ann", "Bob", "claim0"])
    assert _rows(both, "accusers") == [("Ann", 1, 1, 2, 0)]
    assert [row[2] for row in _rows(both, "accused")] == [1, 1]


def test_what_was_not_asserted_does_not_count() -> None:
    """A denial, hedge or question changes no figure."""
    asserted = _network([("Ann", "accuse", "Bob")])
    asserted.add_edge(
        "Bob", "Ann", key="x", act="accuse", sign=-1, modality="disputed", reported=False, date=None
    )
    assert analyse(asserted) == analyse(_network([("Ann", "accuse", "Bob")]))


def test_leading_accuser_and_main_target() -> None:
    """HITS finds whom the chorus is against, and who leads it."""
    chorus = [(who, "accuse", "Bob") for who in ("Ann", "Cas", "Dee")]
    graph = _network([*chorus, ("Ann", "accuse", "Eve"), ("Flo", "accuse", "Gus")])
    assert _rows(graph, "hubs")[0][0] == "Ann"
    assert _rows(graph, "authorities")[0][0] == "Bob"
    assert "Gus" not in [row[0] for row in _rows(graph, "authorities")]


def test_blame_passed_on() -> None:
    """PageRank gives most to the end of a chain of accusations; shares add up to 1."""
    graph = _network([("Ann", "accuse", "Bob"), ("Bob", "accuse", "Cas")])
    rows = _rows(graph, "pagerank")
    assert [row[0] for row in rows] == ["Cas", "Bob", "Ann"]
    assert sum(float(str(row[1])) for row in rows) == pytest.approx(1, abs=0.002)


def test_reciprocity() -> None:
    """A pair that accuses each other is counted once, with the claims of both."""
    graph = _network(
        [
            ("Ann", "accuse", "Bob"),
            ("Bob", "reject", "Ann"),
            ("Bob", "accuse", "Ann"),
            ("Cas", "accuse", "Ann"),
        ]
    )
    finding = _finding(analyse(graph), "reciprocity")
    assert finding.rows == (("Ann", "Bob", 1, 2),)
    assert "1 of 2" in finding.says
    assert "50 %" in finding.says


@pytest.mark.parametrize(
    ("acts", "balanced"),
    [
        (("praise", "praise", "praise"), "yes"),
        (("praise", "accuse", "accuse"), "yes"),
        (("praise", "praise", "accuse"), "no"),
        (("accuse", "accuse", "accuse"), "no"),
    ],
)
def test_balance(acts: tuple[str, str, str], balanced: str) -> None:
    """A triad is balanced if an even number of its pairs is hostile."""
    graph = _network([("Ann", acts[0], "Bob"), ("Bob", acts[1], "Cas"), ("Cas", acts[2], "Ann")])
    ((_, verdict, number),) = _rows(graph, "balance")
    assert (verdict, number) == (balanced, 1)


def test_pair_as_friendly_as_hostile_has_no_sign() -> None:
    """Where praise and blame cancel out, no triad is counted."""
    graph = _network(
        [
            ("Ann", "praise", "Bob"),
            ("Ann", "accuse", "Bob"),
            ("Bob", "accuse", "Cas"),
            ("Cas", "accuse", "Ann"),
        ]
    )
    assert _rows(graph, "balance") == []


def test_sides() -> None:
    """Those who accuse the same others are on one side, those they accuse on the other."""
    graph = _network(
        [(a, "accuse", b) for a in ("Ann", "Bob", "Cas") for b in ("Xen", "Yan", "Zoe")]
    )
    members = {row[2] for row in _rows(graph, "sides")}
    assert members == {"Ann, Bob, Cas", "Xen, Yan, Zoe"}


def test_open_enemies_share_no_side() -> None:
    """Two who share a target but accuse each other do not fall on one side for that."""
    shared = [("Ann", "accuse", "Xen"), ("Bob", "accuse", "Xen")]
    assert [row[2] for row in _rows(_network(shared), "sides")] == ["Ann, Bob"]
    assert _rows(_network([*shared, ("Ann", "accuse", "Bob")]), "sides") == []


def test_broker() -> None:
    """The one through whom all ways lead is the broker."""
    graph = _network([(who, "accuse", "Hub") for who in ("Ann", "Bob", "Cas")])
    assert _rows(graph, "brokers") == [("Hub", 1.0)]


def test_course() -> None:
    """Claims are counted by month, and those without a date as undated, last."""
    graph = _network(
        [("Ann", "accuse", "Bob"), ("Ann", "criticise", "Bob"), ("Cas", "accuse", "Bob")]
    )
    graph.edges["Ann", "Bob", "claim0"]["date"] = "2021-03-05"
    graph.edges["Ann", "Bob", "claim1"]["date"] = "2021-03-09"
    assert _rows(graph, "course") == [("2021-03", 1, 2), ("undated", 1, 1)]


def test_order_of_insertion_does_not_matter() -> None:
    """The same network, put together in another order, gives the same bytes."""
    names = [f"N{i}" for i in range(30)]
    edges = [(names[i], "accuse", names[(i * i + 3) % 30]) for i in range(30)]
    edges += [(names[i], "praise", names[(7 * i + 1) % 30]) for i in range(30)]
    graph = _network(edges)
    other: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(graph.nodes(data=True))))
    other.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    assert analyse(graph).json() == analyse(other).json()
    assert analyse(graph).markdown() == analyse(other).markdown()


def test_names_are_text_in_markdown() -> None:
    """A name cannot break out of its cell, nor become markup or HTML."""
    graph = _network([("A|B\n# *x*", "accuse", "<script>alert(1)</script>")])
    text = analyse(graph).markdown()
    assert "<script>" not in text
    assert "A\\|B # \\*x\\*" in text
