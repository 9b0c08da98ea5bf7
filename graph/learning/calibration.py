"""How sure the product says it is, against how often it is right.

    python -m graph.learning.calibration CORPORA [--jobs N]

In: the folder of the corpora. Out: on the command line, for each dev set and for all together, the
expected calibration error (Guo et al., 2017: ten bins of equal width) with its 95 % interval by the
bootstrap over texts, and what precision and recall each least confidence gives.

The dev sets are `polnear/dev` as it was read (`graph.learning.stances.readings`) and the parts of
`accusations`, where a prediction is a hostile asserted claim against one target, with its
confidence, and is right if somebody noted that the speaker is against the target (what one reader
of several saw alone counts neither way); and `dse`, where it is the likeliest stance of a sentence.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from graph.errors import JaccuseError, UsageError
from graph.extraction import Extractor, load_extractor
from graph.learning.accusations import ENOUGH_VOTES, Edge, Gold, read_gold, same_edge, sure_edges
from graph.learning.stances.measure import stance_logits
from graph.learning.stances.readings import ReadArticle, read_articles
from graph.learning.stances.sentences import MarkedSentence, read_dse
from graph.model import HOSTILE
from graph.reading.file import document_of

_BINS = 10
_SAMPLES = 1000
_CHUNK = 100
_STEPS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Predictions:
    """Of one text: how sure each prediction was, and whether it was right.

    gold: how many edges must be found; found: the confidence of the surest claim that finds each,
    0 where none does.
    """

    sure: tuple[float, ...]
    right: tuple[bool, ...]
    gold: int = 0
    found: tuple[float, ...] = ()


def expected_error(sure: Sequence[float], right: Sequence[bool]) -> float:
    """The mean distance between confidence and share of right ones, over bins, by their sizes."""
    if not len(sure):
        return 0.0
    bins = np.minimum((np.asarray(sure) * _BINS).astype(int), _BINS - 1)
    total = 0.0
    for number in range(_BINS):
        inside = bins == number
        if inside.any():
            apart = np.asarray(sure)[inside].mean() - np.asarray(right)[inside].mean()
            total += float(abs(apart)) * float(inside.mean())
    return total


def interval(texts: Sequence[Predictions]) -> tuple[float, float]:
    """The 95 % interval of the error, by drawing texts anew."""
    random = np.random.default_rng(1)
    drawn = []
    for _ in range(_SAMPLES):
        chosen = [texts[n] for n in random.integers(len(texts), size=len(texts))]
        drawn.append(expected_error(*_joined(chosen)))
    low, high = np.quantile(drawn, (0.025, 0.975))
    return float(low), float(high)


def _joined(texts: Iterable[Predictions]) -> tuple[list[float], list[bool]]:
    sure: list[float] = []
    right: list[bool] = []
    for text in texts:
        sure += text.sure
        right += text.right
    return sure, right


def of_article(article: ReadArticle) -> Predictions:
    """The predictions on an article that was read."""
    edges = {
        Edge("", note.speaker.name, note.target.name)
        for note in article.noted
        if note.act in HOSTILE
    }
    gold = Gold(frozenset({""}), tuple((edge, ENOUGH_VOTES) for edge in sorted(edges)))
    found = sure_edges("", _extractor().extract(article.document))
    return _compared(gold, found)


def of_text(folder: Path, path: Path) -> Predictions:
    """The predictions on a text of `accusations`."""
    whole = read_gold(folder / "gold.jsonl")
    gold = Gold(whole.documents, tuple(e for e in whole.edges if e[0].document == path.stem))
    document = document_of(path.read_bytes(), path)
    return _compared(gold, sure_edges(path.stem, _extractor().extract(document)))


def _compared(gold: Gold, found: Iterable[tuple[Edge, float]]) -> Predictions:
    sure: list[float] = []
    right: list[bool] = []
    best = [0.0 for _ in gold.edges]
    for edge, confidence in found:
        meant = [n for n, (other, _) in enumerate(gold.edges) if same_edge(edge, other)]
        must = [n for n in meant if gold.edges[n][1] >= ENOUGH_VOTES]
        for number in must:
            best[number] = max(best[number], confidence)
        if must or not meant:
            sure.append(confidence)
            right.append(bool(must))
    wanted = [n for n, (_, votes) in enumerate(gold.edges) if votes >= ENOUGH_VOTES]
    return Predictions(tuple(sure), tuple(right), len(wanted), tuple(best[n] for n in wanted))


def of_sentences(sentences: Sequence[MarkedSentence]) -> list[Predictions]:
    """The predictions on sentences of DSE, one each."""
    made = []
    for number, sentence in enumerate(sentences):
        logits = np.array(stance_logits(sentence, number))
        shares = np.exp(logits - logits.max())
        shares /= shares.sum()
        best = int(shares.argmax())
        made.append(Predictions((float(shares[best]),), (best == int(sentence.label),)))
    return made


def predictions(corpora: Path, jobs: int) -> dict[str, list[Predictions]]:
    """The predictions on all dev sets, by name; UsageError if there is none."""
    found: dict[str, list[Predictions]] = {}
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        texts = sorted((corpora / "polnear" / "dev" / "text").glob("*.txt"))
        if texts:
            found["polnear/dev"] = list(pool.map(of_article, read_articles(texts)))
        for gold in sorted((corpora / "accusations").glob("*/gold.jsonl")):
            paths = sorted((gold.parent / "docs").glob("*.txt"))
            name = f"accusations/{gold.parent.name}"
            found[name] = list(pool.map(partial(of_text, gold.parent), paths))
        dse = corpora / "dse" / "valid.tsv"
        if dse.exists():
            sentences = list(read_dse(dse))
            chunks = [sentences[n : n + _CHUNK] for n in range(0, len(sentences), _CHUNK)]
            found["dse"] = [p for some in pool.map(of_sentences, chunks) for p in some]
    if not found:
        raise UsageError(f"{corpora} holds no dev set to calibrate on.")
    return found


@lru_cache(maxsize=1)
def _extractor() -> Extractor:
    return load_extractor()


def report(found: dict[str, list[Predictions]]) -> str:
    """The figures as text."""
    lines = [f"{'dev set':<20}{'texts':>7}{'predictions':>13}{'error':>8}   95 % interval"]
    whole = [text for texts in found.values() for text in texts]
    for name, texts in (*found.items(), ("all", whole)):
        sure, right = _joined(texts)
        low, high = interval(texts)
        lines.append(
            f"{name:<20}{len(texts):>7}{len(sure):>13}{expected_error(sure, right):>8.3f}"
            f"   {low:.3f} to {high:.3f}"
        )
    lines.append(f"\n{'dev set':<20}{'least':>7}{'precision of claims':>21}{'recall of edges':>17}")
    for name, texts in found.items():
        gold = sum(text.gold for text in texts)
        for least in _STEPS if gold else ():
            kept = [ok for p, ok in zip(*_joined(texts), strict=True) if p >= least]
            hit = sum(confidence >= least for text in texts for confidence in text.found)
            precision = sum(kept) / max(1, len(kept))
            lines.append(f"{name:<20}{least:>7.2f}{precision:>21.3f}{hit / gold:>17.3f}")
    return "".join(f"{line}\n" for line in lines)


def main(arguments: Sequence[str]) -> int:
    """Print the figures; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m graph.learning.calibration")
    parser.add_argument("corpora", type=Path, help="the folder of the corpora")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default: 2)")
    asked = parser.parse_args(arguments)
    try:
        found = predictions(asked.corpora, max(1, asked.jobs))
    except JaccuseError as error:
        sys.stderr.write(f"{error}\n")
        return 2 if isinstance(error, UsageError) else 1
    sys.stdout.write(report(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
