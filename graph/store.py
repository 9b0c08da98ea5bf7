"""Quads in Oxigraph, on disk or in memory, behind one small interface.

The store knows graphs and queries, no claims. Queries go to the engine as strings and their
default graph is the union of all graphs, so that `SELECT * { ?s ?p ?o }` answers and `GRAPH ?g`
tells the document. The union is kept, as the engine's default graph: Oxigraph can also form it
from the named graphs at each query, but then gives a triple once for each graph it stands in, so
that counts are wrong and joins over what documents share grow with the number of documents.

Only this file and its neighbours `answer.py`, `syntax.py`, `dataset.py` and `export.py` know which
engine it is: another SPARQL 1.1 engine can stand behind the same methods.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from graph.answer import Answer, Solutions, failed
from graph.errors import KnowledgeGraphError, QueryError
from graph.syntax import syntax_error

if TYPE_CHECKING:
    from rdflib import Dataset, Graph


class Store:
    """A set of named graphs that answers SPARQL 1.1; close it, or use it as a context manager."""

    def __init__(self, quads: ox.Store) -> None:
        """Wrap an Oxigraph store; users call `open` or `in_memory`."""
        self._quads: ox.Store | None = quads

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """The store in the folder `path`; opened to write, it is made if it is not there.

        A store must not be opened read-only while another process writes it (undefined in
        RocksDB): readers open snapshots (`graph.layout`). Raises OSError as the engine gives it.
        """
        return cls(ox.Store.read_only(str(path)) if read_only else ox.Store(str(path)))

    @classmethod
    def in_memory(cls) -> Self:
        """An empty store that lives as long as the object."""
        return cls(ox.Store())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files; the store cannot be used any more. Twice does no harm."""
        self._quads = None

    def __len__(self) -> int:
        """How many quads the named graphs hold (reads them all)."""
        ((count,),) = self.select("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").rows
        return int(count or 0)

    # ---- asking -------------------------------------------------------------------------------

    def query(self, text: str) -> Answer:
        """Evaluate any SPARQL 1.1 query; QueryError says where a text is wrong."""
        try:
            return Answer(self._open.query(text))
        except SyntaxError as error:
            raise syntax_error(text, str(error)) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise failed(error) from error

    def select(self, text: str) -> Solutions:
        """All rows of a SELECT as plain values (see `graph.answer.Value`)."""
        answer = self.query(text)
        return Solutions(answer.variables, list(answer.rows()))

    def holds(self, text: str) -> bool:
        """The yes or no of an ASK."""
        answer = self.query(text)
        if answer.kind != "boolean":
            raise QueryError("This query gives no yes or no; ask it with ASK.")
        return bool(answer)

    def dataset(self) -> Dataset:
        """An rdflib Dataset to read this store with, default graph the union of all (oxrdflib).

        Hand it queries as strings: a prepared query is evaluated by rdflib, far slower.
        """
        from graph.dataset import dataset_over

        return dataset_over(self._open)

    # ---- graphs -------------------------------------------------------------------------------

    def graph_names(self) -> list[str]:
        """IRIs of the named graphs, sorted."""
        return sorted(name.value for name in self._open.named_graphs())

    def graph(self, iri: str) -> Graph:
        """A copy of one named graph as a plain rdflib graph; empty if there is none."""
        from rdflib import Graph

        graph = Graph()
        graph.parse(data=self.triples(iri).decode("utf-8"), format="nt")
        return graph

    def triples(self, iri: str) -> bytes:
        """One named graph as N-Triples, a triple a line, in the engine's order."""
        named = ox.NamedNode(iri)
        return self._open.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=named) or b""

    def graphs(self) -> Iterator[tuple[str, bytes]]:
        """Each named graph's IRI with its triples as N-Triples, in the order of the IRIs."""
        for iri in self.graph_names():
            yield iri, self.triples(iri)

    def union_is_whole(self) -> bool:
        """Whether the union holds what the named graphs hold, and nothing else (reads it all)."""
        missing = "ASK { GRAPH ?g { ?s ?p ?o } FILTER NOT EXISTS { ?s ?p ?o } }"
        foreign = "ASK { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"
        return not self.holds(missing) and not self.holds(foreign)

    # ---- writing ------------------------------------------------------------------------------

    def replace_graph(self, iri: str, graph: Graph) -> None:
        """Put `graph` in the place of the named graph `iri`; see `commit`."""
        self.commit({iri: graph})

    def remove_graph(self, iri: str) -> None:
        """Take a named graph away; none there is no fault."""
        self.commit(removed=[iri])

    def commit(
        self,
        replaced: Mapping[str, Graph] | None = None,
        removed: Collection[str] = (),
        amended: Mapping[str, tuple[Graph, Graph]] | None = None,
    ) -> None:
        """Change named graphs in one transaction: all of it is seen, or nothing.

        replaced: what stands in a graph from now on, by the graph's IRI.
        removed: IRIs of graphs that go; one that is not there is no fault.
        amended: triples that go from a graph, and triples that come into it, by its IRI.

        Blank nodes get IRIs made from the graph's IRI and content, so that the same graph is
        always stored as the same quads. Raises KnowledgeGraphError if the store cannot take it.
        """
        texts = {iri: _ntriples(iri, graph) for iri, graph in (replaced or {}).items()}
        old = [iri for iri in dict.fromkeys([*removed, *texts]) if self._has(iri)]
        steps = [_removal(iri) for iri in old]
        for iri, (gone, come) in (amended or {}).items():
            steps += _amendment(iri, _ntriples(iri, gone), _ntriples(iri, come))
        try:
            if steps:
                steps += [_insertion(iri, triples) for iri, triples in texts.items()]
                self._open.update(" ;\n".join(steps))
            else:  # the common case; loading is one transaction too, and faster
                quads = "".join(_in_both(iri, triples) for iri, triples in texts.items())
                self._open.load(quads.encode("utf-8"), format=ox.RdfFormat.N_QUADS)
        except (SyntaxError, OSError, RuntimeError, ValueError) as error:
            names = ", ".join([*texts, *removed, *(amended or {})])
            raise KnowledgeGraphError(f"The store cannot take {names}: {error}.") from error

    def flush(self) -> None:
        """Write to disk what the engine still holds in memory, and so let go of that memory."""
        self._open.flush()

    def backup(self, path: Path) -> None:
        """Write a snapshot into `path`, which must not exist; it shares files where it can."""
        self._open.flush()
        self._open.backup(str(path))

    def _has(self, iri: str) -> bool:
        try:
            return self._open.contains_named_graph(ox.NamedNode(iri))
        except ValueError:  # no IRI: the engine will say so when it is to take it
            return True

    @property
    def _open(self) -> ox.Store:
        if self._quads is None:
            raise KnowledgeGraphError("The store has been closed; open it again.")
        return self._quads


