"""The derived graphs: what they say of the article, and that they are exact after any change."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import RDFS, Graph, URIRef
from rdflib.namespace import SKOS

from graph.answer import Value
from graph.identity import identify
from graph.iri import digest, document_graph_iri
from graph.model import (
    FRIENDLY,
    HOSTILE,
    Act,
    Actor,
    Claim,
    Document,
    Extraction,
    Kind,
    Mention,
    Modality,
    Role,
    Span,
)
from graph.store import Store
from graph.summary import Touched, summarise, touched_by
from graph.triples import document_graph
from ontology import JAC, PREFIXES

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


@pytest.fixture(scope="module")
def article(seed_document: Document, seed_extraction: Extraction) -> Store:
    """A store that holds the article and what follows from it."""
    store = Store.in_memory()
    put(store, seed_document, seed_extraction)
    summarise(store, BASE)
    return store


# ---- the article ----------------------------------------------------------------------------


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


# ---- several documents -----------------------------------------------------------------------


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


# ---- any change ------------------------------------------------------------------------------

names = st.sampled_from((ANN, BOB, EVE))


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """What some document may hold: people by varying names, and claims between them."""
    people = tuple(
        Actor(name, draw(st.sampled_from((name, name.upper()))), Kind.PERSON, draw(aliases))
        for name in (ANN, BOB, EVE)
    )
    ids = draw(st.lists(st.sampled_from("abcde"), unique=True))
    claims = []
    for number, local_id in enumerate(ids):
        start = draw(st.integers(0, 3))
        span = Span(start, start + draw(st.integers(1, 3)))
        claims.append(
            Claim(
                id=local_id,
                speaker=draw(names),
                act=draw(st.sampled_from(Act)),
                evidence=span,
                cue=draw(st.sampled_from(((), (span,), (span, Span(9, 10))))),
                content=(),
                targets=tuple(draw(st.lists(names, unique=True))),
                modality=draw(st.sampled_from((*[Modality.ASSERTED] * 5, *Modality))),
                embedded_in=draw(st.sampled_from((None, None, *ids[:number]))),
                said_at=draw(st.sampled_from((None, dt.date(2020, 1, 1), dt.date(2021, 1, 1)))),
            )
        )
    mentions = tuple(
        Mention(Span(n, n + 1), Kind.PERSON, "name", draw(names)) for n in range(draw(counts))
    )
    return Extraction("", "t", mentions, people, claims=tuple(claims))


aliases = st.sampled_from(((), ("Ms. X",), ("Ms. X", "the mayor")))
counts = st.integers(0, 3)
documents = st.builds(
    document,
    st.integers(1, 3),
    st.sampled_from((TEXT, TEXT + " It rained.")),
    st.sampled_from((None, dt.date(2020, 6, 1))),
)
changes = st.lists(st.tuples(documents, st.none() | extractions()), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(changes, min_size=1, max_size=3))
def test_derived_step_by_step_or_at_once_is_the_same(
    steps: list[list[tuple[Document, Extraction | None]]],
) -> None:
    """After any changes, what was touched derived anew gives what deriving everything gives."""
    store = Store.in_memory()
    for step in steps:
        touched = Touched()
        for changed, extraction in step:
            if extraction is None:
                touched |= take(store, changed)
            else:
                touched |= put(store, changed, extraction)
        summarise(store, BASE, touched)
        kept = derived(store)
        size = len(store)
        summarise(store, BASE)
        assert derived(store) == kept
        assert len(store) == size


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.integers(1, 3), extractions(), min_size=1))
def test_the_summary_counts_what_is_there(held: dict[int, Extraction]) -> None:
    """Edges and numbers of claims are those that a plain count over the extractions gives."""
    store = Store.in_memory()
    expected: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    for number, extraction in held.items():
        graph = written(document(number), extraction)
        store.replace_graph(f"{BASE}graph/document/{number}", graph)
        for told in extraction.claims:
            node = URIRef(f"{BASE}claim/{document(number).id[:12]}/{told.id}")
            if (node, JAC.modality, JAC.asserted) not in graph:
                continue
            for target in told.targets:
                if told.act in HOSTILE | FRIENDLY:
                    expected[told.speaker, target, told.act.value] += 1
    summarise(store, BASE)
    rows = ask(
        store,
        """SELECT ?speaker ?target ?act ?n { ?d jac:dyadSpeaker/foaf:name ?speaker ;
          jac:dyadTarget/foaf:name ?target ; jac:tally ?t .
          ?t jac:tallyAct ?act ; jac:claimCount ?n }""",
    )
    found = {
        (str(speaker).title(), str(target).title(), str(act).rpartition("#")[2]): n
        for speaker, target, act, n in rows
    }
    assert found == dict(expected)
