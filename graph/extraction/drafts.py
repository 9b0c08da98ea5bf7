"""Claims before they get ids: entities in place of ids, tokens in place of spans."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.extraction.circumstances import UNKNOWN, Circumstances
from graph.extraction.entities import Entity
from graph.extraction.reports import Report
from graph.extraction.stances.confidence import Signs
from graph.model import Act, Modality, Polarity

# How sure a claim is, by what it rests on. Set by hand so that the order is right; not calibrated.
CERTAIN = 0.9
BY_CONTENT = 0.7
BY_CONTEXT = 0.5


@dataclass(eq=False, slots=True)
class Draft:
    """One claim of one speaker; `content` are tokens, `outer` the claim that tells of it.

    signs: what speaks for each target, where readings do (`stances.confidence`).
    """

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
    circumstances: Circumstances = UNKNOWN
    outer: Draft | None = None
    answers: Draft | None = None
    confidence: float = 1.0
    signs: dict[Entity, Signs] = field(default_factory=dict)
