"""Text to measure with: the project's own article, its paragraphs in ever new orders."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "000_579cdcfd69f90f52.txt"


def articles(words: int) -> Iterator[str]:
    """Articles of about 650 words, all different, of `words` words in all."""
    title, *paragraphs = SEED.read_text(encoding="utf-8").split("\n\n")[:-1]
    chance = random.Random(1)  # noqa: S311 - only the order is drawn, and always the same
    while words > 0:
        article = "\n\n".join([title, *chance.sample(paragraphs, len(paragraphs))])
        words -= len(article.split())
        yield f"{article}\n"


def write_articles(folder: Path, words: int) -> int:
    """Write such articles into `folder`, a file each; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    for number, article in enumerate(articles(words), 1):
        (folder / f"{number:05}.txt").write_text(article, encoding="utf-8")
    return number


def print_figure(what: str, figure: str, limit: str | None = None) -> None:
    """One line of the bench: what was measured, the figure, and what it must not pass."""
    bound = f"   (at most {limit})" if limit else ""
    sys.stdout.write(f"{what:<66} {figure:>8}{bound}\n")
    sys.stdout.flush()
