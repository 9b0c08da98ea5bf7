"""Ctrl-C, kills and losses cost a build nothing that was finished."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builds import accusations, quads

from graph import KnowledgeGraph
from graph.build import build
from graph.errors import KnowledgeGraphError
from graph.store import Store

pytestmark = pytest.mark.usefixtures("pattern_extractor")


def stop_after(documents: int, monkeypatch: pytest.MonkeyPatch, how: Callable[[], None]) -> None:
    """Let `how` happen inside the commit of the document after so many."""
    commit = Store.commit
    count = 0

    def counted(store: Store, *args: Any, **kwargs: Any) -> None:
        nonlocal count
        count += 1
        if count == documents + 1:
            how()
        commit(store, *args, **kwargs)

    monkeypatch.setattr(Store, "commit", counted)


def test_ctrl_c_keeps_what_was_committed(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C inside a commit lets it end; what is there is published, and the build goes on."""
    with monkeypatch.context() as patch:
        # The first commit removes strays, the second is that of one.txt.
        stop_after(1, patch, lambda: signal.raise_signal(signal.SIGINT))
        report = build([articles], tmp_path / "kg")
    assert report.interrupted
    assert accusations(tmp_path / "kg") == {("Ann Lee", "Bob Ray")}
    report = build([articles], tmp_path / "kg")
    assert (report.read, report.unchanged, report.interrupted) == (1, 1, False)
    assert len(accusations(tmp_path / "kg")) == 2


class _Killed(BaseException):
    """Nothing catches it, as nothing catches a kill."""


@pytest.mark.parametrize("commits", range(5))
def test_a_killed_build_goes_on(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commits: int
) -> None:
    """Killed before any of its commits, a build ends the same when it is run again."""

    def kill() -> None:
        raise _Killed

    kg = tmp_path / "kg"
    with monkeypatch.context() as patch:
        stop_after(commits, patch, kill)
        with pytest.raises(_Killed):
            build([articles], kg)
    with pytest.raises(KnowledgeGraphError, match="not finished"):
        KnowledgeGraph.open(kg)
    build([articles], kg)
    build([articles], tmp_path / "fresh")
    assert quads(kg) == quads(tmp_path / "fresh")


def test_half_written_files_are_swept(articles: Path, tmp_path: Path) -> None:
    """What a kill left of a file, and of a line in the log, is not mistaken for a whole one."""
    kg = tmp_path / "kg"
    build([articles], kg)
    (kg / "documents" / ".abc.txt.99").write_text("Ann", encoding="utf-8")
    with (kg / "sources.jsonl").open("a", encoding="utf-8") as stream:
        stream.write('{"path": "../arti')
    (kg / "store" / "unfinished").touch()
    report = build([articles], kg)
    assert report.unchanged == 2
    assert not (kg / "documents" / ".abc.txt.99").exists()
    build([articles], tmp_path / "fresh")
    assert quads(kg) == quads(tmp_path / "fresh")


def test_a_lost_store_is_made_anew_without_extraction(
    articles: Path, forgotten: tuple[Path, bytes], pattern_extractor: Any
) -> None:
    """Everything under kg/store can be thrown away."""
    kg, before = forgotten
    shutil.rmtree(kg / "store")
    report = build([articles / "one.txt"], kg)
    assert (report.read, report.unchanged) == (0, 1)
    assert pattern_extractor.read == []
    assert quads(kg) == before


def test_a_lost_log_costs_no_extraction(
    articles: Path, forgotten: tuple[Path, bytes], pattern_extractor: Any
) -> None:
    """Without its log the folder finds its documents again by their content."""
    kg, before = forgotten
    (kg / "sources.jsonl").unlink()
    build([articles], kg)
    assert pattern_extractor.read == []
    assert quads(kg) == before


def test_a_damaged_record_is_named(articles: Path, tmp_path: Path) -> None:
    """A record that was cut is found by verify; removed as it says, the next build mends it."""
    kg = tmp_path / "kg"
    build([articles], kg)
    before = quads(kg)
    record = next((kg / "documents").glob("*.json"))
    record.write_text(record.read_text("utf-8")[:40], encoding="utf-8")
    with KnowledgeGraph.open(kg) as graph:
        (fault,) = graph.verify()
    assert f"{record}: " in fault.reason
    assert "Remove the file and build again." in fault.reason
    record.unlink()
    build([articles], kg)
    with KnowledgeGraph.open(kg) as graph:
        assert list(graph.verify()) == []
    assert quads(kg) == before


def test_what_store_and_archive_lost_is_read_again(articles: Path, tmp_path: Path) -> None:
    """With store and records gone, building some of the files brings these, and then the rest."""
    kg = tmp_path / "kg"
    build([articles], kg)
    before = quads(kg)
    shutil.rmtree(kg / "store")
    shutil.rmtree(kg / "documents")
    build([articles / "one.txt"], kg)
    assert accusations(kg) == {("Ann Lee", "Bob Ray")}
    build([articles], kg)
    assert quads(kg) == before


def test_verify_finds_changed_words(articles: Path, tmp_path: Path) -> None:
    """A text that was edited in the archive is noticed."""
    kg = tmp_path / "kg"
    build([articles], kg)
    for text in (kg / "documents").glob("*.txt"):
        text.write_text(text.read_text("utf-8").replace("lying", "flying"), encoding="utf-8")
    with KnowledgeGraph.open(kg) as graph:
        assert any("one.txt was changed" in fault.reason for fault in graph.verify())
