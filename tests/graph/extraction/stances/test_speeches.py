"""What the encoder reads at once, and how its words are marked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from graph.extraction import Extractor
from graph.extraction.pipeline import Pipeline, Seen
from graph.extraction.stances.pairs import Pairs, find_pairs
from graph.extraction.stances.speeches import LONGEST, MARK_SIZES, Speech, as_anybodys, speeches
from graph.reading.file import document_of

TEXT = """Norwick quarrels

Bob Ray spoke.

“Nobody has asked Ann Lee,” he said. “That is a cheap lie about Ann Lee,” Eva Sol replied.
"""
LONG = "“" + "Bob Ray has lied to Norwick, and to Ann Lee. " * 40 + "”, Eva Sol said."


def see(extractor: Extractor, text: str) -> tuple[Seen, Pairs]:
    """What the rules see in a text, and its pairs."""
    assert isinstance(extractor, Pipeline)
    seen = extractor.see(document_of(text.encode(), Path("text.txt")))
    return seen, find_pairs(seen.scene, seen.reports, seen.drafts)


def spoken(seen: Seen, found: Pairs, only: np.ndarray | None = None) -> list[Speech]:
    """All speeches, or those with one of these rows; every word is one piece."""
    wanted = np.ones(len(found.rows), dtype=bool) if only is None else only
    return speeches(seen.scene.parse, found, [1] * len(seen.scene.parse), wanted)


def marked(seen: Seen, speech: Speech, column: int, mark: int) -> list[str]:
    """The words of a speech that have a mark."""
    words = seen.scene.parse.words[speech.first : speech.end]
    return [w for w, m in zip(words, speech.marks[:, column].tolist(), strict=True) if m == mark]


@pytest.fixture(scope="module")
def short(extractor: Extractor) -> tuple[Seen, Pairs]:
    """The short text."""
    return see(extractor, TEXT)


def by(found: Pairs, made: list[Speech], name: str) -> Speech:
    """The last speech of somebody."""
    of = [s for s in made if found.pairs[found.rows[s.rows[0], 2]].speaker.name == name]
    return of[-1]


def test_a_speech_marks_its_speaker_and_his_words(short: tuple[Seen, Pairs]) -> None:
    """By name and pronoun; the words of others have a mark of their own."""
    seen, found = short
    speech = by(found, spoken(seen, found), "Bob Ray")
    assert marked(seen, speech, 0, 1) == ["Ray", "he"]
    assert "asked" in marked(seen, speech, 1, 1)
    assert "cheap" in marked(seen, speech, 1, 2)
    other = by(found, spoken(seen, found), "Eva Sol")
    assert marked(seen, other, 0, 1) == ["Sol"]
    assert "cheap" in marked(seen, other, 1, 1)
    assert "asked" in marked(seen, other, 1, 2)
    assert (speech.marks < np.array(MARK_SIZES)).all()


def test_a_short_paragraph_is_read_with_what_stands_before(short: tuple[Seen, Pairs]) -> None:
    """So that who "he" is can be seen."""
    seen, found = short
    speech = by(found, spoken(seen, found), "Bob Ray")
    assert "spoke" in seen.scene.parse.words[speech.first : speech.end]


def test_as_anybodys_all_of_a_paragraph_are_alike(short: tuple[Seen, Pairs]) -> None:
    """The same words for both speakers, and none of those before; the rows stay."""
    seen, found = short
    made = spoken(seen, found)
    his, hers = by(found, made, "Bob Ray"), by(found, made, "Eva Sol")
    one, other = (as_anybodys(seen.scene.parse, speech) for speech in (his, hers))
    assert (one.first, one.end) == (other.first, other.end)
    assert seen.scene.parse.words[one.first : one.first + 2] == ["“", "Nobody"]
    assert not one.marks.any()
    assert one.marks.shape == (one.end - one.first, len(MARK_SIZES))
    assert one.rows.tolist() == his.rows.tolist()


def test_all_rows_are_read_once(short: tuple[Seen, Pairs]) -> None:
    """Each by one speech, of its speaker."""
    seen, found = short
    rows = sorted(int(row) for speech in spoken(seen, found) for row in speech.rows)
    assert rows == list(range(len(found.rows)))


def test_only_what_is_wanted_is_read(short: tuple[Seen, Pairs]) -> None:
    """A speech with one wanted row is read whole; without any, nothing."""
    seen, found = short
    wanted = np.zeros(len(found.rows), dtype=bool)
    assert spoken(seen, found, wanted) == []
    wanted[0] = True
    (speech,) = spoken(seen, found, wanted)
    assert 0 in speech.rows


def test_a_long_paragraph_is_read_in_parts(extractor: Extractor) -> None:
    """Each of them within bounds, and all rows in one of them."""
    seen, found = see(extractor, LONG)
    made = [s for s in spoken(seen, found) if s.first > 0 or s.end < len(seen.scene.parse)]
    assert len(made) > 1
    assert all(0 < s.end - s.first <= LONGEST for s in made)
    assert sorted({int(r) for s in made for r in s.rows}) == list(range(len(found.rows)))
