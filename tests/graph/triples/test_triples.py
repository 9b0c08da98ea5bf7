"""The graph of one document: what it holds, and that nothing else is in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.namespace import ORG, PROV, SDO

from graph.identity import identify
from graph.iri import digest
from graph.model import (
    Document,
    Extraction,
)
from graph.triples import document_graph, document_graph_iri, unread_graph
from ontology import ACT, JAC, OA, PREFIXES

BASE = "https://example.org/id/"
ACTOR = f"{BASE}actor/"

Ask = Callable[[str], list[tuple[str, ...]]]


def written(document: Document, extraction: Extraction) -> Graph:
    """The graph of a document with the identities that belong to it."""
    return document_graph(document, extraction, identify(extraction, document, BASE), BASE)


def asker(graph: Graph) -> Ask:
    """Answers SELECT queries over `graph` in the engine of the store, as strings."""
    store = ox.Store()
    store.load(graph.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)
    prologue = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())

    def ask(query: str) -> list[tuple[str, ...]]:
        solutions = store.query(prologue + query)
        assert isinstance(solutions, ox.QuerySolutions)
        return [tuple("" if v is None else v.value for v in row) for row in solutions]  # type: ignore[union-attr]

    return ask


@pytest.fixture(scope="module")
def seed_graph(seed_document: Document, seed_extraction: Extraction) -> Graph:
    """The article's graph."""
    return written(seed_document, seed_extraction)


@pytest.fixture(scope="module")
def ask(seed_graph: Graph) -> Ask:
    """Questions to the article's graph."""
    return asker(seed_graph)


# ---- the article ----------------------------------------------------------------------------


def test_who_accuses_whom_of_what_in_their_words(ask: Ask) -> None:
    """One short query gives speaker, target and the verbatim allegation of each accusation."""
    rows = ask(
        """SELECT ?speaker ?target ?words {
          ?claim a jac:Accusation ; jac:speaker/foaf:name ?speaker ; jac:target/foaf:name ?target ;
            jac:modality jac:asserted ; jac:allegation/oa:hasSelector/oa:exact ?words }"""
    )
    assert set(rows) == {
        (
            "Nicolas Maduro",
            "Twitter",
            "collaborating with opponents of the Bolivarian revolution to attack his government",
        ),
        (
            "Delcy Rodriguez",
            "Twitter",
            "decided to suspend over 10,000 accounts at the same time",
        ),
        (
            "Nicolas Maduro",
            "Venezuelan opposition",
            "want to cause a set of events of great magnitude",
        ),
    }


def test_every_span_shows_its_words(seed_document: Document, seed_graph: Graph, ask: Ask) -> None:
    """What a span quotes stands at its offsets, with what stands before and after it."""
    rows = ask(
        """SELECT ?start ?end ?exact ?prefix ?suffix { ?span a oa:SpecificResource ;
          oa:hasSelector ?p , ?q . ?p oa:start ?start ; oa:end ?end . ?q oa:exact ?exact
          OPTIONAL { ?q oa:prefix ?prefix } OPTIONAL { ?q oa:suffix ?suffix } }"""
    )
    text = seed_document.text
    assert len(rows) == len(set(seed_graph.subjects(RDF.type, OA.SpecificResource)))
    for start, end, exact, prefix, suffix in rows:
        first, last = int(start), int(end)
        assert text[first:last] == exact
        assert prefix == text[max(0, first - 32) : first]
        assert suffix == text[last : last + 32]


def test_every_claim_is_there_with_its_evidence(
    seed_document: Document, seed_extraction: Extraction, ask: Ask
) -> None:
    """No claim is lost, and each one's evidence is the stretch that covers cue and content."""
    rows = ask(
        """SELECT ?claim ?act ?quote { ?claim a jac:Claim ; jac:act ?act ;
          jac:evidence/oa:hasSelector/oa:exact ?quote }"""
    )
    assert {(act.rpartition("#")[2], quote) for _, act, quote in rows} == {
        (claim.act.value, claim.evidence.of(seed_document.text)) for claim in seed_extraction.claims
    }
    assert len(rows) == len(seed_extraction.claims)


def test_what_another_tells_is_reported(ask: Ask) -> None:
    """The complaint of the government is told by the minister, and by nobody else."""
    rows = ask(
        """SELECT ?speaker ?reporter ?outer { ?claim jac:reportedBy/foaf:name ?reporter ;
          jac:speaker/foaf:name ?speaker ; jac:embeddedIn/jac:act ?outer }"""
    )
    assert rows == [("Venezuelan government", "Delcy Rodriguez", str(ACT.state))]


def test_only_accusations_are_accusations(ask: Ask) -> None:
    """A claim is a jac:Accusation if its act is act:accuse, and only then."""
    assert set(ask("SELECT DISTINCT ?act { ?c a jac:Accusation ; jac:act ?act }")) == {
        (str(ACT.accuse),)
    }
    assert not ask("SELECT ?c { ?c jac:act act:accuse FILTER NOT EXISTS { ?c a jac:Accusation } }")


