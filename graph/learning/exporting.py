"""A fitted encoder -> int8 ONNX; the manifest of a model's folder.

In: an encoder in torch and a folder. Out: the files that the product ships.

The weights of matrix products become int8 per channel, with 7 bits used: processors without VNNI
add pairs of products in 16 bits, which 8 bits would overflow (onnxruntime's `reduce_range`).
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from graph.extraction.models import MANIFEST


def write_encoder(encoder: nn.Module, path: Path, columns: int, outputs: Sequence[str]) -> None:
    """Write an encoder of (ids, features, first, last); columns: features of a piece.

    outputs: names of its results, one row a word each.
    """
    words, pieces = 5, 9
    example = (
        torch.randint(1000, 2000, (1, pieces)),
        torch.zeros(1, pieces, columns, dtype=torch.long),
        torch.arange(1, 1 + words),
        torch.arange(1, 1 + words),
    )
    encoder.eval()
    axes = {"ids": {1: "pieces"}, "features": {1: "pieces"},
            "first": {0: "words"}, "last": {0: "words"}}  # fmt: skip
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        torch.onnx.export(
            encoder,
            example,
            str(full),
            input_names=["ids", "features", "first", "last"],
            output_names=list(outputs),
            dynamic_axes=axes | {name: {0: "words"} for name in outputs},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            full, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
        )  # fmt: skip


def write_manifest(folder: Path, files: Sequence[str], fields: dict[str, Any]) -> None:
    """The manifest of a model's folder: its fields, and the hashes of its files."""
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files}
    manifest = fields | {"sha256": hashes}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
