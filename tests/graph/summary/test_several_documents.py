"""What several documents tell of the same actors is counted together."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from rdflib import RDFS, URIRef
from rdflib.namespace import SKOS
from summaries import (
    ANN,
    BASE,
    BOB,
    EVE,
    PEOPLE,
    PERSON,
    TEXT,
    ask,
    claim,
    document,
    figures,
    person,
    put,
)

from graph.model import (
    Act,
    Extraction,
    Modality,
    Role,
    Span,
)
from graph.store import Store
from graph.summary import summarise


def test_one_text_in_two_documents_is_one_source() -> None:
    """A text that two outlets carry counts as two documents and one independent source."""
    store = Store.in_memory()
    extraction = Extraction("", "t", actors=PEOPLE, claims=(claim("c", ANN, Act.ACCUSE, BOB),))
    for number, text in ((1, TEXT), (2, TEXT), (3, TEXT + " It rained.")):
        put(store, document(number, text), extraction)
    summarise(store, BASE)
    assert figures(store, ANN, BOB) == (3, 3, 0, 3, 2, None, None)


def test_first_and_last_are_days_of_the_act_or_else_of_the_document() -> None:
    """A claim's own day goes before the day of publication; undated documents count too."""
    store = Store.in_memory()
    for number, published, said in (
        (1, dt.date(2020, 5, 5), dt.date(2020, 5, 1)),
        (2, dt.date(2020, 6, 1), None),
        (3, None, None),
    ):
        told = claim("c", ANN, Act.ACCUSE, BOB, said_at=said)
        put(
            store,
            document(number, day=published),
            Extraction("", "t", actors=PEOPLE, claims=(told,)),
        )
    summarise(store, BASE)
    assert figures(store, ANN, BOB) == (3, 3, 0, 3, 1, "2020-05-01", "2020-06-01")


def test_claims_of_one_cue_are_one_utterance() -> None:
    """What is said in one breath is counted as claims, and as one utterance."""
    store = Store.in_memory()
    other = Span(20, 24)
    claims = (
        claim("a", ANN, Act.ACCUSE, BOB),
        claim("b", ANN, Act.CRITICISE, BOB),
        replace(claim("c", ANN, Act.DEMAND, BOB), cue=(other,), evidence=other),
        replace(claim("d", ANN, Act.DEMAND, BOB), cue=()),
    )
    put(store, document(1), Extraction("", "t", actors=PEOPLE, claims=claims))
    summarise(store, BASE)
    # "d" has no cue; its evidence is the words that introduce the first two
    assert figures(store, ANN, BOB)[:2] == (4, 2)


def test_denials_hedges_and_the_like_are_no_edges() -> None:
    """Only what is asserted makes an edge; a denial is jac:rejects and never jac:accuses."""
    store = Store.in_memory()
    claims = [
        claim(modality.value, ANN, Act.ACCUSE, BOB, modality=modality)
        for modality in Modality
        if modality is not Modality.ASSERTED
    ]
    claims += [
        claim("denies", EVE, Act.REJECT, ANN),
        claim("inner", EVE, Act.ACCUSE, BOB, embedded_in="denies"),
        claim("states", BOB, Act.STATE, ANN),
        claim("asks", BOB, Act.ASK, EVE),
    ]
    put(store, document(1), Extraction("", "t", actors=PEOPLE, claims=tuple(claims)))
    summarise(store, BASE)
    rows = ask(
        store,
        "SELECT ?x ?p ?y { GRAPH ?g { ?x ?p ?y } FILTER(STRENDS(STR(?g), 'graph/summary'))"
        " FILTER(STRSTARTS(STR(?x), 'https://example.org/id/actor/')) }",
    )
    assert {(str(p).rpartition("#")[2], y) for _, p, y in rows} == {
        ("rejects", f"{PERSON}ann-lee"),
        ("hostileTo", f"{PERSON}ann-lee"),
    }
    assert ask(store, "SELECT (COUNT(*) AS ?n) { ?d a jac:Dyad }") == [(1,)]


def test_the_label_is_the_most_frequent_full_name() -> None:
    """The name that most documents give; of equals the longest, then the first by alphabet."""
    store = Store.in_memory()
    for number, name in enumerate(
        ("Ann Lée", "Ann Lee", "Ann Lee", "Bo Öst", "Bo Ost", "Al Zu Fé", "Al-Zu Fe")
    ):
        put(store, document(number), Extraction("", "t", actors=(person(name, "Ms. X"),)))
    summarise(store, BASE)
    graph = store.graph(f"{BASE}graph/actors")
    labels = {
        str(graph.value(URIRef(f"{PERSON}{slug}"), RDFS.label)): {
            str(alias) for alias in graph.objects(URIRef(f"{PERSON}{slug}"), SKOS.altLabel)
        }
        for slug in ("ann-lee", "bo-ost", "al-zu-fe")
    }
    assert labels == {
        "Ann Lee": {"Ann Lée", "Ms. X"},
        "Bo Ost": {"Bo Öst", "Ms. X"},
        "Al Zu Fé": {"Al-Zu Fe", "Ms. X"},
    }


def test_a_role_is_listed_once_however_it_is_spelled() -> None:
    """Titles that differ in case are one role, in the spelling of most documents."""
    store = Store.in_memory()
    for number, title in enumerate(("minister", "Minister", "Minister", "mayor")):
        roles = (Role(title, Span(0, 3)),)
        put(store, document(number), Extraction("", "t", actors=(person(ANN, roles=roles),)))
    summarise(store, BASE)
    assert set(ask(store, "SELECT ?r { ?x jac:role ?r }")) == {("Minister",), ("mayor",)}
