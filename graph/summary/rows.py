"""Asking the store about many things, a portion at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from graph.answer import Value
from graph.store import Store
from ontology import PREFIXES

T = TypeVar("T")

PORTION = 500
"""How many things one query asks for: few enough for a query's text, and for memory."""

_PROLOGUE = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())


def rows(store: Store, query: str, **values: str) -> Iterator[tuple[Value, ...]]:
    """The rows of `query`, in which each $name stands for one of `values`."""
    for name, text in values.items():
        query = query.replace(f"${name}", text)
    yield from store.query(_PROLOGUE + query).rows()


def portions(things: Sequence[T]) -> Iterator[Sequence[T]]:
    """`things` in runs of at most PORTION."""
    for start in range(0, len(things), PORTION):
        yield things[start : start + PORTION]


def listed(iris: Sequence[str]) -> str:
    """IRIs as the data of VALUES ?x."""
    return " ".join(f"<{iri}>" for iri in iris)


def listed_pairs(pairs: Sequence[tuple[str, str]]) -> str:
    """Pairs of IRIs as the data of VALUES (?x ?y)."""
    return " ".join(f"(<{left}> <{right}>)" for left, right in pairs)
