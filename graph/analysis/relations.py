"""The network as the figures see it: asserted claims, counted between each two actors."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx


@dataclass(frozen=True, slots=True)
class Relations:
    """Claims between actors; nodes of the graphs are places in `names`.

    names: of all actors of the network, in a fixed order.
    hostile, friendly: an edge from speaker to target, with the sets of its claims ("claims"), of
        accusations among them ("accusations") and of those told of by another ("reported"), and
        their number ("weight"). Actors without an edge are not in them, nor is what somebody
        says of himself.
    """

    names: tuple[str, ...]
    hostile: nx.DiGraph[int]
    friendly: nx.DiGraph[int]

    def name(self, actor: int) -> str:
        """What an actor is called."""
        return self.names[actor]


def relations(network: nx.MultiDiGraph[str]) -> Relations:
    """Count the asserted claims of `network` (as `graph.network` makes it)."""
    actors = sorted(network, key=lambda iri: (str(network.nodes[iri]["name"]), iri))
    index = {iri: place for place, iri in enumerate(actors)}
    graphs: dict[int, nx.DiGraph[int]] = {-1: nx.DiGraph(), 1: nx.DiGraph()}
    for speaker, target, claim, edge in network.edges(keys=True, data=True):
        if edge["modality"] != "asserted" or speaker == target:
            continue
        graph, ends = graphs[edge["sign"]], (index[speaker], index[target])
        if not graph.has_edge(*ends):
            graph.add_edge(*ends, claims=set(), accusations=set(), reported=set())
        data = graph.edges[ends]
        data["claims"].add(claim)
        data["weight"] = len(data["claims"])
        if edge["act"] == "accuse":
            data["accusations"].add(claim)
        if edge["reported"]:
            data["reported"].add(claim)
    names = tuple(str(network.nodes[iri]["name"]) for iri in actors)
    return Relations(names, _sorted(graphs[-1]), _sorted(graphs[1]))


def _sorted(graph: nx.DiGraph[int]) -> nx.DiGraph[int]:
    """The same graph with nodes and edges added in order, which algorithms go by."""
    result: nx.DiGraph[int] = nx.DiGraph()
    result.add_nodes_from(sorted(graph))
    result.add_edges_from(sorted(graph.edges(data=True), key=lambda edge: edge[:2]))
    return result
