"""Who is taken to speak for whom, by names and offices."""

from __future__ import annotations

import pytest

from graph.extraction.entities import Entity
from graph.extraction.stances.allies import are_allies
from graph.model import Kind


def entity(name: str, kind: Kind, *roles: str, named: bool = True) -> Entity:
    """An entity of this name and these offices."""
    return Entity(tuple(name.lower().split()), kind, role_words=set(roles), named=named)


LEE = entity("Ann Lorimer", Kind.PERSON, "norwegian president")
RAY = entity("Bob Lorimer", Kind.PERSON, "mayor of norwick")


@pytest.mark.parametrize(
    "other",
    [
        entity("Lorimer campaign", Kind.ORGANISATION),
        entity("Norwegian government", Kind.ORGANISATION, named=False),
        entity("Lorimer supporters", Kind.GROUP),
    ],
)
def test_a_body_with_the_name_or_of_the_office(other: Entity) -> None:
    """Whichever of the two is asked about."""
    assert are_allies(LEE, other)
    assert are_allies(other, LEE)


@pytest.mark.parametrize(
    "other",
    [
        RAY,
        LEE,
        entity("Norwegian", Kind.COUNTRY),
        entity("Bank of Norwick", Kind.ORGANISATION),
        entity("House of Lords", Kind.ORGANISATION, "norwegian president"),
    ],
)
def test_others_are_none(other: Entity) -> None:
    """Not a namesake, not a country, not a body that shares little words or nothing."""
    assert not are_allies(LEE, other)
    assert not are_allies(other, LEE)


def test_little_words_are_shared_by_chance() -> None:
    """The mayor of Norwick does not speak for the House of Lords."""
    assert not are_allies(RAY, entity("House of Lords", Kind.ORGANISATION))
    assert are_allies(RAY, entity("Norwick council", Kind.ORGANISATION))