def test_a_venue_is_an_actor_or_has_a_label(ask: Ask) -> None:
    """A channel that the article names is that actor; other places of speaking keep their words."""
    rows = ask(
        "SELECT ?venue ?name ?label { ?c jac:venue ?venue OPTIONAL { ?venue foaf:name ?name }"
        " OPTIONAL { ?venue a jac:Venue ; rdfs:label ?label } }"
    )
    assert set(rows) == {
        (f"{ACTOR}organisation/vtv", "VTV", ""),
        (f"{BASE}venue/national-television", "", "national television"),
    }


def test_who_does_not_respond_makes_no_claim(ask: Ask) -> None:
    """Non-responses name who and what, and are neither claims nor edges."""
    rows = ask(
        """SELECT ?who ?regarding { ?n a jac:NonResponse ; jac:nonResponder/foaf:name ?who ;
          jac:regarding/oa:hasSelector/oa:exact ?regarding }"""
    )
    names = {"Henrique Capriles", "Nelson Bocaranda", "Leopoldo Castillo"}
    assert set(rows) == {(name, "the incident") for name in names}
    assert not ask(
        "SELECT ?n { ?n a jac:NonResponse . { ?n a jac:Claim } UNION { ?n jac:act ?a }"
        " UNION { ?n jac:speaker ?s } UNION { ?n jac:target ?t } }"
    )


def test_observations_say_what_how_and_by_whom(ask: Ask) -> None:
    """Figures are integers, months are months, and what a person says is said by that person."""
    rows = ask(
        """SELECT ?owner ?property ?value ?comparison ?by {
          ?o a jac:Observation ; jac:account ?a ; jac:property ?property ; jac:value ?value ;
            jac:comparison ?comparison OPTIONAL { ?a jac:heldBy/foaf:name ?owner }
          OPTIONAL { ?o jac:saidBy/foaf:name ?by } }"""
    )
    found = {(o, p.rpartition("#")[2], v, c.rpartition("#")[2], b) for o, p, v, c, b in rows}
    assert found >= {
        ("Nicolas Maduro", "status", "open", "exact", ""),
        ("Nicolas Maduro", "followersLost", "6500", "around", ""),
        ("Radio of the South", "followers", "107000", "exact", ""),
        ("Hugo Chavez", "followers", "4000000", "over", ""),
        ("Hugo Chavez", "opened", "2010-04", "exact", ""),
        ("", "count", "10000", "over", "Delcy Rodriguez"),
    }


def test_values_have_the_datatype_of_what_they_are(seed_graph: Graph) -> None:
    """A number of followers can be counted with, and an opening month compared as one."""
    datatypes = {
        (str(seed_graph.value(node, JAC.property)).rpartition("#")[2], value.datatype)
        for node, value in seed_graph.subject_objects(JAC.value)
        if isinstance(value, Literal)
    }
    assert datatypes == {
        ("status", None),
        ("followers", XSD.integer),
        ("followersLost", XSD.integer),
        ("count", XSD.integer),
        ("opened", XSD.gYearMonth),
    }


def test_groups_of_accounts_are_no_accounts(ask: Ask) -> None:
    """Counted or described accounts are a jac:AccountGroup with the words for whose they are."""
    rows = ask("SELECT ?type ?holders { ?a jac:holders ?holders ; a ?type }")
    assert {holders for _, holders in rows} == {
        "three government ministers",
        "five ministries and official entities",
        "a socialist party state governor",
    }
    assert {type_ for type_, _ in rows} == {str(JAC.AccountGroup)}
    assert len(ask("SELECT ?a { ?a a sioc:UserAccount ; jac:platform 'Twitter' }")) == 5


def test_roles_are_dated_memberships(seed_document: Document, seed_extraction: Extraction) -> None:
    """A title that the article gives is a role with its words and the article's date."""
    dated = replace(seed_document, published=dt.date(2013, 11, 2))
    rows = asker(written(dated, seed_extraction))(
        """SELECT ?title ?words ?day { ?m a org:Membership ;
          org:member/foaf:name "Delcy Rodriguez" ; org:role/rdfs:label ?title ;
          jac:evidence/oa:hasSelector/oa:exact ?words ; dcterms:date ?day }"""
    )
    assert rows == [("Information Minister", "Information Minister", "2013-11-02")]


def test_mentions_point_to_whom_they_mean(ask: Ask) -> None:
    """Each mention has its words, and a body if it is known whom it means."""
    rows = ask(
        """SELECT ?words ?form ?kind ?name { ?m a jac:Mention ; jac:form ?form ; jac:kind ?kind ;
          oa:hasTarget/oa:hasSelector/oa:exact ?words
          OPTIONAL { ?m oa:hasBody/foaf:name ?name } }"""
    )
    assert {
        ("this public servant", "nominal", "person", "Delcy Rodriguez"),
        ("he", "pronoun", "person", "Nicolas Maduro"),
        ("U.S.", "name", "place", ""),
        ("Maduro’s account", "nominal", "account", "Twitter account of Nicolas Maduro"),
    } <= set(rows)


