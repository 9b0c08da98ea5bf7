"""The learned weights of the reader, as data; `MODEL_CARD.md` tells where they come from."""

from __future__ import annotations

SKIMMING = ("skim.onnx", "skim.npz")
READING = ("encoder.onnx", "heads.npz")
"""The encoder and the heads of each of the two models."""
