"""Direct quotation: which stretches of the text stand in quotation marks.

In: the parse. Out: quotations in order, and for each token the number of its quotation or -1.

A quotation may run over several paragraphs: each opens with a mark, only the last one closes.
Double marks are always read; single ones only where they cannot be apostrophes.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.extraction.parse import Parse

OPENING = {"“", "«", "„", "``"}
CLOSING = {"”", "»"}
STRAIGHT = '"'
# Two apostrophes or backticks typed for a double mark.
DOUBLED = "''"


@dataclass(slots=True)
class Quote:
    """Tokens of one quotation without its marks, [first, end); closed: its end mark was seen.

    first_mark, last_mark: tokens of the marks (last_mark is the last word where none closes).
    continues: the quotation goes on from the paragraph before.
    """

    first: int
    end: int
    first_mark: int
    last_mark: int
    closed: bool = True
    continues: bool = False


def find_quotes(parse: Parse) -> tuple[list[Quote], list[int]]:
    """All quotations in order, and for each token the index of its quotation or -1."""
    quotes: list[Quote] = []
    for first, end in parse.paragraphs:
        quotes.extend(_in_paragraph(parse, first, end, quotes[-1] if quotes else None))
    inside = [-1] * len(parse)
    for number, quote in enumerate(quotes):
        for t in range(quote.first, quote.end):
            inside[t] = number
    return quotes, inside


def _in_paragraph(parse: Parse, first: int, end: int, before: Quote | None) -> list[Quote]:
    found: list[Quote] = []
    opened: int | None = None
    for t in range(first, end):
        mark = parse.words[t]
        if opened is None and _opens(parse, t, first, end):
            opened = t
        elif opened is not None and _closes(parse, t, opened, end):
            if t > opened + 1:
                found.append(Quote(opened + 1, t, opened, t))
            opened = None
        elif opened is not None and mark in OPENING and t > opened + 1:
            # A second opening mark: the first was never closed.
            found.append(Quote(opened + 1, t, opened, t - 1, closed=False))
            opened = t
    if opened is not None and end > opened + 1 and _may_stay_open(parse, opened, first, end):
        found.append(Quote(opened + 1, end, opened, end - 1, closed=False))
    if found and before is not None and not before.closed and before.end == first:
        found[0].continues = found[0].first_mark == first
    return found


def _opens(parse: Parse, t: int, first: int, end: int) -> bool:
    word = parse.words[t]
    if word in OPENING or word in {STRAIGHT, DOUBLED}:
        return t + 1 < end
    if word in {"‘", "'"} and t + 1 < end:
        spaced = t == first or parse.end[t - 1] < parse.start[t]
        joined = parse.end[t] == parse.start[t + 1]
        return spaced and joined and any(_single_close(parse, u, end) for u in range(t + 2, end))
    return False


def _closes(parse: Parse, t: int, opened: int, end: int) -> bool:
    word, mark = parse.words[t], parse.words[opened]
    if mark in {"‘", "'"}:
        return _single_close(parse, t, end)
    if mark in {STRAIGHT, DOUBLED, "``"}:
        return word in {STRAIGHT, DOUBLED, "”"}
    return word in CLOSING or word in {STRAIGHT, DOUBLED}


def _single_close(parse: Parse, t: int, end: int) -> bool:
    if parse.words[t] not in {"’", "'"}:
        return False
    joined_left = parse.end[t - 1] == parse.start[t]
    spaced_right = t + 1 == end or parse.end[t] < parse.start[t + 1] or parse.pos[t + 1] == "PUNCT"
    return joined_left and spaced_right and not parse.lower[t - 1].endswith("s")


def _may_stay_open(parse: Parse, opened: int, first: int, end: int) -> bool:
    """An unclosed mark counts where the quotation goes on in the next paragraph, or fills this."""
    if parse.words[opened] in {"‘", "'"}:
        return False
    next_mark = parse.words[end] if end < len(parse) else ""
    return next_mark in OPENING or next_mark == STRAIGHT or opened == first
