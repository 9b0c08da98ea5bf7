"""Time of the whole extraction against that of spaCy's own pipeline, over the same words.

Both run in turns over portions of the same 200,000 words, so that a busy machine slows both; the
figure is the ratio of CPU times.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from material import articles, print_figure

from graph.extraction import load_extractor
from graph.extraction.annotate import load_spacy
from graph.reading import read

WORDS = int(os.environ.get("BENCH_WORDS", "200000"))
PORTION = 20


def main() -> None:
    """Measure and print."""
    nlp, extractor = load_spacy(), load_extractor()
    texts = articles(WORDS)
    spacy_time = own_time = 0.0
    words = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        while portion := list(islice(texts, PORTION)):
            documents = []
            for text in portion:
                path.write_text(text, encoding="utf-8")
                documents.append(read(path))
            words += sum(len(text.split()) for text in portion)
            start = time.process_time()
            for _ in nlp.pipe(portion):
                pass
            middle = time.process_time()
            for document in documents:
                extractor.extract(document)
            end = time.process_time()
            spacy_time += middle - start
            own_time += end - middle
    what = f"extraction / spaCy's pipeline, CPU time over {words:,} words"
    print_figure(what, f"{own_time / spacy_time:.2f}", "1.6")
    print_figure("extraction, words a CPU second", f"{words / own_time:,.0f}")


if __name__ == "__main__":
    main()
