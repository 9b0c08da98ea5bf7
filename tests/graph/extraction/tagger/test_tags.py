"""Tags of words: what may follow what, and the parts that they make."""

from __future__ import annotations

import pytest

from graph.extraction.tagger.tags import (
    CONTENT,
    CUE,
    OUTSIDE,
    PARTS,
    SOURCE,
    TAGS,
    begin,
    inside,
    may_follow,
    parts_of,
)


@pytest.mark.parametrize("part", [SOURCE, CUE, CONTENT])
def test_tags_have_the_names_of_their_parts(part: int) -> None:
    """Numbers and names of tags say the same."""
    assert TAGS[begin(part)] == f"B-{PARTS[part]}"
    assert TAGS[inside(part)] == f"I-{PARTS[part]}"


def test_inside_follows_its_own_part_alone() -> None:
    """I comes after B or I of the same part; O and B come anywhere."""
    for tag, name in enumerate(TAGS):
        before = {TAGS[other] for other in range(len(TAGS)) if may_follow(tag, other)}
        if name.startswith("I-"):
            assert before == {f"B-{name[2:]}", name}
            assert not may_follow(tag, None)
        else:
            assert before == set(TAGS)
            assert may_follow(tag, None)


@pytest.mark.parametrize(
    ("tags", "parts"),
    [
        ("", []),
        ("O O", []),
        ("B-source B-cue I-cue O", [(SOURCE, 0, 1), (CUE, 1, 3)]),
        ("B-content B-content I-content", [(CONTENT, 0, 1), (CONTENT, 1, 3)]),
        ("O B-content O B-content", [(CONTENT, 1, 2), (CONTENT, 3, 4)]),
    ],
)
def test_parts_begin_anew_at_each_b(tags: str, parts: list[tuple[int, int, int]]) -> None:
    """Two parts of a kind may touch."""
    assert parts_of([TAGS.index(name) for name in tags.split()]) == parts
    assert TAGS[OUTSIDE] == "O"
