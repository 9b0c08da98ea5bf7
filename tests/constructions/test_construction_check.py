"""The comparison of expectations with an extraction, on extractions made by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from construction_check import check, plain
from construction_entries import Entry

from graph.model import (
    Account,
    Act,
    Actor,
    Claim,
    Comparison,
    Extraction,
    Kind,
    Mention,
    Modality,
    NonResponse,
    Observation,
    Span,
)

TEXT = "Jane Doe accused Acme of theft on Radio One. Bob Ray has not commented.\n"
ALL = Span(0, len(TEXT) - 1)
WHO = Mention(Span(0, 8), Kind.PERSON, "name", "person:jane")
CLAIM = Claim(
    id="c1",
    speaker="person:jane",
    act=Act.ACCUSE,
    evidence=Span(9, 30),
    cue=(Span(9, 16),),
    content=(Span(17, 30),),
    targets=("org:acme",),
    venue="Radio One",
    said_at=dt.date(2024, 5, 2),
)
ACCOUNT = Account(
    id="a1",
    platform="X",
    owner="person:jane",
    observations=(Observation("followers", "300", Comparison.OVER, Span(0, 8)),),
)
SEEN = Extraction(
    document="d",
    extractor="hand",
    mentions=(WHO,),
    actors=(
        Actor("person:jane", "Jane Doe", Kind.PERSON, ("Doe",)),
        Actor("org:acme", "Acme", Kind.ORGANISATION),
        Actor("person:bob", "Bob Ray", Kind.PERSON),
    ),
    accounts=(ACCOUNT,),
    claims=(CLAIM,),
    non_responses=(NonResponse("person:bob", (Span(53, 70),), Span(45, 70)),),
)
RIGHT: dict[str, Any] = {
    "speaker": "Jane Doe",
    "act": ["accuse", "criticise"],
    "targets": ["the Acme"],
    "evidence": "accused Acme of theft",
    "venue": "radio one",
    "said_at": dt.date(2024, 5, 2),
    "reported_by": [],
}


def _failures(seen: Extraction = SEEN, **expected: Any) -> list[str]:
    entry = Entry(id="made-up", text=TEXT, **expected)
    return check(entry, entry.document(), seen).failures


def test_what_is_right_passes() -> None:
    """An extraction that holds all that is expected meets every expectation."""
    entry = Entry(
        id="made-up",
        text=TEXT,
        claims=[RIGHT],
        edges=[["Doe | Roe", "ACME"]],
        no_claim_by=["Bob Ray"],
        non_responses=["Bob Ray"],
        accounts=[{"owner": "Jane Doe", "observations": [["followers", "300", "over"]]}],
        never_observed=[["Jane Doe", "status"]],
        actors=[{"name": "Acme", "kind": "organisation"}, {"name": "Bob Ray"}],
        never_actors=["Radio One"],
    )
    result = check(entry, entry.document(), SEEN)
    assert result.failures == []
    assert (result.met, result.passed) == (10, True)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"speaker": "Bob Ray"}, "said by"),
        ({"act": "threaten"}, "act is accuse"),
        ({"targets": []}, "has targets"),
        ({"targets": ["Bob Ray"]}, "not among targets"),
        ({"evidence": "has not commented"}, "no claim covers"),
        ({"modality": "hedged"}, "modality is asserted"),
        ({"polarity": "negative"}, "polarity is affirmative"),
        ({"reported_by": ["Bob Ray"]}, "is reported by []"),
        ({"venue": None}, "venue is"),
        ({"said_at": dt.date(2024, 5, 3)}, "said_at is"),
        ({"said_at_text": "last night"}, "said_at_text is"),
        ({"victims": ["Bob Ray"]}, "not among victims"),
    ],
)
def test_a_wrong_claim_is_named(change: dict[str, Any], message: str) -> None:
    """For each part of a claim, a different expectation fails and the line says which part."""
    (failure,) = _failures(claims=[RIGHT | change])
    assert message in failure


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        ({"edges": []}, "extra edges ['Jane Doe → Acme']"),
        ({"edges": [["Jane Doe", "Acme"], ["Bob Ray", "Acme"]]}, "no edge Bob Ray → Acme"),
        ({"no_claim_by": ["Doe"]}, "must make no claim"),
        ({"non_responses": ["Acme"]}, "no non-response of Acme"),
        ({"accounts": []}, "there must be no account"),
        ({"accounts": [{"owner": "Bob Ray"}]}, "no account"),
        ({"accounts": [{"platform": "X", "observations": [["followers", "3"]]}]}, "lacks"),
        ({"accounts": [{"observations": [["followers", "300", "exact"]]}]}, "lacks"),
        ({"never_observed": [["Jane Doe", "followers", "300"]]}, "must not have"),
        ({"actors": [{"name": "Acme", "kind": "person"}]}, "is a organisation"),
        ({"actors": [{"name": "Jane Doe"}, {"name": "Doe"}]}, "not an actor of its own"),
        ({"actors": [{"name": "Jane Doe", "aliases": ["she"]}]}, "is not Jane Doe"),
        ({"never_actors": ["Doe"]}, "must be no actor"),
    ],
)
def test_each_other_expectation_can_fail(expected: dict[str, Any], message: str) -> None:
    """Edges, silences, accounts and actors that are not as expected give one line each."""
    (failure,) = _failures(**expected)
    assert message in failure


def test_only_performed_hostile_acts_are_edges() -> None:
    """A negated accusation and a friendly act make no edge; a reported accusation does."""
    negated = replace(CLAIM, modality=Modality.NEGATED)
    friendly = replace(CLAIM, act=Act.PRAISE)
    outer = replace(CLAIM, id="c0", speaker="person:bob", act=Act.STATE, targets=())
    told = replace(CLAIM, embedded_in="c0")
    assert _failures(replace(SEEN, claims=(negated, friendly)), edges=[], no_claim_by=[]) == []
    reported = RIGHT | {"reported_by": ["Bob Ray"]}
    expected = {"edges": [["Jane Doe", "Acme"]], "claims": [reported]}
    assert _failures(replace(SEEN, claims=(outer, told)), **expected) == []


@pytest.mark.parametrize(
    ("name", "same"),
    [("The Venezuelan", "venezuelan"), ("Carreño’s", "CARRENO"), ("“An  Post”", "post")],
)
def test_names_are_compared_plainly(name: str, same: str) -> None:
    """Articles, accents, case, quotation marks and a possessive do not part two names."""
    assert plain(name) == plain(same)
