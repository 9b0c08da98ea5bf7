"""The reader as it is shipped: what it reads, on what that depends, and what it refuses to load."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import fields
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest

from graph.extraction.models import MANIFEST
from graph.extraction.pipeline import Pipeline
from graph.extraction.stances.confidence import Calibration
from graph.extraction.stances.model import READING, SKIMMING
from graph.extraction.stances.reader import ACTS, Reader
from graph.extraction.stances.scoring import SIDES
from graph.extraction.stances.speeches import Speech
from graph.extraction.tagger.tagger import Tagger
from graph.model import FRIENDLY, HOSTILE
from graph.reading.file import document_of

BLAME = (
    "“Bob Ray stole the money, and he has lied to every voter in Norwick,” Ann Lee said.\n\n"
    "The Courier will print its next issue on Friday."
)
PRAISE = "“Bob Ray is the best mayor that we have ever had,” Ann Lee said."
TOGETHER = "Ann Lee said on Monday that Bob Ray had arrived in Norwick by train."
LONG = "\n\n".join(
    f"“Mr. Ray has lied about the {n} lorries,” Ann Lee told the Courier. Bob Ray was abroad."
    for n in range(2, 40)
)

FILES = (*SKIMMING, *READING, MANIFEST)

Read = Callable[[str], dict[tuple[str, str, int], dict[str, float]]]
Refuses = Callable[[Callable[[Path], object], Path, str], None]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """Everything that comes before the reader."""
    return Pipeline("testing", Tagger())


def reading(pipeline: Pipeline, reader: Reader) -> Read:
    """Text -> (speaker, target, paragraph) -> probability of each act, and of each side."""

    def read(text: str) -> dict[tuple[str, str, int], dict[str, float]]:
        seen = pipeline.see(document_of(text.encode(), Path("text.txt")))
        found = {}
        for one in reader.read(seen.scene, seen.quotes, seen.reports, seen.drafts, seen.pieces):
            acts = {act.value: share for act, share in one.acts.items()}
            acts["against"] = sum(one.acts[act] for act in HOSTILE if act in one.acts)
            acts["for"] = sum(one.acts[act] for act in FRIENDLY if act in one.acts)
            pair = one.pair
            found[pair.speaker.name, pair.target.name, pair.paragraph] = acts
        return found

    return read


@pytest.fixture(scope="module")
def read(pipeline: Pipeline) -> Read:
    """By the model that comes with the package."""
    return reading(pipeline, Reader())


def test_reads_who_is_against_whom(read: Read) -> None:
    """Plain blame in a quotation, from its speaker to its target and not back."""
    found = read(BLAME)
    assert found["Ann Lee", "Bob Ray", 0]["against"] > 0.5
    assert found.get(("Bob Ray", "Ann Lee", 0), {"against": 0.0})["against"] < 0.2


def test_a_name_does_not_matter(read: Read) -> None:
    """The same words about others of the same sex are read to the same figures."""
    famous = read(BLAME.replace("Bob Ray", "Donald Trump").replace("Ann Lee", "Hillary Clinton"))
    unknown = read(BLAME)
    assert famous["Hillary Clinton", "Donald Trump", 0] == unknown["Ann Lee", "Bob Ray", 0]


def test_praise_is_not_against(read: Read) -> None:
    """Its side is the other one."""
    praise = read(PRAISE)["Ann Lee", "Bob Ray", 0]
    assert praise["for"] > praise["against"]


def test_shares_are_probabilities(read: Read) -> None:
    """Of all acts together at most one."""
    for acts in read(LONG).values():
        shares = [acts[act.value] for act in ACTS]
        assert all(0 <= share <= 1 for share in shares)
        assert sum(shares) <= 1 + 1e-5


def test_a_document_depends_on_no_other(pipeline: Pipeline, read: Read) -> None:
    """Another order, or a reader that was loaded anew: the same is read."""
    forwards = [read(text) for text in (BLAME, PRAISE, LONG)]
    backwards = [read(text) for text in (LONG, PRAISE, BLAME)]
    assert forwards == backwards[::-1]
    again = reading(pipeline, Reader())
    assert [again(text) for text in (BLAME, PRAISE, LONG)] == forwards


@pytest.mark.parametrize("text", ["Nobody is here.", "Ann Lee came."])
def test_nothing_is_read_where_nobody_stands_against_anybody(read: Read, text: str) -> None:
    """No actors, or one alone."""
    assert read(text) == {}


def test_the_sides_are_those_of_the_acts() -> None:
    """The network adds up the acts of each side by their places."""
    against, for_ = (set(ACTS[side]) for side in SIDES)
    assert against <= HOSTILE
    assert for_ <= FRIENDLY
    assert against | for_ == set(ACTS)


def test_what_tells_of_nothing_is_skimmed_only(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The large model is asked where the small one sees something, and not elsewhere."""
    reader = Reader()
    asked: list[Speech] = []
    large = reader._reading.vectors

    def vectors(speech: Speech, *rest: Any) -> Any:
        asked.append(speech)
        return large(speech, *rest)

    monkeypatch.setattr(reader._reading, "vectors", vectors)
    read = reading(pipeline, reader)
    read(BLAME)
    assert asked
    asked.clear()
    read(TOGETHER)
    assert not asked


def test_a_paragraph_is_skimmed_once(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever of those in it may speak."""
    reader = Reader()
    skimmed: list[tuple[int, int]] = []
    small = reader._skimming.vectors

    def vectors(speech: Speech, *rest: Any) -> Any:
        skimmed.append((speech.first, speech.end))
        return small(speech, *rest)

    monkeypatch.setattr(reader._skimming, "vectors", vectors)
    reading(pipeline, reader)(LONG)
    assert len(skimmed) > 30
    assert len(skimmed) == len(set(skimmed))


# ---- files that are not the ones that were published ------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the model's files, to be spoiled."""
    with as_file(files("graph.extraction.stances.model").joinpath("")) as packaged:
        for name in FILES:
            shutil.copy(packaged / name, tmp_path / name)
    return tmp_path


def test_loads_from_another_folder(folder: Path, pipeline: Pipeline, read: Read) -> None:
    """A sound copy reads the same."""
    assert reading(pipeline, Reader(folder))(BLAME) == read(BLAME)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_or_damaged_file(folder: Path, name: str, refuses: Refuses) -> None:
    """Whichever it is is named."""
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(whole[: len(whole) // 2])
    refuses(Reader, folder, name)
    (folder / name).unlink()
    refuses(Reader, folder, name)


@pytest.mark.parametrize("key", ["name", *(field.name for field in fields(Calibration))])
def test_a_manifest_with_a_gap(folder: Path, key: str, refuses: Refuses) -> None:
    """Sound hashes are not enough."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    del manifest[key]
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    refuses(Reader, folder, MANIFEST)
