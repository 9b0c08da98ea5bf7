"""The parts of the corpora that score the product: where they are, and the hash of their files.

In: the folder of all corpora. Out: Parts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graph.errors import UsageError

POLNEAR, ACCUSATIONS, SEESAW, DSE, PLV, GUM = (
    "polnear", "accusations", "seesaw", "dse", "plv", "gum",
)  # fmt: skip
CORPORA = (POLNEAR, ACCUSATIONS, SEESAW, DSE, PLV, GUM)

# Folders of the parts of a corpus, as patterns; and the files of a part that scoring reads. The
# first file pattern must find something for a part to be there.
_FOLDERS = {
    POLNEAR: "polnear/dev",
    ACCUSATIONS: "accusations/*",
    SEESAW: "seesaw-train",
    DSE: "dse",
    PLV: "plv",
    GUM: "gum",
}
_FILES = {
    POLNEAR: ("text/*.txt", "attributions/*.ann"),
    ACCUSATIONS: ("gold.jsonl", "docs/*.txt"),
    SEESAW: ("annotations/*.json", "articles/*.json"),
    DSE: ("valid.tsv",),
    PLV: ("train.tsv",),
    GUM: ("*.conllu",),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a corpus."""

    corpus: str
    folder: Path

    @property
    def name(self) -> str:
        """What tables and floors call it: "polnear/dev", or "gum" for a corpus of one part."""
        whole = self.folder.name.startswith(self.corpus)
        return self.folder.name if whole else f"{self.corpus}/{self.folder.name}"

    def sha256(self) -> str:
        """Hash of the files that scoring reads: of their paths in the part and their bytes."""
        paths = {path for pattern in _FILES[self.corpus] for path in self.folder.glob(pattern)}
        whole = hashlib.sha256()
        for path in sorted(paths, key=lambda p: p.relative_to(self.folder).as_posix()):
            whole.update(path.relative_to(self.folder).as_posix().encode() + b"\0")
            whole.update(hashlib.sha256(path.read_bytes()).digest())
        return whole.hexdigest()


def parts_of(corpora: Path, wanted: Iterable[str] = CORPORA) -> list[Part]:
    """The parts of the wanted corpora that are there; UsageError if there is none."""
    found = [
        Part(corpus, folder)
        for corpus in CORPORA
        if corpus in wanted
        for folder in sorted(corpora.glob(_FOLDERS[corpus]))
        if any(folder.glob(_FILES[corpus][0]))
    ]
    if not found:
        places = ", ".join(f"{_FOLDERS[c]}/{_FILES[c][0]}" for c in CORPORA)
        raise UsageError(f"{corpora} holds nothing to score on: none of {places}.")
    return found
