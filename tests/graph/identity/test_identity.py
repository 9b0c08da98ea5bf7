"""Which names mean the same actor in another document, and what their IRIs look like."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef

from graph.identity import Identity, identify
from graph.iri import slug, slugs
from graph.model import (
    Account,
    Actor,
    Comparison,
    Document,
    Extraction,
    Kind,
    Observation,
    Span,
)

BASE = "https://example.org/id/"


def document(number: int) -> Document:
    """A document of its own."""
    return Document(id=f"{number:012x}".ljust(64, "0"), name=f"{number}.txt", text="…", blocks=())


def identity(actor: Actor | Account, number: int = 1) -> Identity:
    """The identity of an actor or account that is alone in document `number`."""
    if isinstance(actor, Actor):
        extraction = Extraction(document(number).id, "test", actors=(actor,))
    else:
        extraction = Extraction(document(number).id, "test", accounts=(actor,))
    return identify(extraction, document(number), BASE)[actor.id]


def test_a_proper_name_is_one_iri_in_all_documents() -> None:
    """A full name, an organisation and a country have the same IRI wherever they occur."""
    for name, kind, path in (
        ("Delcy Rodriguez", Kind.PERSON, "person/delcy-rodriguez"),
        ("Aporrea.org", Kind.ORGANISATION, "organisation/aporrea-org"),
        ("Venezuela", Kind.COUNTRY, "country/venezuela"),
        ("Republicans", Kind.GROUP, "group/republicans"),
    ):
        here, there = (identity(Actor("x", name, kind), number) for number in (1, 2))
        assert here == there == Identity(f"{BASE}actor/{path}", name, kind, shared=True)


def test_a_bare_surname_or_a_description_stays_in_its_document() -> None:
    """The Smith of one article is not the Smith of another, nor is "the opposition"."""
    for actor in (
        Actor("x", "Smith", Kind.PERSON),
        Actor("x", "J. Smith", Kind.PERSON),
        Actor("x", "the opposition", Kind.GROUP, named=False),
        Actor("x", "the government", Kind.ORGANISATION, named=False),
    ):
        here, there = identity(actor, 1), identity(actor, 2)
        assert here.iri != there.iri
        assert not here.shared
        assert here.iri == f"{BASE}actor/{actor.kind}/000000000001/{slug(actor.name)}"


@pytest.mark.parametrize(
    "name", ["Delcy Rodriguez", "J. K. Rowling", "J.K. Rowling", "Kim Jong-un", "George W. Bush"]
)
def test_full_names_are_shared(name: str) -> None:
    """Two words, or one with two initials, are enough to know a person by."""
    assert identity(Actor("x", name, Kind.PERSON)).shared


@pytest.mark.parametrize("name", ["Smith", "J. Smith", "Lula", "J. B.", "-", ""])
def test_other_names_are_not(name: str) -> None:
    """One word, or one with a single initial, may be somebody else in the next article."""
    assert not identity(Actor("x", name, Kind.PERSON)).shared


def test_spellings_of_a_name_are_one() -> None:
    """Accents, case, apostrophes and the dots of an acronym do not make another actor."""
    for one, other in (
        ("Pedro Carreño", "Pedro Carreno"),
        ("Lech Wałęsa", "Lech Walesa"),
        ("Conan O’Brien", "Conan O'Brien"),
        ("Søren Kierkegaard", "SOREN KIERKEGAARD"),
        ("U.S. State Department", "US State Department"),
    ):
        assert slug(one) == slug(other)


def test_names_in_other_scripts_are_kept_apart() -> None:
    """What has no ASCII form is percent-encoded, not dropped."""
    assert slug("МТС Банк") != slug("МТС")
    assert slug("МТС Bank") != slug("Bank")
    assert slug("김정은").startswith("%")
    assert slug("…") and slug("")


@given(st.text(max_size=40))
def test_a_slug_is_one_segment_of_an_iri(text: str) -> None:
    """Any text becomes letters, digits, hyphens and percent signs, and at least one of them."""
    segment = slug(text)
    assert segment
    assert set(segment) <= set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-%._~"
    )
    assert URIRef(f"{BASE}{segment}").n3()


@given(st.lists(st.text(max_size=8), max_size=8))
def test_slugs_of_different_texts_differ(texts: list[str]) -> None:
    """Local ids that look alike once folded keep nodes of their own, in whatever order."""
    named = slugs(texts)
    assert len(set(named.values())) == len(set(texts))
    assert named == slugs(reversed(texts))


def test_two_of_one_name_in_a_document_are_two() -> None:
    """Two of one bare name that the extraction tells apart are two; of one full name, one."""
    actors = (Actor("a", "Smith", Kind.PERSON), Actor("b", "Smith", Kind.PERSON))
    found = identify(Extraction("", "test", actors=actors), document(1), BASE)
    assert found["a"].iri != found["b"].iri
    same = tuple(replace(actor, name="Ann Smith") for actor in actors)
    found = identify(Extraction("", "test", actors=same), document(1), BASE)
    assert found["a"].iri == found["b"].iri


def test_a_handle_names_an_account_everywhere() -> None:
    """Platform and handle make the IRI; case and the @ do not matter, marks in the handle do."""
    iris = {
        handle: identity(Account("x", "Twitter", handle=handle), number).iri
        for number, handle in enumerate(("@Ann_B", "ann_b", "ann.b", "annb"))
    }
    assert iris["@Ann_B"] == iris["ann_b"] == f"{BASE}account/twitter/ann_b"
    assert len(set(iris.values())) == 3


def test_an_account_without_a_handle_is_its_documents() -> None:
    """It is named by the document that told of it, and says whose it is."""
    owner = Actor("ann", "Ann Lee", Kind.PERSON)
    account = Account("account:ann", "Twitter", owner="ann")
    extraction = Extraction("", "test", actors=(owner,), accounts=(account,))
    here, there = (identify(extraction, document(n), BASE)["account:ann"] for n in (1, 2))
    assert here.iri != there.iri
    assert (here.name, here.kind, here.shared) == (
        "Twitter account of Ann Lee",
        Kind.ACCOUNT,
        False,
    )


def test_groups_of_accounts_are_named_by_what_is_known() -> None:
    """A group of accounts is named by its holders, else by its count, else by its platform."""
    count = Observation("count", "10000", Comparison.OVER, Span(0, 1))
    group = Account("g", "Twitter", group=True)
    named = [
        replace(group, who="three ministers", observations=(count,)),
        replace(group, who="over 10,000 accounts", observations=(count,)),
        replace(group, observations=(count,)),
        replace(group, observations=(replace(count, comparison=Comparison.EXACT),)),
        group,
    ]
    assert [identity(account).name for account in named] == [
        "Twitter accounts of three ministers",
        "over 10,000 accounts on Twitter",
        "over 10,000 Twitter accounts",
        "10,000 Twitter accounts",
        "Twitter accounts",
    ]


def test_everybody_of_the_article_has_an_identity(
    seed_document: Document, seed_extraction: Extraction
) -> None:
    """Each actor and account of an extraction has one IRI under the base."""
    found = identify(seed_extraction, seed_document, BASE)
    local = [*seed_extraction.actors, *seed_extraction.accounts]
    assert found.keys() == {somebody.id for somebody in local}
    assert len({identity.iri for identity in found.values()}) == len(local)
    assert all(identity.iri.startswith(BASE) for identity in found.values())
