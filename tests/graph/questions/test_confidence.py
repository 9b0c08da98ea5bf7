"""Claims that are not sure enough are in the graph, and are told of only to those who ask."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from graph.errors import UsageError
from graph.model import Extraction
from graph.network import network
from graph.questions.ask import ask
from graph.reading.file import document_of
from graph.settings import DEFAULT_CONFIDENCE
from graph.store import Store
from tests.graph.conftest import PatternExtractor

TEXT = "Ann Lee accused Bob Ray of lying. Bob Ray accused Ann Lee of theft.\n"
DOUBTFUL, LIKELY = round(DEFAULT_CONFIDENCE - 0.2, 2), round(DEFAULT_CONFIDENCE + 0.2, 2)


@pytest.fixture(scope="module")
def store(port_article: ModuleType) -> Store:
    """Lee accuses Ray, likely; Ray accuses Lee, perhaps."""
    document = document_of(TEXT.encode(), Path("text.txt"))
    seen: Extraction = PatternExtractor().extract(document)
    first, second = seen.claims
    claims = (replace(first, confidence=LIKELY), replace(second, confidence=DOUBTFUL))
    store = Store.in_memory()
    port_article.add(store, document, replace(seen, claims=claims))
    port_article.finish(store)
    return store


def accusers(store: Store, name: str, least: float | None = None) -> list[object]:
    """Who is told of as accusing somebody."""
    table = ask(store, name) if least is None else ask(store, name, least=least)
    column = table.columns.index("accuser" if name == "who-accuses-whom" else "speaker")
    return sorted(str(row[column]) for row in table.rows)


@pytest.mark.parametrize("name", ["who-accuses-whom", "claims"])
def test_what_is_not_sure_is_told_to_those_who_ask(store: Store, name: str) -> None:
    """By itself only the likely one; from 0 on both; from 1 on none."""
    assert accusers(store, name) == ["Ann Lee"]
    assert accusers(store, name, 0) == ["Ann Lee", "Bob Ray"]
    assert accusers(store, name, LIKELY) == ["Ann Lee"]
    assert accusers(store, name, 1) == []


def test_claims_about_somebody_keep_to_it(store: Store) -> None:
    """As all claims do."""
    assert ask(store, "claims-about", "Ann Lee").rows == []
    assert len(ask(store, "claims-about", "Ann Lee", least=0).rows) == 1


def test_the_network_keeps_to_it(store: Store) -> None:
    """The view and the analysis are made of it."""
    assert network(store).number_of_edges() == 1
    assert network(store, least=0).number_of_edges() == 2


def test_the_summary_in_the_graph_keeps_to_it(store: Store) -> None:
    """A shortcut such as jac:accuses stands for sure claims alone."""
    rows = store.select(
        "PREFIX jac: <https://w3id.org/jaccuse/ontology#> SELECT ?a ?b { ?a jac:accuses ?b }"
    ).rows
    assert len(rows) == 1


def test_a_recount_has_the_figures_of_the_summary(store: Store, two_articles: Store) -> None:
    """Where no claim is doubtful, any low threshold gives what the build has counted."""
    least = DOUBTFUL / 2
    assert ask(two_articles, "who-accuses-whom", least=least).rows == (
        ask(two_articles, "who-accuses-whom").rows
    )
    assert ask(store, "who-accuses-whom", least=least).rows != ask(store, "who-accuses-whom").rows


@pytest.mark.parametrize("least", [-0.1, 1.1])
def test_a_confidence_is_a_probability(store: Store, least: float) -> None:
    """Anything else is a wrong call."""
    with pytest.raises(UsageError, match="between 0 and 1"):
        ask(store, "claims", least=least)
