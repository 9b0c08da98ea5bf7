"""The tags that the model gives to words: which part of an attribution each word is in.

The parts are flat: none lies inside another of the same attribution, and annotated contents are
not nested (Newell et al., 2018: 6 of 29,000 are). A part begins with its B tag, so that two of a
kind may touch; contents in several pieces are several parts with a link to the same cue.
"""

from __future__ import annotations

SOURCE, CUE, CONTENT = range(3)
PARTS = ("source", "cue", "content")

OUTSIDE = 0
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")


def begin(part: int) -> int:
    """The tag of the first word of a part."""
    return 1 + 2 * part


def inside(part: int) -> int:
    """The tag of its further words."""
    return 2 + 2 * part


def may_follow(tag: int, before: int | None) -> bool:
    """Whether `tag` may come after `before` (None: at the start); I only after its own B or I."""
    if tag == OUTSIDE or tag % 2 == 1:
        return True
    return before in {tag - 1, tag}


def parts_of(tags: list[int]) -> list[tuple[int, int, int]]:
    """(part, first, one past last) of a valid sequence, in order."""
    found: list[tuple[int, int, int]] = []
    for place, tag in enumerate(tags):
        if tag == OUTSIDE:
            continue
        if tag % 2 == 1:
            found.append(((tag - 1) // 2, place, place + 1))
        else:
            part, first, _ = found[-1]
            found[-1] = (part, first, place + 1)
    return found
