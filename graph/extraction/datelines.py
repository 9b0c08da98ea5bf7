"""Datelines: "PARIS (Reuters) - ", "KABUL, Afghanistan — ", "Washington (CNN) ".

In: the text of a paragraph. Out: where its first sentence begins. A parser takes the place before
the dash for the one who acts, and nobody speaks in a dateline.
"""

from __future__ import annotations

import re

_CAPITALS = r"[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]*){0,3}"
_PLACE = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
# After the town: its country or state, the day.
_REST = r"(?:, ?[A-Z][\w.]*(?: [\w.]+){0,2}){0,2}"
_SOURCE = r" ?\([^()\n]{2,40}\)"
_AGENCY = r" ?\((?:AFP|AP|ANI|CNN|DPA|IANS|PTI|Reuters|UPI|Xinhua|dpa)\)"
_DATELINE = re.compile(
    rf"\s*(?:{_CAPITALS}{_REST}(?:\s?[—–]\s?|\s--?\s)"
    rf"|{_PLACE}{_REST}{_SOURCE}\s?(?:[—–:]|--?)\s?"
    rf"|{_PLACE}{_REST}{_AGENCY}\s)"
    # It is a sentence that follows, and no remark between dashes.
    r"(?=[\"“‘']?[A-Z0-9])"
)


def after_dateline(text: str) -> int:
    """Length of the dateline that a paragraph begins with; 0 without one."""
    found = _DATELINE.match(text)
    return found.end() if found else 0
