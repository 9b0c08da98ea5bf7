"""The names that people have in what the encoder reads: common, of one word piece, of one sex.

In: the census in the lexicon, and the tagger's word pieces. Out: ids of pieces.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np

from graph.extraction import lexicon
from graph.extraction.entities import Entity
from graph.extraction.models import tokenizer
from graph.extraction.stances.strangers import as_strangers
from graph.extraction.tagger.model import TOKENIZER

# Of each sex; few documents name more people.
_COUNT = 120
# How much more common a name is for its sex than for the other.
_RATIO = 50.0
_SHORTEST = 3


@lru_cache(maxsize=1)
def common_names() -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Ids of men's and of women's names [2, _COUNT], the commonest first."""
    with as_file(files("graph.extraction.tagger.model").joinpath(TOKENIZER)) as path:
        pieces = tokenizer(path)
    shares = lexicon.given_names()
    found = []
    for sex, other in (("male", "female"), ("female", "male")):
        fitting = [
            name
            for name, share in shares.items()
            if share.get(sex, 0.0) > _RATIO * share.get(other, 0.0)
            and len(name) >= _SHORTEST
            and pieces.token_to_id(name) is not None
        ]
        fitting.sort(key=lambda name: (-shares[name][sex], name))
        found.append([pieces.token_to_id(name) for name in fitting[:_COUNT]])
    return np.array(found, dtype=np.int64)


def among_strangers(
    pieces: Sequence[list[int]],
    named: dict[int, Entity],
    random: np.random.Generator | None = None,
) -> list[list[int]]:
    """What the encoder reads of words; with random numbers, anybody may get any name."""
    names = common_names()
    if random is not None:
        names = random.permuted(names, axis=1)
    return as_strangers(pieces, named, names.tolist())
