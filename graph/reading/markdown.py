"""Markdown (.md): headings, paragraphs, list items and quotations as blocks of the file's text.

The marks at the start and end of a block are left out of its span. Marks inside stay, because all
offsets index the file's text; where they stand is kept as the document's markup. Code, comments,
tables, pictures and link definitions are no prose and make no block. Follows CommonMark
(https://spec.commonmark.org) as far as news articles need it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.model import Block, Part, Span
from graph.reading.content import Content
from graph.reading.encoding import decode
from graph.reading.front_matter import split_front_matter
from graph.reading.furniture import is_furniture
from graph.reading.marks import marks, without_marks
from graph.reading.paragraphs import lines, trimmed

_FENCE = re.compile(r"(`{3,}|~{3,})")
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>.*?)(?:[ \t]+#+)?$")
_UNDERLINE = re.compile(r"=+|-+")
_RULE = re.compile(r"([-*_])(?:[ \t]*\1){2,}")
_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]+")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_NO_PROSE = re.compile(r"\|.*|!\[[^\]]*\]\([^)]*\)|\[[^\]]+\]:\s*\S+.*")


def read_markdown(data: bytes, path: Path) -> Content:
    """The content of a Markdown file; the first heading is its title."""
    metadata, text = split_front_matter(decode(data, path), path)
    outline = _Outline(text)
    for line in lines(text):
        outline.add(line)
    outline.close()
    blocks: list[Block] = []
    markup: list[Span] = []
    title = metadata.title
    for whole, heading in outline.found:
        found = marks(text, whole)
        span = _without_outer_marks(whole, found)
        words = without_marks(text, span, [mark for mark in found if span.covers(mark)])
        part = Part.FURNITURE if is_furniture(words) else Part.PARAGRAPH
        if heading and part is Part.PARAGRAPH and not any(b.part is Part.TITLE for b in blocks):
            part = Part.TITLE
            title = title or words
        if span.start < span.end:
            blocks.append(Block(part, span))
            markup += (mark for mark in found if span.covers(mark))
    return Content(text, tuple(blocks), replace(metadata, title=title), tuple(markup))


def _without_outer_marks(block: Span, found: list[Span]) -> Span:
    """A block without the marks that it begins and ends with."""
    start, end = block.start, block.end
    for mark in found:
        if mark.start == start:
            start = mark.end
    for mark in reversed(found):
        if mark.end == end and mark.start >= start:
            end = mark.start
    return Span(start, end)


@dataclass(slots=True)
class _Outline:
    """Collects blocks line by line. found: spans in order, each with whether it is a heading."""

    text: str
    found: list[tuple[Span, bool]] = field(default_factory=list)
    _block: Span | None = None
    _in_quote: bool = False
    _fence: str | None = None
    _in_comment: bool = False

    def add(self, line: Span) -> None:
        words = line.of(self.text)
        if self._skipped(words):
            return
        quote = _QUOTE.match(words)
        if quote:
            line = trimmed(self.text, Span(line.start + quote.end(), line.end))
            words = line.of(self.text)
        # A quotation goes on over an unmarked line; a marked line after plain ones begins one.
        if quote and not self._in_quote:
            self.close()
        self._in_quote = bool(quote) or (self._in_quote and self._block is not None)
        if not words or _NO_PROSE.fullmatch(words):
            self.close()
        elif heading := _HEADING.fullmatch(words):
            self.close()
            start = line.start + heading.start("words")
            self._take(Span(start, line.start + heading.end("words")), heading=True)
        elif self._block and _UNDERLINE.fullmatch(words) and len(words) > 1:
            self._take(self._block, heading=True)
            self._block = None
        elif _RULE.fullmatch(words):
            self.close()
        elif item := _ITEM.match(words):
            self.close()
            self._block = Span(line.start + item.end(), line.end)
        else:
            self._block = Span(self._block.start if self._block else line.start, line.end)

    def close(self) -> None:
        """End the block that is open, if one is."""
        if self._block is not None:
            self._take(self._block, heading=False)
        self._block = None
        self._in_quote = False

    def _take(self, span: Span, heading: bool) -> None:
        if span.start < span.end:
            self.found.append((span, heading))

    def _skipped(self, words: str) -> bool:
        """Whether the line lies in code or in a comment, or opens or closes one."""
        if self._fence is not None:
            if words.startswith(self._fence) and not words.strip(self._fence[0]):
                self._fence = None
            return True
        if self._in_comment:
            self._in_comment = "-->" not in words
            return True
        if fence := _FENCE.match(words):
            self.close()
            self._fence = fence[1]
            return True
        if words.startswith("<!--"):
            self.close()
            self._in_comment = "-->" not in words
            return True
        return False
