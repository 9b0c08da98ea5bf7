"""Whole articles with stances between canonical names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.learning.accusations import EDGES, Edge
from graph.learning.score import Score
from graph.learning.seesaw import articles, gold_of, score_article

ANNOTATION = {
    "entity lists": [
        ["Ann Lee", ["People"], ["Main"], ["A"]],
        ["Bob Ray", ["People"], ["Main"], ["A"]],
        ["school", ["Topic"], ["Salient"], ["A"]],
    ],
    "sentence-level stances": {
        "0": [
            {"subject": "Ann Lee", "sentiment": "NEG", "object": "Bob Ray"},
            {"subject": "Ann Lee", "sentiment": "NEG", "object": "school"},
            {"subject": "None", "sentiment": "NEG", "object": "Bob Ray"},
            {"subject": "Ann Lee", "sentiment": "NEG", "object": "Not in the list"},
        ],
        "1": [
            {"subject": "Ann Lee", "sentiment": "NEG", "object": "Bob Ray"},
            {"subject": "Bob Ray", "sentiment": "POS", "object": "Ann Lee"},
        ],
    },
}
ARTICLE = {"title": "Quarrel", "text": [{"id": 0, "text": "Ann Lee accused Bob Ray of lying."}]}


def test_negative_stances_between_actors_are_the_gold() -> None:
    """Once an article; topics, nobody, people without a name and positive stances are none."""
    gold = gold_of(ANNOTATION, "a")
    assert [edge for edge, _ in gold.edges] == [Edge("a", "Ann Lee", "Bob Ray")]


def test_scores_an_article(tmp_path: Path) -> None:
    """What the product finds against them."""
    for name, content in (("annotations", ANNOTATION), ("articles", ARTICLE)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.json").write_text(json.dumps(content), encoding="utf-8")
    (path,) = articles(tmp_path)
    assert score_article(path, ["rules"]) == {"rules": {EDGES: Score(1, 1, 1, 1, 0)}}
    (tmp_path / "articles" / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(UsageError, match="is no article of SEESAW"):
        score_article(path, ["rules"])


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """In one sentence."""
    with pytest.raises(UsageError, match="has no annotations"):
        articles(tmp_path)
