"""Which parts of the corpora score, and the hash that tells them from others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.learning.corpora import ACCUSATIONS, POLNEAR, Part, parts_of


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A folder with a part of each corpus, and some that do not score."""
    files = {
        "polnear/dev/text/a.txt": "Ann spoke.",
        "polnear/dev/attributions/a_ann.ann": "",
        "polnear/train/text/b.txt": "Bob spoke.",
        "accusations/two/docs/c.txt": "Cy spoke.",
        "accusations/two/gold.jsonl": "",
        "accusations/one/gold.jsonl": "",
        "accusations/none/docs/d.txt": "Di spoke.",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_finds_what_scores(corpora: Path) -> None:
    """Articles to learn from, and folders without a gold, do not."""
    names = ["polnear/dev", "accusations/one", "accusations/two"]
    assert [part.name for part in parts_of(corpora)] == names
    assert [part.name for part in parts_of(corpora, [POLNEAR])] == names[:1]
    assert [part.name for part in parts_of(corpora, [ACCUSATIONS])] == names[1:]


def test_nothing_to_score_is_a_wrong_call(corpora: Path) -> None:
    """The sentence names the folder."""
    with pytest.raises(UsageError, match=r"text holds nothing to score on"):
        parts_of(corpora / "polnear" / "dev" / "text")
    with pytest.raises(UsageError, match="holds nothing to score on"):
        parts_of(corpora / "polnear" / "dev", [ACCUSATIONS])


@pytest.mark.parametrize(
    "change",
    [
        lambda part: (part / "gold.jsonl").write_text("{}"),
        lambda part: (part / "docs" / "c.txt").write_text("Cy speaks."),
        lambda part: (part / "docs" / "c.txt").rename(part / "docs" / "d.txt"),
        lambda part: (part / "docs" / "b.txt").write_text("Cy spoke."),
        lambda part: (part / "docs" / "c.txt").unlink(),
    ],
)
def test_hash_tells_changed_parts(corpora: Path, change: Callable[[Path], object]) -> None:
    """Another text, name, number of files or gold is another hash."""
    part = Part(ACCUSATIONS, corpora / "accusations" / "two")
    before = part.sha256()
    change(part.folder)
    assert part.sha256() != before


def test_hash_looks_at_what_is_scored_alone(corpora: Path, tmp_path: Path) -> None:
    """Where the folder lies and what else is in it do not matter."""
    part = Part(ACCUSATIONS, corpora / "accusations" / "two")
    before = part.sha256()
    (part.folder / "GUIDE.md").write_text("How to read.", encoding="utf-8")
    elsewhere = part.folder.rename(tmp_path / "moved")
    assert Part(ACCUSATIONS, elsewhere).sha256() == before
