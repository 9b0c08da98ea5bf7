"""What was read and what was extracted, on disk: the part of a graph that nothing else can give.

    kg/documents/<id>.txt, <id>.json     canonical text and metadata of a document
    kg/extractions/<id>.json             what was extracted from it, and by which extractor

The store is derived from these files without running any model. Each file is there whole or not
at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph import records
from graph.errors import KnowledgeGraphError
from graph.layout import write_whole
from graph.model import Document, Extraction


class Archive:
    """The documents and extractions of a knowledge-graph folder."""

    def __init__(self, kg: Path) -> None:
        self._documents = kg / "documents"
        self._extractions = kg / "extractions"

    def prepare(self) -> None:
        """Make the two folders where they are not there."""
        for folder in (self._documents, self._extractions):
            try:
                folder.mkdir(exist_ok=True)
            except OSError as error:
                raise _unwritable(folder, error) from error

    def ids(self) -> Iterator[str]:
        """The ids of all documents that have been extracted, sorted."""
        found = (path.stem for path in self._extractions.glob("[!.]*.json"))
        return iter(sorted(one for one in found if (self._documents / f"{one}.json").exists()))

    def has(self, id: str) -> bool:
        """Whether all files of a document are there."""
        return all(path.exists() for path in self._files(id))

    def document(self, id: str) -> Document:
        """A document; KnowledgeGraphError names the file if it is missing or damaged."""
        path = self._documents / f"{id}.json"
        metadata, text = _text(path), _text(path.with_suffix(".txt"))
        try:
            return records.document_from_json(records.from_text(metadata), text)
        except KnowledgeGraphError as error:
            raise _damaged(path, error) from error

    def extraction(self, id: str) -> Extraction:
        """What was extracted from a document; KnowledgeGraphError as for `document`."""
        path = self._extractions / f"{id}.json"
        text = _text(path)
        try:
            return records.extraction_from_json(records.from_text(text))
        except KnowledgeGraphError as error:
            raise _damaged(path, error) from error

    def extraction_by(self, id: str, extractor: str) -> Extraction | None:
        """What this very extractor made of a document, if that is there and sound."""
        if not (self._extractions / f"{id}.json").exists():
            return None
        try:
            extraction = self.extraction(id)
        except KnowledgeGraphError:  # it is made again
            return None
        return extraction if extraction.extractor == extractor else None

    def save(self, document: Document, extraction: Extraction) -> None:
        """Write both; the extraction last, so that what has one is whole."""
        record = records.to_text(records.document_to_json(document))
        _write(self._documents / f"{document.id}.txt", document.text)
        _write(self._documents / f"{document.id}.json", record)
        record = records.to_text(records.extraction_to_json(extraction))
        _write(self._extractions / f"{document.id}.json", record)

    def remove(self, id: str) -> None:
        """Take a document away; none there is no fault."""
        for path in self._files(id):
            path.unlink(missing_ok=True)

    def _files(self, id: str) -> tuple[Path, Path, Path]:
        return (
            self._extractions / f"{id}.json",
            self._documents / f"{id}.json",
            self._documents / f"{id}.txt",
        )

    def sweep(self) -> None:
        """Remove what a killed build left half written."""
        for folder in (self._documents, self._extractions):
            for path in folder.glob(".*"):
                path.unlink(missing_ok=True)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")  # bytes: line breaks stay as they are
    except FileNotFoundError as error:
        raise KnowledgeGraphError(
            f"{path} is missing; build its document again from the file it was read from."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(path, error) from error


def _write(path: Path, text: str) -> None:
    try:
        write_whole(path, text)
    except OSError as error:
        raise _unwritable(path, error) from error


def _damaged(path: Path, error: Exception) -> KnowledgeGraphError:
    return KnowledgeGraphError(f"{path}: {error} Remove the file and build again.")


def _unwritable(path: Path, error: OSError) -> KnowledgeGraphError:
    return KnowledgeGraphError(
        f"{path} cannot be written ({error.strerror or error}); make room or allow it, and build "
        f"again: what was finished stays."
    )
