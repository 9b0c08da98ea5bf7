"""Where and when something was said.

In: the scene, a report and the day of publication. Out: venue, words of time, and their day.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from graph.extraction import lexicon
from graph.extraction.dates import is_moment, resolve_date
from graph.extraction.reports import Report
from graph.extraction.scene import Scene
from graph.extraction.syntax import VERBAL, auxiliaries
from graph.extraction.venues import venue_of
from graph.model import Span

_NOT_YET = {"would", "will", "'ll", "’ll", "could", "may", "might"}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Venue (name and place in the text) and time (words and, where it can be known, the day)."""

    venue: str | None = None
    venue_span: Span | None = None
    said_at_text: str | None = None
    said_at: dt.date | None = None

    def or_else(self, other: Circumstances) -> Circumstances:
        """These circumstances, and the other ones where nothing is known of these."""
        return Circumstances(
            self.venue or other.venue,
            self.venue_span or other.venue_span,
            self.said_at_text or other.said_at_text,
            self.said_at or other.said_at,
        )


UNKNOWN = Circumstances()


def circumstances_of(scene: Scene, report: Report, published: dt.date | None) -> Circumstances:
    """Venue and time around the cue of a report, outside quotations."""
    venue = venue_of(scene, report)
    words = _time(scene, report)
    return Circumstances(
        venue.name if venue else None,
        venue.span if venue else None,
        words,
        resolve_date(words, published) if words else None,
    )


def _time(scene: Scene, report: Report) -> str | None:
    """The words of time that hang nearest to the cue."""
    parse = scene.parse
    first, end = parse.sentence(report.cue)
    best: tuple[int, str] | None = None
    for start, stop, label in parse.entities_in(first, end):
        if label not in {"DATE", "TIME"} or not is_moment(parse.original(start, stop - 1)):
            continue
        if any(scene.inside[t] >= 0 for t in range(start, stop)):
            continue
        cost = _distance(scene, report, start, stop)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, parse.plain(start, stop - 1))
    return best[1] if best else None


def _distance(scene: Scene, report: Report, start: int, stop: int) -> int | None:
    """How far words of time hang from the cue: 0, 1, 2, or None where they tell of other things."""
    parse, cue = scene.parse, report.cue
    holder = _holder(scene, start, stop)
    if holder == cue or holder in report.cue_tokens:
        return 0
    governor, dep = parse.head[holder], parse.dep[holder]
    if parse.pos[holder] == "NOUN" and dep == "pobj" and parse.head[governor] == cue:
        return 0  # "at a press conference on Wednesday"
    if dep == "advcl" and governor == cue and parse.lemma[holder] in lexicon.words("appearing"):
        return 0  # "speaking on Wednesday, she said"
    if parse.pos[holder] in VERBAL and holder in parse.ancestors(cue):
        return 1
    if dep == "ccomp" and governor == cue and start > cue:
        return None if auxiliaries(parse, holder) & _NOT_YET else 2
    return None


def _holder(scene: Scene, start: int, stop: int) -> int:
    """The word on which words of time hang, across a preposition."""
    parse = scene.parse
    anchor = start
    while start <= parse.head[anchor] < stop and parse.head[anchor] != anchor:
        anchor = parse.head[anchor]
    holder = parse.head[anchor]
    return parse.head[holder] if parse.dep[anchor] == "pobj" else holder
