"""Who accuses and who is accused: counts, hubs and authorities, PageRank."""

from __future__ import annotations

import networkx as nx
import numpy as np

from graph.analysis.finding import Finding
from graph.analysis.relations import Relations

# Shares in 3 digits are settled long before, but where two groups are nearly as strong.
ROUNDS = 1000

_COUNTS = ("actor", "accusations", "hostile claims", "others", "told of by another")


def accusers(seen: Relations) -> Finding:
    """Accusations made, by actor."""
    rows = _counts(seen, out=True)
    return Finding(
        "accusers",
        "Who accuses",
        "Hostile claims are accusations, criticism, threats, rejections and demands that the "
        "documents state as made; who makes many sets the tone of the reporting.",
        _first(
            rows, "{0} makes the most hostile claims: {2} against {3} others.", "accuses anybody"
        ),
        _COUNTS,
        rows,
    )


def accused(seen: Relations) -> Finding:
    """Accusations received, by actor."""
    rows = _counts(seen, out=False)
    return Finding(
        "accused",
        "Who is accused",
        "Blame from many different actors weighs more than much blame from one.",
        _first(
            rows, "{0} is the target of the most hostile claims: {2} by {3} others.", "is accused"
        ),
        _COUNTS,
        rows,
    )


def _first(rows: tuple[tuple[str, int, int, int, int], ...], sentence: str, nobody: str) -> str:
    return sentence.format(*rows[0]) if rows else f"Nobody {nobody}."


def _counts(seen: Relations, *, out: bool) -> tuple[tuple[str, int, int, int, int], ...]:
    graph = seen.hostile if out else seen.hostile.reverse(copy=True)
    rows = []
    for actor in graph:
        edges = [data for _, _, data in graph.out_edges(actor, data=True)]
        if edges:
            # A claim against two actors is one claim of its speaker.
            accusations, claims, reported = (
                len(set().union(*(edge[what] for edge in edges)))
                for what in ("accusations", "claims", "reported")
            )
            rows.append((seen.name(actor), accusations, claims, len(edges), reported))
    return tuple(sorted(rows, key=lambda row: (-row[2], -row[1], -row[3], row[0])))


def hubs_and_authorities(seen: Relations) -> tuple[Finding, Finding]:
    """HITS (Kleinberg 1999) on hostile claims: accusers as hubs, accused as authorities."""
    hubs, authorities = _hits(seen.hostile)
    leading, blamed = _shares(seen, hubs), _shares(seen, authorities)
    return (
        Finding(
            "hubs",
            "Leading accusers (HITS hubs)",
            "A high share goes to those who accuse the actors that the other leading accusers "
            "accuse as well: they lead the chorus, not just speak often.",
            _top(leading, "{0} leads the accusers with a share of {1}."),
            ("actor", "share"),
            leading,
        ),
        Finding(
            "authorities",
            "Main targets (HITS authorities)",
            "A high share goes to those whom the leading accusers accuse.",
            _top(blamed, "{0} is their main target with a share of {1}."),
            ("actor", "share"),
            blamed,
        ),
    )


def prestige(seen: Relations) -> Finding:
    """PageRank (Brin & Page 1998) on hostile claims, weighted by their number."""
    ranks = nx.pagerank(seen.hostile, weight="weight") if len(seen.hostile) else {}
    rows = _shares(seen, ranks)
    return Finding(
        "pagerank",
        "Where blame ends up (PageRank)",
        "Follow accusations from accuser to accused again and again: this is the share of time "
        "spent at each actor. It is high for those accused by actors who are much accused "
        "themselves.",
        _top(rows, "Blame ends up most at {0}: {1} of it."),
        ("actor", "share"),
        rows,
    )


def _hits(graph: nx.DiGraph[int]) -> tuple[dict[int, float], dict[int, float]]:
    """Shares of hubs and authorities, each adding up to 1, by power iteration from even shares.

    `nx.hits` takes one singular vector: where two groups are as strong as each other that is any
    mix of theirs, with negative shares or a sum of 0. From even shares both keep theirs.
    """
    if not len(graph):
        return {}, {}
    matrix = nx.to_scipy_sparse_array(graph, weight="weight", dtype=np.dtype(np.float64))
    authorities = np.full(len(graph), 1 / len(graph))
    for _ in range(ROUNDS):
        hubs = matrix @ authorities
        following = matrix.T @ hubs
        following /= following.sum()
        settled = np.abs(following - authorities).max() < 1e-9
        authorities = following
        if settled:
            break
    hubs /= hubs.sum()
    return dict(zip(graph, hubs.tolist(), strict=True)), dict(
        zip(graph, authorities.tolist(), strict=True)
    )


def _shares(seen: Relations, shares: dict[int, float]) -> tuple[tuple[str, float], ...]:
    """Names with their shares in 3 digits, those above 0, the greatest first."""
    rounded = [(seen.name(actor), round(share, 3)) for actor, share in shares.items()]
    return tuple(sorted((row for row in rounded if row[1] > 0), key=lambda row: (-row[1], row[0])))


def _top(rows: tuple[tuple[str, float], ...], sentence: str) -> str:
    return sentence.format(*rows[0]) if rows else "There is no hostile claim to follow."
