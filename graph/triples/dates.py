"""Dates as precise as they are known."""

from __future__ import annotations

import datetime as dt
import re

from rdflib import XSD, Literal

_PARTS = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def date(day: dt.date) -> Literal:
    """An xsd:date."""
    return Literal(day.isoformat(), datatype=XSD.date, normalize=False)


def partial_date(words: str) -> Literal | None:
    """An ISO day, month or year as xsd:date, xsd:gYearMonth or xsd:gYear; None if it is none."""
    parts = _PARTS.fullmatch(words)
    if not parts:
        return None
    year, month, day = parts.groups()
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    datatype = XSD.date if day else XSD.gYearMonth if month else XSD.gYear
    return Literal(words, datatype=datatype, normalize=False)
