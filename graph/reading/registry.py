"""Which reader reads which suffix. A new format is a reader and a line here."""

from __future__ import annotations

from graph.reading.content import Reader
from graph.reading.markdown import read_markdown
from graph.reading.plain import read_plain

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".md": read_markdown,
}


def reader_of(suffix: str) -> Reader | None:
    """The reader for a file's suffix (case ignored), None where there is none."""
    return READERS.get(suffix.lower())
