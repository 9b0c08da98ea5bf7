"""The extractor as a whole: loading, parsing what is hard to parse, ids, long documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import ExtractionError, UsageError
from graph.extraction import Extractor, load_extractor
from graph.extraction.parse import Parse
from graph.model import Extraction
from graph.reading.file import document_of


def test_an_unknown_extractor_is_refused() -> None:
    """The sentence names the one that exists."""
    with pytest.raises(UsageError, match="'rules'"):
        load_extractor("oracle")


def test_another_language_is_refused(extractor: Extractor) -> None:
    """What cannot be read is said to be so, and not read as English."""
    document = document_of(b"---\nlanguage: es\n---\nMaduro acusa a Twitter.", Path("nota.txt"))
    with pytest.raises(ExtractionError, match="'es'"):
        extractor.extract(document)


def test_tokens_keep_their_place(parsed: Callable[[str], Parse]) -> None:
    """Brackets are left out for the parser; offsets index the text as it is."""
    text = "“[It was] a  massive failure,” she said on www.example.org."
    parse = parsed(text)
    assert "[" not in parse.words
    for t in range(len(parse)):
        assert text[parse.start[t] : parse.end[t]].strip()
    assert parse.original(0, len(parse) - 1) == text
    assert parse.plain(1, 5) == "It was a massive failure"


def test_entities_of_a_stretch(parsed: Callable[[str], Parse]) -> None:
    """Those that share a token with it, and no others."""
    parse = parsed("Ann Weber left Vienna on Monday. Robert Kern left Rome on Tuesday.")
    first, end = parse.sentences[1]
    inside = [parse.original(a, b - 1) for a, b, _ in parse.entities_in(first, end)]
    assert inside == ["Robert Kern", "Rome", "Tuesday"]
    assert parse.entities_in(0, 0) == []


def test_claims_that_would_share_an_id_get_numbers(
    extracted: Callable[[str], Extraction],
) -> None:
    """Ids are unique and derived from content."""
    text = "Ann Weber said that Robert Kern had lied and that Ida Holm had lied."
    ids = [c.id for c in extracted(text).claims]
    assert len(ids) == len(set(ids)) == 2
    assert ids == [c.id for c in extracted(text).claims]


def test_evidence_closes_its_quotation_marks(extracted: Callable[[str], Extraction]) -> None:
    """A receipt does not cut off the mark at its edge."""
    text = "Ann Weber said: “The lake is dry.” It rained."
    (claim,) = extracted(text).claims
    assert claim.evidence.of(text).endswith("dry.”")


def test_an_actor_far_away_does_not_change_a_claim(
    extracted: Callable[[str], Extraction],
) -> None:
    """What stands many paragraphs away leaves a passage as it is."""
    passage = "Ann Weber accused Robert Kern of fraud.\n\nKern denied the charge."
    far = "\n\n".join(f"It rained in the valley for the {n}th day." for n in range(20))
    alone = extracted(passage)
    together = extracted(f"{passage}\n\n{far}\n\nIda Holm praised the farmers.")
    assert together.claims[: len(alone.claims)] == alone.claims
