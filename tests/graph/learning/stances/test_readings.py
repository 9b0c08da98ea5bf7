"""What readers noted down: no words of the articles, and places that fit the made-up ones."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.learning.stances.readings import ACTS, made_up_articles, read_articles

DATA = files("graph.learning.stances.data")


def test_readings_hold_places_and_no_words() -> None:
    """An article's hash, an act, and numbers."""
    for line in DATA.joinpath("readings.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        assert len(record["article"]) == 16
        int(record["article"], 16)
        if set(record) == {"article"}:
            continue
        assert set(record) == {"article", "act", "speaker", "target", "quote"}
        assert record["act"] in ACTS
        places = [*record["speaker"], *record["target"], record["quote"]]
        assert all(type(n) is int for place in places for n in place)
        assert all(start < end for start, end in places)


def test_made_up_articles_are_noted_at_their_words() -> None:
    """Names have no blanks at their edges, and quotations lie in one paragraph."""
    articles = list(made_up_articles())
    assert len(articles) >= 40
    for article in articles:
        text = article.document.text
        for note in article.noted:
            for party in (note.speaker, note.target):
                assert party.name == party.name.strip() != ""
                assert party.at.of(text).strip()
            assert "\n\n" not in note.quote.of(text)


def test_texts_that_nobody_read_are_refused(tmp_path: Path) -> None:
    """They would silently teach that nobody accuses anybody."""
    path = tmp_path / "unread.txt"
    path.write_text("Nobody has read this.", encoding="utf-8")
    with pytest.raises(UsageError, match="None of these articles"):
        list(read_articles([path]))
