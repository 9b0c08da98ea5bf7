"""A fitted model of the reader -> the files that the product ships: int8 ONNX, heads, hashes.

In: the network and a folder. Out: an encoder and heads of each model, and `model.json`. The word
pieces are the tagger's.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from graph.extraction.stances.confidence import Calibration
from graph.extraction.stances.model import READING, SKIMMING
from graph.extraction.stances.reader import INPUT_SIZES
from graph.learning.exporting import write_encoder, write_manifest
from graph.learning.stances.network import Network


def export(network: Network, folder: Path, files: tuple[str, str]) -> None:
    """Write the encoder and the heads of one model."""
    folder.mkdir(parents=True, exist_ok=True)
    encoder, heads = files
    write_encoder(network.encoder, folder / encoder, len(INPUT_SIZES), ("vectors",))
    arrays: dict[str, Any] = network.heads()
    np.savez(folder / heads, **arrays)


def write_calibration(folder: Path, calibration: Calibration, name: str) -> None:
    """Write the manifest of the two models that are there; `name` goes into it."""
    write_manifest(folder, (*SKIMMING, *READING), {"name": name} | asdict(calibration))
