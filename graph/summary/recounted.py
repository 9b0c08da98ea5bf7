"""The summary as it would be if claims counted from another confidence on.

In: a store, and the least confidence. Out: a store in memory that holds that summary, who the
actors in it are, and the vocabulary: what a question about the summary needs.
"""

from __future__ import annotations

from rdflib import RDFS, Graph, Literal, URIRef

from graph.settings import DEFAULT_BASE
from graph.store import Store
from graph.summary.dyads import all_pairs, pair_triples
from graph.summary.rows import listed, portions, rows
from ontology import JAC, vocabulary

_ACTORS = """SELECT ?actor ?label ?kind {
  VALUES ?actor { $actors } ?actor rdfs:label ?label ; jac:kind ?kind
}"""
_GRAPH, _VOCABULARY = "urn:jaccuse:recounted", "urn:jaccuse:vocabulary"


def recounted(store: Store, least: float) -> Store:
    """A store in memory with the summary of the claims whose confidence is at least `least`."""
    graph = Graph("SimpleMemory", bind_namespaces="none")
    pairs = all_pairs(store, least)
    for triple in pair_triples(store, pairs, DEFAULT_BASE, least):
        graph.add(triple)
    for portion in portions(sorted({actor for pair in pairs for actor in pair})):
        for actor, label, kind in rows(store, _ACTORS, actors=listed(portion)):
            graph.add((URIRef(str(actor)), RDFS.label, Literal(str(label))))
            graph.add((URIRef(str(actor)), JAC.kind, Literal(str(kind))))
    memory = Store.in_memory()
    memory.commit({_GRAPH: graph, _VOCABULARY: vocabulary()})
    return memory
