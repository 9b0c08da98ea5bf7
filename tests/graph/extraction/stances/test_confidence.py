"""How sure a claim is, by all that speaks for it."""

from __future__ import annotations

import pytest

from graph.extraction.stances.confidence import Calibration, Signs


@pytest.mark.parametrize("share", [0.01, 0.3, 0.5, 0.99])
def test_by_itself_the_share_is_believed(share: float) -> None:
    """Without learned weights nothing else counts."""
    signs = Signs(share, by_grammar=True, by_content=True, elsewhere=1.0)
    assert Calibration().confidence(signs) == pytest.approx(share)


def test_each_sign_counts_by_its_weight() -> None:
    """As log odds: what speaks for a claim makes it surer, what speaks against it less sure."""
    weights = Calibration(share=1.0, by_grammar=1.0, by_content=0.5, elsewhere=2.0, bias=-0.5)
    plain = weights.confidence(Signs(0.5))
    assert plain < 0.5
    assert weights.confidence(Signs(0.5, by_content=True)) == pytest.approx(0.5)
    assert weights.confidence(Signs(0.5, by_grammar=True)) > 0.5
    often, seldom = Signs(0.5, elsewhere=0.8), Signs(0.5, elsewhere=0.2)
    assert weights.confidence(often) > weights.confidence(seldom)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_nothing_is_quite_certain(share: float) -> None:
    """The edges of the scale have no infinite odds."""
    assert 0 < Calibration().confidence(Signs(share)) < 1
