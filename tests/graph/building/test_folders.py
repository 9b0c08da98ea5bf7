"""Which folders a build writes to, and what it says while it does."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import accusations, quads

from graph.build import BuildReport, build
from graph.errors import KnowledgeGraphError, UsageError
from graph.layout import open_to_write

pytestmark = pytest.mark.usefixtures("pattern_extractor")


def test_two_builds_at_once_are_refused(articles: Path, tmp_path: Path) -> None:
    """The second build of a folder says that another is at work."""
    with (
        open_to_write(tmp_path / "kg"),
        pytest.raises(KnowledgeGraphError, match="Another build"),
    ):
        build([articles], tmp_path / "kg")


def test_a_foreign_folder_is_refused_untouched(articles: Path) -> None:
    """A folder with other things in it is not built into."""
    before = sorted(articles.iterdir())
    with pytest.raises(KnowledgeGraphError, match="is not a knowledge graph"):
        build([articles], articles)
    assert sorted(articles.iterdir()) == before


def test_a_folder_of_another_version_is_refused(articles: Path, tmp_path: Path) -> None:
    """A later version's folder is left alone."""
    kg = tmp_path / "kg"
    kg.mkdir()
    (kg / "format.json").write_text('{"jaccuse": 99}', encoding="utf-8")
    with pytest.raises(KnowledgeGraphError, match="format 99"):
        build([articles], kg)


def test_a_folder_keeps_its_base(articles: Path, tmp_path: Path) -> None:
    """IRIs begin with the base of the first build; another base is refused, and so is a bad one."""
    kg = tmp_path / "kg"
    build([articles / "one.txt"], kg, base="https://example.org/kg/")
    build([articles], kg)
    assert b"<https://example.org/kg/graph/document/" in quads(kg)
    assert b"https://w3id.org/jaccuse/id/" not in quads(kg)
    with pytest.raises(UsageError, match="was built with the base"):
        build([articles], kg, base="https://example.org/other/")
    with pytest.raises(UsageError, match="no web address that ends in a slash"):
        build([articles], tmp_path / "new", base="example.org")


def test_an_empty_folder_gives_an_empty_graph(tmp_path: Path) -> None:
    """Nothing to read is no failure: the graph is there and empty of claims."""
    (tmp_path / "empty").mkdir()
    report = build([tmp_path / "empty"], tmp_path / "kg")
    assert report == BuildReport()
    assert accusations(tmp_path / "kg") == set()


def test_progress_says_what_is_done(articles: Path, tmp_path: Path) -> None:
    """Each document is announced, with how many are done of how many."""
    told: list[tuple[str, int, int]] = []
    build([articles], tmp_path / "kg", progress=lambda *step: told.append(step))
    assert ("reading one.txt", 0, 2) in told
    assert ("reading two.txt", 1, 2) in told
