"""People under other names: what the encoder reads does not tell who they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.extraction import Extractor
from graph.extraction.parse import Parse
from graph.extraction.pipeline import Pipeline
from graph.extraction.stances.pairs import find_pairs
from graph.extraction.stances.strangers import as_strangers, named_people
from graph.reading.file import document_of

TEXT = """Norwick quarrels

Bob Ray, the mayor, and Ann Lee met in Norwick. “Mr. Ray lied to me,” Ms. Lee said of him.

The Ray inquiry ends on Friday.
"""
MEN, WOMEN = [100, 101, 102], [200, 201, 202]
OWN = [1]


def renamed(
    extractor: Extractor, text: str, men: list[int] = MEN, women: list[int] = WOMEN
) -> tuple[Parse, list[list[int]]]:
    """The parse of a text, and its pieces: OWN for a word that keeps its own."""
    assert isinstance(extractor, Pipeline)
    seen = extractor.see(document_of(text.encode(), Path("text.txt")))
    parse = seen.scene.parse
    named = named_people(parse, find_pairs(seen.scene, seen.reports, seen.drafts))
    return parse, as_strangers([OWN] * len(parse), named, (men, women))


def pieces_of(parse: Parse, pieces: list[list[int]], word: str) -> list[list[int]]:
    """The pieces of all places of a word."""
    return [ids for ids, known in zip(pieces, parse.words, strict=True) if known == word]


def test_a_person_has_one_name_of_the_right_sex(extractor: Extractor) -> None:
    """Given name, surname and surname beside a noun; every word of them is that one name."""
    parse, pieces = renamed(extractor, TEXT)
    assert pieces_of(parse, pieces, "Bob") == [[MEN[0]]]
    assert pieces_of(parse, pieces, "Ray") == [[MEN[0]]] * 3
    assert pieces_of(parse, pieces, "Ann") == [[WOMEN[0]]]
    assert pieces_of(parse, pieces, "Lee") == [[WOMEN[0]]] * 2


@pytest.mark.parametrize("word", ["Norwick", "Mr.", "mayor", "him", "Friday"])
def test_what_names_nobody_stays(extractor: Extractor, word: str) -> None:
    """Places, titles, roles and pronouns."""
    parse, pieces = renamed(extractor, TEXT)
    assert all(ids == OWN for ids in pieces_of(parse, pieces, word))


def test_more_people_than_names(extractor: Extractor) -> None:
    """They share names, and nobody keeps his own."""
    parse, pieces = renamed(extractor, TEXT, MEN[:1], MEN[:1])
    assert pieces_of(parse, pieces, "Lee") == pieces_of(parse, pieces, "Ann") * 2
    assert pieces_of(parse, pieces, "Ann") == [[MEN[0]]]