def _ntriples(iri: str, graph: Graph) -> str:
    """`graph` as N-Triples without blank nodes."""
    text = graph.serialize(format="nt")
    if "_:" not in text:  # the common case, without parsing
        return text
    dataset = ox.Dataset(ox.parse(text, format=ox.RdfFormat.N_TRIPLES))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(
        f"{_named(quad.subject, iri)} {quad.predicate} {_named(quad.object, iri)} .\n"
        for quad in dataset
    )


def _in_both(iri: str, triples: str) -> str:
    """The N-Quads that put `triples` into the graph `iri` and into the union."""
    return triples + triples.replace(" .\n", f" <{iri}> .\n")


def _insertion(iri: str, triples: str) -> str:
    return f"INSERT DATA {{ GRAPH <{iri}> {{\n{triples}}}\n{triples}}}"


def _removal(iri: str) -> str:
    """The update that takes a graph away, and from the union what no other graph holds."""
    return (
        f"DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH <{iri}> {{ ?s ?p ?o }} "
        f"FILTER NOT EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != <{iri}>) }} }} ;\n"
        f"DROP SILENT GRAPH <{iri}>"
    )


def _amendment(iri: str, gone: str, come: str) -> Iterator[str]:
    """The updates that take triples out of a graph and put others into it."""
    # Not splitlines: it also parts lines at characters that may stand in a literal.
    before, after = set(gone.split("\n")) - {""}, set(come.split("\n")) - {""}
    if lost := before - after:
        data = "\n".join(lost)
        rows = "\n".join(f"({line.removesuffix(' .')})" for line in lost)
        yield f"DELETE DATA {{ GRAPH <{iri}> {{\n{data}\n}} }}"
        yield (
            f"DELETE {{ ?s ?p ?o }} WHERE {{ VALUES (?s ?p ?o) {{\n{rows}\n}} "
            f"FILTER NOT EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"
        )
    if new := after - before:
        yield _insertion(iri, "\n".join(new) + "\n")


def _named(term: object, iri: str) -> str:
    """A term in N-Triples; a blank node (canonically labelled) as an IRI under the graph's."""
    return f"<{iri}#{term.value}>" if isinstance(term, ox.BlankNode) else str(term)
