"""Stretches that the encoder reads at once: all words, each once, never too many."""

from __future__ import annotations

from itertools import accumulate, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from graph.extraction.parse import Parse
from graph.extraction.tagger.windows import LONGEST, LONGEST_WORD, Window, windows, word_pieces

# The same examples on every machine, however slow it is.
fixed = settings(deadline=None, derandomize=True)
Sizes = list[list[list[int]]]
"""Paragraphs of sentences of words, each by its number of pieces."""


def parse_of(sizes: Sizes) -> Parse:
    """Sentences and paragraphs of these lengths."""
    parse = Parse("")
    for paragraph in sizes:
        first = len(parse)
        for sentence in paragraph:
            start = len(parse)
            parse.words += ["word"] * len(sentence)
            parse.sentence_of += [len(parse.sentences)] * len(sentence)
            parse.sentences.append((start, len(parse)))
        parse.paragraph_of += [len(parse.paragraphs)] * (len(parse) - first)
        parse.paragraphs.append((first, len(parse)))
    return parse


def flat(sizes: Sizes) -> list[int]:
    """The number of pieces of each word."""
    return [size for paragraph in sizes for sentence in paragraph for size in sentence]


def cut(sizes: Sizes, longest: int = LONGEST) -> list[Window]:
    """The windows of a text of this form."""
    return windows(parse_of(sizes), flat(sizes), longest)


sentences = st.lists(st.integers(1, LONGEST_WORD), min_size=1, max_size=12)
texts = st.lists(st.lists(sentences, min_size=1, max_size=4), max_size=6)


@fixed
@given(texts, st.integers(LONGEST_WORD + 2, 40))
def test_windows_hold_all_words_once_and_are_full(sizes: Sizes, longest: int) -> None:
    """In order, at most `longest` pieces with the two around, and no two would fit into one."""
    room, pieces = longest - 2, flat(sizes)
    found = cut(sizes, longest)
    segments = [segment for window in found for segment in window.segments]
    ends = [0, *(end for _, end in segments)]
    assert ends == [*(first for first, _ in segments), len(pieces)]
    for window in found:
        assert (window.first, window.end) == (window.segments[0][0], window.segments[-1][1])
        assert sum(pieces[window.first : window.end]) <= room
    for one, other in pairwise(found):
        assert sum(pieces[one.first : other.segments[0][1]]) > room


@fixed
@given(texts, st.integers(LONGEST_WORD + 2, 40))
def test_paragraphs_and_sentences_stay_whole_if_they_fit(sizes: Sizes, longest: int) -> None:
    """A paragraph is one segment; one that is too long is cut between sentences."""
    room, pieces, parse = longest - 2, flat(sizes), parse_of(sizes)
    segments = [segment for window in cut(sizes, longest) for segment in window.segments]
    inner_cuts = {first for first, _ in segments} - {first for first, _ in parse.paragraphs}
    for stretches in (parse.paragraphs, parse.sentences):
        for first, end in stretches:
            if sum(pieces[first:end]) <= room:
                assert not inner_cuts & set(range(first + 1, end))
    for first, end in segments:
        assert parse.paragraph_of[first] == parse.paragraph_of[end - 1]


def test_short_paragraphs_share_a_window() -> None:
    """Each is a segment of it; the next one that does not fit opens another window."""
    paragraph = [[1] * 100]
    assert cut([paragraph] * 3) == [
        Window(0, 200, ((0, 100), (100, 200))),
        Window(200, 300, ((200, 300),)),
    ]
    assert cut([]) == []


def test_a_window_is_full_with_the_two_pieces_around() -> None:
    """254 pieces fit, 255 do not."""
    assert len(cut([[[1] * (LONGEST - 2)]])) == 1
    assert len(cut([[[1] * (LONGEST - 1)]])) == 2


def test_a_sentence_that_is_too_long_is_cut_between_words() -> None:
    """The sentences around it stay whole; what is left of it may stand with the next one."""
    sizes = [[[1] * 3, [2] * 10, [1] * 4]]
    found = cut(sizes, longest=12)
    assert [window.segments for window in found] == [((0, 6),), ((6, 11),), ((11, 17),)]
    starts = list(accumulate(flat(sizes), initial=0))
    assert [starts[w.end] - starts[w.first] for w in found] == [9, 10, 8]


def test_every_word_has_pieces_but_not_too_many() -> None:
    """Words of nothing that can be read become the unknown piece; long ones are cut short."""
    vocabulary = {"[UNK]": 0, "rain": 1, "a": 2, "##a": 3, "##s": 4, "b": 5}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))  # noqa: S106 - no secret
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    words = ["Rains", "a" * 20, "\u200b", "ж", "a"]
    assert word_pieces(tokenizer, words) == [[1, 4], [2, 3, 3, 3, 3, 3], [0], [0], [2]]
    assert word_pieces(tokenizer, []) == []
