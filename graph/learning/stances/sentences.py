"""Sentences with two marked actors: the stance between them (DSE), or the act (PLV).

In: the tab-separated files of the two corpora. Out: MarkedSentences.

DSE (Park, Pan and Joo, "Who Blames or Endorses Whom?", ACL 2021): the sentence with its two
entities in square brackets, both entities, and a number: 0 neutral, 1 and 2 positive from the
first to the second and back, 3 and 4 negative. PLV: columns `marked_sentence`, with <s>…</s>
around the source and <t>…</t> around the target, and `gold_root`, the root of the PLOVER ontology.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from graph.errors import UsageError
from graph.model import Span

DSE_STANCES = 5


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence, the places of its two actors (source and target, where the act has a direction).

    label: what the corpus says of them.
    """

    text: str
    first: Span
    second: Span
    label: str


def read_dse(path: Path) -> Iterator[MarkedSentence]:
    """The sentences of a file of DSE whose marks can be read."""
    with _opened(path) as rows:
        for row in csv.reader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            text, spans = _without_brackets(row[0])
            if len(spans) == 2:
                yield MarkedSentence(text, spans[0], spans[1], row[-1])


def read_plv(path: Path) -> Iterator[MarkedSentence]:
    """The sentences of a file of PLV whose marks can be read."""
    with _opened(path) as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            text, places = _without_tags(row["marked_sentence"])
            if len(places["s"]) == len(places["t"]) == 2:
                yield MarkedSentence(
                    text, Span(*places["s"]), Span(*places["t"]), row["gold_root"]
                )


def _opened(path: Path) -> TextIO:
    try:
        return path.open(encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error


def _without_brackets(marked: str) -> tuple[str, list[Span]]:
    """The text without its first two pairs of brackets, and what stood in them."""
    text: list[str] = []
    spans: list[Span] = []
    opened: int | None = None
    for letter in marked:
        if letter == "[" and len(spans) < 2 and opened is None:
            opened = len(text)
        elif letter == "]" and opened is not None:
            spans.append(Span(opened, len(text)))
            opened = None
        else:
            text.append(letter)
    return "".join(text), spans


def _without_tags(marked: str) -> tuple[str, dict[str, list[int]]]:
    """The text without tags, and where each of them opened and closed first."""
    text = ""
    places: dict[str, list[int]] = {"s": [], "t": []}
    for part in re.split(r"(</?[st]>)", marked):
        if re.fullmatch(r"</?[st]>", part):
            known = places[part.strip("</>")]
            if len(known) < 2:
                known.append(len(text))
        else:
            text += part
    return text, places
