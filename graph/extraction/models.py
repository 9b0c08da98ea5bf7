"""Loading a learned model from its folder: files checked by their hashes, one thread.

In: the folder of a model with a manifest (JSON: "name", "sha256": file -> hash, and what else the
model needs). Out: the manifest, an onnxruntime session, a tokenizer. Raises ModelError with advice.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MANIFEST = "model.json"
AGAIN = "install jaccuse again, or work without models: --extractor rules"


def checked_manifest(folder: Path, named: Sequence[str], numbers: Sequence[str]) -> dict[str, Any]:
    """The manifest, after its files were found to be the ones that it names.

    named: the files; numbers: the fields that must be numbers.
    """
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        manifest["name"] = str(manifest["name"])
        manifest |= {field: float(manifest[field]) for field in numbers}
        hashes = manifest["sha256"]
        for name in named:
            data = (folder / name).read_bytes()
            if hashlib.sha256(data).hexdigest() != hashes[name]:
                raise ModelError(f"{folder / name} is damaged or of another version; {AGAIN}.")
    except OSError as error:
        raise ModelError(f"{error.filename} of the model cannot be read; {AGAIN}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{folder / MANIFEST} is damaged; {AGAIN}.") from error
    return manifest


def session(path: Path) -> InferenceSession:
    """An encoder ready to run, on one thread: results do not depend on the machine's load."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def tokenizer(path: Path) -> Tokenizer:
    """The tokenizer of a file."""
    from tokenizers import Tokenizer

    loaded: Tokenizer = Tokenizer.from_file(str(path))
    return loaded
