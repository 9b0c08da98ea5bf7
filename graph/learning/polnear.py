"""Who says what: attributions that the product finds against those that people annotated.

In: an article with its annotations, and the names of extractors. Out: for each a Tally. What is
compared is what users get, the attributions of an Extraction, without the ones nested in others:
PolNeAR's are not nested (see `graph.learning.attribution.measure` for the rules).

An article that several people annotated is scored against the first, by the names of the files.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.extraction import Extractor, load_extractor
from graph.extraction.annotate import annotate, load_spacy
from graph.extraction.tagger.tags import PARTS
from graph.learning.attribution.corpus import Article, read_articles
from graph.learning.attribution.measure import LINKED, Tally, compare, lay

if TYPE_CHECKING:
    from spacy.language import Language

FIGURES = (*PARTS, LINKED)


def annotated(folder: Path) -> list[Article]:
    """The articles of a folder that somebody annotated; UsageError if it has no articles."""
    return [article for article in read_articles(folder) if article.annotations]


def score_article(article: Article, extractors: Sequence[str]) -> dict[str, Tally]:
    """The counts of one article for each extractor, by name.

    Models stay loaded for the next article in this process. ModelError if one cannot be loaded.
    """
    parse = annotate(_language(), article.document)
    gold = lay(parse, article.annotations[0])
    tallies = {}
    for name in extractors:
        found = _extractor(name).extract(article.document).attributions
        tallies[name] = Tally()
        compare(tallies[name], parse, gold, lay(parse, found))
    return tallies


@lru_cache(maxsize=1)
def _language() -> Language:
    return load_spacy()


@lru_cache(maxsize=2)
def _extractor(name: str) -> Extractor:
    return load_extractor(name)
