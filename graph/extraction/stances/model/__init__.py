"""The learned weights of the reader, as data; `MODEL_CARD.md` tells where they come from."""

from __future__ import annotations

ENCODER = "encoder.onnx"
HEADS = "heads.npz"
