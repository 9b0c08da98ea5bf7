"""The README cannot lie: what it names is there, what is there it names, its code runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.export import FORMATS
from graph.questions.ask import questions
from graph.reading import MAX_CHARACTERS
from viz.cli import main

if TYPE_CHECKING:
    from graph.extraction import Extractor

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_described() -> None:
    """The table has each command once, and none that is not there."""
    assert sorted(re.findall(r"^\| `jaccuse (\w+)", README, re.MULTILINE)) == sorted(main.commands)


def test_every_question_and_format_is_named() -> None:
    """A question or an export format that is not in the README would never be found."""
    for name in (*questions(), *FORMATS):
        assert f"`{name}`" in README, name


def test_links_lead_somewhere() -> None:
    """Each file that a page links to is in the project."""
    for page in (ROOT / "README.md", ROOT / "seeds" / "README.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), target


def test_the_limit_is_told() -> None:
    """The greatest size of a document is the one that is enforced."""
    assert f"{MAX_CHARACTERS:,} characters" in README


def test_the_python_code_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, learned: Extractor
) -> None:
    """The example does what it says, typed in as it stands."""
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.setattr("graph.work.extractor", lambda _name: learned)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102 - the project's own page
    assert len(getattr(names["table"], "rows", [])) > 3
    assert (tmp_path / "kg" / "documents").is_dir()
