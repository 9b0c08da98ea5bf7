"""No score falls below its floor: the rules on made-up scores, and the gate on the corpora."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.errors import JaccuseError
from graph.learning.corpora import ACCUSATIONS, DSE, GUM, PLV, POLNEAR, Part, parts_of
from graph.learning.floors import FLOORS, GATED, faults, floors_of, hashes_of, read_floors
from graph.learning.scores import Line, measure
from graph.settings import EXTRACTORS

FOLDER = os.environ.get("CORPORA", "")
HASHES = {"some/part": "abc"}
# How many figures a score on each corpus has.
FIGURES = {POLNEAR: 4, ACCUSATIONS: 2, DSE: 6, PLV: 3, GUM: 1}


def line(f1: float, *, figure: str = "cue", part: str = "some/part") -> Line:
    """A score of the extractor "rules"."""
    return Line(part, "rules", figure, 1, 1, 1, 0, None, f1, f1, f1)


def test_a_floor_is_a_hair_below_the_score() -> None:
    """What was just measured passes, also if the next processor rounds otherwise."""
    floors = floors_of(HASHES, [line(0.7214), line(0.001, figure="source")])
    assert floors == {
        "some/part": {"sha256": "abc", "f1": {"rules": {"cue": 0.716, "source": 0.0}}}
    }
    assert not list(faults(floors, HASHES, [line(0.717), line(0.0, figure="source")]))


def test_a_lower_score_is_named() -> None:
    """With its part, extractor, figure, and both numbers."""
    (sentence,) = faults(floors_of(HASHES, [line(0.7)]), HASHES, [line(0.69)])
    assert sentence == "some/part, extractor rules, cue: F1 0.6900 is below the floor 0.695."


def test_another_corpus_is_not_compared() -> None:
    """Its floors say nothing of it, be the score higher or lower."""
    for f1 in (0.1, 0.9):
        found = list(faults(floors_of(HASHES, [line(0.7)]), {"some/part": "xyz"}, [line(f1)]))
        assert len(found) == 1
        assert found[0].startswith("some/part is another corpus than the one that its floors")


def test_what_lacks_a_floor_or_a_score_is_named() -> None:
    """A figure or a part on either side alone."""
    floors = floors_of(HASHES, [line(0.7)])
    (sentence,) = faults(floors, HASHES, [line(0.7), line(0.7, figure="source")])
    assert sentence.startswith("some/part, extractor rules, source: there is no floor")
    assert list(faults(floors, HASHES, [])) == [
        "some/part, extractor rules, cue: there is a floor, but no score."
    ]
    (sentence,) = faults(floors, HASHES | {"new/part": "d"}, [line(0.7), line(0, part="new/part")])
    assert sentence.startswith("new/part has no floors")
    assert list(faults(floors, {}, [])) == ["some/part has floors, but is not among the corpora."]


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    """In one sentence that names it."""
    with pytest.raises(JaccuseError, match="holds no floors"):
        read_floors(tmp_path / "floors.json")
    (tmp_path / "floors.json").write_text("{", encoding="utf-8")
    with pytest.raises(JaccuseError, match="holds no floors"):
        read_floors(tmp_path / "floors.json")


def test_floors_tell_of_every_figure() -> None:
    """Each corpus has floors above nought, of both extractors where both can be scored."""
    floors = read_floors(FLOORS)
    assert {part.split("/")[0] for part in floors} == set(GATED)
    for part, entry in floors.items():
        corpus = part.split("/")[0]
        both = corpus not in {DSE, PLV}
        assert set(entry["f1"]) == (set(EXTRACTORS) if both else {"learned"}), part
        for figures in entry["f1"].values():
            assert len(figures) == FIGURES[corpus], part
            assert all(0 < floor < 1 for floor in figures.values())


@pytest.fixture(scope="session")
def parts() -> list[Part]:
    """The parts of the corpora that score the product."""
    if not FOLDER:
        pytest.skip("The floors were not checked: CORPORA does not say where the corpora are.")
    return parts_of(Path(FOLDER), GATED)


@pytest.fixture(scope="session")
def lines(parts: list[Part]) -> list[Line]:
    """All scores, measured once; takes minutes."""
    return measure(parts, list(EXTRACTORS), lambda _: None)


def test_no_score_is_below_its_floor(parts: list[Part], lines: list[Line]) -> None:
    """The gate: every figure of both extractors, on the very files of its floor."""
    found = list(faults(read_floors(), hashes_of(parts), lines))
    assert not found, "\n".join(found)
