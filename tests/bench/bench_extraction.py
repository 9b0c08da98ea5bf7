"""Time and peak memory of the whole extraction against those of spaCy's own pipeline.

Each extractor, and spaCy alone, has a process of its own, on one thread. They read in turns the
portions of the same 200,000 words, so that a busy machine slows all; the figures are ratios of CPU
times and of peak memory.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from material import articles, print_figure

from graph.extraction import Extractor, load_extractor
from graph.extraction.annotate import load_spacy
from graph.model import Document
from graph.reading import read
from graph.settings import EXTRACTORS

WORDS = int(os.environ.get("BENCH_WORDS", "200000"))
PORTION = 20
SPACY = "spaCy"
# What each may cost at most, in spaCy's own times.
LIMITS = {"learned": "3.0", "rules": "1.6"}
GIGABYTES = {"learned": "1.6", "rules": "1.2"}


class Reader:
    """spaCy's pipeline or an extractor, by its name."""

    def __init__(self, name: str) -> None:
        self._extractor: Extractor | None = None if name == SPACY else load_extractor(name)
        self._nlp = load_spacy() if name == SPACY else None

    def seconds(self, texts: list[str]) -> float:
        """CPU time for the texts."""
        documents = [] if self._nlp else _documents(texts)
        start = time.process_time()
        if self._nlp:
            for _ in self._nlp.pipe(texts):
                pass
        for document in documents:
            self._extractor.extract(document)
        return time.process_time() - start


def _documents(texts: list[str]) -> list[Document]:
    documents = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        for text in texts:
            path.write_text(text, encoding="utf-8")
            documents.append(read(path))
    return documents


# The one reader of a process.
readers: list[Reader] = []


def load(name: str) -> None:
    """Make the reader of this process."""
    readers.append(Reader(name))


def measured(texts: list[str]) -> tuple[float, float]:
    """CPU seconds for the texts, and the process's peak memory until now in GB."""
    seconds = readers[0].seconds(texts)
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def main() -> None:
    """Measure and print."""
    spawn = get_context("spawn")
    names = [SPACY, *EXTRACTORS]
    pools = {name: ProcessPoolExecutor(1, spawn, load, (name,)) for name in names}
    seconds = dict.fromkeys(names, 0.0)
    peak = dict.fromkeys(names, 0.0)
    words = 0
    texts = articles(WORDS)
    while portion := list(islice(texts, PORTION)):
        words += sum(len(text.split()) for text in portion)
        for name, pool in pools.items():
            took, peak[name] = pool.submit(measured, portion).result()
            seconds[name] += took
    for pool in pools.values():
        pool.shutdown()
    for name in EXTRACTORS:
        time_ratio, memory_ratio = seconds[name] / seconds[SPACY], peak[name] / peak[SPACY]
        what = f"extraction ({name}) / spaCy's pipeline"
        print_figure(f"{what}, CPU time over {words:,} words", f"{time_ratio:.2f}", LIMITS[name])
        print_figure(f"{what}, peak memory", f"{memory_ratio:.2f}")
        print_figure(f"extraction ({name}), peak memory, GB", f"{peak[name]:.2f}", GIGABYTES[name])
        print_figure(f"extraction ({name}), words a CPU second", f"{words / seconds[name]:,.0f}")


if __name__ == "__main__":
    main()
