"""Pieces of a document's graph: how claims stand, and what is refused or kept as words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, XSD, Graph, Literal
from rdflib.namespace import DCTERMS, FOAF, SDO

from graph.errors import ExtractionError
from graph.identity import identify
from graph.model import (
    Account,
    Act,
    Actor,
    Claim,
    Comparison,
    Document,
    Extraction,
    Kind,
    Modality,
    Observation,
    Span,
)
from graph.triples import document_graph
from graph.triples.dates import partial_date
from graph.triples.modality import effective_modality
from graph.triples.page import decimal
from ontology import JAC, SIOC

BASE = "https://example.org/id/"
TEXT = "Ann said that Bob denied that Eve had accused Kim. Ann said so in May."
DOCUMENT = Document(id="f" * 64, name="a.txt", text=TEXT, blocks=())
ACTORS = tuple(Actor(name, f"{name} Lee", Kind.PERSON) for name in ("Ann", "Bob", "Eve", "Kim"))


def written(document: Document, extraction: Extraction) -> Graph:
    """The graph of a document with the identities that belong to it."""
    return document_graph(document, extraction, identify(extraction, document, BASE), BASE)


def claim(local_id: str, speaker: str, act: Act = Act.STATE, **more: object) -> Claim:
    """A claim whose words are those of the speaker's name."""
    span = Span(TEXT.index(speaker), TEXT.index(speaker) + len(speaker))
    return Claim(local_id, speaker, act, span, (span,), (), **more)  # type: ignore[arg-type]


def standing(*claims: Claim) -> dict[str, Modality]:
    """How each of `claims` stands."""
    known = {claim.id: claim for claim in claims}
    return {claim.id: effective_modality(claim, known) for claim in claims}


def test_what_a_denial_tells_of_is_disputed() -> None:
    """Inside a denial, at any depth, nothing is asserted; what tells of the denial still is."""
    outer = claim("a", "Ann")
    denial = claim("b", "Bob", Act.REJECT, embedded_in="a")
    inner = claim("c", "Eve", Act.ACCUSE, targets=("Kim",), embedded_in="b")
    deeper = claim("d", "Kim", embedded_in="c")
    assert standing(outer, denial, inner, deeper) == {
        "a": Modality.ASSERTED,
        "b": Modality.ASSERTED,
        "c": Modality.DISPUTED,
        "d": Modality.DISPUTED,
    }


def test_a_denial_that_answers_a_claim_leaves_it_standing() -> None:
    """To reject an accusation tells that it was made: its truth is denied, not its being made."""
    denial = claim("b", "Bob", Act.REJECT, answers="c")
    inner = claim("c", "Eve", Act.ACCUSE, targets=("Bob",), embedded_in="b")
    assert standing(denial, inner)["c"] is Modality.ASSERTED


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        (Modality.ASSERTED, Modality.ASSERTED),
        (Modality.NEGATED, Modality.DISPUTED),
        (Modality.DISPUTED, Modality.DISPUTED),
        (Modality.HEDGED, Modality.HEDGED),
        (Modality.HYPOTHETICAL, Modality.HYPOTHETICAL),
        (Modality.QUESTION, Modality.QUESTION),
    ],
)
def test_a_claim_is_no_surer_than_what_tells_of_it(outer: Modality, inner: Modality) -> None:
    """Who "did not say that she accused them" does not tell that she did."""
    told = claim("b", "Eve", Act.ACCUSE, embedded_in="a")
    assert standing(claim("a", "Ann", modality=outer), told)["b"] is inner
    unsure = replace(told, modality=Modality.HEDGED)
    assert standing(claim("a", "Ann", modality=outer), unsure)["b"] is Modality.HEDGED


def test_claims_that_tell_of_each_other_are_refused() -> None:
    """A circle of claims is a fault of the extraction, and is not followed for ever."""
    circle = (claim("a", "Ann", embedded_in="b"), claim("b", "Bob", embedded_in="a"))
    with pytest.raises(ExtractionError, match="told of"):
        written(DOCUMENT, Extraction(DOCUMENT.id, "test", actors=ACTORS, claims=circle))


def test_reporters_at_any_depth_but_not_the_speaker() -> None:
    """A says that B says that A …: B reports A's claim, and A reports B's."""
    claims = (
        claim("a", "Ann"),
        claim("b", "Bob", embedded_in="a"),
        claim("c", "Ann", embedded_in="b"),
        claim("d", "Eve", embedded_in="c"),
    )
    graph = written(DOCUMENT, Extraction(DOCUMENT.id, "test", actors=ACTORS, claims=claims))
    reporters = {
        (str(node).rpartition("/")[2], str(actor).rpartition("/")[2])
        for node, actor in graph.subject_objects(JAC.reportedBy)
    }
    assert reporters == {("b", "ann-lee"), ("c", "bob-lee"), ("d", "ann-lee"), ("d", "bob-lee")}


