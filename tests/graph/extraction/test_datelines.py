"""Where the first sentence of a paragraph begins, after its dateline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.extraction.annotate import annotate, load_spacy
from graph.extraction.datelines import after_dateline
from graph.reading.file import document_of

Told = Callable[[str], set[tuple[str, str, tuple[str, ...]]]]

SENTENCE = "The mayor spoke."


@pytest.mark.parametrize(
    "dateline",
    [
        "PARIS — ",
        "PARIS -- ",
        "SAN FRANCISCO - ",
        "ST. LOUIS (AP) — ",
        "KABUL, Afghanistan (AP) — ",
        "PORT-AU-PRINCE, Haiti – ",
        "LONDON, March 3 (Reuters) - ",
        "Nairobi, April 13 (IANS) ",
        "Washington (CNN) ",
        "KABUL (Pajhwok) : ",
    ],
)
def test_datelines(dateline: str) -> None:
    """Town, country, day and agency, however they are joined."""
    assert after_dateline(dateline + SENTENCE) == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The mayor — who spoke — left.",
        "NATO — the alliance — said so.",
        "Ann Weber (R) said so.",
        "Weber (R-Tex.) — who spoke — left.",
        "WEBER: The mayor lied.",
        "I — We left.",
    ],
)
def test_no_dateline(text: str) -> None:
    """Remarks between dashes, turns of an interview and parties of politicians stay."""
    assert after_dateline(text) == 0


def test_nobody_speaks_in_a_dateline(told: Told) -> None:
    """The parser would take the town for the one who acts."""
    found = told("PARIS (Reuters) - Mayor Ann Weber criticised Robert Kern on Friday.")
    assert found == {("Ann Weber", "criticise", ("Robert Kern",))}


def test_only_paragraphs_have_datelines() -> None:
    """A headline may begin likewise."""
    text = "FRAUD — Mayor Ann Weber Accuses Robert Kern\n\nPARIS — Mayor Ann Weber spoke."
    parse = annotate(load_spacy(), document_of(text.encode(), Path("text.txt")))
    assert "FRAUD" in parse.words
    assert "PARIS" not in parse.words
