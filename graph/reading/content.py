"""What a reader of one format hands back: text, its blocks, and what the file says of itself."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.model import Block, Span


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
    """A file's canonical text, its blocks in order, its metadata, and marks inside the blocks."""

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata
    markup: tuple[Span, ...] = ()


Reader = Callable[[bytes, Path], Content]
"""Turns a file's bytes into its content; the path is for messages. Raises `ReadingError`."""


def identifier(name: str, metadata: Metadata, text: str) -> str:
    """A document's id: SHA-256, in 64 hex digits, of all that makes it what it is.

    Hashed is, in UTF-8, the metadata that is known with the name, as JSON with sorted keys and
    without blanks, then a line break and the text.
    """
    known = {"name": name} | {k: str(v) for k, v in asdict(metadata).items() if v is not None}
    head = json.dumps(known, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{head}\n{text}".encode()).hexdigest()
