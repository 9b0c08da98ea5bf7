"""Which act a report is, against whom, and what claims learn from each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Extraction

Told = Callable[[str], set[tuple[str, str, tuple[str, ...]]]]

WEBER, KERN = "Ann Weber", "Robert Kern"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # verbs that are acts
        ("Ann Weber accused Robert Kern of fraud.", "accuse"),
        ("Ann Weber criticised Robert Kern for the delay.", "criticise"),
        ("Ann Weber criticised Robert Kern for embezzling funds.", "accuse"),
        ("Ann Weber urged Robert Kern to resign.", "demand"),
        ("Ann Weber threatened to sue Robert Kern.", "threaten"),
        ("Ann Weber praised Robert Kern.", "praise"),
        ("Ann Weber called Robert Kern a liar.", "accuse"),
        ("Ann Weber called Robert Kern a clown.", "criticise"),
        # deeds, harms, verdicts, demands and threats inside what is said
        ("Ann Weber said that Robert Kern had stolen the money.", "accuse"),
        ("Ann Weber said that the fraud by Robert Kern was obvious.", "accuse"),
        ("Ann Weber said that Robert Kern was corrupt.", "accuse"),
        ("Ann Weber said that Robert Kern was a clown.", "criticise"),
        ("Ann Weber said that Robert Kern must resign.", "demand"),
        ("“We will punish Robert Kern,” said Ann Weber.", "threaten"),
        ("“We will sue Robert Kern,” said Ann Weber.", "threaten"),
        ("Ann Weber said that Robert Kern was a wonderful colleague.", "praise"),
        ("Ann Weber said that Robert Kern was right.", "agree"),
        # refusing somebody something
        ("Ann Weber rejected a call from Robert Kern to resign.", "reject"),
        ("Ann Weber turned down an offer from Robert Kern.", "reject"),
        ("Ann Weber refused a request from Robert Kern.", "reject"),
        ("Ann Weber refused to accept a demand from Robert Kern.", "reject"),
        ("Ann Weber refuses to negotiate with Robert Kern.", "reject"),
        ("Ann Weber declined to meet Robert Kern.", "reject"),
        ("Ann Weber refused to allow Robert Kern to speak.", "reject"),
        ("Ann Weber refused to provide documents to Robert Kern.", "reject"),
        ("Ann Weber refused to lift the ban on Robert Kern.", "reject"),
        # documents that only their author brings out
        ("Ann Weber released a statement accusing Robert Kern of fraud.", "accuse"),
        # nouns
        ("Ann Weber filed a complaint against Robert Kern.", "accuse"),
    ],
)
def test_acts_against_or_for_somebody(told: Told, text: str, act: str) -> None:
    """Cue and content decide the act together."""
    assert (WEBER, act, (KERN,)) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Weber said that Robert Kern had not stolen the money.",
        "Ann Weber said that Robert Kern might have stolen the money.",
        "Ann Weber said that Robert Kern fights corruption.",
        "Ann Weber said that Robert Kern was never a clown.",
        "Ann Weber said that Robert Kern was not a liar.",
        "Ann Weber said that Robert Kern is not corrupt.",
        "Ann Weber said that Robert Kern had arrived.",
        "Ann Weber said that the murder of Robert Kern was a shock.",
        "Ann Weber declined to criticise Robert Kern.",
        "Ann Weber refused to attack Robert Kern.",
        "Ann Weber refused to comment on a request from Robert Kern.",
        "Ann Weber did not refuse to meet Robert Kern.",
        "Ann Weber published a letter accusing Robert Kern of fraud.",
        "Ann Weber could accuse Robert Kern of fraud.",
        "Has Ann Weber accused Robert Kern of fraud?",
    ],
)
def test_nothing_against_anybody(told: Told, text: str) -> None:
    """What is denied, open, undone or only suffered blames nobody."""
    assert not any(KERN in targets for _, _, targets in told(text))


def test_asking_supporters_is_no_demand(told: Told) -> None:
    """A nameless crowd of one's own is no opponent."""
    assert "demand" not in {act for _, act, _ in told("Ann Weber urged supporters to vote.")}
    assert "demand" in {act for _, act, _ in told("Ann Weber urged the regulators to resign.")}


