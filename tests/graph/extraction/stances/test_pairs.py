"""Who comes into question as speaker and target, and where."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from graph.extraction import Extractor
from graph.extraction.pipeline import Pipeline, Seen
from graph.extraction.stances.features import COLUMNS, SIZES, WORD_SIZES, marked_words
from graph.extraction.stances.pairs import Pairs, find_pairs
from graph.extraction.stances.places import PlaceKind
from graph.reading.file import document_of

TEXT = """Norwick quarrels

Mayor Ann Lee said on Monday that Bob Ray had sold the school. The Courier printed it.

“Nobody has asked him,” she said. “He will answer for it.”

The Courier has a page for the weather.
"""


@pytest.fixture(scope="module")
def seen(extractor: Extractor) -> Seen:
    """What the rules see in the text."""
    assert isinstance(extractor, Pipeline)
    return extractor.see(document_of(TEXT.encode(), Path("text.txt")))


@pytest.fixture(scope="module")
def found(seen: Seen) -> Pairs:
    """Its pairs."""
    return find_pairs(seen.scene, seen.reports, seen.drafts)


def names(found: Pairs) -> set[tuple[str, str, int]]:
    """Speaker, target and paragraph of all pairs."""
    return {(p.speaker.name, p.target.name, p.paragraph) for p in found.pairs}


def test_everybody_in_a_paragraph_may_be_against_everybody(found: Pairs) -> None:
    """Both ways round, and nobody against himself."""
    assert {("Ann Lee", "Bob Ray", 1), ("Bob Ray", "Ann Lee", 1)} <= names(found)
    assert all(speaker != target for speaker, target, _ in names(found))


def test_pronouns_count_as_those_whom_they_mean(found: Pairs) -> None:
    """In a quotation the speaker is found by its cue, and "him" is a mention of the target."""
    assert ("Ann Lee", "Bob Ray", 2) in names(found)


def test_who_is_named_in_the_paragraph_before_may_be_meant(found: Pairs) -> None:
    """Of a report alone; a mere mention stands against nobody whom its paragraph does not name."""
    assert ("Ann Lee", "Courier", 2) in names(found)
    assert ("Courier", "Bob Ray", 3) not in names(found)


def test_headlines_have_no_pairs(found: Pairs) -> None:
    """Their grammar is another one."""
    assert all(paragraph > 0 for _, _, paragraph in names(found))


def test_rows_and_features_fit_the_model(seen: Seen, found: Pairs) -> None:
    """Each row leads to a place, a mention and a pair; no feature exceeds its table."""
    assert found.features.shape == (len(found.rows), len(COLUMNS))
    assert (found.features < np.array(SIZES)).all()
    assert (found.features >= 0).all()
    for place, head, pair in found.rows:
        assert found.places[place].speaker is found.pairs[pair].speaker
        assert seen.scene.entities.at(int(head)) is found.pairs[pair].target
    words = marked_words(seen.scene, seen.quotes, seen.reports)
    assert words.shape == (len(seen.scene.parse), len(WORD_SIZES))
    assert (words < np.array(WORD_SIZES)).all()


def test_the_place_of_a_report_knows_what_is_said(seen: Seen, found: Pairs) -> None:
    """Its content holds the words of the quotation, in that paragraph alone."""
    parse = seen.scene.parse
    said = [
        {parse.words[t] for t in place.content}
        for place in found.places
        if place.kind is PlaceKind.REPORT and place.paragraph == 2
    ]
    assert any("asked" in words for words in said)
    assert not any("sold" in words for words in said)
