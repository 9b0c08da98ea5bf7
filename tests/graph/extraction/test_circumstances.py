"""Where and when something is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from graph.extraction.dates import is_moment, month_of, resolve_date
from graph.model import Extraction

FRIDAY = dt.date(2024, 5, 3)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("yesterday", dt.date(2024, 5, 2)),
        ("last night", dt.date(2024, 5, 2)),
        ("Tuesday", dt.date(2024, 4, 30)),
        ("last Friday", dt.date(2024, 4, 26)),
        ("this morning", FRIDAY),
        ("1 May", dt.date(2024, 5, 1)),
        ("December 24", dt.date(2023, 12, 24)),
        ("December 24, 2021", dt.date(2021, 12, 24)),
        ("31 April", None),
        ("for years", None),
    ],
)
def test_days(words: str, day: dt.date | None) -> None:
    """Counted back from the day of publication."""
    assert resolve_date(words, FRIDAY) == day


def test_days_without_a_date_of_publication() -> None:
    """Only what names its year is known."""
    assert resolve_date("yesterday", None) is None
    assert resolve_date("1 May", None) is None
    assert resolve_date("1 May 2024", None) == dt.date(2024, 5, 1)


def test_moments_and_months() -> None:
    """A moment is a day or a part of one; a month needs its year."""
    assert is_moment("Monday evening")
    assert not is_moment("for ten years")
    assert month_of("April 2010") == "2010-04"
    assert month_of("in 2010") == "2010"
    assert month_of("in April") is None


@pytest.mark.parametrize(
    ("text", "venue", "when"),
    [
        ("Ann Weber said on local radio that the lake was dry.", "local radio", None),
        ("Ann Weber told the newspaper Kurier that the lake was dry.", "Kurier", None),
        ("Ann Weber said on Monday that the lake was dry.", None, "Monday"),
        ("Ann Weber said that the lake had been dry in the valley.", None, None),
        ("Ann Weber said that the lake would be dry on Monday.", None, None),
    ],
)
def test_venue_and_time(
    extracted: Callable[[str], Extraction], text: str, venue: str | None, when: str | None
) -> None:
    """They tell of the saying, not of what is said."""
    (claim,) = extracted(text).claims
    assert (claim.venue, claim.said_at_text) == (venue, when)
