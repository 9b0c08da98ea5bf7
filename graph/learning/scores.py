"""One table of all scores, for each extractor.

    python -m graph.learning.scores CORPORA [--only polnear|accusations] [--extractor NAME]

In: the folder of the corpora. Out: Lines; on the command line a table of them, progress on standard
error. Scored are, where they are there, `polnear/dev` (see `polnear`: exact sources, cues and
contents, and whole attributions, "linked") and the parts of `accusations` (see `accusations`:
"edges"; an open one is of a single reader and counts neither way).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from graph.errors import JaccuseError, UsageError
from graph.learning.accusations import Score, score_part
from graph.learning.attribution.measure import Tally
from graph.learning.corpora import ACCUSATIONS, CORPORA, POLNEAR, Part, parts_of
from graph.learning.polnear import FIGURES, annotated, score_article
from graph.settings import EXTRACTORS

EDGES = "edges"
JOBS = 2
# How often progress is told.
_TIMES = 10

Tell = Callable[[str], None]
Waiting = Future[Score] | Future[dict[str, Tally]]


@dataclass(frozen=True, slots=True)
class Line:
    """One score: of an extractor, on a part of the corpora, for one figure.

    gold: how many must be found. right, wrong: of those found. open: found, but not counted (None
    where there is no such thing). precision, recall, f1: from 0 to 1.
    """

    part: str
    extractor: str
    figure: str
    documents: int
    gold: int
    right: int
    wrong: int
    open: int | None
    precision: float
    recall: float
    f1: float


def measure(
    parts: Sequence[Part], extractors: Sequence[str], tell: Tell, jobs: int = JOBS
) -> list[Line]:
    """All scores of these extractors on these parts, in `jobs` processes.

    tell: is told about ten times how far it is. Raises ModelError if a model cannot be loaded,
    UsageError for a part that cannot be read.
    """
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        try:
            return _measured(pool, parts, extractors, tell)
        except BrokenProcessPool as error:
            raise JaccuseError(
                "A process of the scoring died, most likely for lack of memory; try --jobs 1."
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _measured(
    pool: ProcessPoolExecutor, parts: Sequence[Part], extractors: Sequence[str], tell: Tell
) -> list[Line]:
    # The longest tasks go first, so that all processes end at about the same time.
    edges = {
        (part, name): pool.submit(score_part, part.folder, name)
        for part in parts
        if part.corpus == ACCUSATIONS
        for name in extractors
    }
    articles = {
        part: [pool.submit(score_article, a, extractors) for a in annotated(part.folder)]
        for part in parts
        if part.corpus == POLNEAR
    }
    _await([*edges.values(), *(task for tasks in articles.values() for task in tasks)], tell)
    lines: list[Line] = []
    for part in parts:
        for name in extractors:
            if part.corpus == ACCUSATIONS:
                lines.append(_of_edges(part.name, name, edges[part, name].result()))
            else:
                tallies = [task.result()[name] for task in articles[part]]
                lines += _of_attributions(part.name, name, tallies)
    return lines


def _await(tasks: Sequence[Waiting], tell: Tell) -> None:
    """Wait for all; the first error ends it."""
    some = max(1, len(tasks) // _TIMES)
    for done, task in enumerate(as_completed(tasks), 1):
        task.result()
        if done % some == 0 or done == len(tasks):
            tell(f"scored {done} of {len(tasks)} texts and parts")


def _of_edges(part: str, extractor: str, score: Score) -> Line:
    return Line(
        part, extractor, EDGES, score.documents, score.gold, score.right, score.wrong, score.open,
        score.precision, score.recall, score.f1,
    )  # fmt: skip


def _of_attributions(part: str, extractor: str, tallies: Sequence[Tally]) -> Iterable[Line]:
    whole = Tally()
    for tally in tallies:
        whole.include(tally)
    for figure in FIGURES:
        right = whole.right.get(figure, 0)
        wrong = whole.found.get(figure, 0) - right
        yield Line(
            part, extractor, figure, len(tallies), whole.gold.get(figure, 0), right, wrong, None,
            *whole.scores(figure),
        )  # fmt: skip


def table(lines: Iterable[Line]) -> str:
    """The scores as text, one line each."""
    head = (
        f"{'part':<20}{'extractor':<11}{'figure':<9}{'documents':>9}{'gold':>7}{'right':>7}"
        f"{'wrong':>7}{'open':>6}{'precision':>11}{'recall':>8}{'F1':>7}"
    )
    rows = [head]
    for line in lines:
        open_ = "" if line.open is None else line.open
        rows.append(
            f"{line.part:<20}{line.extractor:<11}{line.figure:<9}{line.documents:>9}"
            f"{line.gold:>7}{line.right:>7}{line.wrong:>7}{open_:>6}"
            f"{line.precision:>11.3f}{line.recall:>8.3f}{line.f1:>7.3f}"
        )
    return "".join(f"{row}\n" for row in rows)


def aloud(message: str) -> None:
    """Progress on standard error."""
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()


def main(arguments: Sequence[str]) -> int:
    """Print the table; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m graph.learning.scores")
    parser.add_argument("corpora", type=Path, help="the folder of the corpora")
    parser.add_argument("--only", choices=CORPORA, help="one corpus alone")
    parser.add_argument("--extractor", choices=EXTRACTORS, help="one extractor alone")
    parser.add_argument("--jobs", type=int, default=JOBS, help=f"processes (default: {JOBS})")
    asked = parser.parse_args(arguments)
    try:
        if asked.jobs < 1:
            raise UsageError(f"At least one job is needed to score, not {asked.jobs}.")
        parts = parts_of(asked.corpora, [asked.only] if asked.only else CORPORA)
        extractors = [asked.extractor] if asked.extractor else list(EXTRACTORS)
        lines = measure(parts, extractors, aloud, asked.jobs)
    except JaccuseError as error:
        sys.stderr.write(f"{error}\n")
        return 2 if isinstance(error, UsageError) else 1
    sys.stdout.write(table(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
