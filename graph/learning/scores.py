"""One table of all scores, for each extractor.

    python -m graph.learning.scores CORPORA [--only CORPUS] [--extractor NAME]

In: the folder of the corpora. Out: Lines; on the command line a table of them, progress on standard
error. Scored are, where they are there: `polnear/dev` (exact sources, cues and contents, and whole
attributions, "linked"); the parts of `accusations`, alone and together, and `seesaw-train`: who
accuses whom ("edges"; "accuse": by that act alone; an open one is of a single reader and counts
neither way); `dse`, stances between two actors of a sentence; `plv`, acts; `gum`, coreference. The
module of each name says how it counts.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from graph.errors import JaccuseError, UsageError
from graph.learning import accusations, gum, polnear, seesaw
from graph.learning.corpora import (
    ACCUSATIONS,
    CORPORA,
    DSE,
    GUM,
    PLV,
    POLNEAR,
    SEESAW,
    Part,
    parts_of,
)
from graph.learning.score import Score
from graph.learning.stances.measure import MACRO, score_acts, score_stances
from graph.learning.stances.sentences import MarkedSentence, read_dse, read_plv
from graph.settings import EXTRACTORS

JOBS = 2
# How often progress is told.
_TIMES = 10
# Sentences of one task.
_CHUNK = 100
# What has no reading of stances has no score for one.
_READING = "learned"

Tell = Callable[[str], None]
Scores = dict[str, dict[str, Score]]
"""Extractor -> figure -> score."""

Task = Callable[[], Scores]
Measure = Callable[[Sequence[MarkedSentence]], dict[str, Score]]


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


# Corpora of texts: how to list them, and how to score one.
_TEXTS: dict[str, tuple[Callable[[Path], Iterable[Any]], Callable[..., Scores]]] = {
    POLNEAR: (polnear.annotated, polnear.score_article),
    SEESAW: (seesaw.articles, seesaw.score_article),
    GUM: (gum.texts, gum.score_text),
}
# Corpora of sentences: how to read their file, and how to score some.
_SENTENCES: dict[str, tuple[Callable[[Path], Iterable[MarkedSentence]], str, Measure]] = {
    DSE: (read_dse, "valid.tsv", score_stances),
    PLV: (read_plv, "train.tsv", score_acts),
}


def tasks_of(part: Part, extractors: Sequence[str]) -> Iterator[Task]:
    """The pieces of work that together score a part."""
    if part.corpus == ACCUSATIONS:
        for name in extractors:
            yield partial(_edges, part.folder, name)
    elif part.corpus in _TEXTS:
        listed, score = _TEXTS[part.corpus]
        for text in listed(part.folder):
            yield partial(score, text, extractors)
    elif _READING in extractors:
        read, file, measure_some = _SENTENCES[part.corpus]
        sentences = list(read(part.folder / file))
        for start in range(0, len(sentences), _CHUNK):
            yield partial(_sentences, measure_some, sentences[start : start + _CHUNK])


def _edges(folder: Path, extractor: str) -> Scores:
    return {extractor: accusations.score_part(folder, extractor)}


def _sentences(measure_some: Measure, sentences: Sequence[MarkedSentence]) -> Scores:
    return {_READING: measure_some(sentences)}


def _measured(
    pool: ProcessPoolExecutor, parts: Sequence[Part], extractors: Sequence[str], tell: Tell
) -> list[Line]:
    # The longest tasks go first, so that all processes end at about the same time.
    ordered = sorted(parts, key=lambda part: part.corpus != ACCUSATIONS)
    waiting = {
        part: [pool.submit(task) for task in tasks_of(part, extractors)] for part in ordered
    }
    _await([task for tasks in waiting.values() for task in tasks], tell)
    lines: list[Line] = []
    together: dict[str, dict[str, Score]] = {}
    for part in parts:
        scores = _added(task.result() for task in waiting[part])
        lines += _lines(part.name, part.corpus, scores)
        if part.corpus == ACCUSATIONS:
            together = _added([together, scores])
    if sum(part.corpus == ACCUSATIONS for part in parts) > 1:
        lines += _lines(ACCUSATIONS, ACCUSATIONS, together)
    return lines


def _added(scores: Iterable[Scores]) -> Scores:
    total: defaultdict[str, dict[str, Score]] = defaultdict(dict)
    for of_extractors in scores:
        for extractor, figures in of_extractors.items():
            for figure, score in figures.items():
                known = total[extractor].get(figure)
                total[extractor][figure] = score if known is None else known + score
    return dict(total)


def _lines(name: str, corpus: str, scores: Scores) -> Iterator[Line]:
    """The lines of a part; extractors and figures in the order of their names."""
    for extractor in sorted(scores):
        lines = [
            _line(name, corpus, extractor, figure, score)
            for figure, score in scores[extractor].items()
        ]
        yield from lines
        if corpus == DSE:
            yield _mean(lines)


def _line(name: str, corpus: str, extractor: str, figure: str, score: Score) -> Line:
    open_ = score.open if corpus in {ACCUSATIONS, SEESAW} else None
    return Line(
        name, extractor, figure, score.documents, score.gold, score.right, score.wrong, open_,
        score.precision, score.recall, score.f1,
    )  # fmt: skip


def _mean(lines: Sequence[Line]) -> Line:
    """The mean of the scores of all classes, each of which counts alike."""
    first, size = lines[0], len(lines)
    return Line(
        first.part, first.extractor, MACRO, first.documents,
        sum(line.gold for line in lines), sum(line.right for line in lines),
        sum(line.wrong for line in lines), None, sum(line.precision for line in lines) / size,
        sum(line.recall for line in lines) / size, sum(line.f1 for line in lines) / size,
    )  # fmt: skip


def _await(tasks: Sequence[Future[Scores]], tell: Tell) -> None:
    """Wait for all; the first error ends it."""
    some = max(1, len(tasks) // _TIMES)
    for done, task in enumerate(as_completed(tasks), 1):
        task.result()
        if done % some == 0 or done == len(tasks):
            tell(f"scored {done} of {len(tasks)} texts and parts")


def table(lines: Iterable[Line]) -> str:
    """The scores as text, one line each."""
    head = (
        f"{'part':<20}{'extractor':<11}{'figure':<13}{'documents':>9}{'gold':>7}{'right':>7}"
        f"{'wrong':>7}{'open':>6}{'precision':>11}{'recall':>8}{'F1':>7}"
    )
    rows = [head]
    for line in lines:
        open_ = "" if line.open is None else line.open
        rows.append(
            f"{line.part:<20}{line.extractor:<11}{line.figure:<13}{line.documents:>9}"
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
