"""Floors: what no score may fall below, each for the very files that it was measured on.

    python -m graph.learning.floors CORPORA          compare; exit code 1 if a score is too low
    python -m graph.learning.floors --set CORPORA    write `floors.json` anew from the scores

`floors.json` holds, for each part of the corpora, the hash of its files and, by extractor and
figure, the least F1: the one measured less MARGIN, since other processors round otherwise.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from graph.errors import JaccuseError, UsageError
from graph.learning.corpora import CORPORA, SEESAW, Part, parts_of
from graph.learning.scores import Line, aloud, measure, table
from graph.settings import EXTRACTORS

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.005
# SEESAW is scored by `graph.learning.scores` alone: its 381 articles would take the gate too long.
GATED = tuple(corpus for corpus in CORPORA if corpus != SEESAW)
_SET = "set them with python -m graph.learning.floors --set CORPORA"

Floors = dict[str, dict[str, Any]]
"""Part -> {"sha256": hash, "f1": extractor -> figure -> floor}."""


def read_floors(path: Path = FLOORS) -> Floors:
    """The floors of a file; JaccuseError if it cannot be read."""
    try:
        floors: Floors = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise JaccuseError(f"{path} holds no floors ({error}); {_SET}.") from error
    return floors


def floors_of(hashes: dict[str, str], lines: Sequence[Line]) -> Floors:
    """The floors that follow from scores; hashes: of the parts, by name."""
    floors: Floors = {name: {"sha256": sha256, "f1": {}} for name, sha256 in hashes.items()}
    for line in lines:
        if line.part not in floors:
            continue  # of several parts together, each of which has floors of its own
        of_extractor = floors[line.part]["f1"].setdefault(line.extractor, {})
        of_extractor[line.figure] = max(0.0, round(line.f1 - MARGIN, 3))
    return floors


def faults(floors: Floors, hashes: dict[str, str], lines: Sequence[Line]) -> Iterator[str]:
    """A sentence for each score below its floor, and for whatever cannot be compared."""
    for name in sorted({*floors, *hashes}):
        if name not in hashes:
            yield f"{name} has floors, but is not among the corpora."
        elif name not in floors:
            yield f"{name} has no floors; {_SET}."
        elif floors[name]["sha256"] != hashes[name]:
            yield (
                f"{name} is another corpus than the one that its floors were measured on: "
                f"its files have the hash {hashes[name]}, not {floors[name]['sha256']}."
            )
        else:
            measured = {(e.extractor, e.figure): e.f1 for e in lines if e.part == name}
            yield from _too_low(name, floors[name]["f1"], measured)


def _too_low(
    part: str, floors: dict[str, dict[str, float]], measured: dict[tuple[str, str], float]
) -> Iterator[str]:
    expected = {(name, figure): floors[name][figure] for name in floors for figure in floors[name]}
    for key in sorted({*expected, *measured}):
        score = f"{part}, extractor {key[0]}, {key[1]}"
        if key not in measured:
            yield f"{score}: there is a floor, but no score."
        elif key not in expected:
            yield f"{score}: there is no floor; {_SET}."
        elif measured[key] < expected[key]:
            yield f"{score}: F1 {measured[key]:.4f} is below the floor {expected[key]:.3f}."


def hashes_of(parts: Sequence[Part]) -> dict[str, str]:
    """The hash of each part's files, by name."""
    return {part.name: part.sha256() for part in parts}


def main(arguments: Sequence[str]) -> int:
    """Compare or set; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m graph.learning.floors")
    parser.add_argument("corpora", type=Path, help="the folder of the corpora")
    parser.add_argument("--set", action="store_true", help="write floors.json from the scores")
    asked = parser.parse_args(arguments)
    try:
        parts = parts_of(asked.corpora, GATED)
        floors = {} if asked.set else read_floors()
        lines = measure(parts, list(EXTRACTORS), aloud)
    except JaccuseError as error:
        sys.stderr.write(f"{error}\n")
        return 2 if isinstance(error, UsageError) else 1
    sys.stdout.write(table(lines))
    if asked.set:
        text = json.dumps(floors_of(hashes_of(parts), lines), indent=1, sort_keys=True)
        FLOORS.write_text(text + "\n", encoding="utf-8")
        return 0
    found = list(faults(floors, hashes_of(parts), lines))
    sys.stderr.write("".join(f"{sentence}\n" for sentence in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
