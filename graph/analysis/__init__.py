"""Who leads, who is blamed, who stands with whom: figures on the network, each with its meaning."""

from __future__ import annotations

import networkx as nx

from graph.analysis.blame import accused, accusers, hubs_and_authorities, prestige
from graph.analysis.course import course
from graph.analysis.finding import Analysis, Finding
from graph.analysis.relations import Relations, relations
from graph.analysis.structure import balance, brokers, reciprocity, sides

__all__ = ["Analysis", "Finding", "Relations", "analyse", "relations"]


def analyse(network: nx.MultiDiGraph[str]) -> Analysis:
    """All figures on a network as `graph.network` makes it; it may be empty.

    Only asserted claims count. The same network gives the same figures: nodes are taken in the
    order of their names, what is drawn by lot has a fixed seed, shares are rounded to 3 digits.
    """
    seen = relations(network)
    return Analysis(
        (
            accusers(seen),
            accused(seen),
            *hubs_and_authorities(seen),
            prestige(seen),
            reciprocity(seen),
            balance(seen),
            sides(seen),
            brokers(seen),
            course(network),
        )
    )
