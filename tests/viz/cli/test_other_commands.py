"""`view`, `analyse`, `extract`, `export`, `verify`, and the help of all."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from calls import ROOT, SEED, jaccuse

from graph.settings import VERSION
from viz.cli import main


def test_view_writes_a_page(kg: Path, tmp_path: Path) -> None:
    """The page is there, and stdout says where to open it."""
    page = tmp_path / "graph.html"
    result = jaccuse("view", "-o", page, "--kg", kg)
    assert result.exit_code == 0
    assert page.as_uri() in result.stdout
    assert "Twitter" in page.read_text(encoding="utf-8")


def test_analyse_writes_markdown_and_json(kg: Path) -> None:
    """The analysis is Markdown for people and JSON for programs."""
    assert jaccuse("analyse", "--kg", kg).stdout.startswith("# ")
    assert json.loads(jaccuse("analyse", "--format", "json", "--kg", kg).stdout)


def test_extract_shows_what_was_seen() -> None:
    """The JSON is the contract: spans index the text, ids resolve, nothing is stored."""
    result = jaccuse("extract", SEED, "--format", "json")
    assert result.exit_code == 0
    seen: dict[str, Any] = json.loads(result.stdout)
    assert seen["document"] == SEED.name
    assert seen["text"] == SEED.read_bytes().decode()
    actors = {actor["id"] for actor in seen["actors"]}
    known = actors | {account["id"] for account in seen["accounts"]} | {None}
    assert {mention["actor"] for mention in seen["mentions"]} <= known
    for claim in seen["claims"]:
        assert seen["text"][claim["start"] : claim["end"]] == claim["quote"]
        assert {claim["speaker"], *claim["targets"]} <= known
    assert {"source", "cue", "content"} <= seen["attributions"][0].keys()
    (start, end), *_ = seen["attributions"][0]["cue"]
    assert seen["text"][start:end].strip()
    assert {"id", "name", "kind", "aliases"} <= seen["actors"][0].keys()


def test_extract_shows_a_table() -> None:
    """Without a format the claims are shown, and who did not respond."""
    result = jaccuse("extract", SEED)
    assert "Nicolas Maduro" in result.stdout
    assert "no response" in result.stdout


def test_export_writes_to_file_and_stdout(kg: Path, tmp_path: Path) -> None:
    """Both hold the same bytes, and nothing else is left in the folder."""
    file = tmp_path / "graph.nq"
    printed = jaccuse("export", "--format", "nq", "--kg", kg)
    assert jaccuse("export", "--format", "nq", "-o", file, "--kg", kg).exit_code == 0
    assert file.read_bytes() == printed.stdout_bytes
    assert b"/actor/organisation/twitter>" in file.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["graph.nq"]


def test_verify_passes_and_fails(kg: Path, tmp_path: Path) -> None:
    """A sound graph is called so; one whose text was changed fails with a list."""
    result = jaccuse("verify", "--kg", kg)
    assert result.exit_code == 0
    assert "is sound" in result.stdout
    broken = tmp_path / "kg"
    shutil.copytree(kg, broken)
    (text,) = (broken / "documents").glob("*.txt")
    text.write_text(text.read_text("utf-8").replace("massive", "modest"), encoding="utf-8")
    result = jaccuse("verify", "--kg", broken)
    assert result.exit_code == 1
    assert "was changed after it was read" in result.stdout
    assert len(result.stderr.splitlines()) == 1


def test_a_reader_that_leaves_early_is_no_failure(kg: Path) -> None:
    """`jaccuse … | head -1` prints its line and nothing else."""
    command = f'"{sys.executable}" -m viz.cli export --format nq --kg "{kg}" | head -n 1'
    result = subprocess.run(  # noqa: S602 - a pipe is what is tested
        command, shell=True, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == ""


def test_every_command_has_help_with_examples() -> None:
    """--help of each command shows how it is called; -h is the same."""
    assert jaccuse("--version").stdout == f"jaccuse, version {VERSION}\n"
    for name in main.commands:
        result = jaccuse(name, "--help")
        assert result.exit_code == 0
        assert f"  jaccuse {name}" in result.stdout.partition("Examples:")[2], name
        assert jaccuse(name, "-h").stdout == result.stdout


@pytest.mark.parametrize("command", ["build", "extract"])
def test_the_help_tells_what_each_extractor_is(command: str) -> None:
    """Their names, which one is meant if none is named, and what each does."""
    told = " ".join(jaccuse(command, "--help").stdout.split())
    assert "--extractor [learned|rules] learned: a small model finds who says what" in told
    assert "rules: without models. [default: learned]" in told
