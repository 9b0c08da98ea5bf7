"""A table with named columns, and how it is written for programs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass

from graph.answer import Value


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain values under fixed columns; None where nothing is known."""

    columns: tuple[str, ...]
    rows: list[tuple[Value, ...]]

    def csv(self) -> str:
        """RFC 4180 with line feeds; newlines within a value stay as they are, inside its quotes.

        Write it as UTF-8 without newline translation, or quotes lose their verbatim words.
        """
        return "".join(_csv_line(row) for row in [self.columns, *self.rows])

    def json(self) -> str:
        """A list of objects, one a row, in the order of the rows; None becomes null."""
        records = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def _csv_line(row: tuple[Value, ...]) -> str:
    line = io.StringIO()
    # With "\r\n" as the end of lines the csv module also quotes values that hold a lone "\r".
    csv.writer(line, lineterminator="\r\n").writerow(row)
    return line.getvalue().removesuffix("\r\n") + "\n"
