"""Plain text (.txt): front matter, a headline where there is one, paragraphs, page furniture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from graph.model import Block, Part, Span
from graph.reading.content import Content, Metadata
from graph.reading.encoding import decode
from graph.reading.front_matter import split_front_matter
from graph.reading.furniture import is_furniture
from graph.reading.paragraphs import ends_like_a_sentence, paragraphs

# A headline fits on a line or two of a page; 140 characters hold the longest of newspapers.
_LONGEST_TITLE = 140


def read_plain(data: bytes, path: Path) -> Content:
    """The content of a plain-text file; offsets index the decoded text after its front matter."""
    metadata, text = split_front_matter(decode(data, path), path)
    spans = paragraphs(text, is_furniture)
    parts = [Part.FURNITURE if is_furniture(s.of(text)) else Part.PARAGRAPH for s in spans]
    position = _title_position(text, spans, parts, metadata)
    if position is not None:
        parts[position] = Part.TITLE
        title = metadata.title or " ".join(spans[position].of(text).split())
        metadata = replace(metadata, title=title)
    blocks = tuple(Block(part, span) for part, span in zip(parts, spans, strict=True))
    return Content(text, blocks, metadata)


def _title_position(
    text: str, spans: list[Span], parts: list[Part], metadata: Metadata
) -> int | None:
    """Which paragraph is the headline: the first, if short, unpunctuated, and followed by more.

    Where the front matter gives a title, only those very words are taken for one: a byline must
    not be.
    """
    content = [i for i, part in enumerate(parts) if part is Part.PARAGRAPH]
    if len(content) < 2:
        return None
    words = " ".join(spans[content[0]].of(text).split())
    if metadata.title is not None:
        return content[0] if words.casefold() == metadata.title.casefold() else None
    fits = len(words) <= _LONGEST_TITLE and any(character.isalpha() for character in words)
    return content[0] if fits and not ends_like_a_sentence(words) else None
