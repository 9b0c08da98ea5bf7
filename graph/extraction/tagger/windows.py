"""Stretches of a document that the encoder reads at once: whole neighbouring paragraphs.

In: the parse. Out: windows of at most `longest` word pieces each, in order, without overlap; a
paragraph that is longer is cut between sentences, and a sentence that is longer between words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extraction.parse import Parse

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# Pieces of a window with the two that BERT puts around it; the attention is quadratic in it.
LONGEST = 256
_AROUND = 2
# More pieces of one word (an address, a hash) tell the model nothing.
LONGEST_WORD = 6


@dataclass(frozen=True, slots=True)
class Window:
    """Words [first, end) of a document.

    segments: [first, end) of the paragraphs in it, as places in the document; tags restart at each.
    """

    first: int
    end: int
    segments: tuple[tuple[int, int], ...]


def word_pieces(tokenizer: Tokenizer, words: Sequence[str]) -> list[list[int]]:
    """Ids of the pieces of each word, at least one."""
    encoding = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
    pieces: list[list[int]] = [[] for _ in words]
    for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
        if word is not None and len(pieces[word]) < LONGEST_WORD:
            pieces[word].append(piece)
    unknown = tokenizer.token_to_id("[UNK]") or 0
    return [ids or [unknown] for ids in pieces]


def windows(parse: Parse, sizes: Sequence[int], longest: int = LONGEST) -> list[Window]:
    """All words of the document in windows; sizes: number of pieces of each word."""
    room = longest - _AROUND
    found: list[Window] = []
    segments: list[tuple[int, int]] = []
    filled = 0
    for first, end in _segments(parse, sizes, room):
        size = sum(sizes[first:end])
        if segments and filled + size > room:
            found.append(Window(segments[0][0], segments[-1][1], tuple(segments)))
            segments, filled = [], 0
        segments.append((first, end))
        filled += size
    if segments:
        found.append(Window(segments[0][0], segments[-1][1], tuple(segments)))
    return found


def _segments(parse: Parse, sizes: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """Paragraphs, cut where they do not fit."""
    for first, end in parse.paragraphs:
        if sum(sizes[first:end]) <= room:
            yield first, end
            continue
        start, filled = first, 0
        for from_, to in _pieces_of_paragraph(parse, sizes, first, end, room):
            size = sum(sizes[from_:to])
            if start < from_ and filled + size > room:
                yield start, from_
                start, filled = from_, 0
            filled += size
        yield start, end


def _pieces_of_paragraph(
    parse: Parse, sizes: Sequence[int], first: int, end: int, room: int
) -> Iterator[tuple[int, int]]:
    """Sentences of a paragraph, and single words of those that are too long."""
    start = first
    while start < end:
        stop = min(parse.sentence(start)[1], end)
        if sum(sizes[start:stop]) <= room:
            yield start, stop
        else:
            yield from ((word, word + 1) for word in range(start, stop))
        start = stop
