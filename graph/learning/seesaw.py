"""Who is against whom in whole articles with stances between canonical names (SEESAW).

In: a folder with `articles/*.json` and `annotations/*.json`, and the name of an extractor. Out: a
Score of the hostile edges that the product finds against the article's negative stances, by the
rules of `accusations`. Source: Zhang et al., EMNLP 2022.

An edge of the gold is a pair (subject, object) with the stance NEG in some sentence, where both are
named actors: not a topic, an event or a thing, nobody in particular ("None"), nor one of those whom
the annotators had no name for ("Not in the list"). The corpus has one annotator an article: each
edge must be found.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from graph.errors import UsageError
from graph.extraction import Extractor, load_extractor
from graph.learning.accusations import EDGES, Edge, Gold, edges_of, score
from graph.learning.score import Score
from graph.reading.file import document_of

_ACTORS = frozenset({"People", "Organization", "GPE", "Religion"})
_VOTES = 2


def articles(folder: Path) -> list[Path]:
    """The annotations of a folder in the order of their names; UsageError if it has none."""
    found = sorted((folder / "annotations").glob("*.json"))
    if not found:
        raise UsageError(f"{folder} has no annotations/*.json.")
    return found


def score_article(path: Path, extractors: Sequence[str]) -> dict[str, dict[str, Score]]:
    """The score of one article for each extractor, by name; path: of its annotations."""
    name = path.stem
    text = path.parent.parent / "articles" / path.name
    try:
        article = json.loads(text.read_text(encoding="utf-8"))
        gold = gold_of(json.loads(path.read_text(encoding="utf-8")), name)
        whole = "\n\n".join([article["title"], *(piece["text"] for piece in article["text"])])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} is no article of SEESAW ({error!r}).") from error
    document = document_of(whole.encode(), Path(f"{name}.txt"))
    return {
        extractor: {EDGES: score(gold, edges_of(name, _extractor(extractor).extract(document)))}
        for extractor in extractors
    }


def gold_of(annotation: dict[str, Any], name: str) -> Gold:
    """The edges of an annotation."""
    actors = {name for name, kinds, *_ in annotation["entity lists"] if _ACTORS.issuperset(kinds)}
    edges = {
        Edge(name, stance["subject"], stance["object"])
        for stances in annotation["sentence-level stances"].values()
        for stance in stances
        if stance["sentiment"] == "NEG" and actors >= {stance["subject"], stance["object"]}
    }
    return Gold(frozenset({name}), tuple((edge, _VOTES) for edge in sorted(edges)))




@lru_cache(maxsize=2)
def _extractor(name: str) -> Extractor:
    return load_extractor(name)
