"""What a reader of one format hands back: text, its blocks, and what the file says of itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graph.model import Block


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document besides its text; fields as in `graph.model.Document`."""

    title: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Content:
    """A file's canonical text, its blocks in order, and its metadata."""

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata


Reader = Callable[[bytes, Path], Content]
"""Turns a file's bytes into its content; the path is for messages. Raises `ReadingError`."""
