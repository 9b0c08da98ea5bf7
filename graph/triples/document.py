"""A document's graph: everything that one document tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.namespace import SDO

from graph.identity import Identity
from graph.iri import digest, document_iri
from graph.model import Document, Extraction
from graph.triples.accounts import write_accounts
from graph.triples.actors import write_actors, write_mentions
from graph.triples.claims import write_attributions, write_claims, write_non_responses
from graph.triples.dates import date
from graph.triples.page import Page, blank_page, text
from ontology import JAC


def document_graph(
    document: Document,
    extraction: Extraction,
    identities: Mapping[str, Identity],
    base: str,
) -> Graph:
    """All that `extraction` saw in `document`, as one graph without blank nodes.

    A pure function: no clock, path or host is in it. Raises ExtractionError if the extraction
    names an actor that it does not have, or words that the text does not have.
    """
    page = blank_page(document, extraction, dict(identities), base)
    _write_document(page)
    page.describe_extractor()
    write_actors(page)
    write_accounts(page)
    write_mentions(page)
    write_attributions(page)
    write_claims(page)
    write_non_responses(page)
    return page.graph


def _write_document(page: Page) -> None:
    document = page.document
    node = document_iri(document.id, page.base)
    page.add(node, RDF.type, SDO.NewsArticle)
    page.add(node, SDO.name, text(document.name))
    page.add(node, SDO.inLanguage, text(document.language))
    page.add(node, SDO.sha256, text(digest(document.text)))
    for predicate, words in (
        (SDO.headline, document.title),
        (SDO.publisher, document.publisher),
        (SDO.author, document.author),
    ):
        if words:
            page.add(node, predicate, text(words))
    if document.published:
        page.add(node, SDO.datePublished, date(document.published))
    if document.url:
        page.add(node, SDO.url, Literal(document.url, datatype=XSD.anyURI, normalize=False))


def unread_graph(failures: Iterable[tuple[str, str]], base: str) -> Graph:
    """The files that could not be read, as (name without folder, reason)."""
    graph = Graph()
    for name, reason in failures:
        node = URIRef(f"{base}unread/{digest(name, reason)[:12]}")
        graph.add((node, RDF.type, JAC.UnreadDocument))
        graph.add((node, SDO.name, text(name)))
        graph.add((node, JAC.reason, text(reason)))
    return graph
