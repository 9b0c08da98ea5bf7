"""Who speaks for whom: a campaign for its candidate, a government by its president.

In: two entities. Out: whether they are on one side, as far as their names and offices tell.
"""

from __future__ import annotations

from graph.extraction.entities import Entity
from graph.model import Kind

# Shorter words of names and offices ("of", "the", "us") are shared by chance.
_SHORTEST = 4


def are_allies(one: Entity, other: Entity) -> bool:
    """Whether one of them is a body or group that bears the other's name, or that of his office.

    "Lorimer's campaign" and Ann Lorimer, "the Norwegian government" and the Norwegian president;
    never two people.
    """
    return _speaks_for(one, other) or _speaks_for(other, one)


def _speaks_for(person: Entity, body: Entity) -> bool:
    if person is body or person.kind is not Kind.PERSON:
        return False
    if body.kind not in {Kind.ORGANISATION, Kind.GROUP}:
        return False
    words = {word for role in person.role_words for word in role.split()}
    words |= set(person.key[-1:]) if person.named else set()
    return any(word in body.key for word in words if len(word) >= _SHORTEST)