def test_victims(extracted: Callable[[str], Extraction]) -> None:
    """Who suffers the alleged deed is kept apart from who did it."""
    found = extracted("Ann Weber said that Robert Kern had robbed Ida Holm.")
    names = {a.id: a.name for a in found.actors}
    (claim,) = (c for c in found.claims if c.targets)
    assert [names[t] for t in claim.targets] == [KERN]
    assert [names[v] for v in claim.victims] == ["Ida Holm"]


def test_a_denial_answers_the_accusation(extracted: Callable[[str], Extraction]) -> None:
    """Close by, it is aimed at whoever accused."""
    text = "Ann Weber accused Robert Kern of fraud. Robert Kern denied the charge."
    accusation, denial = extracted(text).claims
    assert denial.answers == accusation.id
    assert denial.targets == (accusation.speaker,)


def test_a_denial_of_something_else_answers_nothing(
    extracted: Callable[[str], Extraction],
) -> None:
    """Who was not accused answers nobody."""
    text = "Ann Weber accused Robert Kern of fraud. Ida Holm denied the report."
    denial = extracted(text).claims[-1]
    assert denial.answers is None
    assert denial.targets == ()


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ann Weber accused Robert Kern of fraud.", "asserted"),
        ("Ann Weber never accused Robert Kern of fraud.", "negated"),
        ("Ann Weber refused to accuse Robert Kern of fraud.", "negated"),
        ("Ann Weber plans to accuse Robert Kern of fraud.", "hypothetical"),
        ("Ann Weber reportedly accused Robert Kern of fraud.", "hedged"),
        ("Has Ann Weber accused Robert Kern of fraud?", "question"),
        ("Robert Kern denied that Ann Weber had accused him of fraud.", "disputed"),
    ],
)
def test_modality(extracted: Callable[[str], Extraction], text: str, modality: str) -> None:
    """Whether the act was done, not whether it is true."""
    found = [c for c in extracted(text).claims if c.act == "accuse"]
    assert [c.modality for c in found] == [modality]


def test_polarity(extracted: Callable[[str], Extraction]) -> None:
    """A denied content is negative, whoever states it."""
    (claim,) = extracted("Ann Weber said that the lake was not dry.").claims
    assert claim.polarity == "negative"
    (claim,) = extracted("Ann Weber said that the lake was dry.").claims
    assert claim.polarity == "affirmative"


def test_members_of_a_list_are_all_accused(told: Told) -> None:
    """A list that begins like an apposition is a list."""
    text = "Ann Weber accused the city council, the Rhine Bank and Robert Kern of fraud."
    assert (WEBER, "accuse", ("city council", "Rhine Bank", KERN)) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "“I am appalled by Robert Kern,” said Ann Weber.",
        "“I am ashamed that Robert Kern would say this,” said Ann Weber.",
        "Ann Weber said that Robert Kern was not fit to be mayor.",
    ],
)
def test_displeasure_and_denied_virtues_criticise(told: Told, text: str) -> None:
    """What a speaker feels about somebody, or denies him, is criticism of him."""
    assert (WEBER, "criticise", (KERN,)) in told(text)


def test_displeasure_with_nobody_criticises_nobody(told: Told) -> None:
    """A mood is no claim against anybody, and a feeling denied is none at all."""
    for text in (
        "“I am sad about the rain,” said Ann Weber.",
        "“I am not disappointed in Robert Kern,” said Ann Weber.",
    ):
        assert not [c for c in told(text) if c[1] == "criticise"]


def test_who_tells_of_a_charge_does_not_press_it(told: Told) -> None:
    """In "Kern, who was charged with robbing a bank" it is somebody else who charges him."""
    assert not [
        claim
        for claim in told("Ann Weber said she knew Bob Kern, who was charged with robbing a bank.")
        if claim[1] == "accuse"
    ]
    robbed = told("Ann Weber said she knew Bob Kern, who had robbed a bank.")
    assert ("Ann Weber", "accuse", ("Bob Kern",)) in robbed
