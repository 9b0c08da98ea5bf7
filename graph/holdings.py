"""What a knowledge-graph folder holds, kept in step: archive, store and log of sources.

A document is put away in an order that makes every interruption harmless: first its record in
the archive, then its graph in the store (in one transaction with the removal of the one that it
replaces), then its line in the log. What is logged is whole; what is not is done again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph import layout
from graph.archive import Archive
from graph.errors import KnowledgeGraphError, UsageError
from graph.iri import document_graph_iri
from graph.model import Document, Extraction
from graph.settings import DEFAULT_BASE
from graph.sources import Source, Sources
from graph.store import Store
from graph.summary import Touched, touched_by

if TYPE_CHECKING:
    from rdflib import Graph

_UNFINISHED = "unfinished"

# Triples after which the store is made to write out what it holds: it keeps about 2 kB in memory
# for each until then, and would let that grow to more than a gigabyte.
_FLUSHED = 100_000


class Holdings:
    """The contents of a folder that is open for writing."""

    def __init__(self, kg: Path, store: Store, base: str | None, extractor: str) -> None:
        """`base` is what IRIs begin with; None takes the folder's own, or DEFAULT_BASE.

        extractor: the version of the one that is to read what is put away.
        Raises UsageError for another base than that of the folder.
        """
        self.store = store
        self.extractor = extractor
        self.sources = Sources(kg)
        self.archive = Archive(kg)
        self.base = base or self.sources.base or DEFAULT_BASE
        if self.sources.base not in (None, self.base):
            raise UsageError(
                f"{kg} was built with the base {self.sources.base}; build with that one, or in "
                f"another folder."
            )
        self._unfinished = kg / "store" / _UNFINISHED
        self._unflushed = 0
        # What the derived graphs must be brought in line with; None for everything.
        self.touched: Touched | None = None

    @property
    def finished(self) -> bool:
        """Whether the last build came to its end and nothing was lost since."""
        published = self._unfinished.with_name("current").exists()
        return published and not self._unfinished.exists() and not any(self._gaps())

    def begin(self) -> None:
        """Mark the folder as being built, and tidy up after a build that was killed."""
        killed = self._unfinished.exists()
        if not killed and self.sources.documents():
            self.touched = Touched()
        try:
            self._unfinished.touch()
        except OSError as error:
            raise KnowledgeGraphError(
                f"{self._unfinished} cannot be written ({error.strerror or error}); make room or "
                f"allow it."
            ) from error
        self.archive.prepare()
        if killed:
            self.archive.sweep()
        self.sources.start(self.base)

    def end(self) -> None:
        """Let readers see what has been put away, and take the mark off."""
        layout.publish(self.store, self._unfinished.parent.parent)
        self._unfinished.unlink()

    def lost(self) -> Iterator[tuple[Document, Extraction]]:
        """What the store should hold and does not, from the archive; strays are removed.

        The store has gaps after a kill, or when its folder was thrown away. What the archive does
        not hold either is forgotten: it is read again when its file is given.
        """
        missing, stray = self._gaps()
        if missing or stray:
            self.touched = None
        self.store.commit(removed=stray)
        for document in missing:
            if self.archive.has(document):
                yield self.archive.document(document), self.archive.extraction(document)
            else:
                self.sources.forget(document)

    def knows(self, source: Source | None, sha256: str) -> bool:
        """Whether this extractor has dealt with a file of these bytes, for good or ill."""
        return (
            source is not None
            and (source.sha256, source.extractor) == (sha256, self.extractor)
            and (source.document is None or self.archive.has(source.document))
        )

    def restore(self, document: Document, graph: Graph) -> None:
        """Put back a graph that the store had lost."""
        self._commit({self._graph_iri(document.id): graph}, [])

    def put(self, source: Source, document: Document, extraction: Extraction, graph: Graph) -> None:
        """Put away a document, in the place of the one that its file held before.

        That one stays if another file still stands for it. Other files of the same document now
        have what this extractor made of it.
        """
        before = self.sources.at(source.path)
        orphan = before.document if before and before.document != document.id else None
        if orphan and self.sources.uses(orphan) > 1:
            orphan = None
        # Stopped from here on, what another extractor made of it counts as not read.
        others = self.sources.read_otherwise(document.id, source.extractor)
        for other in others:
            self.sources.add(replace(other, sha256=None))
        self.archive.save(document, extraction)
        name = self._graph_iri(document.id)
        removed = [self._graph_iri(orphan)] if orphan else []
        if self.touched is not None:
            for gone in (name, *removed):
                self.touched |= touched_by(self.store.graph(gone))
            self.touched |= touched_by(graph)
        self._commit({name: graph}, removed)
        for other in others:
            self.sources.add(replace(other, extractor=source.extractor))
        self.sources.add(source)
        if orphan:
            self.archive.remove(orphan)

    def _commit(self, graphs: Mapping[str, Graph], removed: Sequence[str]) -> None:
        self.store.commit(graphs, removed)
        self._unflushed += sum(map(len, graphs.values()))
        if self._unflushed > _FLUSHED:
            self.store.flush()
            self._unflushed = 0

    def _gaps(self) -> tuple[list[str], list[str]]:
        """Ids of documents whose graph is missing, and names of graphs that no file stands for."""
        wanted = {self._graph_iri(document): document for document in self.sources.documents()}
        documents_begin = self._graph_iri("")
        held = {name for name in self.store.graph_names() if name.startswith(documents_begin)}
        missing = [wanted[name] for name in sorted(wanted.keys() - held)]
        return missing, sorted(held - wanted.keys())

    def _graph_iri(self, document: str) -> str:
        return str(document_graph_iri(document, self.base))
