"""The shapes: they accept what is written, and each one rejects what breaks it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from rdflib import SH, Graph
from rdflib.term import Node

import ontology
from graph.conformance import violations
from graph.identity import identify
from graph.model import Attribution, Document, Extraction
from graph.settings import DEFAULT_BASE
from graph.triples import document_graph
from ontology import PREFIXES

Triple = tuple[Node, Node, Node]

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())

BREAKS: dict[str, str] = yaml.safe_load(
    Path(__file__).with_name("shape_breaks.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def small(seed_document: Document, seed_extraction: Extraction) -> frozenset[Triple]:
    """The triples of a graph with one or two of everything."""
    claims = {"also-said", "lodged", "discovered"}
    accounts = {"account:maduro", "accounts:ministers"}
    actors = ("nicolas-maduro", "rodriguez", "capriles", "twitter", "government", "right-wing")
    extraction = replace(
        seed_extraction,
        actors=tuple(
            replace(actor, roles=actor.roles if actor.name == "Delcy Rodriguez" else ())
            for actor in seed_extraction.actors
            if actor.id.endswith(actors)
        ),
        claims=tuple(claim for claim in seed_extraction.claims if claim.id in claims),
        mentions=seed_extraction.mentions[4:5],
        attributions=tuple(
            Attribution(claim.source, claim.cue, claim.content)
            for claim in seed_extraction.claims
            if claim.id == "lodged"
        ),
        non_responses=seed_extraction.non_responses[:1],
        accounts=tuple(account for account in seed_extraction.accounts if account.id in accounts),
    )
    identities = identify(extraction, seed_document, DEFAULT_BASE)
    return frozenset(document_graph(seed_document, extraction, identities, DEFAULT_BASE))


def graph_of(triples: Iterable[Triple]) -> Graph:
    """A graph that can be changed."""
    graph = Graph(bind_namespaces="none")
    for triple in triples:
        graph.add(triple)
    return graph


def test_a_whole_article_conforms(seed_document: Document, seed_extraction: Extraction) -> None:
    """The graph of a document with everything that can be in one breaks no shape."""
    identities = identify(seed_extraction, seed_document, DEFAULT_BASE)
    graph = document_graph(seed_document, seed_extraction, identities, DEFAULT_BASE)
    assert violations(graph) == ()


@pytest.mark.parametrize("message", BREAKS)
def test_a_shape_rejects_what_breaks_it(small: frozenset[Triple], message: str) -> None:
    """Each thing that a shape asks for is missed when it is not there, in that shape's words."""
    graph = graph_of(small)
    graph.update(PROLOGUE + BREAKS[message])
    assert set(graph) != small, "the update changes nothing"
    found = violations(graph)
    assert message in {violation.message for violation in found}
    assert all(violation.node for violation in found)


def test_what_is_broken_in_the_tests_is_whole_before(small: frozenset[Triple]) -> None:
    """The small graph that the tests break conforms, so each finds its own break."""
    assert violations(graph_of(small)) == ()


def test_every_sentence_of_the_shapes_is_tried() -> None:
    """No constraint stands in the shapes without a test that breaks it."""
    messages = {str(message) for message in ontology.shapes().objects(None, SH.message)}
    assert messages == set(BREAKS)
