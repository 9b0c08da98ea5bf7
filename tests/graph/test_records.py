"""Records keep everything, are small, and a damaged one is named and not believed."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import KnowledgeGraphError
from graph.model import Act, Actor, Claim, Document, Extraction, Kind, Modality, Span
from graph.reading import read
from graph.records import (
    document_from_json,
    document_to_json,
    extraction_from_json,
    extraction_to_json,
    from_text,
    to_text,
)

spans = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda pair: Span(*sorted(pair)))
st.register_type_strategy(Span, spans)
st.register_type_strategy(float, st.floats(0, 1))

CLAIM = Claim(
    id="c1",
    speaker="person:ann",
    act=Act.ACCUSE,
    evidence=Span(0, 12),
    cue=(Span(4, 11),),
    content=(),
    said_at=dt.date(2020, 2, 29),
)
EXTRACTION = Extraction(
    document="d" * 64,
    extractor="rules-1",
    actors=(Actor("person:ann", "Ann", Kind.PERSON),),
    claims=(CLAIM,),
)


@given(st.from_type(Extraction))
@settings(max_examples=25, deadline=None)
def test_extractions_round_trip(extraction: Extraction) -> None:
    """Any extraction comes back equal from the text of its file."""
    text = to_text(extraction_to_json(extraction))
    assert extraction_from_json(from_text(text)) == extraction


def test_documents_round_trip(tmp_path: Path) -> None:
    """A document comes back equal from its record and its text, blocks and day included."""
    path = tmp_path / "a.txt"
    path.write_text("---\npublished: 2020-02-29\n---\nA “Day”\r\n\r\nHe lied to us.\r\n", "utf-8")
    document = read(path)
    record = document_to_json(document)
    assert "text" not in record
    assert document_from_json(from_text(to_text(record)), document.text) == document


def test_records_leave_out_defaults() -> None:
    """Only what differs from the model's defaults is written."""
    (claim,) = extraction_to_json(EXTRACTION)["claims"]
    assert claim == {
        "id": "c1",
        "speaker": "person:ann",
        "act": "accuse",
        "evidence": [0, 12],
        "cue": [[4, 11]],
        "content": [],
        "said_at": "2020-02-29",
    }


def test_records_can_be_compared_line_by_line() -> None:
    """A changed claim changes one line; keys are sorted."""
    changed = replace(EXTRACTION, claims=(CLAIM, replace(CLAIM, modality=Modality.NEGATED)))
    old = to_text(extraction_to_json(EXTRACTION)).splitlines()
    new = to_text(extraction_to_json(changed)).splitlines()
    assert len(set(new) - set(old)) == 2  # the new line, and the comma before it
    keys = [line.split('"')[1] for line in new if line.startswith(' "')]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"accuse"', '"applaud"', "the unknown act 'applaud' in act in claims"),
        ("[0, 12]", "[12, 0]", r"\[12, 0\] for a span in evidence in claims"),
        ('"2020-02-29"', '"2020-02-30"', "in said_at"),
        ('"id": "person:ann"', '"id": 7', "7 for a str in id in actors"),
        ('"cue": [[4, 11]], ', "", "too few fields for claim"),
        ('"speaker"', '"speeker"', "unknown field 'speeker'"),
        ('"format": 1', '"format": 99', "format 99"),
        ("}\n", "", "not JSON"),
    ],
)
def test_damage_is_named(old: str, new: str, words: str) -> None:
    """Each kind of damage gives one sentence that says where, never a wrong extraction."""
    text = to_text(extraction_to_json(EXTRACTION))
    damaged = text.replace(old, new)
    assert damaged != text
    with pytest.raises(KnowledgeGraphError, match=words):
        extraction_from_json(from_text(damaged))


@pytest.mark.parametrize("text", ["[]", "", '{"format": 1', "[" * 100_000])
def test_what_is_no_record_is_refused(text: str) -> None:
    """Other JSON, nothing, half a file and hostile nesting are refused in a sentence."""
    with pytest.raises(KnowledgeGraphError, match="damaged"):
        from_text(text)


def test_a_changed_text_is_noticed(tmp_path: Path) -> None:
    """A text that is not the one that was read would make every receipt wrong."""
    path = tmp_path / "a.txt"
    path.write_text("He accused her of lying.", encoding="utf-8")
    document: Document = read(path)
    with pytest.raises(KnowledgeGraphError, match=r"a\.txt was changed"):
        document_from_json(document_to_json(document), "He accused him of lying.")
