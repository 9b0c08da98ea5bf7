"""Documents to a knowledge graph: the one page that knows all the stages.

read -> extract -> identify -> triples -> store -> summary
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from rdflib import Graph

from graph import layout
from graph.errors import ExtractionError, ReadingError, UsageError
from graph.holdings import Holdings
from graph.identity import identify
from graph.interruption import Interruption
from graph.iri import ontology_graph_iri, unread_graph_iri
from graph.model import Document, Extraction
from graph.reading import documents
from graph.settings import DEFAULT_EXTRACTOR, EXTRACTORS
from graph.sources import Source
from graph.summary import summarise
from graph.triples import document_graph, unread_graph
from graph.work import Outcome, fingerprint, outcomes, prepare
from ontology import vocabulary

_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`#?/]+/(?:[^\s<>\"{}|\\^`#?]*/)?")

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many of the steps are done, and how many there are."""


def silent(_what: str, _done: int, _total: int) -> None:
    """A progress that nobody sees."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that did not become a document; the reason has neither its name nor a full stop."""

    path: Path
    reason: str


@dataclass(slots=True)
class BuildReport:
    """What a build did; counts are of files.

    failures: all files of this build that are no document, also those that failed before.
    interrupted: whether it was stopped by Ctrl-C; what was read until then is in the graph.
    """

    read: int = 0
    unchanged: int = 0
    failures: list[Failure] = field(default_factory=list)
    interrupted: bool = False


def build(
    paths: Sequence[Path],
    kg: Path,
    *,
    base: str | None = None,
    jobs: int = 1,
    extractor: str = DEFAULT_EXTRACTOR,
    progress: Progress = silent,
) -> BuildReport:
    """Read the files and folders of `paths` into the knowledge-graph folder `kg`.

    base: what all IRIs begin with; if None that of the folder, for a new one DEFAULT_BASE.
    jobs: how many processes extract; the result is the same for any number.
    extractor: "learned", a small model checked by the parse, or "rules", without models.

    Files that have not changed are not read again, and no model is loaded for them; a file that
    has changed replaces what it held before, one that has gone stays. What another extractor has
    read is read anew; the documents of other files stay as they are. A bad document never stops
    a build: it is in the report and in the store, with its reason. Stopped at any point, the
    same call goes on where it was.

    Raises KnowledgeGraphError if `kg` is locked, foreign, damaged or cannot be written, UsageError
    for an unknown extractor and for a base that is none, or not that of the folder, and ModelError,
    before anything is read, if a file of the extractor's models is missing or damaged.
    """
    _check(base, jobs, extractor)
    with layout.open_to_write(kg) as store:
        holdings = Holdings(kg, store, base, EXTRACTORS[extractor])
        report = BuildReport()
        todo = _new_or_changed(list(documents(paths)), holdings, report, progress)
        if todo:
            progress("loading the models", 0, len(todo))
            prepare(extractor)
        if todo or not holdings.finished:
            holdings.begin()
            results = outcomes(todo, kg, jobs, extractor)
            report.interrupted = not _carry_out(todo, results, holdings, report, progress)
            progress("summing up who accuses whom", len(todo), len(todo))
            _derive(holdings)
            holdings.end()
        return report


def _check(base: str | None, jobs: int, extractor: str) -> None:
    if base is not None and not _BASE.fullmatch(base):
        raise UsageError(f"The base {base} is no web address that ends in a slash.")
    if jobs < 1:
        raise UsageError(f"At least one job is needed to build, not {jobs}.")
    if extractor not in EXTRACTORS:
        known = " and ".join(map(repr, EXTRACTORS))
        raise UsageError(f"There is no extractor called {extractor!r}; there are {known}.")


def _new_or_changed(
    files: Sequence[Path], holdings: Holdings, report: BuildReport, progress: Progress
) -> list[Path]:
    """The files that must be read; the others are counted, and listed if they are bad."""
    todo = []
    for done, file in enumerate(files):
        progress("looking for changes", done, len(files))
        try:
            sha256 = fingerprint(file)
        except ReadingError as error:
            # A path that is not there is no document: it is in the report and nowhere else.
            if not os.path.lexists(file) or _failed_before(file, error.reason, holdings):
                report.failures.append(Failure(file, error.reason))
            else:
                todo.append(file)
            continue
        known = holdings.sources.of(file)
        if not holdings.knows(known, sha256):
            todo.append(file)
        elif known and known.reason:
            report.failures.append(Failure(file, known.reason))
        else:
            report.unchanged += 1
    return todo


def _failed_before(file: Path, reason: str, holdings: Holdings) -> bool:
    known = holdings.sources.of(file)
    return known is not None and known.reason == reason


def _carry_out(
    todo: Sequence[Path],
    results: Generator[Outcome, None, None],
    holdings: Holdings,
    report: BuildReport,
    progress: Progress,
) -> bool:
    """Restore what was lost, then read and extract, and commit one document after the other.

    Returns whether it came to its end; Ctrl-C stops it between two documents.
    """
    interruption = Interruption()
    with interruption.watched():
        try:
            for document, extraction in holdings.lost():
                progress(f"restoring {document.name}", 0, len(todo))
                with interruption.held():
                    holdings.restore(document, _graph(document, extraction, holdings.base))
            with closing(results):
                for done, file in enumerate(todo):
                    progress(f"reading {file.name}", done, len(todo))
                    outcome = next(results)
                    with interruption.held():
                        _commit(outcome, holdings, report)
        except KeyboardInterrupt:
            return False
    return True


def _commit(outcome: Outcome, holdings: Holdings, report: BuildReport) -> None:
    """Put away the document that a file became, or the reason why it became none."""
    path = holdings.sources.key(outcome.path)
    reason = outcome.reason
    if outcome.document and outcome.extraction:
        try:
            graph = _graph(outcome.document, outcome.extraction, holdings.base)
        except ExtractionError as error:
            reason = str(error).rstrip(".")
        except Exception as error:  # noqa: BLE001 - a fault of ours must not stop the others
            reason = f"no graph could be made of it ({type(error).__name__}: {error})"
        else:
            source = Source(path, holdings.extractor, outcome.sha256, outcome.document.id)
            holdings.put(source, outcome.document, outcome.extraction, graph)
            report.read += 1
            return
    reason = reason or "nothing could be extracted from it"
    report.failures.append(Failure(outcome.path, reason))
    before = holdings.sources.of(outcome.path)
    # What could be read of the file before stays.
    document = before.document if before else None
    holdings.sources.add(Source(path, holdings.extractor, outcome.sha256, document, reason))


def _graph(document: Document, extraction: Extraction, base: str) -> Graph:
    identities = identify(extraction, document, base)
    return document_graph(document, extraction, identities, base)


def _derive(holdings: Holdings) -> None:
    """The graphs that follow from all documents together, and the vocabulary."""
    base = holdings.base
    holdings.store.commit(
        {
            ontology_graph_iri(base): vocabulary(),
            unread_graph_iri(base): unread_graph(holdings.sources.unread(), base),
        }
    )
    summarise(holdings.store, base, holdings.touched)
