"""What the terminal shows: tables, records and a bar that says what is being done.

Words from documents are shown as words: nothing in them is taken for markup, and control
characters, which could drive a terminal, are left out.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar
from rich.table import Table as Grid
from rich.text import Text

from graph.answer import Value
from graph.table import Table

# In a table of claims the words get the room: the other columns are wrapped at this width.
_ASIDE = 16
_GAP = 2
# Without a terminal nothing is wrapped, so that lines can be searched; what would make lines
# longer than this is shown in blocks.
_ENDLESS = 100_000
_LONGEST_LINE = 240


def show(table: Table, *, empty: str = "Nothing found.") -> None:
    """Print a table; if it is far too wide for the terminal, one block a row instead."""
    console = _console()
    if not table.rows:
        console.print(empty, markup=False, highlight=False)
    elif _fits(table, console.width) if sys.stdout.isatty() else _length(table) <= _LONGEST_LINE:
        console.print(_grid(table))
    else:
        for number, row in enumerate(table.rows, 1):
            console.print(_record(number, table.columns, row))
    console.file.flush()


def show_words(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    """Print rows as a table in any case; the last column, the words, takes what room there is."""
    console = _console()
    table = Table(tuple(columns), [tuple(row) for row in rows])
    console.print(_grid(table, _ASIDE if sys.stdout.isatty() else None))


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
    """Whether rows can stand side by side with their cells wrapped between words."""
    needed = 0
    for i, name in enumerate(table.columns):
        cells = [printable(row[i]) for row in table.rows]
        words = [word for text in [name.replace("_", " "), *cells] for word in text.split()]
        needed += max(map(len, words)) + _GAP if any(cells) else 0
    return needed <= width


def _length(table: Table) -> int:
    """How long lines are if nothing is wrapped."""
    lines = [table.columns, *table.rows]
    columns = range(len(table.columns))
    return sum(max(len(printable(line[i])) + _GAP for line in lines) for i in columns)


def _grid(table: Table, widest: int | None = None) -> Grid:
    """A table for rich, without columns that are empty; all but the last at most `widest`."""
    known = [i for i in range(len(table.columns)) if any(printable(row[i]) for row in table.rows)]
    grid = Grid(box=SIMPLE_HEAD, padding=(0, _GAP - 1, 0, 0), pad_edge=False, show_edge=False)
    for i in known:
        grid.add_column(
            table.columns[i].replace("_", " "),
            justify="right" if _figures(row[i] for row in table.rows) else "left",
            max_width=None if i == known[-1] else widest,
            overflow="fold",
        )
    for row in table.rows:
        grid.add_row(*(Text(printable(row[i])) for i in known))
    return grid


def _figures(values: Iterable[Value]) -> bool:
    return all(isinstance(value, int | float | None) for value in values)


def _record(number: int, columns: Sequence[str], row: Sequence[Value]) -> Text:
    width = max(map(len, columns))
    text = Text(f"{number}\n", style="bold")
    for name, value in zip(columns, row, strict=True):
        if words := printable(value):
            text.append(f"  {name.replace('_', ' '):<{width}}  ", style="dim")
            text.append(f"{words}\n", style="not bold")
    return text
