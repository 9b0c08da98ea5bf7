"""The whole graph in files that other programs read; the same graph gives the same bytes.

N-Quads, TriG and JSON-LD keep the named graphs; Turtle is their union. GraphML and GEXF hold the
network of actors, CSV the claims. Everything is sorted, and no file tells the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import IO

import pyoxigraph as ox

from graph.errors import UsageError
from graph.store import Store

FORMATS = ("nq", "trig", "ttl", "jsonld", "graphml", "gexf", "csv")

# The date of writing that GEXF puts into the file's head.
_CLOCK = re.compile(rb' lastmodifieddate="[^"]*"')

_SEPARATOR = " | "


def export(store: Store, format: str, stream: IO[bytes]) -> None:
    """Write all of `store` to `stream` in one of `FORMATS` (UTF-8).

    Raises UsageError for another format; errors of the stream (OSError) go through. Memory: about
    the largest named graph for nq, trig and jsonld; the whole graph for the others.
    """
    if format == "nq":
        _nquads(store, stream)
    elif format in ("trig", "jsonld"):
        syntax = ox.RdfFormat.TRIG if format == "trig" else ox.RdfFormat.JSON_LD
        ox.serialize(_quads(store), stream, syntax, prefixes=_prefixes())
    elif format == "ttl":
        ox.serialize(_triples(store), stream, ox.RdfFormat.TURTLE, prefixes=_prefixes())
    elif format in ("graphml", "gexf"):
        _network(store, format, stream)
    elif format == "csv":
        from graph.questions.ask import ask

        stream.write(ask(store, "claims").csv().encode("utf-8"))
    else:
        raise UsageError(f"There is no export format {format}; there are {', '.join(FORMATS)}.")


def _sorted_lines(triples: bytes) -> list[bytes]:
    # Literals escape their line ends in N-Triples, so a line is a triple.
    return sorted(line for line in triples.split(b"\n") if line)


def _nquads(store: Store, stream: IO[bytes]) -> None:
    for iri, triples in store.graphs():
        end = f" <{iri}> .\n".encode()
        stream.writelines(line.removesuffix(b" .") + end for line in _sorted_lines(triples))


def _quads(store: Store) -> Iterator[ox.Quad]:
    for iri, triples in store.graphs():
        name = ox.NamedNode(iri)
        for quad in _parsed(_sorted_lines(triples)):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, name)


def _triples(store: Store) -> Iterator[ox.Triple]:
    lines = {line for _iri, triples in store.graphs() for line in _sorted_lines(triples)}
    return (quad.triple for quad in _parsed(sorted(lines)))


def _parsed(lines: list[bytes]) -> Iterator[ox.Quad]:
    return iter(ox.parse(b"\n".join(lines), format=ox.RdfFormat.N_TRIPLES))


def _prefixes() -> dict[str, str]:
    from ontology import PREFIXES

    return PREFIXES


def _network(store: Store, format: str, stream: IO[bytes]) -> None:
    """The network of actors; GraphML and GEXF know no lists, so these become one text each."""
    import networkx as nx

    from graph.network import network

    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    actors = network(store)
    for node in sorted(actors):
        flat.add_node(node, **_flat(actors.nodes[node]))
    for edge in sorted(actors.edges(keys=True)):
        source, target, key = edge
        flat.add_edge(source, target, key=key, **_flat(actors.edges[edge]))
    written = BytesIO()
    if format == "graphml":
        nx.write_graphml_xml(flat, written)
    else:
        nx.write_gexf(flat, written)
    stream.write(_CLOCK.sub(b"", written.getvalue()))


def _flat(attributes: dict[str, object]) -> dict[str, object]:
    """Attributes as text and figures, without those that are not known."""
    return {
        name: _SEPARATOR.join(map(str, value)) if isinstance(value, list) else value
        for name, value in sorted(attributes.items())
        if value is not None
    }
