"""What readers noted down: who says what against or for whom, at which place of an article.

In: `data/readings.jsonl`, which holds no words of the articles, only places in them, and the files
of the articles; `data/made_up.jsonl`, articles that were written for learning. Out: Articles, each
with what was noted down of it.

A line of `readings.jsonl` is a JSON object {"article", "act", "speaker", "target", "quote"}:
`article` is the beginning of the SHA-256 of the file's bytes; `speaker` and `target` are two
[start, end) each, in characters of `Document.text`: where the article names the actor in full, and
the words that point to him at the quote. A line of an article alone says that it was read. How it
was read is told in the model card.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from graph.errors import UsageError
from graph.model import Document, Span
from graph.reading.file import document_of

ACTS = ("accuse", "criticise", "threaten", "reject", "demand", "praise", "support")


@dataclass(frozen=True, slots=True)
class Party:
    """A speaker or target: his full name in the article, and where the text points to him."""

    name: str
    at: Span


@dataclass(frozen=True, slots=True)
class Noted:
    """One act that a reader saw."""

    act: str
    speaker: Party
    target: Party
    quote: Span


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with all that its reader noted down."""

    document: Document
    noted: tuple[Noted, ...]


def hash_of(data: bytes) -> str:
    """By what `readings.jsonl` names an article."""
    return hashlib.sha256(data).hexdigest()[:16]


def read_articles(texts: Iterable[Path]) -> Iterator[ReadArticle]:
    """Those of the texts that were read, in the order given; UsageError if there is none."""
    notes: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in _records("readings.jsonl"):
        notes[record["article"]].append(record)
    found = 0
    for path in texts:
        data = path.read_bytes()
        records = notes.get(hash_of(data))
        if records is not None:
            found += 1
            document = document_of(data, path)
            noted = (_noted(document, r) for r in records if "act" in r)
            yield ReadArticle(document, tuple(noted))
    if not found:
        raise UsageError("None of these articles is among those that were read.")


def made_up_articles() -> Iterator[ReadArticle]:
    """The articles that were written for learning."""
    for record in _records("made_up.jsonl"):
        document = document_of(record["text"].encode(), Path(f"{record['id']}.txt"))
        yield ReadArticle(document, tuple(_noted(document, r) for r in record["noted"]))


def _records(name: str) -> Iterator[dict[str, Any]]:
    text = files("graph.learning.stances.data").joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        yield json.loads(line)


def _noted(document: Document, record: dict[str, Any]) -> Noted:
    def party(places: list[list[int]]) -> Party:
        named, at = (Span(*place) for place in places)
        return Party(named.of(document.text), at)

    return Noted(
        record["act"], party(record["speaker"]), party(record["target"]), Span(*record["quote"])
    )
