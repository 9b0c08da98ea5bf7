"""Names gathered into actors, and the kind of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.extraction.entities import Entities, gather_names
from graph.extraction.mentions import find_mentions
from graph.extraction.parse import Parse
from graph.model import Kind

Parsed = Callable[[str], Parse]


def _entities(parse: Parse) -> Entities:
    return gather_names(parse, find_mentions(parse))


def test_shorter_names_join_longer_ones(parsed: Parsed) -> None:
    """Full name and surname are one actor, counted by its forms."""
    found = _entities(parsed("Ingrid Solberg left. Reporters followed Solberg. Solberg waved."))
    assert [(e.name, len(e.mentions)) for e in found.all] == [("Ingrid Solberg", 3)]


def test_two_people_of_one_surname_stay_two(parsed: Parsed) -> None:
    """A bare surname goes to the one named last before it."""
    text = "Ingrid Solberg left. Mark Solberg stayed. Later Solberg slept. Ingrid Solberg returned."
    found = _entities(parsed(text))
    assert sorted((e.name, len(e.mentions)) for e in found.all) == [
        ("Ingrid Solberg", 2),
        ("Mark Solberg", 2),
    ]


def test_names_of_headlines_alone_are_not_trusted(parsed: Parsed) -> None:
    """Words are capitalised in headlines anyway."""
    parse = parsed("Harbour Workers Slam Brightwell\n\nThe harbour was quiet on Monday.")
    assert _entities(parse).all == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The airline Maddox raised its prices.", "organisation"),
        ("Surgeon Maddox raised his prices.", "person"),
        ("Chile raised its prices.", "country"),
        ("Maddox Airlines raised its prices.", "organisation"),
        ("Helen Maddox raised her prices.", "person"),
        ("The Democratic Party raised its prices.", "organisation"),
        ("House Democrats raised their prices.", "group"),
    ],
)
def test_kind_of_a_name(parsed: Parsed, text: str, kind: str) -> None:
    """Describing nouns, titles, words in the name and given names vote."""
    assert [e.kind for e in _entities(parsed(text)).all] == [kind]


def test_entities_are_found_by_key_noun_and_sentence(parsed: Parsed) -> None:
    """What later steps look up leads to the same entity."""
    found = _entities(parsed("It rained. The surgeon Helen Maddox left."))
    entity = found.all[0]
    assert found.by_key["helen", "maddox"] == [entity]
    assert found.described_as("surgeon") == [entity]
    assert found.described_as("plumber") == []
    assert [e for e, _ in found.in_sentence[1]] == [entity]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Moscow rejected the claim on Monday.", Kind.COUNTRY),
        ("The minister accused Moscow of lying.", Kind.COUNTRY),
        ("Ann Lee flew to Moscow on Monday.", Kind.PLACE),
    ],
)
def test_seats_of_governments_stand_for_countries_where_they_act(
    parsed: Parsed, text: str, kind: Kind
) -> None:
    """A city is a place; where it speaks or is spoken against, its country does or is."""
    found = {e.kind for e in _entities(parsed(text)).all if "moscow" in " ".join(e.names).lower()}
    assert found == {kind}
