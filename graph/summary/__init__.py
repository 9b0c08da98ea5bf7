"""The graphs that follow from all documents together: actors, and who accuses whom.

Both are derived from the graphs of the documents and from nothing else, and hold what those hold
at the moment: derived as a whole, or for what a change of some documents touches, they are the
same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rdflib import Graph

from graph.iri import actors_graph_iri, summary_graph_iri
from graph.store import Store
from graph.summary.actors import Triple, actor_triples, all_actors, preferred
from graph.summary.dyads import all_pairs, pair_nodes, pair_properties, pair_triples
from graph.summary.rows import listed, listed_pairs, portions
from graph.summary.touched import Touched, touched_by

__all__ = ["Touched", "derived", "preferred", "summarise", "touched_by"]


def summarise(store: Store, base: str, touched: Touched | None = None) -> None:
    """Bring the graph of actors and the summary in `store` in line with its documents.

    touched: what to derive anew, if all else is known to be in line: what `touched_by` says of
        each document graph that came, changed or went since, of the old and of the new one. None
        derives everything.
    """
    if touched is None:
        store.commit(derived(store, base))
        return
    actors, summary = str(actors_graph_iri(base)), str(summary_graph_iri(base))
    gone_actors = _said(store, _about_nodes(actors, sorted(touched.actors)))
    gone_pairs = _said(
        store,
        [
            *_about_nodes(summary, pair_nodes(touched.pairs, base)),
            *_between(summary, sorted(touched.pairs)),
        ],
    )
    store.commit(
        amended={
            actors: (gone_actors, _graph(actor_triples(store, touched.actors))),
            summary: (gone_pairs, _graph(pair_triples(store, touched.pairs, base))),
        }
    )


def derived(store: Store, base: str) -> dict[str, Graph]:
    """The graph of actors and the summary that follow from the documents in `store`, by IRI."""
    return {
        str(actors_graph_iri(base)): _graph(actor_triples(store, all_actors(store))),
        str(summary_graph_iri(base)): _graph(pair_triples(store, all_pairs(store), base)),
    }


def _graph(triples: Iterable[Triple]) -> Graph:
    graph = Graph("SimpleMemory", bind_namespaces="none")
    for triple in triples:
        graph.add(triple)
    return graph


def _said(store: Store, queries: Iterable[str]) -> Graph:
    """All triples that `queries` construct."""
    graph = _graph(())
    for query in queries:
        graph.parse(data=store.query(query).serialise("nt"), format="nt")
    return graph


def _about_nodes(graph_iri: str, nodes: Sequence[str]) -> Iterator[str]:
    """Queries for all that the graph says of `nodes`."""
    for portion in portions(nodes):
        yield (
            f"CONSTRUCT {{ ?s ?p ?o }} WHERE "
            f"{{ VALUES ?s {{ {listed(portion)} }} GRAPH <{graph_iri}> {{ ?s ?p ?o }} }}"
        )


def _between(graph_iri: str, pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Queries for what the graph puts between the speaker and the target of `pairs`."""
    for portion in portions(pairs):
        yield (
            f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES (?s ?o) {{ {listed_pairs(portion)} }} "
            f"VALUES ?p {{ {listed(pair_properties())} }} GRAPH <{graph_iri}> {{ ?s ?p ?o }} }}"
        )
