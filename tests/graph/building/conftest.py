"""Two articles to build from."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import SENTENCE


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(SENTENCE, encoding="utf-8")
    (folder / "two.txt").write_text("Bob Ray accused Cy Poe of fraud.\r\n", "utf-8", newline="")
    return folder
