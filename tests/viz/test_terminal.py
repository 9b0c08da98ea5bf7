"""The terminal shows words as words, in a table where it fits and in blocks where it does not."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

import pytest

from graph.table import Table
from viz.terminal import printable, progress, shortened, show, show_words

Print = Callable[[Callable[[], None]], list[str]]


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Print:
    """What a call prints on a terminal of 60 columns, in lines without their styles."""

    def lines(call: Callable[[], None]) -> list[str]:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("COLUMNS", "60")
        monkeypatch.setenv("TERM", "xterm")
        call()
        return re.sub(r"\x1b\[[\d;]*m", "", capsys.readouterr().out).splitlines()

    return lines


def test_a_table_leaves_out_empty_columns(capsys: pytest.CaptureFixture[str]) -> None:
    """Columns in which nothing is known take no room; names lose their underscores."""
    show(Table(("who", "said_at", "claims"), [("Ann", None, 3), ("Bob", "", 12)]))
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert lines[0].split() == ["who", "claims"]
    assert lines[2:] == ["Ann       3", "Bob      12"]


def test_an_empty_table_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """No rows is an answer in words."""
    show(Table(("who",), []))
    assert capsys.readouterr().out == "Nothing found.\n"


def test_words_are_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    """Brackets, emoji codes and escape sequences of a document do nothing."""
    show(Table(("words",), [("[bold]“It was” [Maduro’s] :smile: \x1b[31mred\x07\nnext",)]))
    out = capsys.readouterr().out
    assert "[bold]“It was” [Maduro’s] :smile: [31mred next" in out
    assert "\x1b" not in out


def test_a_wide_table_becomes_blocks(printed: Print) -> None:
    """Where columns would become ribbons, each row is a block of its known fields."""
    columns = tuple(f"column_{letter}" for letter in "abcdefgh")
    table = Table(columns, [("alpha", None, *["responsible"] * 6)])
    lines = printed(lambda: show(table))
    assert lines[0] == "1"
    assert lines[1].split() == ["column", "a", "alpha"]
    assert not any("column b" in line for line in lines)


def test_words_take_the_room(printed: Print) -> None:
    """In a table of words no line is wider than the terminal, and no word is cut."""
    words = "The company decided to suspend over ten thousand accounts at once"
    rows = [("A ministry of considerable importance", words)]
    lines = printed(lambda: show_words(("who", "words"), rows))
    assert all(len(line) <= 60 for line in lines)
    assert all(any(word in line for line in lines) for word in words.split())


def test_long_values_are_cut_between_words() -> None:
    """A cut shows; short values stay."""
    assert shortened("one two three", 20) == "one two three"
    assert shortened("one two three", 10) == "one two…"


def test_values_as_words() -> None:
    """Nothing is shown as nothing, figures as figures, blanks as one."""
    assert [printable(v) for v in (None, 3, "a \n\t b", "\ud800\u202e")] == ["", "3", "a b", ""]


def test_progress_is_quiet_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """In a pipe or a log there is no bar."""
    with progress() as tell:
        tell("reading a.txt", 0, 1)
    captured = capsys.readouterr()
    assert captured.out == captured.err == ""


def test_progress_says_what_is_done(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal the bar names the step and counts."""
    monkeypatch.setattr("rich.console.Console.is_terminal", True)
    monkeypatch.setenv("TERM", "xterm")
    with progress() as tell:
        tell("reading [a].txt", 1, 3)
    err = capsys.readouterr().err
    assert "reading [a].txt" in err
    assert "1/3" in err
