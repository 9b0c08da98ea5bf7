"""The knowledge-graph folder on disk: is it one, of which version, and where its store lies.

    kg/format.json          marks the folder: {"jaccuse": <version of the layout>}
    kg/store/working/       the store that a build writes to; one writer at a time
    kg/store/<number>/      a published snapshot, which readers open; never changed
    kg/store/current        the number of the snapshot to read

Readers and a running build do not meet: Oxigraph's files must not be read while another process
writes them, so a build publishes a checkpoint (hard links, cheap) and moves `current` to it at
once. Everything under kg/store is derived and can be thrown away.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from graph.errors import KnowledgeGraphError
from graph.settings import KG_FORMAT, KG_MARK, KG_MARK_KEY
from graph.store import Store

# Snapshots that stay when a new one is published: a reader may still be opening the one before.
_KEPT = 2


def check(kg: Path) -> None:
    """Raise KnowledgeGraphError, with what to do, unless `kg` is a folder this version can use."""
    if not kg.exists():
        raise KnowledgeGraphError(
            f"There is no knowledge graph at {kg}; make one with `jaccuse build PATH… --kg {kg}`."
        )
    if not kg.is_dir():
        raise KnowledgeGraphError(
            f"{kg} is a file, not a knowledge-graph folder; name a folder with --kg."
        )
    if not (kg / KG_MARK).exists():
        raise KnowledgeGraphError(
            f"{kg} is not a knowledge graph (it holds no {KG_MARK}); name another folder with "
            f"--kg, or make one with `jaccuse build PATH… --kg FOLDER`."
        )
    version = _version(kg)
    if version != KG_FORMAT:
        raise KnowledgeGraphError(
            f"{kg} has the folder format {version}, and this version of jaccuse reads {KG_FORMAT}; "
            f"build it again in a new folder, or use the version that wrote it."
        )


def prepare(kg: Path) -> None:
    """Make `kg` a knowledge-graph folder, or check the one that is there.

    Raises KnowledgeGraphError if it is of another version, or a folder with other things in it.
    """
    fresh = not kg.exists() or (kg.is_dir() and not any(kg.iterdir()))
    if not fresh:
        check(kg)
        return
    try:
        kg.mkdir(parents=True, exist_ok=True)
        write_whole(kg / KG_MARK, json.dumps({KG_MARK_KEY: KG_FORMAT}) + "\n")
    except OSError as error:
        raise KnowledgeGraphError(
            f"{kg} cannot be made ({error.strerror or error}); name another folder with --kg."
        ) from error


def open_to_read(kg: Path) -> Store:
    """The last published snapshot of `kg`, read-only."""
    check(kg)
    current = _current(kg)
    if current is None:
        raise KnowledgeGraphError(
            f"{kg} holds a build that was not finished; run the same `jaccuse build … --kg {kg}` "
            f"again and it goes on where it stopped."
        )
    try:
        return Store.open(kg / "store" / current, read_only=True)
    except OSError as error:
        newer = _current(kg)
        if newer not in (None, current):  # a build published and tidied up in between
            return open_to_read(kg)
        raise _damaged(kg, error) from error


def open_to_write(kg: Path) -> Store:
    """The working store of `kg`, made if it is not there; one process at a time."""
    prepare(kg)
    working = kg / "store" / "working"
    try:
        working.parent.mkdir(exist_ok=True)
        return Store.open(working)
    except OSError as error:
        if "lock" in str(error).lower():
            raise KnowledgeGraphError(
                f"Another build is writing to {kg}; wait until it ends, or name another folder "
                f"with --kg."
            ) from error
        raise _damaged(kg, error) from error


def publish(store: Store, kg: Path) -> None:
    """Let readers see what has been committed to the working `store`, all at once."""
    folder = kg / "store"
    number = max(_snapshots(folder), default=0) + 1
    try:
        store.backup(folder / f"{number}")
        write_whole(folder / "current", f"{number}\n")
    except OSError as error:
        shutil.rmtree(folder / f"{number}", ignore_errors=True)
        raise KnowledgeGraphError(
            f"{kg} cannot be published ({error}); make room, and build again: nothing is lost."
        ) from error
    for old in sorted(_snapshots(folder))[:-_KEPT]:
        shutil.rmtree(folder / f"{old}", ignore_errors=True)


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there whole or not at all, even if the power fails."""
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _version(kg: Path) -> object:
    try:
        return json.loads((kg / KG_MARK).read_text(encoding="utf-8"))[KG_MARK_KEY]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KnowledgeGraphError(
            f"{kg / KG_MARK} cannot be read; the folder is damaged: build it again in a new one."
        ) from error


def _current(kg: Path) -> str | None:
    """The name of the snapshot to read, if one has been published."""
    try:
        return (kg / "store" / "current").read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise _damaged(kg, error) from error


def _snapshots(folder: Path) -> list[int]:
    return [int(path.name) for path in folder.iterdir() if path.name.isdecimal()]


def _damaged(kg: Path, error: Exception) -> KnowledgeGraphError:
    return KnowledgeGraphError(
        f"The store in {kg / 'store'} cannot be opened ({error}); remove that folder and run "
        f"`jaccuse build` again: it is made anew from what was read and extracted."
    )
