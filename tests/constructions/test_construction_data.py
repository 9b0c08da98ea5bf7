"""The test sentences themselves: nothing in them may be misspelt, doubled or out of reach."""

from __future__ import annotations

from collections import Counter

import pytest
from construction_entries import Entry, constructions, entries_of

from graph.model import Act, Comparison, Kind, Modality, Part, Polarity

FILES_WITHOUT_EDGES = {"accounts", "mentions_and_kinds", "coreference"}
PROPERTIES = {"status", "followers", "followers_lost", "opened", "count"}


def _words(found: str | list[str]) -> set[str]:
    return {found} if isinstance(found, str) else set(found)


@pytest.fixture(scope="module")
def entries() -> dict[str, list[Entry]]:
    """All files, by name."""
    return {name: entries_of(name) for name in constructions()}


def test_each_construction_has_twenty_texts(entries: dict[str, list[Entry]]) -> None:
    """Each construction that the extraction must read has at least twenty texts."""
    short = {name: len(found) for name, found in entries.items() if len(found) < 20}
    assert len(entries) == 17
    assert short == {}


def test_ids_are_unique(entries: dict[str, list[Entry]]) -> None:
    """An id names one text, so that a known miss cannot be taken for another."""
    counted = Counter(entry.id for found in entries.values() for entry in found)
    assert [name for name, times in counted.items() if times > 1] == []


def test_evidence_stands_in_the_text(entries: dict[str, list[Entry]]) -> None:
    """The words of every expected claim are words of its text, within one paragraph."""
    assert [
        (entry.id, claim["evidence"])
        for found in entries.values()
        for entry in found
        for claim in entry.claims
        if claim["evidence"] not in entry.text or "\n" in claim["evidence"]
    ] == []


def test_terms_are_those_of_the_model(entries: dict[str, list[Entry]]) -> None:
    """Acts, kinds, modalities, polarities and observations are spelt as in the model."""
    for entry in (entry for found in entries.values() for entry in found):
        for claim in entry.claims:
            assert _words(claim.get("act", [])) <= set(Act), entry.id
            assert claim.get("modality", "asserted") in set(Modality), entry.id
            assert claim.get("polarity", "affirmative") in set(Polarity), entry.id
        for actor in entry.actors:
            assert _words(actor.get("kind", [])) <= set(Kind), entry.id
        for account in entry.accounts or ():
            for prop, value, *comparison in account["observations"]:
                assert prop in PROPERTIES, entry.id
                assert isinstance(value, str), entry.id
                assert set(comparison) <= set(Comparison), entry.id


def test_edges_are_complete_wherever_they_are_the_point(
    entries: dict[str, list[Entry]],
) -> None:
    """Every text about speech says who is hostile to whom, so that an extra edge is seen."""
    assert [
        entry.id
        for name, found in entries.items()
        for entry in found
        if entry.edges is None and name not in FILES_WITHOUT_EDGES
    ] == []


def test_texts_are_read_as_paragraphs(entries: dict[str, list[Entry]]) -> None:
    """The reader of plain text sees the paragraphs of an entry, and a headline only if given."""
    for entry in (entry for found in entries.values() for entry in found):
        parts = [block.part for block in entry.document().blocks]
        paragraphs = [Part.PARAGRAPH] * (entry.text.strip().count("\n\n") + 1)
        assert parts == ([Part.TITLE] if entry.title else []) + paragraphs, entry.id
        assert entry.document().published == entry.published
