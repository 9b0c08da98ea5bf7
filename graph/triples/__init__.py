"""Claims to triples: the graph of one document (the shape: `ontology/README.md`)."""

from __future__ import annotations

from graph.iri import document_graph_iri
from graph.triples.document import document_graph, unread_graph

__all__ = ["document_graph", "document_graph_iri", "unread_graph"]
