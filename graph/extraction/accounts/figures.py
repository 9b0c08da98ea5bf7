"""Figures before a noun: "over 10,000 accounts", "107,000 and 153,000 followers".

In: the parse and the noun. Out: figures as digits, with how exact they are and where they begin.
"""

from __future__ import annotations

from typing import NamedTuple

from graph.extraction import lexicon
from graph.extraction.parse import Parse
from graph.model import Comparison

_SCALE = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_COMPARISONS = {
    "over": Comparison.OVER,
    "under": Comparison.UNDER,
    "around": Comparison.AROUND,
}
# Tokens before a figure among which the word of comparison stands ("at least", "more than").
_FARTHEST_COMPARISON = 4


class Figure(NamedTuple):
    """Digits, how exact they are, and the first token of the words that say so."""

    value: str
    comparison: Comparison
    first: int


def figures_of(parse: Parse, noun: int) -> list[Figure]:
    """The figures that count a noun, in order; several are coordinated."""
    number = parse.child(noun, "nummod")
    if number is None:
        return []
    figures = (_figure(parse, t) for t in parse.conjuncts(number))
    return [f for f in figures if f is not None]


def _figure(parse: Parse, t: int) -> Figure | None:
    digits, scale, first = parse.words[t].replace(",", ""), 1, t
    if parse.lower[t] in _SCALE:
        scale = _SCALE[parse.lower[t]]
        digits, first = parse.words[t - 1].replace(",", ""), t - 1
        if t == 0 or not digits.replace(".", "").isdigit():
            return None
    try:
        value = round(float(digits) * scale)
    except ValueError:
        return None
    comparison, first = _comparison(parse, first)
    return Figure(str(value), comparison, first)


def _comparison(parse: Parse, number: int) -> tuple[Comparison, int]:
    """How the words before a figure limit it, and where they begin."""
    start = max(parse.sentence(number)[0], number - _FARTHEST_COMPARISON)
    for t in range(number - 1, start - 1, -1):
        for word_class, comparison in _COMPARISONS.items():
            if parse.lower[t] in lexicon.words(word_class):
                return comparison, t
        if parse.lower[t] not in {"than", "at", "an"}:
            break
    return Comparison.EXACT, number
