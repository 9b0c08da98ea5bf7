"""Two articles to build from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builds import SENTENCE, quads

from graph.build import build


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(SENTENCE, encoding="utf-8")
    (folder / "two.txt").write_text("Bob Ray accused Cy Poe of fraud.\r\n", "utf-8", newline="")
    return folder


@pytest.fixture
def forgotten(articles: Path, tmp_path: Path, pattern_extractor: Any) -> tuple[Path, bytes]:
    """A build of both and its quads; the extractor no longer remembers what it read."""
    build([articles], tmp_path / "kg")
    pattern_extractor.read.clear()
    return tmp_path / "kg", quads(tmp_path / "kg")
