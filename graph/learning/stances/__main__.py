"""Learn the reader of stances and write the files that the product ships.

    python -m graph.learning.stances CORPORA [--work DIR]

CORPORA holds `polnear/train` and `dse/train.tsv`; articles that also stand in `accusations` are
left out, since those score the product. Learned from are those of the articles that were read
(`readings`), the articles that were written for learning, and the sentences; how sure to be, from
`polnear/dev`. Checkpoints and parsed texts are kept in DIR (`build/stances`): a run that was
stopped goes on where it was. The tagger must have been learned before, as the reader sees what it
finds. Needs the extra `train` and the packages of the pretrained encoders, all of which
`make train` installs.
"""

from __future__ import annotations

import argparse
import pickle
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import torch

from graph.errors import JaccuseError, UsageError
from graph.extraction.stances.confidence import Calibration
from graph.learning.stances.calibrating import calibrate
from graph.learning.stances.examples import (
    Example,
    article_examples,
    in_processes,
    sentence_examples,
)
from graph.learning.stances.export import export, write_calibration
from graph.learning.stances.readings import made_up_articles, read_articles
from graph.learning.stances.sentences import read_dse
from graph.learning.stances.texts import training_texts
from graph.learning.stances.train import COURSES, train

NAME = "stances-2"
_THREADS = 2


def all_examples(corpora: Path, work: Path, tell: Callable[[str], None]) -> list[Example]:
    """The examples of articles, then those of sentences; kept on disk, parsing takes minutes."""
    sources: list[tuple[str, Callable[[], Iterable[Any]], Callable[..., Iterator[Example]]]] = [
        ("articles", lambda: [*read_articles(training_texts(corpora)), *made_up_articles()],
         article_examples),
        ("sentences", lambda: read_dse(corpora / "dse" / "train.tsv"), sentence_examples),
    ]  # fmt: skip
    found: list[Example] = []
    for name, texts, lay_out in sources:
        cache = work / f"{name}.pickle"
        if not cache.exists():
            tell(f"parsing {name}")
            made = in_processes(list(texts()), lay_out, _THREADS)
            cache.write_bytes(pickle.dumps(made))
        examples = pickle.loads(cache.read_bytes())  # noqa: S301 - our own file of a moment ago
        tell(f"{len(examples)} {name}, {sum(len(e.parse) for e in examples):,} words")
        found += examples
    return found


def learn(corpora: Path, work: Path, folder: Path) -> None:
    """Train on the corpora and write the model's files to `folder`."""
    began = time.monotonic()

    def tell(message: str) -> None:
        minutes = (time.monotonic() - began) / 60
        sys.stderr.write(f"{minutes:6.1f} min  {message}\n")
        sys.stderr.flush()

    torch.set_num_threads(_THREADS)
    work.mkdir(parents=True, exist_ok=True)
    examples = all_examples(corpora, work, tell)
    for kind, course in COURSES.items():
        tell(f"learning the model for {kind}")
        (work / kind).mkdir(exist_ok=True)
        export(train(course, examples, work / kind, tell), folder, course.files)
    tell("learning how sure to be")
    write_calibration(folder, Calibration(), NAME)
    dev = sorted((corpora / "polnear" / "dev" / "text").glob("*.txt"))
    write_calibration(folder, calibrate(folder, read_articles(dev), _THREADS), NAME)
    size = sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
    tell(f"wrote {folder}: {size / 1e6:.1f} MB")


def main(arguments: Sequence[str]) -> int:
    """Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m graph.learning.stances")
    parser.add_argument("corpora", type=Path, help="the folder that holds polnear/train and dse")
    parser.add_argument(
        "--work", type=Path, default=Path("build/stances"),
        help="where checkpoints go (default: build/stances)",
    )  # fmt: skip
    parser.add_argument(
        "--out", type=Path, default=Path(str(files("graph.extraction.stances.model"))),
        help="where the model goes (default: into this package)",
    )  # fmt: skip
    asked = parser.parse_args(arguments)
    try:
        learn(asked.corpora, asked.work, asked.out)
    except JaccuseError as error:
        sys.stderr.write(f"{error}\n")
        return 2 if isinstance(error, UsageError) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
