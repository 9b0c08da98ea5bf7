"""The parts of the corpora that score the product: where they are, and the hash of their files.

In: the folder of all corpora. Out: Parts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graph.errors import UsageError

POLNEAR, ACCUSATIONS = "polnear", "accusations"
CORPORA = (POLNEAR, ACCUSATIONS)

# The files of a part that scoring reads, by corpus.
_FILES = {
    POLNEAR: ("text/*.txt", "attributions/*.ann"),
    ACCUSATIONS: ("docs/*.txt", "gold.jsonl"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a corpus; name: of the corpus and its folder, such as "polnear/dev"."""

    corpus: str
    folder: Path

    @property
    def name(self) -> str:
        """What tables and floors call it."""
        return f"{self.corpus}/{self.folder.name}"

    def sha256(self) -> str:
        """Hash of the files that scoring reads: of their paths in the part and their bytes."""
        paths = {path for pattern in _FILES[self.corpus] for path in self.folder.glob(pattern)}
        whole = hashlib.sha256()
        for path in sorted(paths, key=lambda p: p.relative_to(self.folder).as_posix()):
            whole.update(path.relative_to(self.folder).as_posix().encode() + b"\0")
            whole.update(hashlib.sha256(path.read_bytes()).digest())
        return whole.hexdigest()


def parts_of(corpora: Path, wanted: Iterable[str] = CORPORA) -> list[Part]:
    """The parts that are there: PolNeAR's dev, and each part of `accusations` with a gold.

    wanted: names of corpora. UsageError if there is none.
    """
    found = []
    if POLNEAR in wanted and (corpora / POLNEAR / "dev" / "text").is_dir():
        found.append(Part(POLNEAR, corpora / POLNEAR / "dev"))
    if ACCUSATIONS in wanted:
        golds = sorted((corpora / ACCUSATIONS).glob("*/gold.jsonl"))
        found += [Part(ACCUSATIONS, path.parent) for path in golds]
    if not found:
        raise UsageError(
            f"{corpora} holds nothing to score on: neither polnear/dev/text nor "
            "accusations/*/gold.jsonl."
        )
    return found
