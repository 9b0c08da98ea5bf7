"""How much of each construction is read rightly: `python tests/constructions/report.py --help`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

from construction_check import Result, check  # noqa: E402  (the path above must stand first)
from construction_entries import constructions, entries_of  # noqa: E402

from graph.settings import DEFAULT_EXTRACTOR, EXTRACTORS  # noqa: E402

if TYPE_CHECKING:
    from graph.extraction import Extractor


def main() -> None:
    """Run the extraction over the files that are named (all by default) and print a table."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("names", nargs="*", metavar="file", help="such as direct_quotes")
    parser.add_argument("--show", action="store_true", help="each failed entry with its text")
    parser.add_argument(
        "--set-floors",
        action="store_true",
        help="write what passes and what is missed now to floors.json",
    )
    parser.add_argument("--extractor", choices=EXTRACTORS, default=DEFAULT_EXTRACTOR)
    call = parser.parse_args()
    names = [Path(name).stem for name in call.names] or constructions()
    if unknown := set(names) - set(constructions()):
        parser.error(f"no such file: {', '.join(sorted(unknown))}; there are {constructions()}")
    from graph.extraction import load_extractor

    extractor = load_extractor(call.extractor)
    results = {name: results_of(name, extractor) for name in names}
    if call.show:
        for found in results.values():
            for result in found:
                if not result.passed:
                    sys.stdout.write(shown(result) + "\n")
    sys.stdout.write(table(results) + "\n")
    if call.set_floors:
        set_floors(call.extractor, results)


def results_of(construction: str, extractor: Extractor) -> list[Result]:
    """One result for each entry of a file."""
    results = []
    for entry in entries_of(construction):
        document = entry.document()
        results.append(check(entry, document, extractor.extract(document)))
    return results


def shown(result: Result) -> str:
    """An entry's text and, under it, a line for each expectation that was not met."""
    failures = "\n".join(f"  ✗ {failure}" for failure in result.failures)
    return f"{result.entry.id}\n  {result.entry.text.strip()}\n{failures}\n"


def table(results: dict[str, list[Result]]) -> str:
    """A line for each file and one for all.

    Passed of all, for texts in which something is to be found, for near misses in which nothing
    is, and for single expectations.
    """
    everything = [result for found in results.values() for result in found]
    lines = [f"{'construction':26}{'texts':>9}{'near misses':>13}{'expectations':>14}"]
    for name, found in (*results.items(), ("all", everything)):
        texts = [r for r in found if not r.entry.is_near_miss]
        near_misses = [r for r in found if r.entry.is_near_miss]
        expectations = f"{sum(r.met for r in found)}/{sum(r.total for r in found)}"
        lines.append(f"{name:26}{_passed(texts):>9}{_passed(near_misses):>13}{expectations:>14}")
    return "\n".join(lines)


def _passed(results: list[Result]) -> str:
    return f"{sum(r.passed for r in results)}/{len(results)}"


def set_floors(extractor: str, results: dict[str, list[Result]]) -> None:
    """Write number of passed entries and ids of the missed ones for the files that were run."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    for name, found in results.items():
        floors.setdefault(extractor, {})[name] = {
            "floor": sum(r.passed for r in found),
            "known_misses": sorted(r.entry.id for r in found if not r.passed),
        }
    text = json.dumps(floors, indent=1, sort_keys=True, ensure_ascii=False)
    FLOORS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
