"""How sure a claim is, by all that speaks for it."""

from __future__ import annotations

import pytest

from graph.extraction.stances.confidence import Calibration, Signs


@pytest.mark.parametrize("share", [0.01, 0.3, 0.5, 0.99])
def test_by_itself_the_share_is_believed(share: float) -> None:
    """Without learned weights nothing else counts."""
    signs = Signs(share, by_grammar=True, by_content=True, nameless=2)
    assert Calibration().confidence(signs) == pytest.approx(share)


def test_each_sign_counts_by_its_weight() -> None:
    """As log odds: what speaks for a claim makes it surer, what speaks against it less sure."""
    weights = Calibration(allied=2.0, by_grammar=1.0, by_content=0.5, nameless=-2.0, bias=-0.5)
    plain = weights.confidence(Signs(0.5))
    assert plain < 0.5
    assert weights.confidence(Signs(0.5, by_content=True)) == pytest.approx(0.5)
    assert weights.confidence(Signs(0.5, by_grammar=True)) > 0.5
    assert weights.confidence(Signs(0.5, allied=0.25)) == pytest.approx(0.5)
    assert weights.confidence(Signs(0.5, nameless=2)) < weights.confidence(Signs(0.5, nameless=1))
    assert weights.confidence(Signs(0.5, nameless=1)) < plain


def test_another_paragraph_makes_surer() -> None:
    """Two chances to be right: one of them is enough."""
    assert Calibration().confidence(Signs(0.5, elsewhere=0.5)) == pytest.approx(0.75)


def test_grammar_needs_no_name() -> None:
    """Where the cue says that the coach accused the mayor, both may lack a name."""
    weights = Calibration(nameless=-2.0)
    assert weights.confidence(Signs(0.5, by_grammar=True, nameless=2)) == pytest.approx(0.5)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_nothing_is_quite_certain(share: float) -> None:
    """The edges of the scale have no infinite odds."""
    assert 0 < Calibration().confidence(Signs(share)) < 1
