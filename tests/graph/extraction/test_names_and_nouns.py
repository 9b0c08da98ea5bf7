"""The words of a name, and what nouns denote."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.extraction.names import fold, gender, gender_of_noun, is_acronym, name_words
from graph.extraction.nouns import denotes_person, noun_kind, sounds_like_a_trade
from graph.extraction.parse import Parse


def test_folded_words_of_a_name() -> None:
    """Accents, case, articles, full stops and a possessive do not tell names apart."""
    assert fold("Peña") == "pena"
    assert name_words("The U.S. Navy’s") == ("us", "navy")


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("fao", "food and agriculture organization", True),
        ("faao", "food and agriculture organization", True),
        ("fan", "food and agriculture organization", False),
        ("ab", "acme bank", False),
    ],
)
def test_acronyms(short: str, full: str, fits: bool) -> None:
    """Initials of three words or more, with or without the small ones."""
    assert is_acronym((short,), tuple(full.split())) is fits


@pytest.mark.parametrize(
    ("words", "nouns", "sex"),
    [
        (("mary", "stone"), (), "f"),
        (("robert", "stone"), (), "m"),
        (("robert", "stone"), ("spokeswoman",), "f"),
        (("stone",), (), ""),
        (("xyq", "stone"), (), ""),
    ],
)
def test_gender(words: tuple[str, ...], nouns: tuple[str, ...], sex: str) -> None:
    """Titles and nouns outweigh the given name; a surname alone tells nothing."""
    assert gender(words, nouns) == sex


def test_gender_of_nouns() -> None:
    """Some nouns tell the sex, most do not."""
    assert [gender_of_noun(n) for n in ("policewoman", "uncle", "dentist")] == ["f", "m", ""]


@pytest.mark.parametrize(
    ("noun", "person"),
    [("plumber", True), ("ornithologist", True), ("beekeeper", True), ("kettle", False)],
)
def test_nouns_of_persons(noun: str, person: bool) -> None:
    """By the list, or by an ending of trades."""
    assert denotes_person(noun) is person


def test_trades_before_a_name() -> None:
    """A capitalised trade is no given name."""
    assert sounds_like_a_trade("publican")
    assert not sounds_like_a_trade("christian")
    assert not sounds_like_a_trade("river")


@pytest.mark.parametrize(
    ("text", "noun", "kind"),
    [
        ("The dentist left.", "dentist", "person"),
        ("The dentists left.", "dentists", "group"),
        ("The brewery closed.", "brewery", "organisation"),
        ("The opposition left.", "opposition", "group"),
        ("The cyclists left.", "cyclists", "group"),
        ("The country mourned.", "country", "country"),
        ("The kettle boiled.", "kettle", None),
    ],
)
def test_kind_of_nouns(
    parsed: Callable[[str], Parse], text: str, noun: str, kind: str | None
) -> None:
    """What a common noun denotes; a plural is a group."""
    parse = parsed(text)
    assert noun_kind(parse, parse.lower.index(noun)) == kind
