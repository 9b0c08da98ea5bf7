"""Annotated attributions become tags of words and links of parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.extraction.parse import Parse
from graph.extraction.tagger.tags import CONTENT, CUE, SOURCE, TAGS
from graph.learning.attribution.labels import NOBODY, labels_of, words_at
from graph.model import Attribution, Span

Cut = Callable[[str], Parse]
TEXT = "Ann said it rained. Bob did not.\nIt snowed, Bob said."


def span(words: str, text: str = TEXT) -> Span:
    """Where words stand first."""
    return Span(text.index(words), text.index(words) + len(words))


def said(source: str | None, cue: str, *content: str) -> Attribution:
    """An attribution of TEXT by its words."""
    sources = (span(source),) if source else ()
    return Attribution(sources, (span(cue),), tuple(map(span, content)), "people")


def names(tags: list[list[int]]) -> list[list[str]]:
    """Tags as people write them."""
    return [[TAGS[tag] for tag in some] for some in tags]


def test_tags_of_each_segment_begin_anew(cut: Cut) -> None:
    """A content that runs on into the next paragraph begins there again."""
    parse = cut(TEXT)
    labels = labels_of(parse, [said("Ann", "said", "it rained", "It snowed")])
    assert names(labels.tags(parse.paragraphs)) == [
        ["B-source", "B-cue", "B-content", "I-content", "O", "O", "O", "O", "O"],
        ["B-content", "I-content", "O", "O", "O", "O"],
    ]
    whole = labels_of(parse, [said("Ann", "said", TEXT[9:])])
    assert names(whole.tags([(0, 5), (5, 9)]))[1] == ["B-content", *["I-content"] * 3]


def test_cues_come_before_sources_and_these_before_contents(cut: Cut) -> None:
    """Where parts claim the same word, in whatever order they are listed."""
    outer = said("Ann", "Ann said", "Ann said it rained. Bob did not")
    inner = said("Bob did", "did not", "it rained")
    for order in ([outer, inner], [inner, outer]):
        labels = labels_of(cut(TEXT), order)
        tags = names(labels.tags([(0, 9)]))[0]
        assert tags[:2] == ["B-cue", "I-cue"]
        assert tags[5:] == ["B-source", "B-cue", "I-cue", "O"]


def test_links_lead_from_content_to_cue_to_source(cut: Cut) -> None:
    """By number; a cue without a source leads to nobody, a shared source is one part."""
    first, second = said("Ann", "said", "it rained"), said(None, "did", "not")
    third = said("Ann", "snowed", "Bob")
    labels = labels_of(cut(TEXT), [first, second, third])
    assert labels.part.count(SOURCE) == 1
    assert labels.part.count(CUE) == labels.part.count(CONTENT) == 3
    source = labels.part.index(SOURCE)
    cues = [labels.owner[word] for word in (1, 6, 10)]
    contents = [labels.owner[word] for word in (2, 7, 5)]
    assert [labels.cue_of[content] for content in contents] == cues
    assert [labels.source_of[cue] for cue in cues] == [source, NOBODY, source]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(0, 3, ["Ann"]), (1, 2, ["Ann"]), (2, 5, ["Ann", "said"]), (3, 4, []), (900, 950, [])],
)
def test_a_span_stands_for_the_words_that_it_touches(
    cut: Cut, start: int, end: int, words: list[str]
) -> None:
    """Part of a word is enough; blanks and places outside of the text touch none."""
    parse = cut(TEXT)
    assert [parse.words[t] for t in words_at(parse, Span(start, end))] == words
