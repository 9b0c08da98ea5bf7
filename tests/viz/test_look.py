"""What the look promises: acts and kinds can be told apart, with and without seeing colours."""

from __future__ import annotations

import pytest

from graph.model import FRIENDLY, HOSTILE, Kind
from viz.look import load_look

LOOK = load_look()


def _luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_lines_can_be_seen(theme: str) -> None:
    """Each line stands at 3:1 or more against its canvas (WCAG 2.2, 1.4.11)."""
    paper = _luminance(LOOK.canvas[theme])
    for name, act in LOOK.acts.items():
        low, high = sorted((paper, _luminance(getattr(act, theme))))
        assert (high + 0.05) / (low + 0.05) >= 3, name


def test_acts_and_kinds_are_told_apart() -> None:
    """No two kinds share shape or colour; no two hostile acts share head or colour."""
    kinds = list(LOOK.kinds.values())
    assert {*LOOK.kinds} == {str(kind) for kind in Kind} - {"place"}
    assert len({kind.shape for kind in kinds}) == len({kind.colour for kind in kinds}) == len(kinds)
    hostile = [act for act in LOOK.acts.values() if act.hostile]
    assert len({act.head for act in hostile}) == len({act.light for act in hostile}) == len(hostile)


def test_accusations_come_first() -> None:
    """Hostile acts alone are drawn at first, accusations the boldest."""
    shown = {name for name, act in LOOK.acts.items() if act.shown}
    assert shown == {str(act) for act in HOSTILE}
    assert {*LOOK.acts} - shown == {str(act) for act in FRIENDLY}
    assert all(LOOK.acts["accuse"].width > a.width for n, a in LOOK.acts.items() if n != "accuse")


def test_width_grows_with_claims_up_to_a_limit() -> None:
    """More claims make a wider line, until it would hide the drawing."""
    widths = [LOOK.line_width("accuse", claims) for claims in (1, 2, 4, 1000)]
    assert widths == sorted(widths)
    assert widths[0] < widths[1] < widths[2]
    assert widths[-1] == LOOK.lines.widest


def test_long_names_are_broken_and_cut() -> None:
    """A label is never wider or longer than the layout can hold, whatever the name."""
    assert LOOK.wrapped("opponents of the Bolivarian revolution").count("\n") == 2
    assert LOOK.wrapped("Twitter") == "Twitter"
    assert LOOK.wrapped("") == "?"
    endless = LOOK.wrapped(" ".join(["x" * 500] * 50)).split("\n")
    assert len(endless) <= 4
    assert max(map(len, endless)) <= 2 * LOOK.nodes.wrap + 2
