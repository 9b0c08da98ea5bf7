"""A figure with the sentence that says what it means, and how findings are written down."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

Cell = str | int | float | None

# Rows of a table in Markdown; JSON has them all.
SHOWN = 10

_MARKUP = re.compile(r"([\\`*_\[\]|~]|^[-+#>])")


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure of the analysis.

    key: its name in JSON, such as "reciprocity".
    meaning: what the figure tells a reader, whatever it is.
    says: what it is here, in one sentence.
    rows: one tuple of `columns` each, the most telling first.
    """

    key: str
    title: str
    meaning: str
    says: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """All findings, in the order in which they are told."""

    findings: tuple[Finding, ...]

    def markdown(self) -> str:
        """The findings as Markdown, tables cut to their first rows."""
        parts = ["# Who accuses whom: what the network tells\n"]
        for finding in self.findings:
            parts.append(f"## {finding.title}\n")
            parts.append(f"{escaped(finding.says)}\n")
            parts.append(f"*{escaped(finding.meaning)}*\n")
            if finding.rows:
                parts.append(_table(finding))
        return "\n".join(parts)

    def json(self) -> str:
        """The findings as JSON: a list of objects, each row an object named by its columns."""
        record = [
            {
                "key": finding.key,
                "title": finding.title,
                "says": finding.says,
                "meaning": finding.meaning,
                "rows": [dict(zip(finding.columns, row, strict=True)) for row in finding.rows],
            }
            for finding in self.findings
        ]
        return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _table(finding: Finding) -> str:
    lines = [finding.columns, ("---",) * len(finding.columns)]
    shown = [tuple(escaped(_word(cell)) for cell in row) for row in finding.rows[:SHOWN]]
    text = "".join("| " + " | ".join(row) + " |\n" for row in [*lines, *shown])
    more = len(finding.rows) - SHOWN
    return text if more <= 0 else f"{text}\nand {more} more.\n"


def _word(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def escaped(text: str) -> str:
    """`text` as Markdown shows it as it stands: no markup, no HTML, one line."""
    line = " ".join(text.split())
    return _MARKUP.sub(r"\\\1", line).replace("&", "&amp;").replace("<", "&lt;")
