"""Scores become the best tags, and parts the attributions that they belong to."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.extraction.tagger.decode import (
    BETWEEN,
    CONTENT_SLOT,
    CUE_OF_CONTENT,
    CUE_OF_SOURCE,
    DISTANCES,
    SLOTS,
    SOURCE_SLOT,
    Array,
    Found,
    Heads,
    best_tags,
    between_class,
    distance_class,
    link,
)
from graph.extraction.tagger.tags import TAGS, may_follow

# The same examples on every machine, however slow it is.
fixed = settings(deadline=None, derandomize=True)
WIDTH = 3
parts = st.tuples(st.integers(0, 400), st.integers(1, 9)).map(lambda p: (p[0], p[0] + p[1]))
seeds = st.integers(0, 2**32 - 1)


def heads_of(random: np.random.Generator | None = None, size: float = 1.0) -> Heads:
    """Heads with random scores, or with noughts."""

    def scores(*shape: int) -> Array:
        if random is None:
            return np.zeros(shape, dtype=np.float32)
        return random.normal(0, size, shape).astype(np.float32)

    return Heads(
        start=scores(len(TAGS)),
        transitions=scores(len(TAGS), len(TAGS)),
        distance=scores(2, DISTANCES),
        between=scores(2, 2 * BETWEEN),
        no_source=scores(WIDTH),
        outside=0.0 if random is None else float(random.normal()),
    )


def emissions_of(random: np.random.Generator, words: int) -> Array:
    """Random scores of the tags of words."""
    return random.normal(0, 2, (words, len(TAGS))).astype(np.float32)


def total(tags: tuple[int, ...], emissions: Array, heads: Heads) -> float:
    """The score of a sequence of tags, by the definition of the chain."""
    score = float(heads.start[tags[0]])
    for place, tag in enumerate(tags):
        score += float(emissions[place, tag]) + heads.outside * (tag == 0)
        if place:
            score += float(heads.transitions[tags[place - 1], tag])
    return score


def allowed(tags: tuple[int, ...]) -> bool:
    """Whether each tag may follow the one before."""
    return all(may_follow(tag, before) for before, tag in zip((None, *tags), tags, strict=False))


@fixed
@given(seeds, st.integers(1, 4))
def test_best_tags_are_the_best_of_all_sequences(seed: int, words: int) -> None:
    """As found by trying all of them."""
    random = np.random.default_rng(seed)
    heads, emissions = heads_of(random), emissions_of(random, words)
    (tags,) = best_tags(emissions, [(0, words)], heads)
    sequences = filter(allowed, product(range(len(TAGS)), repeat=words))
    best = max(total(sequence, emissions, heads) for sequence in sequences)
    assert total(tuple(tags), emissions, heads) == pytest.approx(best, abs=1e-4)


@fixed
@given(seeds, st.lists(st.integers(1, 7), min_size=1, max_size=6))
def test_segments_do_not_touch_each_other(seed: int, lengths: list[int]) -> None:
    """Each has the tags that it has alone, whatever stands beside it."""
    random = np.random.default_rng(seed)
    heads, emissions = heads_of(random), emissions_of(random, sum(lengths))
    ends = np.cumsum(lengths).tolist()
    segments = [(end - length, end) for end, length in zip(ends, lengths, strict=True)]
    alone = [best_tags(emissions, [segment], heads)[0] for segment in segments]
    assert best_tags(emissions, segments, heads) == alone
    assert [len(tags) for tags in alone] == lengths


@fixed
@given(seeds, st.integers(1, 12))
def test_impossible_steps_never_come(seed: int, words: int) -> None:
    """Also where the scores speak for them ten times louder."""
    random = np.random.default_rng(seed)
    (tags,) = best_tags(emissions_of(random, words) * 10, [(0, words)], heads_of(random, 10))
    assert allowed(tuple(tags))


def test_no_segments_no_tags() -> None:
    """A document without words has none."""
    assert best_tags(np.zeros((0, len(TAGS)), dtype=np.float32), [], heads_of()) == []


@fixed
@given(parts, parts)
def test_distances_are_mirrored(one: tuple[int, int], other: tuple[int, int]) -> None:
    """What stands before and what stands behind have classes of their own, from 0 on."""
    assert 0 <= distance_class(one, other) < DISTANCES
    assert distance_class(one, other) + distance_class(other, one) == DISTANCES - 1


def test_distances_grow() -> None:
    """Overlapping parts lie in the middle; farther parts never in a nearer class."""
    middle = distance_class((10, 20), (15, 25))
    classes = [distance_class((0, 5), (5 + gap, 300)) for gap in range(200)]
    assert classes == sorted(classes)
    assert middle < classes[0] < classes[1] < classes[-1] == DISTANCES - 1


@fixed
@given(parts, parts, st.lists(parts, max_size=8))
def test_classes_of_what_stands_between(
    one: tuple[int, int], other: tuple[int, int], others: list[tuple[int, int]]
) -> None:
    """Known to the heads, whatever the parts."""
    assert 0 <= between_class(one, other, [*others, other]) < 2 * BETWEEN


def test_what_stands_between_is_counted_by_side() -> None:
    """The nearest has none between; from three on all are alike."""
    others = [(0, 1), (2, 3), (4, 5), (6, 7), (8, 9)]
    assert [between_class((10, 11), part, others) for part in others] == [3, 3, 2, 1, 0]
    after = [between_class((0, 1), part, others[1:]) for part in others[1:]]
    assert after == [BETWEEN, BETWEEN + 1, BETWEEN + 2, BETWEEN + 3]


# ---- links ----------------------------------------------------------------------------------

# A source, a cue and a content, and then the same again.
SAID_TWICE = [[1, 3, 5, 6, 1, 3, 5, 6]]
TWICE = ((0, 8),)


def vectors_of(words: int) -> Array:
    """Link vectors that say nothing."""
    return np.zeros((words, SLOTS, WIDTH), dtype=np.float32)


def draw_together(
    vectors: Array, part: tuple[int, int], slot: int, other: tuple[int, int], other_slot: int
) -> None:
    """Let two parts belong together by the vectors of their first and last words."""
    for (first, end), of in ((part, slot), (other, other_slot)):
        vectors[first, of, 0] += 1
        vectors[end - 1, of + 1, 0] += 1


def near(weight: float = 1.0) -> Heads:
    """Heads that like a part the more the nearer it is, and any part more than none."""
    heads = heads_of()
    heads.distance[:] = weight * (DISTANCES - np.abs(np.arange(DISTANCES) - DISTANCES // 2))
    return heads


def test_the_nearest_belong_together_where_the_words_say_nothing() -> None:
    """By the learned scores of distances alone."""
    assert link(SAID_TWICE, TWICE, vectors_of(8), near()) == [
        Found((0, 1), (1, 2), ((2, 4),)),
        Found((4, 5), (5, 6), ((6, 8),)),
    ]


def test_words_lead_a_content_to_a_farther_cue() -> None:
    """Then the nearer cue has no content, and is no attribution."""
    vectors = vectors_of(8)
    draw_together(vectors, (2, 4), CONTENT_SLOT, (5, 6), CUE_OF_CONTENT)
    draw_together(vectors, (5, 6), CUE_OF_SOURCE, (0, 1), SOURCE_SLOT)
    assert link(SAID_TWICE, TWICE, vectors, near(weight=0.01)) == [
        Found((0, 1), (5, 6), ((2, 4), (6, 8))),
    ]


@pytest.mark.parametrize(("word", "slot"), [(2, CONTENT_SLOT), (3, CONTENT_SLOT + 1)])
def test_first_and_last_word_speak_for_a_part(word: int, slot: int) -> None:
    """Each in a slot of its own, and each alone is enough."""
    vectors = vectors_of(8)
    vectors[word, slot] = vectors[5, CUE_OF_CONTENT] = 1
    (found,) = link(SAID_TWICE, TWICE, vectors, near(weight=0.01))
    assert found.content == ((2, 4), (6, 8))


def test_a_cue_may_have_no_source() -> None:
    """Where nobody scores as high as nobody, and where there is no source."""
    vectors = vectors_of(8)
    vectors[1, CUE_OF_SOURCE] = vectors[5, CUE_OF_SOURCE] = 1
    heads = near()
    heads.no_source[:] = 100
    assert [found.source for found in link(SAID_TWICE, TWICE, vectors, heads)] == [None, None]
    heads.no_source[:] = -100
    assert all(found.source for found in link(SAID_TWICE, TWICE, vectors, heads))
    assert link([[3, 5]], ((0, 2),), vectors, heads) == [Found(None, (0, 1), ((1, 2),))]


def test_a_content_without_a_cue_is_nothing() -> None:
    """Nor is a cue or a source alone."""
    for tags in ([1, 5, 6], [1, 3], [5], [0]):
        assert link([tags], ((0, len(tags)),), vectors_of(8), near()) == []


def test_places_are_those_of_the_document() -> None:
    """Parts of the second paragraph of a later window; contents in text order."""
    segments = ((4, 6), (6, 9))
    assert link([[1, 3], [5, 0, 5]], segments, vectors_of(9), near()) == [
        Found((4, 5), (5, 6), ((6, 7), (8, 9)))
    ]
