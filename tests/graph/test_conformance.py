"""The shapes: they accept what is written, and each one rejects what breaks it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from rdflib import SH, Graph

import ontology
from graph.conformance import violations
from graph.identity import identify
from graph.model import Document, Extraction
from graph.settings import DEFAULT_BASE
from graph.triples import document_graph
from ontology import PREFIXES

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())

BREAKS: dict[str, str] = yaml.safe_load(
    Path(__file__).with_name("shape_breaks.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def small(seed_document: Document, seed_extraction: Extraction) -> str:
    """A graph with one or two of everything, as N-Triples."""
    claims = {"also-said", "lodged", "discovered"}
    accounts = {"account:maduro", "accounts:10000"}
    actors = ("nicolas-maduro", "rodriguez", "capriles", "twitter", "government", "right-wing")
    extraction = replace(
        seed_extraction,
        actors=tuple(actor for actor in seed_extraction.actors if actor.id.endswith(actors)),
        claims=tuple(claim for claim in seed_extraction.claims if claim.id in claims),
        mentions=seed_extraction.mentions[:1],
        attributions=seed_extraction.attributions[:1],
        non_responses=seed_extraction.non_responses[:1],
        accounts=tuple(account for account in seed_extraction.accounts if account.id in accounts),
    )
    identities = identify(extraction, seed_document, DEFAULT_BASE)
    graph = document_graph(seed_document, extraction, identities, DEFAULT_BASE)
    return str(graph.serialize(format="nt"))


def test_a_whole_article_conforms(seed_document: Document, seed_extraction: Extraction) -> None:
    """The graph of a document with everything that can be in one breaks no shape."""
    identities = identify(seed_extraction, seed_document, DEFAULT_BASE)
    graph = document_graph(seed_document, seed_extraction, identities, DEFAULT_BASE)
    assert violations(graph) == ()


@pytest.mark.parametrize("message", BREAKS)
def test_a_shape_rejects_what_breaks_it(small: str, message: str) -> None:
    """Each thing that a shape asks for is missed when it is not there, in that shape's words."""
    graph = Graph(bind_namespaces="none").parse(data=small, format="nt")
    whole = set(graph)
    graph.update(PROLOGUE + BREAKS[message])
    assert set(graph) != whole, "the update changes nothing"
    found = violations(graph)
    assert message in {violation.message for violation in found}
    assert all(violation.node for violation in found)


def test_what_is_broken_in_the_tests_is_whole_before(small: str) -> None:
    """The small graph that the tests break conforms, so each finds its own break."""
    assert violations(Graph().parse(data=small, format="nt")) == ()


def test_every_sentence_of_the_shapes_is_tried() -> None:
    """No constraint stands in the shapes without a test that breaks it."""
    messages = {str(message) for message in ontology.shapes().objects(None, SH.message)}
    assert messages == set(BREAKS)
