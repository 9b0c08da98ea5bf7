"""Fixtures that tests of several stages share."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from graph.model import Document, Extraction

if TYPE_CHECKING:
    from graph.extraction import Extractor


@pytest.fixture(scope="session")
def seed_module() -> ModuleType:
    """The module `seed_extraction`, for its helpers and local ids."""
    name = "seed_extraction"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def seed_document(seed_module: ModuleType) -> Document:
    """The article in `seeds/`."""
    document = seed_module.DOCUMENT
    assert isinstance(document, Document)
    return document


@pytest.fixture(scope="session")
def seed_extraction(seed_module: ModuleType) -> Extraction:
    """All that a careful reader sees in the article, written by hand."""
    extraction = seed_module.EXTRACTION
    assert isinstance(extraction, Extraction)
    return extraction


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The rules on spaCy's parse, loaded once for all tests."""
    from graph.extraction import load_extractor

    return load_extractor("rules")


@pytest.fixture(scope="session")
def learned() -> Extractor:
    """The learned extractor, loaded once for all tests."""
    from graph.extraction import load_extractor

    return load_extractor("learned")
