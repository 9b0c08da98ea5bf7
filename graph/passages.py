"""The words behind claims and other records, read from a store: quotations in their paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TypedDict

from graph.answer import Value
from graph.model import Document, Span
from graph.store import Store
from ontology import PREFIXES

Texts = Callable[[str], Document]
"""Gives the document of an id (64 hex digits)."""


class Passage(TypedDict):
    """A quotation at characters `start` to `end` of a document, inside its paragraph."""

    quote: str
    start: int
    end: int
    paragraph: str
    paragraph_start: int
    document: str


def prefixed(query: str) -> str:
    """`query` with a PREFIX line for each prefix of the project."""
    lines = [f"PREFIX {prefix}: <{iri}>" for prefix, iri in sorted(PREFIXES.items())]
    return "\n".join([*lines, query])


def local_name(term: Value) -> str:
    """The last part of an IRI of a vocabulary: "accuse" of …/acts#accuse."""
    return str(term).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def text(term: Value) -> str | None:
    """A term as text; None where it is unbound."""
    return None if term is None else str(term)


def pairs(store: Store, pattern: str) -> dict[str, list[str]]:
    """All values of ?other for each ?one that fit `pattern`, without repeats, sorted."""
    rows = store.select(prefixed(f"SELECT DISTINCT ?one ?other {{ {pattern} }}")).rows
    found: dict[str, list[str]] = defaultdict(list)
    for one, other in rows:
        found[str(one)].append(str(other))
    return defaultdict(list, {one: sorted(others) for one, others in found.items()})


def first(store: Store, pattern: str) -> dict[str, str]:
    """The first value, in alphabetical order, of ?other for each ?one that fits `pattern`."""
    return {one: others[0] for one, others in pairs(store, pattern).items()}


def passages(store: Store, pattern: str, texts: Texts | None) -> dict[str, Passage]:
    """The passage of each ?one that points to a ?span in `pattern`.

    texts: gives whole paragraphs; without it a paragraph is the quotation with the few characters
    of context that the graph keeps (`oa:prefix`, `oa:suffix`).
    """
    query = (
        f"SELECT ?one ?source ?name ?start ?end ?quote ?before ?after {{ {pattern} . "
        "?span oa:hasSource ?source ; oa:hasSelector ?position , ?quotation . "
        "?source schema:name ?name . ?position oa:start ?start ; oa:end ?end . "
        "?quotation oa:exact ?quote . OPTIONAL { ?quotation oa:prefix ?before } "
        "OPTIONAL { ?quotation oa:suffix ?after } }"
    )
    found: dict[str, Passage] = {}
    for one, source, name, start, end, quote, before, after in store.select(prefixed(query)).rows:
        span = Span(int(start or 0), int(end or 0))
        if texts is None:
            lead = text(before) or ""
            around = f"{lead}{quote}{text(after) or ''}"
            begin = span.start - len(lead)
        else:
            begin, around = _paragraph(texts(str(source).rsplit("/", 1)[-1]), span)
        passage = Passage(
            quote=str(quote),
            start=span.start,
            end=span.end,
            paragraph=around,
            paragraph_start=begin,
            document=str(name),
        )
        known = found.get(str(one))
        if known is None or (passage["start"], passage["end"]) < (known["start"], known["end"]):
            found[str(one)] = passage
    return found


def _paragraph(document: Document, span: Span) -> tuple[int, str]:
    """Where the paragraphs begin that `span` runs through, and their text."""
    start = document.paragraph_at(span).start
    end = max(span.end, document.paragraph_at(Span(span.end - 1, span.end)).end)
    return start, document.text[start:end]
