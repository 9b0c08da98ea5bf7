"""A graph built by the command, once for each module of tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from calls import ROOT, jaccuse
from click.testing import Result

from graph.extraction import Extractor


@pytest.fixture(scope="module", autouse=True)
def loaded_once(extractor: Extractor, learned: Extractor) -> Iterator[None]:
    """Commands of a module share the extractors that the session has loaded."""
    loaded = {"rules": extractor, "learned": learned}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph.work.extractor", loaded.__getitem__)
        patch.setattr("graph.extraction.load_extractor", loaded.__getitem__)
        yield


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    """The build of `seeds/`, and its folder."""
    kg = tmp_path_factory.mktemp("cli") / "kg"
    return jaccuse("build", ROOT / "seeds", "--kg", kg), kg


@pytest.fixture
def kg(built: tuple[Result, Path]) -> Path:
    """The folder that was built."""
    return built[1]
