"""Which extractor reads, by name; and what none is loaded for."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from calls import ROOT, jaccuse

from graph import work
from graph.extraction import load_extractor
from graph.extraction.tagger.model import ENCODER
from graph.settings import EXTRACTORS

# Loads an extractor and does not keep it.
LOAD = work.extractor.__wrapped__


def test_the_extractor_can_be_chosen(tmp_path: Path) -> None:
    """Another one reads the article anew, the same one does not; the record says which it was."""
    article = tmp_path / "a.txt"
    article.write_text("Ann Lee accused Bob Ray of lying.", encoding="utf-8")
    for name, counts in (
        ("rules", "1 document read, 0 unchanged"),
        ("learned", "1 document read, 0 unchanged"),
        ("learned", "0 documents read, 1 unchanged"),
        (None, "0 documents read, 1 unchanged"),
        ("rules", "1 document read, 0 unchanged"),
    ):
        chosen = ["--extractor", name] if name else []
        result = jaccuse("build", article, *chosen, "--kg", tmp_path / "kg")
        assert counts in result.stdout
        (record,) = (tmp_path / "kg" / "extractions").glob("*.json")
        assert json.loads(record.read_text("utf-8"))["extractor"] == EXTRACTORS[name or "learned"]


@pytest.mark.parametrize("name", EXTRACTORS)
def test_extract_says_which_extractor_it_was(tmp_path: Path, name: str) -> None:
    """The listing of each names it with its version."""
    article = tmp_path / "a.txt"
    article.write_text("Ann Lee accused Bob Ray of lying.", encoding="utf-8")
    result = jaccuse("extract", article, "--extractor", name, "--format", "json")
    assert json.loads(result.stdout)["extractor"] == EXTRACTORS[name]


@pytest.mark.parametrize("command", [["build"], ["build", "--jobs", "2"], ["extract"]])
def test_a_damaged_model_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    """It says which file and what to do; no document is read or listed as bad."""
    model = tmp_path / "model"
    shutil.copytree(files("graph.extraction.tagger.model"), model)
    (model / ENCODER).write_bytes(b"cut")
    monkeypatch.setattr("graph.extraction.tagger.tagger.files", lambda _package: model)
    monkeypatch.setattr("graph.work.extractor", LOAD)
    monkeypatch.setattr("graph.extraction.load_extractor", load_extractor)
    articles = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for article in articles:
        article.write_text("Ann Lee accused Bob Ray of lying.", encoding="utf-8")
    kg = tmp_path / "kg"
    given = [*articles, "--kg", kg] if command[0] == "build" else articles[:1]
    result = jaccuse(*command, *given)
    assert result.exit_code == 1
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert str(model / ENCODER) in line
    assert "--extractor rules" in line
    assert not (kg / "sources.jsonl").exists()


def test_what_asks_a_graph_loads_no_model(kg: Path, tmp_path: Path) -> None:
    """Only build and extract import spaCy, what runs models, or the extraction."""
    program = (
        "import sys; from viz.cli import main\n"
        "models = {'spacy', 'onnxruntime', 'tokenizers', 'graph.extraction'}\n"
        "try: main(sys.argv[1:])\n"
        "finally: print(sorted(models & set(sys.modules)), file=sys.stderr)"
    )
    page, quads = tmp_path / "graph.html", tmp_path / "graph.nq"
    for command in (
        ["ask", "who-accuses-whom"],
        ["query", "ASK { ?s ?p ?o }"],
        ["view", "-o", str(page)],
        ["analyse"],
        ["export", "--format", "nq", "-o", str(quads)],
        ["verify"],
    ):
        call = [sys.executable, "-c", program, *command, "--kg", str(kg)]
        result = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True)
        assert result.stderr == "[]\n", command
