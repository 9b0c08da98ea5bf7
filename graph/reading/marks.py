"""The marks of Markdown inside a block: what stands in the text and is no word of it.

Emphasis, link brackets with their targets, code ticks, tags, footnote numbers, escapes, and the
marks of quoted lines. Editor's brackets ("[Maduro's] account") are words and stay.
"""

from __future__ import annotations

import re

from graph.model import Span

# In the order in which they are looked for: what is inside an address is no emphasis.
_PATTERNS = (
    re.compile(r"(?P<a>!\[[^\]]*\]\([^)\s]*(?:\s[^)]*)?\))"),  # a picture
    re.compile(r"(?P<a>\[)[^\[\]]+(?P<b>\]\([^)\s]*(?:\s[^)]*)?\))"),  # [words](address "title")
    re.compile(r"(?P<a>\[)[^\[\]]+(?P<b>\]\[[^\]]*\])"),  # [words][reference]
    re.compile(r"(?P<a>\[\^[^\]\s]+\])"),  # [^note]
    re.compile(r"(?P<a><(?:https?://|mailto:)[^>\s]*>|</?[A-Za-z][^<>]*>)"),  # <address>, <tag>
    re.compile(r"(?P<a>`+)[^`]+(?P<b>`+)"),
    re.compile(r"(?m)^[ \t]*(?P<a>(?:>[ \t]?)+)"),  # a quoted line that goes on
    re.compile(r"(?P<a>\\)(?P<word>[!-/:-@\[-`{-~\r\n])"),  # an escaped sign, a hard line break
)
_EMPHASIS = re.compile(
    r"(?<![*\w\\])(?P<a>\*{1,3})(?=\S)[^*]+?(?<=\S)(?P<b>\*{1,3})(?![*])"
    r"|(?<![_\w\\])(?P<c>_{1,3})(?=\S)[^_]+?(?<=\S)(?P<d>_{1,3})(?![_\w])"
)


def marks(text: str, block: Span) -> list[Span]:
    """Where marks stand in `block`, a stretch of `text`, in order and without overlaps."""
    words = list(block.of(text))
    found: list[Span] = []
    for pattern in _PATTERNS:
        _take(pattern, words, found)
    for _ in range(3):  # bold inside italics inside bold: marks nest no deeper
        _take(_EMPHASIS, words, found)
    return [Span(block.start + mark.start, block.start + mark.end) for mark in sorted(found)]


def _take(pattern: re.Pattern[str], words: list[str], found: list[Span]) -> None:
    """Add what the groups of `pattern` match, and blank it, so that it is not found again.

    What the group "word" matches only looks like a mark: it is blanked and not added.
    """
    for match in pattern.finditer("".join(words)):
        for group, held in match.groupdict().items():
            if held:
                start, end = match.span(group)
                if group != "word":
                    found.append(Span(start, end))
                # A private character: no blank, so that emphasis still ends at a word.
                words[start:end] = "\ue000" * (end - start)


def without_marks(text: str, block: Span, found: list[Span]) -> str:
    """The words of `block` on one line, without the marks that were found in it."""
    parts = []
    start = block.start
    for mark in found:
        parts.append(text[start : mark.start])
        start = mark.end
    return " ".join("".join([*parts, text[start : block.end]]).split())
