"""An extractor that needs no model, for tests of what comes after extraction."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest

from graph.errors import ExtractionError
from graph.model import Act, Actor, Claim, Document, Extraction, Kind, Mention, Span
from graph.settings import EXTRACTOR

_ACCUSATION = re.compile(
    r"(?P<who>[A-Z][a-z]+ [A-Z][a-z]+) (?P<cue>accused) (?P<whom>[A-Z][a-z]+ [A-Z][a-z]+) "
    r"(?P<what>of [^.]+)\."
)


@dataclass
class PatternExtractor:
    """Sees sentences of the form "Ann Lee accused Bob Ray of lying."; fails where it is told to."""

    name: str = EXTRACTOR
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
    """Builds of the test use this extractor; it remembers what it read."""
    extractor = PatternExtractor()
    monkeypatch.setattr("graph.work.extractor", lambda: extractor)
    return extractor
