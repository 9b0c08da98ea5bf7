"""The words that extraction knows."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

import graph.extraction
from graph.extraction import lexicon

HERE = Path(str(files(lexicon)))
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in Path(str(files(graph.extraction))).rglob("*.py")
    if path.parent != HERE
)
HEADING = re.compile(r"^\[([^\]]+)\] \S", re.MULTILINE)
DATA = sorted(path for path in HERE.iterdir() if path.suffix in {".txt", ".tsv"})
CLASSES = {
    name: path for path in DATA for name in HEADING.findall(path.read_text(encoding="utf-8"))
}


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_each_class_is_read_by_the_code(name: str) -> None:
    """A class of words that no rule reads is dead weight."""
    assert f'"{name}"' in CODE
    assert lexicon.words(name)


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_no_word_stands_twice_in_a_class(name: str) -> None:
    """Each word is in a class once."""
    listed = lexicon.in_order(name)
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("name", ["nouns.tsv", "verbs.tsv"])
def test_no_cue_stands_twice(name: str) -> None:
    """A verb may have several uses, but none of them twice."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    cues = [line for line in lines if line and not line.startswith("#")]
    assert len(cues) == len(set(cues))


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_each_file_tells_its_origin_and_is_documented(path: Path) -> None:
    """A data file says where its words come from, and README.md says what it holds."""
    assert "Origin: compiled by the authors" in path.read_text(encoding="utf-8")
    assert path.name in (HERE / "README.md").read_text(encoding="utf-8")


def test_an_unknown_class_is_an_error() -> None:
    """A misspelt class does not pass for an empty one."""
    with pytest.raises(KeyError):
        lexicon.words("no such class")


def test_calendar_stands_in_order() -> None:
    """Months and days are numbered by their place."""
    assert lexicon.in_order("month").index("december") == 11
    assert lexicon.in_order("weekday").index("monday") == 0


def test_verbs_have_frames_that_exist() -> None:
    """Each use of a verb of speech has a frame that the code can read."""
    from graph.extraction.frames import FRAMES

    assert {u.frame.rstrip("?") for uses in lexicon.verb_cues().values() for u in uses} <= {*FRAMES}


def test_countries_by_name_and_adjective() -> None:
    """A country is known by each of its names and adjectives."""
    assert lexicon.demonyms()["chilean"] == "Chile"
    assert "chilean" in lexicon.adjectives_of("Chile")
    assert lexicon.country_of(("chile",)) == "Chile"
    assert lexicon.country_of(("atlantis",)) is None
