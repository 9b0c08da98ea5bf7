"""Sentences with two marked actors, in the forms of DSE and PLV."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.learning.stances.sentences import read_dse, read_plv


def test_reads_brackets(tmp_path: Path) -> None:
    """Marks go, places stay; a sentence with one mark is left out, a third bracket is text."""
    path = tmp_path / "dse.tsv"
    path.write_text(
        'The [Lee] camp "blamed" [Ray]s [sic].\tLee\tRay\t3\nOnly [Lee] spoke.\tLee\t\t0\n',
        encoding="utf-8",
    )
    (sentence,) = read_dse(path)
    assert sentence.text == 'The Lee camp "blamed" Rays [sic].'
    assert sentence.first.of(sentence.text) == "Lee"
    assert sentence.second.of(sentence.text) == "Ray"
    assert sentence.label == "3"


def test_reads_tags(tmp_path: Path) -> None:
    """Source and target in any order; only the first mark of each counts."""
    path = tmp_path / "plv.tsv"
    path.write_text(
        "marked_sentence\tgold_root\n"
        "<t>Ray</t> was sued by <s>Ann Lee</s>, <t>Ray</t> said.\tACCUSE\n",
        encoding="utf-8",
    )
    (sentence,) = read_plv(path)
    assert sentence.text == "Ray was sued by Ann Lee, Ray said."
    assert sentence.first.of(sentence.text) == "Ann Lee"
    assert sentence.second.start == 0
    assert sentence.label == "ACCUSE"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """In one sentence that names it."""
    with pytest.raises(UsageError, match=r"dse\.tsv cannot be read"):
        list(read_dse(tmp_path / "dse.tsv"))
