"""One table of all scores, on made-up corpora."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.learning.scores import Line, main, table

ARTICLE = "The port will close, Ann Lee said.\n\nAnn Lee accused Bob Ray of lying.\n"
ANNOTATION = """\
T1\tSource 21 28\tAnn Lee
T2\tCue 29 33\tsaid
T3\tContent 0 19\tThe port will close
E1\tAttribution:T2 Content:T3 Cue:T2 Source:T1
"""
OTHER_ANNOTATION = """\
T1\tCue 29 33\tsaid
T2\tContent 0 8\tThe port
E1\tAttribution:T1 Content:T2 Cue:T1
"""


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """An annotated article, and the same one with a gold of accusations."""
    files = {
        "polnear/dev/text/a.txt": ARTICLE,
        "polnear/dev/attributions/a_ann.ann": ANNOTATION,
        "polnear/dev/attributions/a_bob.ann": OTHER_ANNOTATION,
        "polnear/dev/text/b.txt": "Nobody has annotated this.",
        "accusations/read/docs/a.txt": ARTICLE,
        "accusations/read/gold.jsonl": json.dumps(
            {"doc": "a", "speaker": "Ann Lee", "target": "Ray", "acts": {"accuse": 3}}
        ),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_prints_one_table(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each part, extractor and figure; progress goes to standard error."""
    assert main([str(corpora), "--extractor", "rules", "--jobs", "1"]) == 0
    printed = capsys.readouterr()
    rows = [line.split() for line in printed.out.splitlines()]
    assert " ".join(rows[0]) == (
        "part extractor figure documents gold right wrong open precision recall F1"
    )
    assert [row[:3] for row in rows[1:]] == [
        *(["polnear/dev", "rules", figure] for figure in ("source", "cue", "content", "linked")),
        ["accusations/read", "rules", "edges"],
        ["accusations/read", "rules", "accuse"],
    ]
    # The one article with annotations, as its first annotator has it.
    assert [row[3:5] for row in rows[1:]] == [["1", "1"]] * 6
    assert rows[1][5] == rows[2][5] == "1"
    assert rows[5][3:] == ["1", "1", "1", "0", "0", "1.000", "1.000", "1.000"]
    assert "scored 2 of 2" in printed.err


def test_one_corpus_alone(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither the other corpus nor the other extractor is scored."""
    options = ["--only", "accusations", "--extractor", "rules", "--jobs", "1"]
    assert main([str(corpora), *options]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_wrong_calls(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No corpora, no jobs: one sentence and exit code 2."""
    assert main([str(tmp_path)]) == 2
    assert capsys.readouterr().err.endswith("gum/*.conllu.\n")
    assert main([str(tmp_path), "--jobs", "0"]) == 2
    assert "At least one job" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        main([str(tmp_path), "--extractor", "guess"])


def test_a_broken_gold_is_told(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An error in another process comes back as its sentence."""
    (corpora / "accusations" / "read" / "gold.jsonl").write_text("{", encoding="utf-8")
    assert main([str(corpora), "--only", "accusations", "--jobs", "1"]) == 2
    printed = capsys.readouterr()
    assert "is no gold of accusations" in printed.err
    assert printed.out == ""


def test_columns_are_as_wide_in_all_lines() -> None:
    """Large counts and empty ones stand under their heads."""
    lines = [
        Line("accusations/locked", "learned", "edges", 12, 56, 1, 2, 3, 1.0, 0.5, 2 / 3),
        Line("polnear/dev", "rules", "content", 84, 29852, 19973, 10639, None, 0.0, 0.0, 0.0),
    ]
    printed = table(lines).splitlines()
    assert len({len(row) for row in printed}) == 1
    assert printed[1].endswith("1.000   0.500  0.667")
