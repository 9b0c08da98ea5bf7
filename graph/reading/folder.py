"""Which files of the paths that a user names are documents, in an order that never varies."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.reading.registry import reader_of
from graph.settings import KG_MARK, KG_MARK_KEY


def documents(paths: Sequence[Path]) -> Iterator[Path]:
    """Each file to read, once: named files as they are, folders with all that lies in them.

    Of folders, hidden files, README* and files of formats without a reader are left out, and so
    are hidden folders, links to folders, and knowledge-graph folders. Paths that do not exist
    and folders that cannot be listed are given as they are: `read` says what is wrong with them.
    """
    seen: set[str] = set()
    for path in paths:
        for file in _files(path) if path.is_dir() else iter([path]):
            real = os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                yield file


def _files(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    if any(entry.name == KG_MARK and _is_mark(folder / KG_MARK) for entry in entries):
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(path)
        elif not entry.name.lower().startswith("readme") and reader_of(path.suffix):
            yield path


def _is_mark(file: Path) -> bool:
    """Whether this is the mark of a knowledge-graph folder, and not a file of the same name."""
    try:
        with file.open("rb") as stream:
            return f'"{KG_MARK_KEY}"'.encode() in stream.read(200)
    except OSError:
        return False
