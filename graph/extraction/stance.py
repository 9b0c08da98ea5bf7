"""A stance: one thing that somebody says for or against somebody else, inside what he says."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.extraction.entities import Entity
from graph.model import Act


@dataclass(eq=False, slots=True)
class Stance:
    """Its head token, the act it amounts to, and whom it is against or for.

    victims: who suffers what is alleged.
    """

    head: int
    act: Act
    targets: list[Entity]
    victims: list[Entity] = field(default_factory=list)
