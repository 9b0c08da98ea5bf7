"""Claims before they get ids: the same facts, with entities in place of ids and tokens in place of spans."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.extraction.circumstances import Circumstances
from graph.extraction.entities import Entity
from graph.extraction.reports import Report
from graph.model import Act, Modality, Polarity


@dataclass(eq=False, slots=True)
class Draft:
    """One claim of one speaker; `content` are tokens, `outer` the claim that tells of it."""

    report: Report
    speaker: Entity
    act: Act
    content: list[int]
    targets: list[Entity]
    modality: Modality
    polarity: Polarity = Polarity.AFFIRMATIVE
    addressees: list[Entity] = field(default_factory=list)
    victims: list[Entity] = field(default_factory=list)
    about: list[Entity] = field(default_factory=list)
    circumstances: Circumstances = Circumstances()
    outer: Draft | None = None
    answers: Draft | None = None
    confidence: float = 1.0
