"""What comes after extraction is tested with an extractor and a store that need no model."""

from __future__ import annotations

import importlib.util
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pytest

from graph.errors import ExtractionError
from graph.model import Act, Actor, Claim, Document, Extraction, Kind, Mention, Span
from graph.settings import DEFAULT_EXTRACTOR, EXTRACTORS
from graph.store import Store

_ACCUSATION = re.compile(
    r"(?P<who>[A-Z][a-z]+ [A-Z][a-z]+) (?P<cue>accused) (?P<whom>[A-Z][a-z]+ [A-Z][a-z]+) "
    r"(?P<what>of [^.]+)\."
)


@dataclass
class PatternExtractor:
    """Sees sentences of the form "Ann Lee accused Bob Ray of lying."; fails where it is told to."""

    name: str = EXTRACTORS[DEFAULT_EXTRACTOR]
    read: list[str] = field(default_factory=list)

    def extract(self, document: Document) -> Extraction:
        """All accusations of that form."""
        self.read.append(document.name)
        if "beyond all understanding" in document.text:
            raise ExtractionError(f"Nothing can be made of {document.name}.")
        if "beyond all memory" in document.text:
            raise MemoryError
        if "divide by zero" in document.text:
            raise ZeroDivisionError("division by zero")
        found = list(_ACCUSATION.finditer(document.text))
        named = {match[part] for match in found for part in ("who", "whom")}
        return Extraction(
            document=document.id,
            extractor=self.name,
            actors=tuple(Actor(_id(name), name, Kind.PERSON) for name in sorted(named)),
            mentions=tuple(
                Mention(Span(*match.span(part)), Kind.PERSON, "name", _id(match[part]))
                for match in found
                for part in ("who", "whom")
            ),
            claims=tuple(
                Claim(
                    id=f"accusation-{match.start()}",
                    speaker=_id(match["who"]),
                    act=Act.ACCUSE,
                    targets=(_id(match["whom"]),),
                    evidence=Span(match.start("cue"), match.end("what")),
                    cue=(Span(*match.span("cue")),),
                    content=(Span(*match.span("what")),),
                    source=(Span(*match.span("who")),),
                )
                for match in found
            ),
        )


def _id(name: str) -> str:
    return f"person:{name.lower().replace(' ', '-')}"


@pytest.fixture
def pattern_extractor(monkeypatch: pytest.MonkeyPatch) -> PatternExtractor:
    """Builds of the test use this extractor under any name; it remembers what it read."""
    extractor = PatternExtractor()

    def loaded(name: str) -> PatternExtractor:
        extractor.name = EXTRACTORS[name]
        return extractor

    monkeypatch.setattr("graph.work.extractor", loaded)
    return extractor


@pytest.fixture(scope="session")
def port_article() -> ModuleType:
    """The module `two_articles`: the article about a port, and how it is stored."""
    path = Path(__file__).with_name("two_articles.py")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def two_articles(
    port_article: ModuleType, seed_document: Document, seed_extraction: Extraction
) -> Store:
    """The article in `seeds/` and the one about a port, stored; only to be read."""
    store = Store.in_memory()
    port_article.add(store, seed_document, seed_extraction)
    port_article.add(store, port_article.DOCUMENT, port_article.EXTRACTION)
    port_article.finish(store)
    return store
