"""Where and when something was said: outlet, programme or platform; the words of time and their date."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from graph.extraction import lexicon
from graph.extraction.reports import Report
from graph.extraction.scene import Scene
from graph.extraction.syntax import auxiliaries
from graph.model import Kind, Span

_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = [
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
]  # fmt: skip
_MONTH = (
    {m: i + 1 for i, m in enumerate(_MONTHS)}
    | {m[:3]: i + 1 for i, m in enumerate(_MONTHS)}
    | {"sept": 9}
)
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)\.?,?(?: (\d{4}))?")
_MONTH_FIRST = re.compile(r"\b([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?\b")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Venue (name and place in the text) and time (words and, where it can be known, the day)."""

    venue: str | None = None
    venue_span: Span | None = None
    said_at_text: str | None = None
    said_at: dt.date | None = None


def circumstances_of(scene: Scene, report: Report, published: dt.date | None) -> Circumstances:
    """Venue and time around the cue of a report, outside quotations."""
    venue = _venue(scene, report)
    words = _time(scene, report)
    return Circumstances(
        venue[0] if venue else None,
        venue[1] if venue else None,
        words,
        resolve_date(words, published) if words else None,
    )


def _venue(scene: Scene, report: Report) -> tuple[str, Span] | None:
    parse = scene.parse
    for told in report.addressees:
        named = scene.actor_at(told)
        if (
            named is not None
            and named.kind is Kind.ORGANISATION
            and named.described & lexicon.words("outlet")
        ):
            return named.name, parse.span(told, told)
        if (
            named is not None
            and named.kind is Kind.ORGANISATION
            and named.named
            and report.frame == "tell"
        ):
            return named.name, parse.span(told, told)
    first, end = parse.sentence(report.cue)
    for t in range(first, end):
        if (
            parse.dep[t] != "prep"
            or scene.inside[t] >= 0
            or parse.lower[t] not in {"on", "in", "at", "during", "to", "via"}
        ):
            continue
        if not _belongs(scene, t, report):
            continue
        head = parse.child(t, "pobj")
        if head is None:
            continue
        found = _as_venue(scene, head)
        if found is not None and (parse.lower[t] != "to" or found[2]):
            return found[0], found[1]
    return None


def _belongs(scene: Scene, preposition: int, report: Report) -> bool:
    """Whether a phrase tells of the saying: it hangs on the cue, or closes the reported clause."""
    parse = scene.parse
    head = parse.head[preposition]
    if head == report.cue or head in report.cue_tokens:
        return True
    if parse.pos[head] in {"VERB", "AUX"} and head != report.cue:
        chained = parse.dep[head] in {"conj", "xcomp", "advcl"} and parse.head[head] == report.cue
        in_clause = (
            parse.dep[head] in {"ccomp"}
            and parse.head[head] == report.cue
            and preposition > report.cue
        )
        return (
            chained
            or in_clause
            or (parse.head[report.cue] == head
            and parse.dep[report.cue] in {"relcl", "conj", "advcl", "xcomp"})
        )
    return False


def _as_venue(scene: Scene, head: int) -> tuple[str, Span, bool] | None:
    """Name and span of a venue and whether it is an outlet; None where the noun is no venue."""
    parse = scene.parse
    with_outlet = [
        k
        for p in parse.children(head, "prep")
        if parse.lower[p] in {"with", "on", "to", "for"}
        for k in parse.children(p, "pobj")
    ]
    for below in with_outlet:
        named = scene.actor_at(below)
        if (
            parse.lemma[head] in lexicon.words("venue")
            and named is not None
            and named.kind is Kind.ORGANISATION
        ):
            return named.name, parse.span(below, below), True
    entity = scene.actor_at(head)
    if entity is not None and entity.named:
        outlet = (
            bool(entity.described & lexicon.words("outlet"))
            or " ".join(entity.key) in lexicon.platforms()
        )
        if outlet or (entity.kind is Kind.ORGANISATION and parse.lower[parse.head[head]] in {"on"}):
            return entity.name, parse.span(head, head), True
        return None
    if parse.lemma[head] in lexicon.words("venue"):
        subtree = [
            t
            for t in parse.subtree(head)
            if (t <= head and parse.dep[t] in {"amod", "compound", "nmod", "punct"}) or t == head
        ]
        owner = [scene.actor_at(t) for t in subtree if t != head]
        named = next((e for e in owner if e is not None and e.kind is Kind.ORGANISATION), None)
        if named is not None:
            return named.name, parse.span(subtree[0], head), True
        platform = next(
            (
                lexicon.platforms()[parse.lower[t]]
                for t in subtree
                if parse.lower[t] in lexicon.platforms()
            ),
            None,
        )
        if platform:
            return platform, parse.span(subtree[0], head), True
        return parse.plain(subtree[0], head), parse.span(subtree[0], head), False
    return None


