"""What the terminal shows: tables, records and a bar that says what is being done.

Words from documents are shown as words: nothing in them is taken for markup, and control
characters, which could drive a terminal, are left out.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar
from rich.table import Table as Grid
from rich.text import Text

from graph.answer import Value
from graph.table import Table

# A column is not asked to be wider than this before its words are wrapped.
_COMFORTABLE = 36
# Without a terminal nothing is wrapped, so that lines can be searched.
_ENDLESS = 100_000


def show(table: Table, *, empty: str = "Nothing found.") -> None:
    """Print a table; if it is far too wide for the terminal, one block a row instead."""
    console = _console()
    if not table.rows:
        console.print(empty, markup=False, highlight=False)
    elif _fits(table, console.width):
        console.print(_grid(table))
    else:
        for number, row in enumerate(table.rows, 1):
            console.print(_record(number, table.columns, row))
    console.file.flush()


def grid(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    """Print rows as a table in any case, the last column taking the room that is left."""
    console = _console()
    console.print(_grid(Table(tuple(columns), [tuple(row) for row in rows])))


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on stderr, fed as `graph.build.Progress`; nothing at all where that is no terminal."""
    console = Console(stderr=True)
    bar = Bar(
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
    """A value on one line, without control characters; figures without needless digits."""
    if value is None:
        return ""
    words = " ".join(str(value).split())
    return "".join(c for c in words if unicodedata.category(c) not in {"Cc", "Cs"})


def shortened(words: str, longest: int) -> str:
    """Words on one line, cut between two of them where there are too many."""
    line = printable(words)
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0] + "…"


def _console() -> Console:
    width = None if sys.stdout.isatty() else _ENDLESS
    return Console(width=width, highlight=False, emoji=False)


def _fits(table: Table, width: int) -> bool:
    cells = [[printable(value) for value in row] for row in table.rows]
    columns = zip(table.columns, *cells, strict=True)
    return sum(min(max(map(len, column)), _COMFORTABLE) + 2 for column in columns) <= width


def _grid(table: Table) -> Grid:
    known = [any(printable(row[i]) for row in table.rows) for i in range(len(table.columns))]
    shown = Grid(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for i, name in enumerate(table.columns):
        if known[i]:
            figures = all(isinstance(row[i], int | float | None) for row in table.rows)
            shown.add_column(name.replace("_", " "), justify="right" if figures else "left")
    for row in table.rows:
        shown.add_row(*(Text(printable(v)) for i, v in enumerate(row) if known[i]))
    return shown


def _record(number: int, columns: Sequence[str], row: Sequence[Value]) -> Text:
    width = max(map(len, columns))
    text = Text(f"{number}\n", style="bold")
    for name, value in zip(columns, row, strict=True):
        if words := printable(value):
            text.append(f"  {name.replace('_', ' '):<{width}}  ", style="dim")
            text.append(f"{words}\n", style="not bold")
    return text
