"""The small network after the encoder: rows add up, the rows of a pair join."""

from __future__ import annotations

import numpy as np
import pytest

from graph.extraction.stances.scoring import (
    ABOVE,
    CONTENT,
    HEAD,
    SLOTS,
    SOURCE,
    TARGET,
    Heads,
    Rows,
    join_rows,
    probabilities,
    score_rows,
    screened,
)

WIDTH = 2


def heads() -> Heads:
    """Two columns of features with two values each; acts and stances read the two numbers."""
    return Heads(
        features=np.array([[0, 0], [1, 0], [0, 0], [0, 10]], dtype=np.float32),
        starts=np.array([0, 2]),
        middle=np.eye(WIDTH, dtype=np.float32),
        middle_bias=np.zeros(WIDTH, dtype=np.float32),
        acts=np.eye(WIDTH, dtype=np.float32),
        acts_bias=np.zeros(WIDTH, dtype=np.float32),
        stances=np.eye(WIDTH, dtype=np.float32),
        stances_bias=np.array([0, 1], dtype=np.float32),
        none=np.array([5], dtype=np.float32),
        screen=np.array([0, 2, 0, 1, -2.5], dtype=np.float32),
        given_names=np.array([[1], [2]]),
    )


def rows(**changes: object) -> Rows:
    """One row: its place at word 0 with source 1 and content 2, its mention at word 3 under 4."""
    given: dict[str, object] = {
        "heads": np.array([0]),
        "sources": np.array([1]),
        "targets": np.array([3]),
        "above": np.array([4]),
        "places": np.array([0]),
        "contents": [np.array([2])],
        "features": np.array([[0, 0]]),
    }
    return Rows(**(given | changes))  # type: ignore[arg-type]


def vectors() -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Five words; each slot of each word has a number of its own in the first place."""
    made = np.zeros((5, SLOTS, WIDTH), dtype=np.float32)
    for word, slot, value in (
        (0, HEAD, 1), (1, SOURCE, 2), (2, CONTENT, 4), (3, TARGET, 8), (4, ABOVE, 16),
    ):  # fmt: skip
        made[word, slot, 0] = value
    return made


def test_a_row_adds_up_its_words_and_features() -> None:
    """Each word by its slot; large sums pass through the layers nearly as they are."""
    acts, stances = score_rows(vectors(), rows(), heads())
    assert acts[0, 0] == pytest.approx(31, abs=1e-3)
    # Against: the acts of that side, of which this network has two alone; for: none, and a bias.
    assert stances[0, 0] == pytest.approx(62, abs=1e-3)
    acts, _ = score_rows(vectors(), rows(features=np.array([[1, 1]])), heads())
    assert acts[0] == pytest.approx([32, 10], abs=1e-3)


def test_words_outside_the_speech_say_nothing() -> None:
    """One past the last word stands for them."""
    acts, _ = score_rows(vectors(), rows(heads=np.array([5])), heads())
    assert acts[0, 0] == pytest.approx(30, abs=1e-3)


def test_a_place_without_content_has_none() -> None:
    """A mention says nothing by itself."""
    acts, _ = score_rows(vectors(), rows(contents=[np.array([], dtype=np.int64)]), heads())
    assert acts[0, 0] == pytest.approx(27, abs=1e-3)


def test_one_plain_row_speaks_for_a_pair() -> None:
    """Two equal rows say a little more than one; a weak row beside a plain one nothing."""
    logits = np.array([[3.0], [3.0], [4.0], [-20.0]], dtype=np.float32)
    joined = join_rows(logits, np.array([0, 0, 1, 1]), 3)
    assert joined[0, 0] == pytest.approx(3 + np.log(2), abs=1e-5)
    assert joined[1, 0] == pytest.approx(4, abs=1e-5)
    assert joined[2, 0] == -np.inf


def test_probabilities_add_up_to_one() -> None:
    """With that of no act in the first place; a pair without a row has no act for certain."""
    shares = probabilities(np.array([[0.0, 0.0], [-np.inf, -np.inf]], dtype=np.float32))
    assert shares[0] == pytest.approx([1 / 3] * 3)
    assert shares[1] == pytest.approx([1, 0, 0])


def test_rows_are_worth_reading_by_their_features() -> None:
    """Weights and bias must add up to more than nothing."""
    features = np.array([[0, 0], [1, 0], [1, 1]])
    sums = screened(features, heads().starts, heads().screen)
    assert (sums > 0).tolist() == [False, False, True]
