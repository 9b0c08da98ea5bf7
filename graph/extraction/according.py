"""Speech told by a preposition: "according to X, …", "per X", "in the words of X, …".

In: the parse and the first token of such a phrase. Out: a Report, or None.
"""

from __future__ import annotations

from collections.abc import Callable

from graph.extraction import lexicon
from graph.extraction.parse import Parse
from graph.extraction.reports import Report
from graph.extraction.syntax import VERBAL
from graph.model import Act

_EDGE = {",", ".", ";", ":", "-", "–", "—"}


def according_to(parse: Parse, token: int) -> Report | None:
    """The report that opens at `token`: the rest of the sentence is what the source says."""
    first, end = parse.sentence(token)
    cue = _opening_words(parse, token, end)
    if cue is None:
        return None
    source = _source_after(parse, cue[-1], end)
    if source is None:
        return None
    head, last = source
    report = Report(token, cue, Act.STATE, "according", speaker=head)
    report.source = list(range(cue[-1] + 1, last + 1))
    before, after = list(range(first, token)), list(range(last + 1, end))
    if not any(parse.pos[t] in VERBAL for t in after):
        after = []
    in_the_middle = before and after and parse.words[before[-1]] == ","
    report.content = _trim(parse, [*before, *after] if in_the_middle or not after else after)
    return report if report.content else None


def _opening_words(parse: Parse, token: int, end: int) -> list[int] | None:
    """The words before the source ("according to", "in the words of"); None if there are none."""
    low = parse.lower[token : min(token + 4, end)]
    if low[:2] == ["according", "to"]:
        return [token, token + 1]
    if low[0] == "per" and len(low) > 1:
        opens = token == parse.sentence(token)[0] or parse.lower[token - 1] == ","
        return [token] if opens else None
    if len(low) == 4 and low[:2] == ["in", "the"] and low[3] == "of":
        return list(range(token, token + 4)) if low[2] in lexicon.words("view") else None
    return None


def _source_after(parse: Parse, to: int, end: int) -> tuple[int, int] | None:
    """Head and last token of the noun phrase after "to", read off the words if the parse failed."""
    head = parse.child(to, "pobj")
    if head is None or head < to:
        nominal = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "X"}
        last = _run(to, end, lambda t: parse.pos[t] in nominal)
        return (last, last) if last > to else None
    below = set(parse.subtree(head))
    stop = {"PUNCT", "SCONJ", "VERB"}
    last = _run(head, end, lambda t: t in below and parse.pos[t] not in stop)
    if (
        parse.pos[head] == "NOUN"
        and last + 1 < end
        and parse.words[last + 1][0].isupper()
        and parse.pos[last + 1] != "PUNCT"
    ):
        # "according to website Name no activity …": the name was torn from its noun.
        last = _run(last, end, lambda t: parse.words[t][0].isupper())
        return last, last
    return head, last


def _run(token: int, end: int, goes_on: Callable[[int], bool]) -> int:
    """The last token of an unbroken run behind `token`."""
    while token + 1 < end and goes_on(token + 1):
        token += 1
    return token


def _trim(parse: Parse, tokens: list[int]) -> list[int]:
    """Content without the marks at its edges; an opening quotation mark stays."""
    while (
        tokens and parse.pos[tokens[0]] == "PUNCT" and parse.words[tokens[0]] not in {"“", '"', "‘"}
    ):
        tokens = tokens[1:]
    while tokens and parse.words[tokens[-1]] in _EDGE:
        tokens = tokens[:-1]
    return tokens
