"""The work on one file that depends on no other: read it, extract from it. Alone or in parallel.

Results come in the order of the files, whatever the number of processes, so that what is built
from them is the same.
"""

from __future__ import annotations

import hashlib
import signal
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from graph.archive import Archive
from graph.errors import ExtractionError, JaccuseError, ReadingError
from graph.model import Document, Extraction
from graph.reading import document_of, load
from graph.settings import EXTRACTORS

if TYPE_CHECKING:
    from graph.extraction import Extractor

# Files that are handed out ahead of the one that is awaited, for each process: enough to keep all
# busy behind one long document, few enough that their results need little memory.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: a document and its extraction, or the reason why not.

    sha256: of the file's bytes; None where trying again may help.
    document: also without an extraction, where the text could be read.
    """

    path: Path
    sha256: str | None
    document: Document | None = None
    extraction: Extraction | None = None
    reason: str | None = None


def fingerprint(path: Path) -> str:
    """SHA-256 of a file's bytes; raises `ReadingError` where it cannot be read at all."""
    return hashlib.sha256(load(path)).hexdigest()


def prepare(name: str) -> None:
    """Load the extractor of that name, before anything is read or written.

    Raises ModelError if a file of its models is missing or damaged: that is no fault of a document.
    """
    extractor(name)


def outcomes(
    paths: Sequence[Path], kg: Path, jobs: int, name: str
) -> Generator[Outcome, None, None]:
    """Read each file and extract from it, in `jobs` processes; in the order of `paths`.

    name: of the extractor. What the archive of `kg` already has from the same text and extractor
    is not made again. Raises JaccuseError if a process dies.
    """
    if jobs == 1 or len(paths) == 1:
        for path in paths:
            yield outcome(path, kg, name)
        return
    pool = ProcessPoolExecutor(
        min(jobs, len(paths)), mp_context=get_context("spawn"), initializer=_leave_interrupts
    )
    try:
        yield from _in_order(pool, paths, kg, jobs, name)
    except BrokenProcessPool as error:
        raise JaccuseError(
            "A process of the build died, most likely for lack of memory; build again with "
            "--jobs 1: what was finished stays."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, paths: Sequence[Path], kg: Path, jobs: int, name: str
) -> Iterator[Outcome]:
    waiting: deque[Future[Outcome]] = deque()
    for path in paths:
        waiting.append(pool.submit(outcome, path, kg, name))
        if len(waiting) >= jobs * _AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _leave_interrupts() -> None:
    """Ctrl-C reaches all processes of a terminal; only the one that commits answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def outcome(path: Path, kg: Path, name: str) -> Outcome:
    """Read one file and extract from it; every failure that is the file's becomes a reason."""
    sha256 = None
    document = None
    try:
        data = load(path)
        sha256 = hashlib.sha256(data).hexdigest()
        document = document_of(data, path)
        extraction = Archive(kg).extraction_by(document.id, EXTRACTORS[name])
        if extraction is None:
            extraction = extractor(name).extract(document)
    except ReadingError as error:
        return Outcome(path, sha256, reason=error.reason)
    except ExtractionError as error:
        return Outcome(path, sha256, document, reason=str(error).rstrip("."))
    except MemoryError:
        return Outcome(path, None, document, reason="needs more memory than there is; split it")
    except JaccuseError:  # a model is missing or damaged, the folder not readable: not this file's
        raise
    except Exception as error:  # noqa: BLE001 - a fault of ours must not stop the others
        kind = f"{type(error).__name__}: {error}"
        return Outcome(path, sha256, document, reason=f"the extraction failed on it ({kind})")
    return Outcome(path, sha256, document, extraction)


@lru_cache(maxsize=1)
def extractor(name: str) -> Extractor:
    """The extractor of this process; its models are loaded once.

    Raises ModelError if a file of them is missing or damaged.
    """
    from graph.extraction import load_extractor

    return load_extractor(name)
