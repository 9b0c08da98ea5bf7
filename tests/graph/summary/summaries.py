"""Documents made by hand, put into a store and asked for their summary."""

from __future__ import annotations

import datetime as dt

from rdflib import Graph

from graph.answer import Value
from graph.identity import identify
from graph.iri import digest, document_graph_iri
from graph.model import (
    Act,
    Actor,
    Claim,
    Document,
    Extraction,
    Kind,
    Role,
    Span,
)
from graph.store import Store
from graph.summary import Touched, touched_by
from graph.triples import document_graph
from ontology import PREFIXES

BASE = "https://example.org/id/"
PERSON = f"{BASE}actor/person/"
PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
TEXT = "Ann accused Bob. Bob said Ann said so. Eve praised him in the end."


def written(document: Document, extraction: Extraction) -> Graph:
    """The graph of a document."""
    return document_graph(document, extraction, identify(extraction, document, BASE), BASE)


def put(store: Store, document: Document, extraction: Extraction) -> Touched:
    """Put a document into the store, and tell what that touches."""
    iri = str(document_graph_iri(document.id, BASE))
    touched = touched_by(store.graph(iri))
    graph = written(document, extraction)
    store.replace_graph(iri, graph)
    return touched | touched_by(graph)


def take(store: Store, document: Document) -> Touched:
    """Take a document out of the store, and tell what that touches."""
    iri = str(document_graph_iri(document.id, BASE))
    touched = touched_by(store.graph(iri))
    store.remove_graph(iri)
    return touched


def derived(store: Store) -> tuple[set[bytes], set[bytes]]:
    """The triples of the two derived graphs."""
    actors, summary = (store.triples(f"{BASE}graph/{name}") for name in ("actors", "summary"))
    return set(actors.splitlines()), set(summary.splitlines())


def ask(store: Store, query: str) -> list[tuple[Value, ...]]:
    """The rows of a query."""
    return store.select(PROLOGUE + query).rows


def document(number: int, text: str = TEXT, day: dt.date | None = None) -> Document:
    """A document of its own."""
    return Document(digest(str(number)), f"{number}.txt", text, (), published=day)


def person(name: str, *aliases: str, roles: tuple[Role, ...] = ()) -> Actor:
    """A person known by a full name."""
    return Actor(name, name, Kind.PERSON, aliases, roles)


def claim(local_id: str, speaker: str, act: Act, *targets: str, **more: object) -> Claim:
    """A claim whose only words are its cue."""
    span = Span(4, 11)
    return Claim(local_id, speaker, act, span, (span,), (), targets=targets, **more)  # type: ignore[arg-type]


ANN, BOB, EVE = "Ann Lee", "Bob Fox", "Eve Day"
PEOPLE = (person(ANN), person(BOB), person(EVE))


def figures(store: Store, speaker: str, target: str) -> tuple[Value, ...]:
    """Claims, utterances, reported, documents, sources, first and last of the hostile dyad."""
    (row,) = ask(
        store,
        f"""SELECT ?c ?u ?r ?d ?s ?first ?last {{ ?x jac:stance act:hostile ;
          jac:dyadSpeaker/rdfs:label "{speaker}" ; jac:dyadTarget/rdfs:label "{target}" ;
          jac:claimCount ?c ; jac:utteranceCount ?u ; jac:reportedCount ?r ; jac:documentCount ?d ;
          jac:independentSources ?s OPTIONAL {{ ?x jac:first ?first ; jac:last ?last }} }}""",
    )
    return row
