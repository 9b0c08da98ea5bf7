"""Calling commands in the process of the tests, and reading what they say."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from click.testing import CliRunner, Result

from viz.cli import main

ROOT = Path(__file__).parents[3]
SEED = ROOT / "seeds" / "000_579cdcfd69f90f52.txt"


def jaccuse(*arguments: str | Path, stdin: str | None = None) -> Result:
    """Call the command in this process."""
    return CliRunner().invoke(main, [str(a) for a in arguments], stdin, prog_name="jaccuse")


def rows(result: Result) -> list[dict[str, str]]:
    """The rows of CSV output."""
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout_bytes.decode(), newline="")))
