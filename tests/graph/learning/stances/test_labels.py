"""What readers noted, laid onto the pairs that the product sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.extraction import Extractor
from graph.extraction.pipeline import Pipeline
from graph.extraction.stances.pairs import find_pairs
from graph.learning.stances.examples import UNKNOWN, label_pairs, nearest, tokens_at
from graph.learning.stances.readings import ACTS, Noted, Party
from graph.model import Span
from graph.reading.file import document_of

TEXT = """Ann Lee met Bob Ray.

“He lies,” she said. Tom Poe praised the mayor.
"""


def at(words: str) -> Span:
    """The first place of some words."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def noted(act: str, speaker: tuple[str, str], target: tuple[str, str], quote: str) -> Noted:
    """A note by full names and the words that point to them."""
    return Noted(
        act, Party(speaker[0], at(speaker[1])), Party(target[0], at(target[1])), at(quote)
    )


@pytest.fixture(scope="module")
def labelled(extractor: Extractor) -> object:
    """Notes -> (speaker, target, paragraph) -> act or unknown, of those that are not none."""
    assert isinstance(extractor, Pipeline)
    seen = extractor.see(document_of(TEXT.encode(), Path("text.txt")))
    pairs = find_pairs(seen.scene, seen.reports, seen.drafts).pairs

    def label(*notes: Noted) -> dict[tuple[str, str, int], str]:
        labels = label_pairs(seen, pairs, notes)
        return {
            (pair.speaker.name, pair.target.name, pair.paragraph): (
                "unknown" if act == UNKNOWN else ACTS[act - 1]
            )
            for pair, act in zip(pairs, labels.tolist(), strict=True)
            if act
        }

    return label


def test_a_note_labels_the_pair_of_its_paragraph(labelled: object) -> None:
    """By names, however the text points to the two; of the two elsewhere nothing is known."""
    note = noted("accuse", ("Ann Lee", "she"), ("Bob Ray", "He"), "He lies")
    assert callable(labelled)
    assert labelled(note) == {
        ("Ann Lee", "Bob Ray", 0): "unknown",
        ("Ann Lee", "Bob Ray", 1): "accuse",
    }


def test_the_gravest_act_counts(labelled: object) -> None:
    """Whatever the order of the notes."""
    notes = [
        noted(act, ("Ann Lee", "she"), ("Bob Ray", "He"), "He lies")
        for act in ("criticise", "accuse", "praise")
    ]
    assert callable(labelled)
    forwards, backwards = labelled(*notes), labelled(*notes[::-1])
    assert forwards == backwards
    assert forwards["Ann Lee", "Bob Ray", 1] == "accuse"


def test_words_may_stand_for_a_name_that_the_product_does_not_know(labelled: object) -> None:
    """A description that no rule leads to the name is found where it points."""
    note = noted("praise", ("Tom Poe", "Tom Poe"), ("Dee Fox", "the mayor"), "praised the mayor")
    assert callable(labelled)
    assert labelled(note) == {("Tom Poe", "mayor", 1): "praise"}


def test_nearest_occurrence() -> None:
    """Inside the quotation first, else the nearest; whole words alone."""
    assert nearest("Al told Al: “Al lies”, Alan", "Al", Span(12, 21)) == Span(13, 15)
    assert nearest("Alan and Al. Zoë", "Al", Span(13, 16)) == Span(9, 11)
    assert nearest("Alan", "Al", Span(0, 1)) is None


def test_tokens_at_a_span(extractor: Extractor) -> None:
    """All that share a character with it."""
    assert isinstance(extractor, Pipeline)
    parse = extractor.see(document_of(TEXT.encode(), Path("text.txt"))).scene.parse
    assert [parse.words[t] for t in tokens_at(parse, Span(4, 9))] == ["Lee", "met"]