def _time(scene: Scene, report: Report) -> str | None:
    parse = scene.parse
    first, end = parse.sentence(report.cue)
    best: tuple[int, str] | None = None
    for start, stop, label in parse.entities:
        if stop <= first or start >= end or label not in {"DATE", "TIME"}:
            continue
        if any(scene.inside[t] >= 0 for t in range(start, stop)) or not _is_moment(
            parse.original(start, stop - 1)
        ):
            continue
        anchor = start
        while parse.head[anchor] in range(start, stop) and parse.head[anchor] != anchor:
            anchor = parse.head[anchor]
        holder = parse.head[anchor]
        if parse.dep[anchor] == "pobj":
            holder = parse.head[holder]
        near = holder == report.cue or holder in report.cue_tokens
        in_clause = (
            parse.dep[holder] == "ccomp" and parse.head[holder] == report.cue and start > report.cue
        )
        if (
            parse.pos[holder] == "NOUN"
            and parse.dep[holder] == "pobj"
            and parse.head[parse.head[holder]] == report.cue
        ):
            near = True  # "at a press conference on Wednesday"
        if (
            parse.dep[holder] == "advcl"
            and parse.head[holder] == report.cue
            and parse.lemma[holder] in {"speak", "write", "appear", "talk"}
        ):
            near = True
        if in_clause and auxiliaries(parse, holder) & {
            "would",
            "will",
            "'ll",
            "’ll",
            "could",
            "may",
            "might",
        }:
            in_clause = False
        loose = parse.pos[holder] in {"VERB", "AUX"} and holder in parse.ancestors(report.cue)
        if near or loose or in_clause:
            cost = 0 if near else 1 if loose else 2
            if best is None or cost < best[0]:
                best = (cost, parse.plain(start, stop - 1))
    return best[1] if best else None


def _is_moment(words: str) -> bool:
    low = words.lower()
    moment = (
        "today",
        "yesterday",
        "tonight",
        "last night",
        "this morning",
        "morning",
        "evening",
        "afternoon",
        *_WEEKDAYS,
    )
    return any(m in low for m in moment) or bool(_calendar_day(low, None))


def resolve_date(words: str, published: dt.date | None) -> dt.date | None:
    """The day that words of time mean for an article of that date; None where it cannot be known."""
    low = words.lower()
    day = _calendar_day(low, published)
    if day is not None and (day.year > 1 or published is None):
        return day if day.year > 1 else None
    if published is None:
        return None
    if "yesterday" in low or "last night" in low:
        return published - dt.timedelta(days=1)
    for number, name in enumerate(_WEEKDAYS):
        if name in low:
            back = (published.weekday() - number) % 7
            return published - dt.timedelta(days=back or (7 if "last" in low else 0))
    if any(
        w in low
        for w in (
            "today",
            "tonight",
            "this morning",
            "this afternoon",
            "this evening",
            "earlier in the day",
        )
    ):
        return published
    return None


def _calendar_day(low: str, published: dt.date | None) -> dt.date | None:
    """A day named by the calendar; year 1 stands for a year that is not known."""
    iso = _ISO.search(low)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    for match, day, month in ((_DAY_FIRST.search(low), 1, 2), (_MONTH_FIRST.search(low), 2, 1)):
        if match and match[month] in _MONTH:
            if match[3]:
                return _date(int(match[3]), _MONTH[match[month]], int(match[day]))
            if published is None:
                return _date(1, _MONTH[match[month]], int(match[day]))
            this_year = _date(published.year, _MONTH[match[month]], int(match[day]))
            if this_year is None or this_year <= published:
                return this_year
            return _date(published.year - 1, _MONTH[match[month]], int(match[day]))
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def month_of(words: str) -> str | None:
    """ "April 2010" -> "2010-04"; a year alone gives the year; None for anything else."""
    low = words.lower()
    day = _calendar_day(low, None)
    if day is not None and day.year > 1:
        return day.isoformat()
    match = re.search(r"\b([a-z]+)\.?,? (\d{4})\b", low)
    if match and match[1] in _MONTH:
        return f"{match[2]}-{_MONTH[match[1]]:02d}"
    year = re.search(r"\b(1[89]\d\d|20\d\d)\b", low)
    return year[1] if year else None
