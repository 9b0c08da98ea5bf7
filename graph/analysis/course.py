"""How the number of claims goes with time."""

from __future__ import annotations

from collections import Counter, defaultdict

import networkx as nx

from graph.analysis.finding import Finding

UNDATED = "undated"


def course(network: nx.MultiDiGraph[str]) -> Finding:
    """Hostile claims by month; a claim without a date is counted as undated."""
    claims: dict[str, set[str]] = defaultdict(set)
    acts: Counter[str] = Counter()
    for _, _, claim, edge in network.edges(keys=True, data=True):
        if edge["sign"] < 0 and edge["modality"] == "asserted":
            month = str(edge["date"])[:7] if edge["date"] else UNDATED
            if claim not in claims[month]:
                claims[month].add(claim)
                acts[month] += edge["act"] == "accuse"
    # Digits sort before letters: months in order, then the undated.
    rows = tuple((month, acts[month], len(claims[month])) for month in sorted(claims))
    dated = [row for row in rows if row[0] != UNDATED]
    if dated:
        loudest = max(dated, key=lambda row: row[2])
        says = f"{loudest[0]} has the most hostile claims: {loudest[2]}."
    else:
        says = "No hostile claim has a date." if rows else "There are no hostile claims."
    return Finding(
        "course",
        "When",
        "Dates are days of speaking where the documents let them be known; rises show when a "
        "quarrel flared up, or was reported more.",
        says,
        ("month", "accusations", "hostile claims"),
        rows,
    )
