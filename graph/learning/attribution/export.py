"""A fitted tagger -> the files that the product ships: int8 ONNX, heads, tokenizer, hashes.

In: the network, the base's tokenizer and a folder. Out: `encoder.onnx`, `heads.npz`,
`tokenizer.json` and `model.json`, which names the others with their SHA-256.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from graph.extraction.tagger.features import COLUMNS
from graph.extraction.tagger.model import ENCODER, HEADS, TOKENIZER
from graph.learning.attribution.network import Network
from graph.learning.exporting import write_encoder, write_manifest


def export(network: Network, tokenizer: Path, folder: Path, outside: float, name: str) -> None:
    """Write the model; `outside` is the score added to tag O, `name` goes into the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    write_encoder(network.encoder, folder / ENCODER, len(COLUMNS), ("tags", "links"))
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
    write_manifest(folder, (ENCODER, HEADS, TOKENIZER), {"name": name, "outside": outside})
