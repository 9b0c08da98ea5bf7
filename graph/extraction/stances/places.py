"""Where somebody may speak in a paragraph: in a report of his words, or wherever he is mentioned.

In: the scene and its reports. Out: places by paragraph, in text order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from graph.extraction.candidates import Candidate
from graph.extraction.entities import Entity
from graph.extraction.parse import Parse
from graph.extraction.reports import Report
from graph.extraction.scene import Scene
from graph.extraction.syntax import VERBAL
from graph.extraction.voices import speakers_at
from graph.model import Kind, Part

ACTING = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.GROUP, Kind.COUNTRY})
"""Kinds that speak and are spoken against; a place does so only where it stands for who governs."""


class PlaceKind(IntEnum):
    """What makes somebody a possible speaker; the numbers are part of the model."""

    REPORT = 1
    CONTINUED = 2
    MENTION = 3
    BEFORE = 4


@dataclass(eq=False, slots=True)
class Place:
    """A possible speaker in one paragraph.

    head: the cue of a report, the verb above a mention; source: the head of the source, or of the
    mention. content: tokens of the paragraph that the report gives as said.
    """

    speaker: Entity
    kind: PlaceKind
    paragraph: int
    head: int
    source: int
    content: frozenset[int] = frozenset()
    report: Report | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A mention with whom it means."""

    head: int
    entity: Entity
    mention: Candidate


def mentions_by_paragraph(scene: Scene) -> dict[int, list[Named]]:
    """The mentions of each paragraph in text order."""
    found: defaultdict[int, list[Named]] = defaultdict(list)
    for head, mention in sorted(scene.entities.of_mention.items()):
        entity = scene.entities.at(head)
        if entity is not None:
            found[scene.parse.paragraph_of[head]].append(Named(head, entity, mention))
    return found


def places_by_paragraph(
    scene: Scene, reports: Sequence[Report], mentions: dict[int, list[Named]]
) -> dict[int, list[Place]]:
    """Who may speak in each paragraph.

    Beside reports and mentions these are the speakers of the paragraph before, whose speech may go
    on.
    """
    parse = scene.parse
    reported = _reported(scene, reports)
    found: dict[int, list[Place]] = {}
    for paragraph, part in enumerate(parse.parts):
        if part is not Part.PARAGRAPH:
            continue
        here = list(reported.get(paragraph, ()))
        for named in mentions.get(paragraph, ()):
            if named.entity.kind in ACTING or named.entity.kind is Kind.PLACE:
                verb = _verb_above(parse, named.head)
                here.append(
                    Place(named.entity, PlaceKind.MENTION, paragraph, verb, named.head)
                )
        here += _going_on(here, reported.get(paragraph - 1, ()), paragraph)
        if here:
            found[paragraph] = here
    return found


def _reported(scene: Scene, reports: Sequence[Report]) -> dict[int, list[Place]]:
    """The places of reports: where their contents stand, and where their cues do."""
    parse = scene.parse
    found: defaultdict[int, list[Place]] = defaultdict(list)
    for report in reports:
        if report.speaker is None:
            continue
        contents: defaultdict[int, list[int]] = defaultdict(list)
        for token in report.content:
            contents[parse.paragraph_of[token]].append(token)
        contents.setdefault(parse.paragraph_of[report.cue], [])
        kind = PlaceKind.CONTINUED if report.frame == "continued" else PlaceKind.REPORT
        for speaker in speakers_at(scene, report.speaker):
            for paragraph, content in contents.items():
                found[paragraph].append(
                    Place(speaker, kind, paragraph, report.cue, report.speaker,
                          frozenset(content), report)
                )  # fmt: skip
    return found


def _going_on(here: list[Place], before: Sequence[Place], paragraph: int) -> list[Place]:
    """The last report of each speaker of the paragraph before who is not in this one."""
    present = {place.speaker for place in here}
    last = {place.speaker: place for place in before if place.speaker not in present}
    return [
        Place(p.speaker, PlaceKind.BEFORE, paragraph, p.head, p.source, report=p.report)
        for p in last.values()
    ]


def _verb_above(parse: Parse, token: int) -> int:
    above = parse.head[token]
    while parse.pos[above] not in VERBAL and parse.head[above] != above:
        above = parse.head[above]
    return above
