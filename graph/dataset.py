"""The store as rdflib sees it: a Dataset whose default graph is the union of all graphs."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from typing import Any, NoReturn, TypeVar

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import XSD, Dataset, Graph, Literal
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Identifier, Node

from graph.errors import KnowledgeGraphError

T = TypeVar("T")
Triple = tuple[Node, Node, Node]
Pattern = tuple[Node | None, Node | None, Node | None]

# The engine's default graph, which holds the union.
_MERGED = Graph(identifier=DATASET_DEFAULT_GRAPH_ID)

_UNION = "__UNION__"  # what rdflib calls the graph of a query whose default graph is the union


def dataset_over(quads: ox.Store) -> Dataset:
    """A Dataset to read `quads` with, where each triple also stands in the default graph."""
    return Dataset(store=_UnionStore(store=quads), default_union=True)


class _UnionStore(OxigraphStore):
    """Oxigraph for rdflib, read-only: the union is what the engine holds as its default graph.

    Oxigraph's own union gives a triple once for each graph that it stands in.
    """

    def triples(
        self, triple_pattern: Pattern, context: Graph | None = None
    ) -> Iterator[tuple[Triple, Iterator[Graph | None]]]:
        """Triples of one named graph, or of the union; each with the graphs that it stands in."""
        if context is None:
            for triple, _ in super().triples(triple_pattern, _MERGED):
                yield _as_parsed(triple), self.contexts(triple)
        elif context.identifier != DATASET_DEFAULT_GRAPH_ID:
            for triple, contexts in super().triples(triple_pattern, context):
                yield _as_parsed(triple), contexts

    def contexts(self, triple: Triple | None = None) -> Generator[Graph, None, None]:
        """The named graphs, or those that `triple` stands in."""
        for graph in super().contexts(triple):
            if graph.identifier != DATASET_DEFAULT_GRAPH_ID:
                yield graph

    def __len__(self, context: Graph | None = None) -> int:
        return super().__len__(_MERGED if context is None else context)

    def query(
        self,
        query: Query | str,
        initNs: Mapping[str, Any],  # noqa: N803
        initBindings: Mapping[str, Identifier],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **kwargs: object,
    ) -> Result:
        """Evaluate a query text in the engine."""
        graph = DATASET_DEFAULT_GRAPH_ID if queryGraph == _UNION else queryGraph
        result = super().query(query, initNs, initBindings, graph, **kwargs)
        if result.type == "SELECT":
            result.bindings = [
                {variable: _plain(term) for variable, term in binding.items()}
                for binding in result.bindings
            ]
        elif result.graph is not None:
            found, result.graph = result.graph, Graph()
            result.graph += map(_as_parsed, found)
        return result

    def add_graph(self, graph: Graph) -> None:
        """Nothing: rdflib calls it also when a graph is only looked at."""

    def add(self, *_args: object, **_kwargs: object) -> NoReturn:
        _refuse()

    def addN(self, *_args: object, **_kwargs: object) -> NoReturn:  # noqa: N802
        _refuse()

    def remove(self, *_args: object, **_kwargs: object) -> NoReturn:
        _refuse()

    def remove_graph(self, *_args: object, **_kwargs: object) -> NoReturn:
        _refuse()

    def update(self, *_args: object, **_kwargs: object) -> NoReturn:
        _refuse()


def _as_parsed(triple: Triple) -> Triple:
    subject, predicate, value = triple
    return subject, predicate, _plain(value)


def _plain(term: T) -> T | Literal:
    """A string as rdflib's parsers give it, without a datatype: `Literal("x")` equals it."""
    if isinstance(term, Literal) and term.datatype == XSD.string:
        return Literal(str(term))
    return term


def _refuse() -> NoReturn:
    raise KnowledgeGraphError(
        "The Dataset shows the knowledge graph and cannot change it; copy its quads into a "
        "Dataset of your own."
    )
