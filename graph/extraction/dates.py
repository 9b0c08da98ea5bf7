"""Words of time -> days: "last Tuesday", "3 May", "April 2010".

In: the words of the text, and the day of publication where it is known. Out: a day, a month or
None; nothing is guessed from the day of reading.
"""

from __future__ import annotations

import datetime as dt
import re

from graph.extraction import lexicon

_MONTHS = lexicon.in_order("month")
_WEEKDAYS = lexicon.in_order("weekday")
_MONTH = {
    **{m: i for i, m in enumerate(_MONTHS, start=1)},
    **{m[:3]: i for i, m in enumerate(_MONTHS, start=1)},
    "sept": 9,
}
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)\.?,?(?: (\d{4}))?")
_MONTH_FIRST = re.compile(r"\b([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?\b")
_MONTH_AND_YEAR = re.compile(r"\b([a-z]+)\.?,? (\d{4})\b")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_DAY_BEFORE = ("yesterday", "last night")
_SAME_DAY = (
    "today", "tonight", "this morning", "this afternoon", "this evening", "earlier in the day",
)  # fmt: skip
_PARTS_OF_DAY = ("morning", "afternoon", "evening")
# A date without a year, where nothing tells the year.
_NO_YEAR = 1


def is_moment(words: str) -> bool:
    """Whether words of time name a day or a part of one, not a span such as "for years"."""
    low = words.lower()
    moments = (*_DAY_BEFORE, "today", "tonight", *_PARTS_OF_DAY, *_WEEKDAYS)
    return any(m in low for m in moments) or _calendar_day(low, None) is not None


def resolve_date(words: str, published: dt.date | None) -> dt.date | None:
    """The day that words of time mean in an article of that date; None where it is not known."""
    low = words.lower()
    day = _calendar_day(low, published)
    if day is not None and day.year > _NO_YEAR:
        return day
    if published is None:
        return None
    if any(w in low for w in _DAY_BEFORE):
        return published - dt.timedelta(days=1)
    for number, name in enumerate(_WEEKDAYS):
        if name in low:
            back = (published.weekday() - number) % 7
            return published - dt.timedelta(days=back or (7 if "last" in low else 0))
    return published if any(w in low for w in _SAME_DAY) else None


def month_of(words: str) -> str | None:
    """An ISO date or its beginning: "April 2010" gives "2010-04"; None where no year is named."""
    low = words.lower()
    day = _calendar_day(low, None)
    if day is not None and day.year > _NO_YEAR:
        return day.isoformat()
    match = _MONTH_AND_YEAR.search(low)
    if match and match[1] in _MONTH:
        return f"{match[2]}-{_MONTH[match[1]]:02d}"
    year = _YEAR.search(low)
    return year[1] if year else None


def _calendar_day(low: str, published: dt.date | None) -> dt.date | None:
    """A day named by the calendar; without a year the last such day before publication."""
    iso = _ISO.search(low)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    for match, day, month in ((_DAY_FIRST.search(low), 1, 2), (_MONTH_FIRST.search(low), 2, 1)):
        if match and match[month] in _MONTH:
            return _dated(_MONTH[match[month]], int(match[day]), match[3], published)
    return None


def _dated(month: int, day: int, year: str | None, published: dt.date | None) -> dt.date | None:
    if year:
        return _date(int(year), month, day)
    if published is None:
        return _date(_NO_YEAR, month, day)
    this_year = _date(published.year, month, day)
    if this_year is None or this_year <= published:
        return this_year
    return _date(published.year - 1, month, day)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
