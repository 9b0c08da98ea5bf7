"""Every possible speaker beside every other actor of a paragraph: what the reader scores.

In: the scene, its reports and drafts. Out: Pairs, with rows: a place of the speaker and a mention
of the target.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.extraction.drafts import Draft
from graph.extraction.entities import Entity
from graph.extraction.reports import Report
from graph.extraction.scene import Scene
from graph.extraction.stances.features import COLUMNS, row_features
from graph.extraction.stances.places import (
    ACTING,
    Named,
    Place,
    PlaceKind,
    mentions_by_paragraph,
    places_by_paragraph,
)
from graph.model import Kind, Part


@dataclass(frozen=True, slots=True)
class Pair:
    """Who may stand against whom, in what a paragraph says."""

    speaker: Entity
    target: Entity
    paragraph: int


@dataclass(slots=True)
class Pairs:
    """The pairs of a document with their rows.

    rows: [rows, 3]: number of the place, head of the mention, number of the pair.
    features: [rows, len(COLUMNS)].
    """

    places: list[Place]
    pairs: list[Pair]
    rows: npt.NDArray[np.int64]
    features: npt.NDArray[np.int64]


def find_pairs(scene: Scene, reports: Sequence[Report], drafts: Sequence[Draft]) -> Pairs:
    """All pairs of a document, paragraph by paragraph."""
    mentions = mentions_by_paragraph(scene)
    by_paragraph = places_by_paragraph(scene, reports, mentions)
    tellers = _tellers(by_paragraph)
    drafted = {(id(d.report), d.speaker, target): d for d in drafts for target in d.targets}
    places: list[Place] = []
    numbers: dict[Pair, int] = {}
    rows: list[tuple[int, int, int]] = []
    features: list[list[int]] = []
    for paragraph, here in by_paragraph.items():
        targets = _targets(scene, mentions, paragraph)
        for place in here:
            before = len(rows)
            for target in _fitting(scene, place, targets):
                pair = Pair(place.speaker, target.entity, paragraph)
                number = numbers.setdefault(pair, len(numbers))
                draft = drafted.get((id(place.report), place.speaker, target.entity))
                rows.append((len(places), target.head, number))
                features.append(
                    row_features(scene, place, target, draft, tellers.get(target.head))
                )
            if len(rows) > before:
                places.append(place)
    return Pairs(
        places,
        list(numbers),
        np.array(rows, dtype=np.int64).reshape(-1, 3),
        np.array(features, dtype=np.int64).reshape(-1, len(COLUMNS)),
    )


def _targets(scene: Scene, mentions: dict[int, list[Named]], paragraph: int) -> list[Named]:
    """Mentions in the paragraph, and in the one before it of those who are not in this one."""
    here = mentions.get(paragraph, [])
    present = {named.entity for named in here}
    earlier = []
    if paragraph and scene.parse.parts[paragraph - 1] is Part.PARAGRAPH:
        earlier = [
            named
            for named in mentions.get(paragraph - 1, ())
            if named.entity not in present and named.entity.kind in ACTING
        ]
    acting = [n for n in here if n.entity.kind in ACTING or n.entity.kind is Kind.PLACE]
    return acting + earlier


def _fitting(scene: Scene, place: Place, targets: Sequence[Named]) -> Iterator[Named]:
    """The mentions of others; what the paragraph before names only where words are reported."""
    speaks = place.kind in {PlaceKind.REPORT, PlaceKind.CONTINUED}
    for target in targets:
        earlier = scene.parse.paragraph_of[target.head] != place.paragraph
        if target.entity is not place.speaker and (speaks or not earlier):
            yield target


def _tellers(by_paragraph: dict[int, list[Place]]) -> dict[int, Place]:
    """Token -> the place with the smallest content that holds it."""
    tellers: dict[int, Place] = {}
    for places in by_paragraph.values():
        for place in places:
            for token in place.content:
                known = tellers.get(token)
                if known is None or len(place.content) < len(known.content):
                    tellers[token] = place
    return tellers
