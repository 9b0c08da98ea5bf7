"""The Python face of it all: build a knowledge graph, open it, ask it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

from graph import layout
from graph.answer import Answer
from graph.archive import Archive
from graph.model import Document, Extraction
from graph.settings import DEFAULT_CONFIDENCE, DEFAULT_EXTRACTOR
from graph.store import Store
from graph.table import Table

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from graph.build import BuildReport, Progress
    from graph.verification import Fault


class KnowledgeGraph:
    """A knowledge-graph folder that is open for reading: what the last build published.

    Use it as a context manager, or close it. Every method raises a `graph.errors.JaccuseError`
    with one sentence for people where it cannot answer.

        KnowledgeGraph.build([Path("articles")], Path("kg"))
        with KnowledgeGraph.open(Path("kg")) as kg:
            for row in kg.ask("who-accuses-whom").rows:
                print(row)
    """

    def __init__(self, store: Store, archive: Archive) -> None:
        """Users call `open`."""
        self.store = store
        self.archive = archive
        self._document = lru_cache(maxsize=256)(archive.document)

    @staticmethod
    def build(
        paths: Sequence[Path],
        kg: Path,
        *,
        base: str | None = None,
        jobs: int = 1,
        extractor: str = DEFAULT_EXTRACTOR,
        progress: Progress | None = None,
    ) -> BuildReport:
        """Read files and folders into the folder `kg`; see `graph.build.build`."""
        from graph.build import build, silent

        tell = progress or silent
        return build(paths, kg, base=base, jobs=jobs, extractor=extractor, progress=tell)

    @classmethod
    def open(cls, kg: Path) -> Self:
        """Open a folder that was built; KnowledgeGraphError if there is none, or none whole."""
        return cls(layout.open_to_read(kg), Archive(kg))

    def ask(
        self, name: str, about: str | None = None, *, min_confidence: float = DEFAULT_CONFIDENCE
    ) -> Table:
        """The answer to a named question, if it asks for that about somebody.

        Claims that are less sure than `min_confidence` are left out; 0 tells of all. UsageError
        lists the questions if there is none of that name.
        """
        from graph.questions.ask import ask

        return ask(self.store, name, about, min_confidence)

    def query(self, text: str) -> Answer:
        """The answer to any SPARQL 1.1 query; QueryError says where its text is wrong."""
        return self.store.query(text)

    def dataset(self) -> rdflib.Dataset:
        """The graph as an rdflib Dataset, its default graph the union of all. Ask it in strings."""
        return self.store.dataset()

    def network(self, *, min_confidence: float = DEFAULT_CONFIDENCE) -> nx.MultiDiGraph[str]:
        """Actors, and one edge a claim and target, with the words; see `graph.network`."""
        from graph.network import network

        return network(self.store, self.document, min_confidence)

    def document(self, id: str) -> Document:
        """The document of an id (64 hex digits), with its text."""
        return self._document(id)

    def documents(self) -> Iterator[Document]:
        """All documents, by id."""
        return map(self.archive.document, self.archive.ids())

    def extractions(self) -> Iterator[Extraction]:
        """What was extracted from each document, by the document's id."""
        return map(self.archive.extraction, self.archive.ids())

    def verify(self) -> Iterator[Fault]:
        """All that is wrong: words, shapes, provenance; nothing if the graph is sound."""
        from graph.verification import verify

        return verify(self.store, self.archive)

    def export(self, format: str, stream: IO[bytes]) -> None:
        """Write the whole graph; see `graph.export.export` for the formats."""
        from graph.export import export

        export(self.store, format, stream)

    def close(self) -> None:
        """Let go of the files."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
