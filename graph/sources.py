"""Which file each document was read from, so that a build knows what is new, changed or the same.

    kg/sources.jsonl     a head line, then a line whenever a file was read; the last line counts

A line is written after its document is safe, so a build that was stopped at any point repeats
nothing that was finished and skips nothing that was not. Paths are kept relative to the folder:
files and graph may be moved together. They are kept here alone, never in a graph.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graph.errors import KnowledgeGraphError
from graph.layout import write_whole

_FILE = "sources.jsonl"


@dataclass(frozen=True, slots=True)
class Source:
    """A file, as it was when it was last read.

    path: relative to the kg folder, with forward slashes.
    extractor: name and version of what read it.
    sha256: of its bytes; None where it could not be read at all, so that it is tried again.
    document: id of its document; of the last one that could be read, if this one could not.
    reason: why it could not become a document; None where it did.
    """

    path: str
    extractor: str
    sha256: str | None = None
    document: str | None = None
    reason: str | None = None


class Sources:
    """The files of a knowledge-graph folder, and the base of its IRIs."""

    def __init__(self, kg: Path) -> None:
        """Read the log; KnowledgeGraphError if it is damaged elsewhere than at its end."""
        self._kg = Path(os.path.realpath(kg))
        self._file = kg / _FILE
        self.base: str | None = None
        self._sources: dict[str, Source] = {}
        self._uses: Counter[str] = Counter()
        for number, line in enumerate(self._lines(), 1):
            self._take(line, number)

    def __iter__(self) -> Iterator[Source]:
        """All files, sorted by path."""
        return iter(sorted(self._sources.values(), key=lambda source: source.path))

    def key(self, file: Path) -> str:
        """The path that stands for `file` in the log."""
        real = os.path.realpath(file)
        try:
            relative = os.path.relpath(real, self._kg)
        except ValueError:  # another drive
            relative = real
        return os.fsencode(relative).decode("utf-8", "backslashreplace").replace(os.sep, "/")

    def at(self, key: str) -> Source | None:
        """What is known of the file with this key."""
        return self._sources.get(key)

    def of(self, file: Path) -> Source | None:
        """What is known of `file`."""
        return self.at(self.key(file))

    def documents(self) -> set[str]:
        """The ids of all documents that a file stands for."""
        return set(self._uses)

    def uses(self, document: str) -> int:
        """How many files stand for a document."""
        return self._uses[document]

    def read_otherwise(self, document: str, extractor: str) -> list[Source]:
        """The files that stand for a document, as read by another extractor."""
        if not self._uses[document]:
            return []
        return [
            source
            for source in self._sources.values()
            if source.document == document and source.extractor != extractor and not source.reason
        ]

    def unread(self) -> list[tuple[str, str]]:
        """Name and reason of each file that is still there and became no document."""
        return [
            (source.path.rpartition("/")[2], source.reason)
            for source in self
            if source.reason and (self._kg / source.path).exists()
        ]

    def start(self, base: str) -> None:
        """Write the log anew: the base, and one line a file."""
        self.base = base
        lines = [_line({"base": base}), *(_line(asdict(source)) for source in self)]
        try:
            write_whole(self._file, "".join(lines))
        except OSError as error:
            raise self._unwritable(error) from error

    def add(self, source: Source) -> None:
        """Write a line about a file, in the place of what was known of it."""
        self._put(source)
        try:
            with self._file.open("a", encoding="utf-8", newline="\n") as stream:
                stream.write(_line(asdict(source)))
        except OSError as error:
            raise self._unwritable(error) from error

    def forget(self, document: str) -> None:
        """Note that a document is lost, so that its files are read again when they are given."""
        for source in [source for source in self if source.document == document]:
            self.add(Source(source.path, source.extractor, reason=source.reason))

    def _lines(self) -> list[str]:
        try:
            text = self._file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError) as error:
            raise KnowledgeGraphError(
                f"{self._file} cannot be read; remove it and build again: it is made anew."
            ) from error
        lines = text.split("\n")
        return lines[:-1]  # a line without its end was being written when the build was killed

    def _take(self, line: str, number: int) -> None:
        try:
            record: dict[str, Any] = json.loads(line)
            if "base" in record:
                self.base = str(record["base"])
            else:
                self._put(Source(**record))
        except (ValueError, TypeError) as error:
            raise KnowledgeGraphError(
                f"{self._file} is damaged in line {number}; remove it and build again: it is "
                f"made anew."
            ) from error

    def _put(self, source: Source) -> None:
        before = self._sources.get(source.path)
        if before and before.document:
            self._uses[before.document] -= 1
            if not self._uses[before.document]:
                del self._uses[before.document]
        if source.document:
            self._uses[source.document] += 1
        self._sources[source.path] = source

    def _unwritable(self, error: OSError) -> KnowledgeGraphError:
        return KnowledgeGraphError(
            f"{self._file} cannot be written ({error.strerror or error}); make room or allow it, "
            f"and build again: what was finished stays."
        )


def _line(record: dict[str, Any]) -> str:
    known = {key: value for key, value in record.items() if value is not None}
    return json.dumps(known, ensure_ascii=False, sort_keys=True) + "\n"
