"""Who says what: attributions that the product finds against those that people annotated.

In: an article with its annotations, and the names of extractors. Out: for each its Scores. What is
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
from graph.learning.score import Score

if TYPE_CHECKING:
    from spacy.language import Language

FIGURES = (*PARTS, LINKED)


def annotated(folder: Path) -> list[Article]:
    """The articles of a folder that somebody annotated; UsageError if it has no articles."""
    return [article for article in read_articles(folder) if article.annotations]


def score_article(
    article: Article, extractors: Sequence[str]
) -> dict[str, dict[str, Score]]:
    """The scores of one article for each extractor, by name, and figure.

    Models stay loaded for the next article in this process. ModelError if one cannot be loaded.
    """
    parse = annotate(_language(), article.document)
    gold = lay(parse, article.annotations[0])
    scores = {}
    for name in extractors:
        found = _extractor(name).extract(article.document).attributions
        tally = Tally()
        compare(tally, parse, gold, lay(parse, found))
        scores[name] = {figure: _score(tally, figure) for figure in FIGURES}
    return scores


def _score(tally: Tally, figure: str) -> Score:
    gold, found, right = (of.get(figure, 0) for of in (tally.gold, tally.found, tally.right))
    return Score(1, gold, right, right, found - right)


@lru_cache(maxsize=1)
def _language() -> Language:
    return load_spacy()


@lru_cache(maxsize=2)
def _extractor(name: str) -> Extractor:
    return load_extractor(name)
