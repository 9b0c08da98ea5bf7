"""How the actors stand to each other: tit for tat, balance, sides, brokers."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import networkx as nx

from graph.analysis.finding import Finding
from graph.analysis.relations import Relations

SEED = 7
# Of more than so many who accuse one and the same actor, two have hardly anything in common.
CROWD = 200
# Above so many actors betweenness is estimated from paths that start at this many of them
# (Brandes & Pich 2007): exact, it grows with actors times relations.
SAMPLED, SAMPLE = 1500, 300


def reciprocity(seen: Relations) -> Finding:
    """The share of accusing pairs in which each accuses the other."""
    pairs = {(min(a, b), max(a, b)) for a, b in seen.hostile.edges}
    mutual = [
        (a, b) for a, b in pairs if seen.hostile.has_edge(a, b) and seen.hostile.has_edge(b, a)
    ]
    rows = sorted(
        (seen.name(a), seen.name(b), seen.hostile[a][b]["weight"], seen.hostile[b][a]["weight"])
        for a, b in mutual
    )
    rows.sort(key=lambda row: -(row[2] + row[3]))
    says = "Nobody accuses anybody, so nothing is returned."
    if pairs:
        share = round(100 * len(mutual) / len(pairs))
        says = f"In {len(mutual)} of {len(pairs)} hostile pairs ({share} %) both sides attack."
    return Finding(
        "reciprocity",
        "Tit for tat (reciprocity)",
        "Near 0 the accused do not answer in kind, or are not heard; near 100 % it is a quarrel.",
        says,
        ("one", "other", "claims", "claims back"),
        tuple(rows),
    )


def _signs(seen: Relations) -> nx.Graph[int]:
    """Undirected: +1 where friendly claims between two outnumber hostile ones, else -1."""
    sums: Counter[tuple[int, int]] = Counter()
    for graph, sign in ((seen.hostile, -1), (seen.friendly, 1)):
        for a, b, data in graph.edges(data=True):
            sums[min(a, b), max(a, b)] += sign * data["weight"]
    signed: nx.Graph[int] = nx.Graph()
    for (a, b), total in sorted(sums.items()):
        if total:  # as much of one as of the other says nothing
            signed.add_edge(a, b, sign=1 if total > 0 else -1)
    return signed


def balance(seen: Relations) -> Finding:
    """Signed triads (Cartwright & Harary 1956): balanced if the product of signs is positive."""
    signed = _signs(seen)
    kinds: Counter[int] = Counter()
    for a, b in signed.edges:
        for c in set(signed[a]) & set(signed[b]):
            if c > max(a, b):
                pairs = ((a, b), (a, c), (b, c))
                kinds[sum(signed[x][y]["sign"] < 0 for x, y in pairs)] += 1
    total, balanced = kinds.total(), kinds[0] + kinds[2]
    labels = ("all friendly", "one hostile pair", "two against a third", "all hostile")
    says = "No three actors all speak of each other, so balance cannot be told."
    if total:
        share = round(100 * balanced / total)
        says = f"{balanced} of {total} triads ({share} %) are balanced."
    return Finding(
        "balance",
        "Camps or confusion (balance of triads)",
        "Three actors are in balance if friends share friends and enemies: near 100 % there are "
        "clear camps, near 0 alliances are shifting.",
        says,
        ("triad", "balanced", "number"),
        tuple((labels[n], "no" if n % 2 else "yes", kinds[n]) for n in range(4) if kinds[n]),
    )


def _alignment(seen: Relations) -> nx.Graph[int]:
    """Who stands with whom: friendly words, common targets, common accusers; no open hostility.

    What a crowd has in common is shared out among its pairs (Newman 2001).
    """
    weight: Counter[tuple[int, int]] = Counter()
    shared: dict[tuple[int, int], float] = {}
    for a, b, data in seen.friendly.edges(data=True):
        weight[min(a, b), max(a, b)] += data["weight"]
    for graph in (seen.hostile, seen.hostile.reverse(copy=True)):
        for actor in graph:
            others = sorted(graph.predecessors(actor))
            if 2 <= len(others) <= CROWD:
                for pair in combinations(others, 2):
                    shared[pair] = shared.get(pair, 0.0) + 1 / (len(others) - 1)
    aligned: nx.Graph[int] = nx.Graph()
    for a, b in sorted(weight.keys() | shared.keys()):
        if not (seen.hostile.has_edge(a, b) or seen.hostile.has_edge(b, a)):
            aligned.add_edge(a, b, weight=weight[a, b] + shared.get((a, b), 0.0))
    return aligned


def sides(seen: Relations) -> Finding:
    """Communities (Blondel et al. 2008, Louvain, fixed seed) of who stands with whom."""
    aligned = _alignment(seen)
    found = nx.community.louvain_communities(aligned, weight="weight", seed=SEED) if aligned else []
    groups = sorted(
        (sorted(group) for group in found if len(group) > 1), key=lambda g: (-len(g), g)
    )
    rows = tuple(
        (number, len(group), ", ".join(seen.name(actor) for actor in group))
        for number, group in enumerate(groups, 1)
    )
    says = "No two actors share a target, an accuser or a friendly word, so there are no sides."
    if rows:
        which = "is 1 side" if len(rows) == 1 else f"are {len(rows)} sides"
        says = f"There {which} of two actors or more; the largest has {rows[0][1]}."
    return Finding(
        "sides",
        "Who stands with whom (communities)",
        "Actors fall on one side if they accuse the same others, are accused by the same others "
        "or speak well of each other, and do not accuse each other. It is a reading of what was "
        "reported, not proof of an alliance.",
        says,
        ("side", "actors", "members"),
        rows,
    )


def brokers(seen: Relations) -> Finding:
    """Betweenness (Freeman 1977) over all relations, whatever their sign and direction."""
    ties: nx.Graph[int] = nx.Graph()
    for graph in (seen.hostile, seen.friendly):
        ties.add_edges_from(sorted(graph.edges))
    sample = SAMPLE if len(ties) > SAMPLED else None
    scores = nx.betweenness_centrality(ties, k=sample, seed=SEED)
    rounded = [(seen.name(actor), round(score, 3)) for actor, score in scores.items()]
    rows = sorted((row for row in rounded if row[1] > 0), key=lambda row: (-row[1], row[0]))
    says = "Nobody stands between two others."
    if rows:
        first, share = rows[0][0], round(100 * rows[0][1])
        says = f"{first} stands on {share} % of the shortest ways between others."
        if sample:
            says += f" (Estimated from {sample} actors.)"
    return Finding(
        "brokers",
        "Who connects the quarrels (betweenness)",
        "Take these actors away, and quarrels that they take part in have nothing to do with "
        "each other any more.",
        says,
        ("actor", "share"),
        tuple(rows),
    )
