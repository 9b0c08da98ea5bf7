"""Tables as CSV and JSON: programs read back what was there."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from graph.table import Table

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(st.lists(st.tuples(TEXT, TEXT)))
def test_any_text_comes_back_from_csv(rows: list[tuple[str, str]]) -> None:
    """Commas, quotes and every kind of line break survive in a quoted value."""
    text = Table(("a", "b"), [*rows]).csv()
    assert list(csv.reader(io.StringIO(text, newline=""), strict=True)) == [
        ["a", "b"],
        *map(list, rows),
    ]


def test_lines_end_with_a_line_feed() -> None:
    """The shell's tools see no carriage return; what is unknown is empty, figures are bare."""
    table = Table(("a", "b", "c"), [(None, 1, 0.5), ("x\ry", "", True)])
    assert table.csv() == 'a,b,c\n,1,0.5\n"x\ry",,True\n'


def test_json_has_an_object_for_each_row() -> None:
    """Figures stay figures, letters stay letters, what is unknown is null."""
    text = Table(("a", "b"), [("ñ", None), ("x", 2)]).json()
    assert json.loads(text) == [{"a": "ñ", "b": None}, {"a": "x", "b": 2}]
    assert "ñ" in text
    assert text.endswith("\n")
