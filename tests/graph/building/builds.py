"""What is asked of a build in its tests."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from graph import KnowledgeGraph
from graph.build import BuildReport

SENTENCE = "Ann Lee accused Bob Ray of lying about the bridge.\n"


def accusations(kg: Path) -> set[tuple[Any, Any]]:
    """Who accuses whom in `kg`, by name."""
    with KnowledgeGraph.open(kg) as graph:
        table = graph.ask("who-accuses-whom")
    columns = [table.columns.index(column) for column in ("accuser", "target")]
    return {(row[columns[0]], row[columns[1]]) for row in table.rows}


def quads(kg: Path) -> bytes:
    """The whole graph as N-Quads."""
    stream = io.BytesIO()
    with KnowledgeGraph.open(kg) as graph:
        graph.export("nq", stream)
    return stream.getvalue()


def reasons(report: BuildReport) -> dict[str, str]:
    """Why which file failed."""
    return {failure.path.name: failure.reason for failure in report.failures}
