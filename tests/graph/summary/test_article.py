"""The summary of the article in `seeds/`."""

from __future__ import annotations

import pytest
from summaries import BASE, ask, put

from graph.model import (
    Document,
    Extraction,
)
from graph.store import Store
from graph.summary import summarise
from ontology import PREFIXES


@pytest.fixture(scope="module")
def article(seed_document: Document, seed_extraction: Extraction) -> Store:
    """A store that holds the article and what follows from it."""
    store = Store.in_memory()
    put(store, seed_document, seed_extraction)
    summarise(store, BASE)
    return store


def test_who_accuses_whom_is_one_triple(article: Store) -> None:
    """The headline question is one short pattern, and gives who accuses, and nobody else."""
    rows = ask(article, "SELECT ?a ?b { ?x jac:accuses ?y . ?x rdfs:label ?a . ?y rdfs:label ?b }")
    assert set(rows) == {
        ("Nicolas Maduro", "Twitter"),
        ("Nicolas Maduro", "international right-wing"),
        ("Nicolas Maduro", "Venezuelan opposition"),
        ("Delcy Rodriguez", "Twitter"),
        ("Venezuelan government", "Twitter"),
    }
    hostile = set(ask(article, "SELECT ?x ?y { ?x jac:hostileTo ?y }"))
    assert hostile >= set(ask(article, "SELECT ?x ?y { ?x jac:criticises|jac:demandsOf ?y }"))
    assert not ask(article, "SELECT ?x { ?x jac:friendlyTo ?y }")


def test_a_dyad_counts_by_act(article: Store) -> None:
    """Each pair has its figures, and those of each act; what is told by another is counted."""
    rows = ask(
        article,
        """SELECT ?a ?b ?claims ?reported ?documents ?sources ?act ?n {
          ?d a jac:Dyad ; jac:stance act:hostile ; jac:dyadSpeaker/rdfs:label ?a ;
            jac:dyadTarget/rdfs:label ?b ; jac:claimCount ?claims ; jac:reportedCount ?reported ;
            jac:documentCount ?documents ; jac:independentSources ?sources ; jac:tally ?t .
          ?t jac:tallyAct ?act ; jac:claimCount ?n }""",
    )
    acts = PREFIXES["act"]
    assert {row for row in rows if row[1] == "Twitter"} == {
        ("Nicolas Maduro", "Twitter", 3, 0, 1, 1, f"{acts}accuse", 2),
        ("Nicolas Maduro", "Twitter", 3, 0, 1, 1, f"{acts}criticise", 1),
        ("Delcy Rodriguez", "Twitter", 2, 0, 1, 1, f"{acts}accuse", 1),
        ("Delcy Rodriguez", "Twitter", 2, 0, 1, 1, f"{acts}demand", 1),
        ("Venezuelan government", "Twitter", 1, 1, 1, 1, f"{acts}accuse", 1),
    }


def test_an_undated_article_has_undated_dyads(article: Store) -> None:
    """Without any date there is no first and no last, rather than an invented one."""
    assert not ask(article, "SELECT ?d { ?d jac:first|jac:last ?day }")


def test_everybody_has_one_label_and_the_rest_are_aliases(article: Store) -> None:
    """Each actor and account has exactly one label; a role is there as words."""
    rows = ask(
        article, "SELECT ?x (COUNT(?l) AS ?n) { ?x jac:kind ?k ; rdfs:label ?l } GROUP BY ?x"
    )
    somebody = ask(article, "SELECT DISTINCT ?x { ?x foaf:name ?n }")
    assert {row[0] for row in rows} == {row[0] for row in somebody}
    assert {row[1] for row in rows} == {1}
    assert ask(
        article,
        """SELECT ?alias ?role ?mentions ?documents { ?x rdfs:label "Delcy Rodriguez" ;
          skos:altLabel ?alias ; jac:role ?role ; jac:mentionCount ?mentions ;
          jac:documentCount ?documents }""",
    ) == [("Rodriguez", "Information Minister", 3, 1)]