@pytest.mark.parametrize("span", [Span(-1, 3), Span(3, 3), Span(5, 2), Span(0, len(TEXT) + 1)])
def test_words_that_the_text_does_not_have_are_refused(span: Span) -> None:
    """What cannot show its words is not written."""
    wrong = replace(claim("a", "Ann"), evidence=span)
    with pytest.raises(ExtractionError, match=r"a\.txt"):
        written(DOCUMENT, Extraction(DOCUMENT.id, "test", actors=ACTORS, claims=(wrong,)))


def test_an_unknown_actor_is_refused() -> None:
    """An id that does not resolve in its extraction is a fault, and never an IRI."""
    wrong = claim("a", "Ann", targets=("Zoe",))
    with pytest.raises(ExtractionError, match="Zoe"):
        written(DOCUMENT, Extraction(DOCUMENT.id, "test", actors=ACTORS, claims=(wrong,)))


def test_two_spellings_that_are_one_node_have_one_name() -> None:
    """If two actors of an extraction share an IRI, one name is the name, the other an alias."""
    actors = (
        Actor("one", "Pedro Carreno", Kind.PERSON, ("Carreno",)),
        Actor("two", "Pedro Carreño", Kind.PERSON),
    )
    graph = written(DOCUMENT, Extraction(DOCUMENT.id, "test", actors=actors))
    (node,) = graph.subjects(RDF.type, FOAF.Person)
    assert [str(name) for name in graph.objects(node, FOAF.name)] == ["Pedro Carreno"]
    others = {str(name) for name in graph.objects(node, SDO.alternateName)}
    assert others == {"Pedro Carreño", "Carreno"}


def test_times_are_as_precise_as_they_are_known() -> None:
    """ISO days, months and years are dates; what is no date stays words."""
    for words, datatype in (
        ("2013-11-02", XSD.date),
        ("2010-04", XSD.gYearMonth),
        ("2010", XSD.gYear),
    ):
        assert partial_date(words) == Literal(words, datatype=datatype)
    for words in ("yesterday", "2013-13", "2013-02-30", "2013-11-02T10:00", "", "0000"):
        assert partial_date(words) is None


def test_an_observation_keeps_what_is_no_figure_as_words() -> None:
    """A value that is no integer, and a time that is no date, are kept as the text has them."""
    seen = [
        Observation("followers", "many", Comparison.AROUND, Span(0, 3), "2013-11-02"),
        Observation("opened", "May", Comparison.EXACT, Span(0, 3), "last year"),
        Observation("followers", "7", Comparison.EXACT, Span(0, 3)),
        Observation("followers", "7", Comparison.UNDER, Span(0, 3)),
    ]
    account = Account("acc", "Twitter", handle="@ann", observations=tuple(seen))
    graph = written(DOCUMENT, Extraction(DOCUMENT.id, "test", accounts=(account,)))
    values = sorted(str(value) for value in graph.objects(None, JAC.value))
    assert values == ["7", "7", "May", "many"]
    assert list(graph.objects(None, JAC.observedAt)) == [Literal("2013-11-02", datatype=XSD.date)]
    assert list(graph.objects(None, JAC.observedAtText)) == [Literal("last year")]
    (node,) = graph.subjects(RDF.type, SIOC.UserAccount)
    assert str(node) == f"{BASE}account/twitter/ann"


@given(st.floats(0, 1))
def test_confidence_has_two_digits_in_canonical_form(confidence: float) -> None:
    """A confidence is written so that the store gives back the same literal."""
    value = decimal(confidence)
    assert abs(float(str(value)) - confidence) <= 0.0051
    store = ox.Store()
    store.update(f"INSERT DATA {{ <urn:a> <urn:b> {value.n3()} }}")
    (kept,) = store
    assert isinstance(kept.object, ox.Literal)
    assert kept.object.value == str(value)


def test_dates_of_acts_are_days_or_words() -> None:
    """A day that can be known is an xsd:date; the text's words stand beside it."""
    told = claim("a", "Ann", said_at=dt.date(2013, 11, 1), said_at_text="last night")
    graph = written(DOCUMENT, Extraction(DOCUMENT.id, "test", actors=ACTORS, claims=(told,)))
    assert list(graph.objects(None, JAC.saidAt)) == [Literal("2013-11-01", datatype=XSD.date)]
    assert list(graph.objects(None, JAC.saidAtText)) == [Literal("last night")]
    assert not list(graph.objects(None, DCTERMS.date))


def test_a_venue_that_is_named_as_an_actor_is_that_actor() -> None:
    """Where the words of a venue are a name or an alias of somebody, no second node is made."""
    actors = (*ACTORS, Actor("tv", "News Channel", Kind.ORGANISATION, ("NC",)))
    for venue in ("tv", "nc", "News Channel"):
        claims = (claim("a", "Ann", venue=venue),)
        graph = written(DOCUMENT, Extraction(DOCUMENT.id, "test", actors=actors, claims=claims))
        (node,) = graph.objects(None, JAC.venue)
        assert str(node) == f"{BASE}actor/organisation/news-channel"
        assert (None, RDF.type, JAC.Venue) not in graph
