"""Lines to paragraphs, for texts that part them by blank lines and for texts that do not.

Three layouts occur: blank lines between paragraphs; one paragraph a line without blank lines;
and lines wrapped at a width, as in mail. Offsets are never changed: a paragraph is a span.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from itertools import pairwise

from graph.model import Span

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# Characters without ink that `str.strip` leaves: zero-width ones, soft hyphen, byte-order mark.
_BLANKS = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_FINAL = re.compile(r"[.!?:;,…][\"'”’»)\]]*$")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}$")

# Lines longer than this were not wrapped by hand or by a mail program (78 and 100 are usual).
_WIDEST_WRAP = 120


def lines(text: str) -> list[Span]:
    """One span a line, without its line break and the blanks around it; empty for blank lines."""
    spans = []
    start = 0
    for found in _BREAK.finditer(text):
        spans.append(trimmed(text, Span(start, found.start())))
        start = found.end()
    spans.append(trimmed(text, Span(start, len(text))))
    return spans


def trimmed(text: str, span: Span) -> Span:
    """`span` without the blanks at its two ends."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _BLANKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _BLANKS):
        end -= 1
    return Span(start, end)


def paragraphs(text: str, stands_alone: Callable[[str], bool]) -> list[Span]:
    """The paragraphs of a plain text, in order, without blank ones.

    stands_alone: tells lines that are never part of a paragraph (page furniture).
    """
    groups = _groups(text, lines(text), stands_alone)
    width = _wrap_width(text, groups)
    found = []
    for group in groups:
        first = group[0]
        for line, following in pairwise(group):
            if not _runs_on(text, line, following, width):
                found.append(Span(first.start, line.end))
                first = following
        found.append(Span(first.start, group[-1].end))
    return found


def ends_like_a_sentence(words: str) -> bool:
    """Whether the last character is punctuation that ends or goes on a sentence."""
    return bool(_FINAL.search(words)) and not _ABBREVIATION.search(words)


def _groups(text: str, spans: list[Span], stands_alone: Callable[[str], bool]) -> list[list[Span]]:
    """Runs of lines without a blank line between them; lines that stand alone are runs of one."""
    groups: list[list[Span]] = []
    open_group = False
    for span in spans:
        if span.start == span.end:
            open_group = False
        elif stands_alone(span.of(text)):
            groups.append([span])
            open_group = False
        elif open_group:
            groups[-1].append(span)
        else:
            groups.append([span])
            open_group = True
    return groups


def _wrap_width(text: str, groups: list[list[Span]]) -> int | None:
    """The width at which lines were wrapped, or None where line breaks mean new paragraphs.

    In wrapped text nearly every line that is followed by another is full: the next word would
    not have fitted. The 0.9 quantile stands for the width, as a long address may pass it.
    """
    runs = [group for group in groups if len(group) > 1]
    lengths = sorted(line.end - line.start for run in runs for line in run)
    if not lengths:
        return None
    width = lengths[math.ceil(0.9 * len(lengths)) - 1]
    if width > _WIDEST_WRAP:
        return None
    full = [
        _is_full(text, line, following, width) for run in runs for line, following in pairwise(run)
    ]
    return width if sum(full) * 2 > len(full) else None


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    next_word = len(following.of(text).split(maxsplit=1)[0])
    return line.end - line.start + 1 + next_word > width


def _runs_on(text: str, line: Span, following: Span, width: int | None) -> bool:
    """Whether the paragraph goes on from `line` to `following`."""
    if width is None:
        return False
    return _is_full(text, line, following, width) or not ends_like_a_sentence(line.of(text))
