"""A fitted encoder -> int8 ONNX, and back to weights; the manifest of a model's folder.

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

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

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


def read_encoder(path: Path) -> dict[str, Tensor]:
    """The weights of an encoder that `write_encoder` wrote, as float32, by their names in torch."""
    graph = onnx.load(str(path)).graph
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}

    def whole(name: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        shifted = arrays[f"{name}_quantized"].astype(np.float32) - arrays[f"{name}_zero_point"]
        return np.asarray(shifted * arrays[f"{name}_scale"], dtype=np.float32)

    weights = {
        name: torch.from_numpy(array.copy())
        for name, array in arrays.items()
        if array.dtype == np.float32 and not name.endswith("_scale")
    }
    for name in arrays:
        if name.endswith(".weight_quantized"):
            table = name.removesuffix("_quantized")
            weights[table] = torch.from_numpy(whole(table))
    # A product of matrices has lost its name; the bias that is added to it has kept its own.
    users: dict[str, Any] = {}
    for node in graph.node:
        users.update(dict.fromkeys(node.input, node))
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            bias = _bias_after(node, users, arrays)
            matrix = whole(node.input[1].removesuffix("_quantized"))
            weights[bias.removesuffix("bias") + "weight"] = torch.from_numpy(matrix.T.copy())
    return weights


def _bias_after(node: Any, users: dict[str, Any], known: dict[str, Any]) -> str:  # noqa: ANN401
    """The bias that is added to a product, a few steps of scaling after it."""
    while node.op_type != "Add":
        node = users[node.output[0]]
    return str(next(name for name in node.input if name in known))