def test_what_is_known_of_the_document_is_there(
    seed_document: Document, seed_extraction: Extraction
) -> None:
    """Metadata that the front matter gives is in the graph, and nothing that it does not give."""
    known = replace(
        seed_document,
        published=dt.date(2013, 11, 2),
        publisher="The Paper",
        author="Ann Lee",
        url="https://example.org/a b",
    )
    for document, more in ((known, True), (seed_document, False)):
        graph = written(document, seed_extraction)
        node = URIRef(f"{BASE}document/{document.id}")
        assert (node, RDF.type, SDO.NewsArticle) in graph
        assert graph.value(node, SDO.name) == Literal(document.name)
        assert graph.value(node, SDO.headline) == Literal("Maduro Denounces Twitter Attack")
        assert graph.value(node, SDO.sha256) == Literal(digest(document.text))
        assert graph.value(node, SDO.publisher) == (Literal("The Paper") if more else None)
        assert graph.value(node, SDO.author) == (Literal("Ann Lee") if more else None)
        day = Literal("2013-11-02", datatype=XSD.date)
        assert graph.value(node, SDO.datePublished) == (day if more else None)
        url = Literal("https://example.org/a b", datatype=XSD.anyURI)
        assert graph.value(node, SDO.url) == (url if more else None)


# ---- what every graph keeps to ---------------------------------------------------------------


def test_all_that_was_found_says_by_what_and_in_what(seed_graph: Graph) -> None:
    """Claims, observations, non-responses, attributions and roles have their provenance."""
    document = set(seed_graph.subjects(RDF.type, SDO.NewsArticle))
    (agent,) = seed_graph.subjects(RDF.type, PROV.SoftwareAgent)
    assert seed_graph.value(agent, RDFS.label) == Literal("hand-1")
    for kind in (JAC.Claim, JAC.Observation, JAC.NonResponse, JAC.Attribution, ORG.Membership):
        nodes = set(seed_graph.subjects(RDF.type, kind))
        assert nodes
        for node in nodes:
            assert set(seed_graph.objects(node, PROV.wasDerivedFrom)) == document
            assert set(seed_graph.objects(node, PROV.wasAttributedTo)) == {agent}


def test_there_are_no_blank_nodes(seed_graph: Graph) -> None:
    """Blank nodes would make two dumps of one graph differ."""
    assert not [node for triple in seed_graph for node in triple if isinstance(node, BNode)]


def test_the_store_gives_back_what_was_written(seed_graph: Graph) -> None:
    """All literals are in the form that the store keeps, so derived graphs match either way."""
    store = ox.Store()
    store.load(seed_graph.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)
    dumped = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    assert dumped is not None
    assert set(Graph().parse(data=dumped, format="nt")) == set(seed_graph)
    lines = {line for line in seed_graph.serialize(format="nt").splitlines() if line}
    assert set(dumped.decode().splitlines()) == lines


def test_the_order_of_what_was_found_does_not_matter(
    seed_document: Document, seed_extraction: Extraction, seed_graph: Graph
) -> None:
    """IRIs come from content: the same things in another order are the same graph."""
    other = replace(
        seed_extraction,
        mentions=seed_extraction.mentions[::-1],
        actors=seed_extraction.actors[::-1],
        accounts=seed_extraction.accounts[::-1],
        attributions=seed_extraction.attributions[::-1],
        claims=seed_extraction.claims[::-1],
        non_responses=seed_extraction.non_responses[::-1],
    )
    assert other.claims != seed_extraction.claims
    assert set(written(seed_document, other)) == set(seed_graph)


def test_only_own_and_known_terms_are_used(seed_graph: Graph) -> None:
    """Every property and class comes from the vocabularies that the project names."""
    namespaces = tuple(PREFIXES.values())
    used = set(seed_graph.predicates()) | set(seed_graph.objects(None, RDF.type))
    assert {term for term in used if not str(term).startswith(namespaces)} == set()


def test_files_that_could_not_be_read_are_listed_with_their_reason() -> None:
    """Each unread file has its name and its reason; the same failure is the same node."""
    failures = [("a.txt", "is empty"), ("b.txt", "is no text")]
    graph = unread_graph(failures, BASE)
    found = {
        (str(graph.value(node, SDO.name)), str(graph.value(node, JAC.reason)))
        for node in graph.subjects(RDF.type, JAC.UnreadDocument)
    }
    assert found == set(failures)
    assert set(unread_graph(reversed(failures), BASE)) == set(graph)


def test_a_document_has_a_graph_of_its_own() -> None:
    """The named graph of a document carries the whole id."""
    assert str(document_graph_iri("f" * 64, BASE)) == f"{BASE}graph/document/{'f' * 64}"
