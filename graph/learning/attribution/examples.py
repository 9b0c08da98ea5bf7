"""Annotated articles, parsed and laid out for learning; kept on disk, since parsing takes minutes.

In: articles. Out: Examples: the parse, features, word pieces and labels of each article.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from graph.extraction.annotate import annotate, load_spacy
from graph.extraction.parse import Parse
from graph.extraction.quotes import find_quotes
from graph.extraction.tagger.features import word_features
from graph.extraction.tagger.windows import word_pieces
from graph.learning.attribution.corpus import Article
from graph.learning.attribution.labels import Labels, labels_of

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(slots=True)
class Example:
    """One article: pieces are ids of the tokenizer, [words][pieces]; features [words, columns]."""

    name: str
    parse: Parse
    features: npt.NDArray[np.int64]
    pieces: list[list[int]]
    labels: list[Labels]


def examples(articles: Iterable[Article], tokenizer: Path, cache: Path, jobs: int) -> list[Example]:
    """All examples, from the cache if it is there."""
    if not cache.exists():
        with ProcessPoolExecutor(jobs) as pool:
            tasks = ((article, tokenizer) for article in articles)
            made = list(pool.map(_example, tasks, chunksize=8))
        cache.write_bytes(pickle.dumps(made))
    made = pickle.loads(cache.read_bytes())  # noqa: S301 - our own file of a moment ago
    return [example for example in made if len(example.parse)]


def _example(task: tuple[Article, Path]) -> Example:
    article, tokenizer_path = task
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(tokenizer_path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    parse = annotate(_language(), article.document)
    quotes, _ = find_quotes(parse)
    labels = [labels_of(parse, found) for found in article.annotations]
    pieces = word_pieces(tokenizer, parse.words)
    return Example(article.name, parse, word_features(parse, quotes), pieces, labels)


@lru_cache(maxsize=1)
def _language() -> Language:
    return load_spacy()


def in_random_order(names: Iterable[str], seed: int) -> Iterator[str]:
    """The names shuffled; the same for the same seed."""
    ordered = sorted(names)
    for place in np.random.default_rng(seed).permutation(len(ordered)):
        yield ordered[place]
