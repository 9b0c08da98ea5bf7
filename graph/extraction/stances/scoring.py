"""Vectors of words and features of rows -> scores of pairs: the small network after the encoder.

In: the encoder's vectors, rows, and the learned heads. Out: for each pair a logit of each act, and
of standing against and for. All float32, [rows or pairs, …].

Each row adds up what its words and its features have to say and passes it through two layers; how
it stands follows from its acts, and from a weight of its own for each side. The rows of a pair join
by the logarithm of the sum of their exponentials, so that one plain row is enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

# Vectors of a word: as the head of a place, its source, a word of its content; as a mention, and as
# the word on which a mention hangs.
HEAD, SOURCE, CONTENT, TARGET, ABOVE = range(5)
SLOTS = 5

SIDES = (slice(0, 5), slice(5, 7))
"""Which of the acts are against, and which for somebody."""


@dataclass(frozen=True, slots=True)
class Heads:
    """What is learned beside the encoder.

    features [sum of sizes, width]: the tables of all columns, one below the other; starts
    [columns]: where each begins. middle [width, width], acts [width, acts], stances [width, 2]
    with biases.
    none: the logit of no act. screen [sum of sizes + 1]: weights of the same columns, and a bias;
    rows of which they add up to more than 0 are worth reading.
    given_names [2, names]: ids of men's and women's given names, which people have in what is read.
    """

    features: Array
    starts: Numbers
    middle: Array
    middle_bias: Array
    acts: Array
    acts_bias: Array
    stances: Array
    stances_bias: Array
    none: Array
    screen: Array
    given_names: Numbers

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The arrays, as the file of heads names them."""
        return tuple(field.name for field in fields(cls))


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one speech; words are numbered through it, one past the last stands for all others.

    heads, sources, targets, above: words [rows]. places: [rows], into contents, the words of each
    place's content. features: [rows, columns].
    """

    heads: Numbers
    sources: Numbers
    targets: Numbers
    above: Numbers
    places: Numbers
    contents: Sequence[Numbers]
    features: Numbers


def screened(features: Numbers, starts: Numbers, screen: Array) -> Array:
    """What the weights of a screen add up to [rows]; features: [rows, columns].

    Rows above 0 are worth reading: by their features alone, they may tell of an act.
    """
    sums: Array = screen[features + starts].sum(axis=1) + screen[-1]
    return sums


def score_rows(vectors: Array, rows: Rows, heads: Heads) -> tuple[Array, Array]:
    """Logits of acts [rows, acts] and stances [rows, 2].

    vectors: [words of the speech, SLOTS, width].
    """
    width = vectors.shape[2]
    outside = np.zeros((1, SLOTS, width), dtype=np.float32)
    known = np.concatenate([vectors, outside])
    contents = np.zeros((len(rows.contents), width), dtype=np.float32)
    for place, words in enumerate(rows.contents):
        if len(words):
            contents[place] = vectors[words, CONTENT].mean(axis=0)
    hidden = (
        known[rows.heads, HEAD]
        + known[rows.sources, SOURCE]
        + known[rows.targets, TARGET]
        + known[rows.above, ABOVE]
        + contents[rows.places]
        + heads.features[rows.features + heads.starts].sum(axis=1)
    )
    hidden = _gelu(_gelu(hidden) @ heads.middle + heads.middle_bias)
    acts = hidden @ heads.acts + heads.acts_bias
    sides = np.stack([np.logaddexp.reduce(acts[:, side], axis=1) for side in SIDES], axis=1)
    return acts, sides + hidden @ heads.stances + heads.stances_bias


def _gelu(x: Array) -> Array:
    """The approximation of GELU by tanh (Hendrycks and Gimpel, 2016)."""
    inner = np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)
    gelu: Array = np.float32(0.5) * x * (1 + np.tanh(inner))
    return gelu


def join_rows(logits: Array, pairs: Numbers, count: int) -> Array:
    """Logits of `count` pairs from those of their rows; -inf for a pair without a row."""
    highest = np.full((count, logits.shape[1]), -np.inf, dtype=np.float32)
    np.maximum.at(highest, pairs, logits)
    summed = np.zeros_like(highest)
    np.add.at(summed, pairs, np.exp(logits - highest[pairs]))
    with np.errstate(divide="ignore"):
        joined: Array = highest + np.log(summed)
    return joined


def probabilities(acts: Array) -> Array:
    """[pairs, 1 + acts]: of no act, then of each act; acts: logits against no act."""
    logits = np.concatenate([np.zeros((len(acts), 1), dtype=np.float32), acts], axis=1)
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Array = shifted / shifted.sum(axis=1, keepdims=True)
    return shares
