"""A fitted reader -> the files that the product ships: int8 ONNX, heads, hashes.

In: the network and a folder. Out: `encoder.onnx`, `heads.npz` and `model.json`. The word pieces
are the tagger's.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from graph.extraction.stances.confidence import Calibration
from graph.extraction.stances.model import ENCODER, HEADS
from graph.extraction.stances.reader import INPUT_SIZES
from graph.learning.exporting import write_encoder, write_manifest
from graph.learning.stances.network import Network


def export(network: Network, folder: Path, name: str) -> None:
    """Write the model, which believes its own probabilities; `name` goes into the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    write_encoder(network.encoder, folder / ENCODER, len(INPUT_SIZES), ("vectors",))
    arrays: dict[str, Any] = network.heads()
    np.savez(folder / HEADS, **arrays)
    write_calibration(folder, Calibration(), name)


def write_calibration(folder: Path, calibration: Calibration, name: str) -> None:
    """Write the manifest of a model that is there, with this calibration."""
    write_manifest(folder, (ENCODER, HEADS), {"name": name} | asdict(calibration))
