"""The page for humans: it lists every term as the vocabulary has it, and its examples are true."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import SKOS

import ontology
from graph.identity import identify
from graph.model import Document, Extraction
from graph.settings import DEFAULT_BASE
from graph.store import Store
from graph.summary import summarise
from graph.triples import document_graph, document_graph_iri
from ontology import ACT, JAC, PREFIXES

PAGE = (files(ontology) / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The page's examples in one language."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def seed_graph(seed_document: Document, seed_extraction: Extraction) -> Graph:
    """The article's graph."""
    identities = identify(seed_extraction, seed_document, DEFAULT_BASE)
    return document_graph(seed_document, seed_extraction, identities, DEFAULT_BASE)


def test_the_table_of_terms_is_the_vocabulary() -> None:
    """Each own term has one row with its explanation, and no row is without a term."""
    graph = ontology.vocabulary()
    terms = graph.subjects(RDFS.isDefinedBy, URIRef("https://w3id.org/jaccuse/ontology"))
    wanted = {
        f"| `jac:{str(t).partition('#')[2]}` | {graph.value(t, RDFS.comment)} |" for t in terms
    }
    found = [line for line in PAGE.splitlines() if line.startswith("| `jac:")]
    assert sorted(found) == sorted(wanted)


def test_the_table_of_acts_is_the_scheme() -> None:
    """Each act has one row with its group, definition, property and codes."""
    graph = ontology.vocabulary()
    wanted = set()
    for group in (ACT.hostile, ACT.friendly, ACT.neutral):
        for act in graph.objects(group, SKOS.member):
            codes = {
                n.datatype: str(n)
                for n in graph.objects(act, SKOS.notation)
                if isinstance(n, Literal)
            }
            derived = graph.value(act, JAC.summarisedAs)
            cells = (
                f"`act:{graph.value(act, SKOS.prefLabel)}`",
                str(graph.value(group, SKOS.prefLabel)),
                str(graph.value(act, SKOS.definition)),
                f"`jac:{str(derived).partition('#')[2]}`" if derived else "",
                codes.get(JAC.ploverRoot, ""),
                codes[JAC.cameoCode],
            )
            wanted.add("| " + " | ".join(cells) + " |")
    found = [line for line in PAGE.splitlines() if line.startswith("| `act:")]
    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize("number", range(len(blocks("turtle"))))
def test_the_examples_stand_in_the_articles_graph(seed_graph: Graph, number: int) -> None:
    """Every triple of an example is one that the article's graph has."""
    example = Graph().parse(data=blocks("turtle")[number], format="turtle")
    assert len(example)
    assert set(example) - set(seed_graph) == set()


def test_the_query_of_the_page_answers(seed_document: Document, seed_graph: Graph) -> None:
    """The query in the page runs as it stands and finds the article's dyads."""
    (query,) = blocks("sparql")
    store = Store.in_memory()
    store.replace_graph(str(document_graph_iri(seed_document.id, DEFAULT_BASE)), seed_graph)
    store.replace_graph(f"{DEFAULT_BASE}graph/ontology", ontology.vocabulary())
    summarise(store, DEFAULT_BASE)
    prologue = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    rows = store.select(prologue + query).rows
    assert ("Venezuelan government", "Twitter", 1, 1, "accuse", 1) in rows


def test_links_of_the_page_lead_somewhere() -> None:
    """Files that the page links are there."""
    for name in re.findall(r"\]\((?!http)([^)#]+)\)", PAGE):
        assert (files(ontology) / name).is_file(), name


def test_every_class_of_the_vocabulary_is_used(seed_graph: Graph) -> None:
    """The article's graph has an instance of each class of claim, actor or account it can have."""
    used = set(seed_graph.objects(None, RDF.type))
    assert {
        JAC.Claim,
        JAC.Accusation,
        JAC.NonResponse,
        JAC.Attribution,
        JAC.Mention,
        JAC.Group,
        JAC.AccountGroup,
        JAC.Observation,
        JAC.Venue,
    } <= used
