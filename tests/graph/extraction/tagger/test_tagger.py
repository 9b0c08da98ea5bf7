"""The tagger as it is shipped: what it finds, on what that depends, and what it refuses to load."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from graph.extraction.models import MANIFEST
from graph.extraction.parse import Parse
from graph.extraction.quotes import find_quotes
from graph.extraction.tagger.decode import Found
from graph.extraction.tagger.model import ENCODER, HEADS, TOKENIZER
from graph.extraction.tagger.tagger import Tagger

Parsed = Callable[[str], Parse]
Refuses = Callable[[Callable[[Path], object], Path, str], None]

TEXTS = (
    "“The port will close in May,” Ann Lee said on Monday.\n\nIt has stood there for years.",
    "The mayor accused the company. Bob Ray, a spokesman, said that “nobody has asked us.”",
    "\n\n".join(
        f"Minister Cy Poe told reporters that {n} ships were late. “We know,” he added."
        for n in range(2, 30)
    ),
)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    """The model that comes with the package."""
    return Tagger()


def find(tagger: Tagger, parse: Parse) -> list[Found]:
    """What is found in a parsed text."""
    return tagger.find(parse, find_quotes(parse)[0])


def test_finds_who_says_what(tagger: Tagger, parsed: Parsed) -> None:
    """Source, cue and content of a plain quotation, by its words."""
    parse = parsed(TEXTS[0])
    (found,) = find(tagger, parse)
    assert found.source is not None
    assert parse.original(found.source[0], found.source[1] - 1) == "Ann Lee"
    assert parse.words[slice(*found.cue)] == ["said"]
    said = " ".join(parse.original(first, end - 1) for first, end in found.content)
    assert "The port will close in May" in said


def test_parts_lie_in_the_text_and_in_order(tagger: Tagger, parsed: Parsed) -> None:
    """Over several windows, with a content to each cue."""
    parse = parsed(TEXTS[2])
    found = find(tagger, parse)
    assert len(found) > 20
    assert [f.cue for f in found] == sorted(f.cue for f in found)
    for one in found:
        assert one.content
        for first, end in (*one.content, one.cue, one.source or one.cue):
            assert 0 <= first < end <= len(parse)


def test_a_document_depends_on_no_other(tagger: Tagger, parsed: Parsed) -> None:
    """Another order, other documents before, a tagger that was loaded anew: the same is found."""
    parses = [parsed(text) for text in TEXTS]
    forwards = [find(tagger, parse) for parse in parses]
    backwards = [find(tagger, parse) for parse in reversed(parses)]
    assert forwards == backwards[::-1]
    assert [find(Tagger(), parse) for parse in parses] == forwards
    assert all(forwards)


def test_nothing_is_found_in_nothing(tagger: Tagger) -> None:
    """A document without words has no attributions."""
    assert tagger.find(Parse(""), []) == []


# ---- files that are not the ones that were published ------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the model's files, to be spoiled."""
    with as_file(files("graph.extraction.tagger.model").joinpath("")) as packaged:
        for name in (ENCODER, HEADS, TOKENIZER, MANIFEST):
            shutil.copy(packaged / name, tmp_path / name)
    return tmp_path


def test_loads_from_another_folder(folder: Path, tagger: Tagger, parsed: Parsed) -> None:
    """A sound copy finds the same, under the name in its manifest."""
    copy = Tagger(folder)
    assert copy.name == tagger.name
    assert find(copy, parsed(TEXTS[1])) == find(tagger, parsed(TEXTS[1]))


@pytest.mark.parametrize("name", [ENCODER, HEADS, TOKENIZER, MANIFEST])
def test_a_missing_file(folder: Path, name: str, refuses: Refuses) -> None:
    """Whichever is missing is named."""
    (folder / name).unlink()
    refuses(Tagger, folder, name)


@pytest.mark.parametrize("name", [ENCODER, HEADS, TOKENIZER])
@pytest.mark.parametrize("damage", [lambda d: d[:-1], lambda d: d + b"\0", lambda _: b""])
def test_a_damaged_file(
    folder: Path, name: str, damage: Callable[[bytes], bytes], refuses: Refuses
) -> None:
    """One byte less or more is enough, and so is an empty file."""
    (folder / name).write_bytes(damage((folder / name).read_bytes()))
    refuses(Tagger, folder, name)


def test_a_file_of_another_version(folder: Path, refuses: Refuses) -> None:
    """A manifest that names another encoder refuses this one."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    manifest["sha256"][ENCODER] = "0" * 64
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    refuses(Tagger, folder, ENCODER)


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "{}", '{"sha256": {}}', '{"sha256": []}'])
def test_a_damaged_manifest(folder: Path, text: str, refuses: Refuses) -> None:
    """What is no manifest of these files is named itself."""
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    refuses(Tagger, folder, MANIFEST)


@pytest.mark.parametrize("key", ["name", "outside"])
def test_a_manifest_with_a_gap(folder: Path, key: str, refuses: Refuses) -> None:
    """Sound hashes are not enough."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    del manifest[key]
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    refuses(Tagger, folder, MANIFEST)
