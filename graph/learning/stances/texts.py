"""Which articles may be learned from: those of PolNeAR's training part that nobody scores on.

In: the folder of the corpora. Out: paths of texts.
"""

from __future__ import annotations

from pathlib import Path

from graph.learning.attribution.corpus import also_in


def training_texts(corpora: Path) -> list[Path]:
    """The texts to learn from, in the order of their names."""
    scored = frozenset(
        path.stem.removeprefix("polnear_")
        for path in corpora.glob("accusations/*/docs/polnear_*.txt")
    )
    texts = sorted((corpora / "polnear" / "train" / "text").glob("*.txt"))
    return [path for path in texts if not also_in(path.stem, scored)]
