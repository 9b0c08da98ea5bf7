"""Short texts read by the extraction, for tests of its rules one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import ModelError
from graph.extraction import Extractor
from graph.extraction.parse import Parse
from graph.extraction.pipeline import Pipeline
from graph.model import Document, Extraction
from graph.reading.file import document_of


def _document(text: str) -> Document:
    return document_of(text.encode(), Path("text.txt"))


@pytest.fixture(scope="session")
def extracted(extractor: Extractor) -> Callable[[str], Extraction]:
    """Text -> all that is seen in it."""
    return lambda text: extractor.extract(_document(text))


@pytest.fixture(scope="session")
def parsed(extractor: Extractor) -> Callable[[str], Parse]:
    """Text -> its parse."""
    from graph.extraction.annotate import annotate

    assert isinstance(extractor, Pipeline)
    nlp = extractor._nlp
    return lambda text: annotate(nlp, _document(text))


@pytest.fixture(scope="session")
def told(
    extracted: Callable[[str], Extraction],
) -> Callable[[str], set[tuple[str, str, tuple[str, ...]]]]:
    """Text -> (speaker, act, targets) of each claim that is asserted, by name."""

    def read(text: str) -> set[tuple[str, str, tuple[str, ...]]]:
        found = extracted(text)
        names = {a.id: a.name for a in found.actors}
        return {
            (names[c.speaker], c.act.value, tuple(names[t] for t in c.targets))
            for c in found.claims
            if c.modality == "asserted"
        }

    return read


@pytest.fixture(scope="session")
def refuses() -> Callable[[Callable[[Path], object], Path, str], None]:
    """How to load a model, its folder, a file -> fails unless loading refuses that file.

    It does so in one sentence that names the file and says what to do.
    """

    def check(load: Callable[[Path], object], folder: Path, name: str) -> None:
        with pytest.raises(ModelError) as refusal:
            load(folder)
        sentence = str(refusal.value)
        assert str(folder / name) in sentence
        assert "--extractor rules" in sentence
        assert sentence.endswith(".")
        assert "\n" not in sentence

    return check
