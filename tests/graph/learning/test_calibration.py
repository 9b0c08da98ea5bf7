"""How far confidence is from being right, on predictions counted by hand."""

from __future__ import annotations

import pytest

from graph.learning.calibration import Predictions, expected_error, interval, report


def test_the_error_is_the_mean_distance_over_bins() -> None:
    """Bins count by their sizes; a bin that is right as often as it says has none."""
    assert expected_error([0.75] * 4, [True, True, True, False]) == pytest.approx(0)
    assert expected_error([0.95, 0.95], [False, False]) == pytest.approx(0.95)
    mixed = expected_error([0.95, 0.05, 0.05, 0.05], [False, False, False, False])
    assert mixed == pytest.approx(0.95 / 4 + 0.05 * 3 / 4)
    assert expected_error([1.0], [True]) == 0
    assert expected_error([], []) == 0


def test_the_interval_holds_the_error() -> None:
    """It is drawn from the texts, and the same each time."""
    texts = [Predictions((0.6,), (n % 3 != 0,)) for n in range(60)]
    low, high = interval(texts)
    assert (low, high) == interval(texts)
    assert low <= expected_error([0.6] * 60, [n % 3 != 0 for n in range(60)]) <= high
    assert high - low < 0.3


def test_the_report_tells_what_each_threshold_gives() -> None:
    """Precision of claims and recall of edges, for sets with edges; all sets together last."""
    texts = {
        "read": [Predictions((0.9, 0.4), (True, False), gold=2, found=(0.9, 0.0))],
        "dse": [Predictions((0.5,), (True,))],
    }
    printed = report(texts)
    rows = [line.split() for line in printed.splitlines()]
    assert [row[0] for row in rows[1:4]] == ["read", "dse", "all"]
    assert ["read", "0.40", "0.500", "0.500"] in rows
    assert ["read", "0.50", "1.000", "0.500"] in rows
    assert not any(row[:2] == ["dse", "0.50"] for row in rows if len(row) == 4)
