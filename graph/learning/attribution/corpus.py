"""Articles with annotated attributions, in brat's standoff format, as PolNeAR has them.

In: a folder with `text/NAME.txt` and `attributions/NAME_ANNOTATOR.ann`. Out: Articles.

An annotation file has lines `T1<TAB>Source 89 106<TAB>words` (`;` joins the pieces of discontinuous
spans) and `E1<TAB>Attribution:T4 Content:T3 Cue:T2 Source:T1`; other lines are notes. Several
people may have annotated one article. Source: Newell et al., "An Attribution Relations Corpus for
Political News", LREC 2018.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import UsageError
from graph.model import Attribution, Document, Span
from graph.reading.file import document_of


@dataclass(frozen=True, slots=True)
class Article:
    """A document with the attributions that each annotator found, by annotator."""

    name: str
    document: Document
    annotations: tuple[tuple[Attribution, ...], ...]


def read_articles(folder: Path) -> Iterator[Article]:
    """The articles of a folder in the order of their names; UsageError if it has none."""
    texts = sorted((folder / "text").glob("*.txt"))
    if not texts:
        raise UsageError(f"{folder} has no articles: text/*.txt is missing.")
    for path in texts:
        files = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        document = document_of(path.read_bytes(), path)
        read = tuple(tuple(_attributions(file.read_text(encoding="utf-8"))) for file in files)
        yield Article(path.stem, document, read)


def also_in(name: str, other_names: frozenset[str]) -> bool:
    """Whether an article stands in another corpus, whose names are cut short: outlet_day_title."""
    outlet, day, title = name.split("_", 2)
    return any(f"{outlet}_{day}_{title}".startswith(other) for other in other_names)


def _attributions(text: str) -> Iterator[Attribution]:
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[list[tuple[str, str]]] = []
    for line in text.splitlines():
        ident, _, rest = line.partition("\t")
        if re.fullmatch(r"T\d+", ident) and (found := re.match(r"[\w-]+ ([\d ;]+)", rest)):
            pieces = (piece.split() for piece in found[1].split(";"))
            spans[ident] = tuple(sorted(Span(int(start), int(end)) for start, end in pieces))
        elif re.fullmatch(r"E\d+", ident) and rest.startswith("Attribution"):
            roles = (role.split(":") for role in rest.split()[1:])
            events.append([(name.rstrip("0123456789"), target) for name, target in roles])
    for event in events:
        parts = {
            name: tuple(sorted(span for role, target in event if role == name
                               for span in spans.get(target, ())))
            for name in ("Source", "Cue", "Content")
        }  # fmt: skip
        if parts["Cue"] and parts["Content"]:
            yield Attribution(parts["Source"], parts["Cue"], parts["Content"], "people")
