"""Who says what: verbs, nouns and prepositions of speech, and quotations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.extraction.attribution import find_reports
from graph.extraction.parse import Parse
from graph.extraction.quotes import find_quotes
from graph.extraction.reports import Report

Parsed = Callable[[str], Parse]


def _reports(parse: Parse) -> list[Report]:
    return find_reports(parse, *find_quotes(parse))


def _words(parse: Parse, tokens: list[int]) -> str:
    return " ".join(span.of(parse.text) for span in parse.spans(tokens))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Weber said that the lake was dry.", "Weber", "that the lake was dry"),
        ("Weber told Kern that the lake was dry.", "Weber", "that the lake was dry"),
        ("Weber accused Kern of poisoning the lake.", "Weber", "of poisoning the lake"),
        ("Kern was accused of theft by Weber.", "Weber", "of theft"),
        ("Weber blamed the leak on Kern.", "Weber", "the leak on Kern"),
        ("Weber called Kern a coward.", "Weber", "a coward"),
        ("Weber urged Kern to resign.", "Weber", "to resign"),
        ("Weber called on Kern to resign.", "Weber", "to resign"),
        ("Weber denied that the lake was dry.", "Weber", "that the lake was dry"),
        ("Weber lashed out at Kern for the delay.", "Weber", "for the delay"),
        ("According to Weber, the lake was dry.", "Weber", "the lake was dry"),
        ("In the words of Weber, the lake was dry.", "Weber", "the lake was dry"),
        ("“The lake is dry,” Weber said.", "Weber", "The lake is dry"),
        ("Weber was blunt: “The lake is dry.”", "Weber", "The lake is dry"),
        (
            "Weber’s accusation that Kern lied surprised them.",
            "Weber’s",
            "that Kern lied",
        ),
    ],
)
def test_frames(parsed: Parsed, text: str, source: str, content: str) -> None:
    """Each frame gives source and content, whatever the cue."""
    parse = parsed(text)
    found = [(_words(parse, r.source), _words(parse, r.content)) for r in _reports(parse)]
    assert (source, content) in found


@pytest.mark.parametrize(
    "text",
    [
        "The lake was dry.",
        "Kern was accused of theft.",
        "Kern attacked the goal from the left.",
        "They denied him entry.",
        "The missile attack on the harbour killed two.",
        "Payments per month fell in the spring.",
        "Kern read “War and Peace”.",
    ],
)
def test_no_reports(parsed: Parsed, text: str) -> None:
    """No speech, nobody who speaks, or a verb that here means no speech."""
    assert _reports(parsed(text)) == []


def test_an_inner_report_knows_its_outer_one(parsed: Parsed) -> None:
    """What is told inside other speech hangs on it."""
    parse = parsed("Weber said that Kern had accused the bank of fraud.")
    outer, inner = _reports(parse)
    assert inner.outer is outer
    assert outer.outer is None


def test_speech_goes_on_after_a_pause(parsed: Parsed) -> None:
    """A paragraph that is only a quotation belongs to the speaker before."""
    parse = parsed("“The lake is dry,” Weber said.\n\n“It was never so dry before.”")
    assert [_words(parse, r.source) for r in _reports(parse)] == ["Weber", "Weber"]


def test_a_new_subject_ends_the_speech(parsed: Parsed) -> None:
    """A quotation after a sentence about somebody else is not the first speaker's."""
    parse = parsed("“The lake is dry,” Weber said. Kern was furious. “It is full of water.”")
    assert [_words(parse, r.source) for r in _reports(parse)] == ["Weber", "Kern"]
