"""What the encoder learns of each word beside the word."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.extraction.parse import Parse
from graph.extraction.quotes import Quote, find_quotes
from graph.extraction.tagger.features import COLUMNS, SIZES, word_features

# The same examples on every machine, however slow it is.
fixed = settings(deadline=None, derandomize=True)
WORDS = ["Ann", "said", "NATO", "7th", "(", "“", "”", '"', "'", ",", ".", ":", "—", "*", "'s", "é"]
TAGS = ["NNP", "VBD", ".", "``", "_SP", "NOT-A-TAG"]
DEPENDENCIES = ["nsubj", "ROOT", "ccomp", "punct", "not-a-dependency"]


def parse_of(*words: tuple[str, str, str, int]) -> Parse:
    """One sentence of (word, tag, dependency, place of its head)."""
    parse = Parse("")
    for place, (word, tag, dep, head) in enumerate(words):
        parse.words.append(word)
        parse.tag.append(tag)
        parse.dep.append(dep)
        parse.head.append(head)
        parse.sentence_of.append(0)
        parse.paragraph_of.append(0)
        parse.start.append(2 * place)
        parse.end.append(2 * place + 1)
    parse.sentences = parse.paragraphs = [(0, len(words))]
    return parse


def column(parse: Parse, name: str, quotes: list[Quote] | None = None) -> list[int]:
    """One feature of all words."""
    values: list[int] = word_features(parse, quotes or [])[:, COLUMNS.index(name)].tolist()
    return values


@st.composite
def trees(draw: st.DrawFn) -> Parse:
    """Any sentence of up to 12 words whose heads make a tree."""
    heads = [draw(st.integers(0, place)) for place in range(draw(st.integers(1, 12)))]
    return parse_of(
        *(
            (
                draw(st.sampled_from(WORDS)),
                draw(st.sampled_from(TAGS)),
                draw(st.sampled_from(DEPENDENCIES)),
                head,
            )
            for head in heads
        )
    )


@fixed
@given(trees(), st.data())
def test_values_stay_within_their_sizes(parse: Parse, data: st.DataObject) -> None:
    """The encoder has a vector for every value that can come, also for unknown tags and words."""
    end = data.draw(st.integers(1, len(parse)))
    first = data.draw(st.integers(0, end - 1))
    quote = Quote(first, end, max(0, first - 1), min(end, len(parse) - 1), data.draw(st.booleans()))
    values = word_features(parse, [quote])
    assert values.shape == (len(parse), len(COLUMNS)) == (len(parse), len(SIZES))
    assert values.dtype == np.int64
    assert (values >= 0).all()
    assert (values < np.array(SIZES)).all()


def test_no_words_no_rows() -> None:
    """A document without a word has an empty table of the same width."""
    assert word_features(Parse(""), []).shape == (0, len(COLUMNS))


def test_unknown_tags_and_dependencies_are_nought() -> None:
    """Known ones have a number of their own."""
    parse = parse_of(("a", "NONE", "nowhere", 0), ("b", "NN", "dobj", 0), ("c", "DT", "det", 1))
    tags, deps = column(parse, "tag"), column(parse, "dep")
    assert tags[0] == deps[0] == 0
    assert len(set(tags)) == len(set(deps)) == 3


def test_shapes_tell_kinds_of_words_and_marks() -> None:
    """Case, digits and each family of marks."""
    words = ["rain", "Ann", "NATO", "7th", "“", "”", '"', ",", ".", "—", "*"]
    shapes = column(parse_of(*((word, "NN", "dep", 0) for word in words)), "shape")
    assert len(set(shapes)) == len(words)
    alike = ["!", "?", "."]
    assert len(set(column(parse_of(*((w, ".", "punct", 0) for w in alike)), "shape"))) == 1


def test_quotations_have_an_opening_an_inside_and_a_closing() -> None:
    """The last word of a quotation that nothing closes is inside of it."""
    words = ["He", '"', "ran", "off", '"', "then"]
    parse = parse_of(*((word, "NN", "dep", 0) for word in words))
    outside, opening, inside, closing = 1, 3, 2, 4
    assert column(parse, "quote", [Quote(2, 4, 1, 4)]) == [
        outside, opening, inside, inside, closing, outside,
    ]  # fmt: skip
    assert column(parse, "quote", [Quote(2, 6, 1, 5, closed=False)]) == [
        outside, opening, *[inside] * 4,
    ]  # fmt: skip


def test_places_tell_edges_of_sentences_and_paragraphs() -> None:
    """The first word of a paragraph is not just that of a sentence; a lone word is a first one."""
    parse = parse_of(*(("a", "NN", "dep", 0) for _ in range(6)))
    parse.sentences = [(0, 3), (3, 5), (5, 6)]
    parse.paragraphs = [(0, 5), (5, 6)]
    within, sentence, paragraph, end = 1, 2, 3, 4
    assert column(parse, "place") == [paragraph, within, end, sentence, end, paragraph]


def test_edges_name_the_largest_phrase() -> None:
    """In "Ann said the rain fell ." the clause opens at "the", not the rain alone."""
    parse = parse_of(
        ("Ann", "NNP", "nsubj", 1),
        ("said", "VBD", "ROOT", 1),
        ("the", "DT", "det", 3),
        ("rain", "NN", "nsubj", 4),
        ("fell", "VBD", "ccomp", 1),
        (".", ".", "punct", 1),
    )
    deps = dict(zip(parse.dep, column(parse, "dep"), strict=True))
    assert column(parse, "opens") == [deps["ROOT"], 0, deps["ccomp"], 0, 0, 0]
    assert column(parse, "closes") == [0, 0, 0, deps["nsubj"], deps["ccomp"], deps["ROOT"]]


def test_features_of_a_parsed_text(parsed: Callable[[str], Parse]) -> None:
    """All tags and dependencies of the parser are known, and quotation marks seen."""
    parse = parsed("Port closes\n\n“It rained,” Ann Lee said.\n\nBob Ray, 7, didn't agree.")
    quotes, _ = find_quotes(parse)
    values = word_features(parse, quotes)
    assert (values < np.array(SIZES)).all()
    assert (values[:, [COLUMNS.index("tag"), COLUMNS.index("dep")]] > 0).all()
    states = column(parse, "quote", quotes)
    assert states[parse.words.index("“")] != states[parse.words.index("rained")] != 1
