"""What the terminal shows: tables, records and a bar that says what is being done.

Words from documents are shown as words: nothing in them is taken for markup, and control
characters, which could drive a terminal, are left out. Where stdout is no terminal nothing is
wrapped or styled, so that lines can be searched.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.answer import Value
from graph.table import Table

if TYPE_CHECKING:
    from rich.table import Table as Grid

# In a table of claims the words get the room: the other columns are wrapped at this width.
_ASIDE = 16
_GAP = 2
# Without a terminal, what would make lines longer than this is shown in blocks.
_LONGEST_LINE = 240
# Marks that turn the direction of writing can make words look like others (Trojan Source, 2021).
_TURNERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class _Cells:
    """A table as words, without the columns in which nothing is known.

    figures: which columns hold figures alone; these are flush right.
    """

    columns: list[str]
    figures: list[bool]
    rows: list[list[str]]


def show(table: Table) -> None:
    """Print a table; if it is far too wide, one block a row instead."""
    cells = _cells(table)
    if not table.rows:
        sys.stdout.write("Nothing found.\n")
    elif not _fits(cells):
        _show_blocks(cells)
    else:
        _show_grid(cells, None)


def show_words(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    """Print rows as a table in any case; the last column, the words, takes what room there is."""
    _show_grid(_cells(Table(tuple(columns), [tuple(row) for row in rows])), _ASIDE)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on stderr, fed as `graph.build.Progress`; nothing at all where that is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    bar = Progress(
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar:
        task = bar.add_task("starting", total=None)

        def tell(what: str, done: int, total: int) -> None:
            bar.update(task, description=printable(what), completed=done, total=total or None)

        yield tell


def printable(value: Value) -> str:
    """A value on one line, without control characters; nothing for None."""
    if value is None:
        return ""
    line = " ".join(str(value).split())
    if line.isprintable():  # nearly always
        return line
    return "".join(
        c for c in line if unicodedata.category(c) not in {"Cc", "Cs"} and c not in _TURNERS
    )


def shortened(words: str, longest: int) -> str:
    """Words on one line, cut between two of them where there are too many."""
    line = printable(words)
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0] + "…"


def plural(number: int, what: str) -> str:
    """A number of things: "1 file", "2 files"."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _cells(table: Table) -> _Cells:
    rows = [[printable(value) for value in row] for row in table.rows]
    known = [i for i in range(len(table.columns)) if any(row[i] for row in rows)]
    return _Cells(
        columns=[table.columns[i].replace("_", " ") for i in known],
        figures=[all(isinstance(row[i], int | float | None) for row in table.rows) for i in known],
        rows=[[row[i] for i in known] for row in rows],
    )


def _widths(cells: _Cells) -> list[int]:
    """How wide each column is if nothing is wrapped."""
    return [max(map(len, column)) for column in zip(cells.columns, *cells.rows, strict=True)]


def _fits(cells: _Cells) -> bool:
    """Whether rows can stand side by side, on a terminal with cells wrapped between words."""
    if not sys.stdout.isatty():
        return sum(_widths(cells)) + _GAP * len(cells.columns) <= _LONGEST_LINE
    from rich.console import Console

    columns = zip(cells.columns, *cells.rows, strict=True)
    longest = (max(len(word) for cell in column for word in cell.split()) for column in columns)
    return sum(longest) + _GAP * len(cells.columns) <= Console().width


def _show_grid(cells: _Cells, widest: int | None) -> None:
    """Print rows side by side; on a terminal all columns but the last at most `widest`."""
    if sys.stdout.isatty():
        from rich.console import Console

        Console(highlight=False, emoji=False).print(_grid(cells, widest))
        return
    widths = _widths(cells)
    for line in (cells.columns, ["─" * width for width in widths], *cells.rows):
        padded = (
            word.rjust(width) if figures else word.ljust(width)
            for word, width, figures in zip(line, widths, cells.figures, strict=True)
        )
        sys.stdout.write((" " * _GAP).join(padded).rstrip() + "\n")


def _grid(cells: _Cells, widest: int | None) -> Grid:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=SIMPLE_HEAD, padding=(0, _GAP - 1, 0, 0), pad_edge=False, show_edge=False)
    for name, figures in zip(cells.columns, cells.figures, strict=True):
        grid.add_column(
            name,
            justify="right" if figures else "left",
            max_width=None if len(grid.columns) == len(cells.columns) - 1 else widest,
            overflow="fold",
        )
    for row in cells.rows:
        grid.add_row(*map(Text, row))
    return grid


def _show_blocks(cells: _Cells) -> None:
    """Print one block a row: its number, then a line for each field that is known."""
    width = max(map(len, cells.columns))
    for number, row in enumerate(cells.rows, 1):
        fields = [
            f"  {name:<{width}}  {words}\n"
            for name, words in zip(cells.columns, row, strict=True)
            if words
        ]
        sys.stdout.write("".join([f"{number}\n", *fields, "\n"]))
