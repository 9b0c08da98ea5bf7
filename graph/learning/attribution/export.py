"""A fitted network -> the files that the product ships: int8 ONNX, heads, tokenizer, hashes.

In: the network, the base's tokenizer and a folder. Out: `encoder.onnx`, `heads.npz`,
`tokenizer.json` and `model.json`, which names the others with their SHA-256.

The weights of matrix products become int8 per channel, with 7 bits used: processors without VNNI
add pairs of products in 16 bits, which 8 bits would overflow (onnxruntime's `reduce_range`).
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from graph.extraction.tagger.features import COLUMNS
from graph.extraction.tagger.model import ENCODER, HEADS, MANIFEST, TOKENIZER
from graph.learning.attribution.network import Network


def export(network: Network, tokenizer: Path, folder: Path, outside: float, name: str) -> None:
    """Write the model; `outside` is the score added to tag O, `name` goes into the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_encoder(network, folder / ENCODER)
    heads = network.heads()
    np.savez(
        folder / HEADS,
        start=heads.start,
        transitions=heads.transitions,
        distance=heads.distance,
        between=heads.between,
        no_source=heads.no_source,
    )
    plain = Tokenizer.from_file(str(tokenizer))
    plain.no_truncation()
    plain.no_padding()
    plain.save(str(folder / TOKENIZER), pretty=False)
    write_manifest(folder, name, outside)


def write_manifest(folder: Path, name: str, outside: float) -> None:
    """The manifest of a model's folder: its name, the score of tag O, and the files' hashes."""
    hashes = {
        file: hashlib.sha256((folder / file).read_bytes()).hexdigest()
        for file in (ENCODER, HEADS, TOKENIZER)
    }
    manifest = {"name": name, "outside": outside, "sha256": hashes}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _write_encoder(network: Network, path: Path) -> None:
    words, pieces = 5, 9
    example = (
        torch.randint(1000, 2000, (1, pieces)),
        torch.zeros(1, pieces, len(COLUMNS), dtype=torch.long),
        torch.arange(1, 1 + words),
        torch.arange(1, 1 + words),
    )
    network.encoder.eval()
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        torch.onnx.export(
            network.encoder,
            example,
            str(full),
            input_names=["ids", "features", "first", "last"],
            output_names=["tags", "links"],
            dynamic_axes={
                "ids": {1: "pieces"},
                "features": {1: "pieces"},
                "first": {0: "words"},
                "last": {0: "words"},
                "tags": {0: "words"},
                "links": {0: "words"},
            },
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            full, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
        )  # fmt: skip


