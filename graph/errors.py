"""What can go wrong, as one small tree; the command line turns each into one sentence.

    JaccuseError
    ├── UsageError            the call itself is wrong (exit 2)
    ├── ReadingError          a document cannot be read; names the file and what to do
    ├── ExtractionError       a document was read, but nothing could be extracted from it
    ├── ModelError            a file of a learned model is missing or damaged; says what to do
    ├── KnowledgeGraphError   the kg folder is missing, half written, locked or of another version
    └── QueryError            a SPARQL text cannot be evaluated; says where
"""

from __future__ import annotations

from pathlib import Path


class JaccuseError(Exception):
    """Base of all errors meant for people; `str(error)` is one whole sentence."""


class UsageError(JaccuseError):
    """The call is wrong: an unknown name, an option that does not fit."""


class ReadingError(JaccuseError):
    """A file that cannot become a document.

    Parameters
    ----------
    path: the file as the user named it.
    reason: what is wrong and what to do, without the file's name and without a full stop.
    """

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}.")
        self.path = Path(path)
        self.reason = reason


class ExtractionError(JaccuseError):
    """A document that was read, but that the extractor cannot work on."""


class ModelError(JaccuseError):
    """A file of a learned model that is missing, damaged or of another version."""


class KnowledgeGraphError(JaccuseError):
    """The knowledge-graph folder cannot be used as it stands."""


class QueryError(JaccuseError):
    """A SPARQL query that cannot be parsed or evaluated; the sentence says where."""
