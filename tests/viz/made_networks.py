"""Small networks made by hand, in the shape that `graph.network` gives them."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

Edge = tuple[str, str, str]

FRIENDLY = {"praise", "support", "agree", "promise", "apologise"}


def add_actor(graph: nx.MultiDiGraph[str], name: str, kind: str = "person") -> None:
    """Add an actor; its name is its IRI as well."""
    graph.add_node(
        name,
        name=name,
        kind=kind,
        aliases=[],
        roles=[],
        accounts=[],
        mentions=1,
        documents=["a.txt"],
    )


def add_claim(
    graph: nx.MultiDiGraph[str], speaker: str, act: str, target: str, **more: object
) -> str:
    """Add a claim; gives its key. `more` overrides attributes of the edge."""
    for name in (speaker, target):
        if name not in graph:
            add_actor(graph, name)
    number = graph.graph["claims"] = graph.graph.get("claims", 0) + 1
    key = f"claim-{number:05}"
    edge: dict[str, object] = {
        "act": act,
        "sign": 1 if act in FRIENDLY else -1,
        "reported": False,
        "reported_by": [],
        "modality": "asserted",
        "polarity": "affirmative",
        "quote": f"{speaker} {act} {target}",
        "start": 3,
        "end": 3 + len(f"{speaker} {act} {target}"),
        "paragraph": f"So {speaker} {act} {target}, we hear.",
        "paragraph_start": 0,
        "document": "a.txt",
        "date": None,
        "said_at_text": None,
        "venue": None,
        "allegation": None,
        "confidence": 0.9,
    }
    graph.add_edge(speaker, target, key=key, **edge | more)
    return key


def made(edges: Iterable[Edge], **more: object) -> nx.MultiDiGraph[str]:
    """A network of claims (speaker, act, target)."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for edge in edges:
        add_claim(graph, *edge, **more)
    return graph
