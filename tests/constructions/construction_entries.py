"""The test sentences: entries of the YAML files beside this one, loaded and looked over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import yaml

from graph.model import Document
from graph.reading import document_of

HERE = Path(__file__).parent

_CLAIM_HEAD = ("speaker", "act", "targets", "evidence", "modality", "polarity", "reported_by")
_CLAIM_TAIL = ("venue", "said_at", "said_at_text", "addressees", "victims")
CLAIM_KEYS = frozenset((*_CLAIM_HEAD, *_CLAIM_TAIL))
ACCOUNT_KEYS = frozenset(("owner", "who", "handle", "platform", "observations"))
ACTOR_KEYS = frozenset(("name", "kind", "aliases"))


@dataclass(frozen=True)
class Entry:
    """One text and what must be found in it; the keys are explained in README.md.

    None for `edges` and `accounts` means: not looked at; an empty list means: there may be none.
    """

    id: str
    text: str
    title: str | None = None
    published: dt.date | None = None
    claims: list[dict[str, Any]] = field(default_factory=list)
    edges: list[list[str]] | None = None
    edges_allowed: list[list[str]] = field(default_factory=list)
    no_claim_by: list[str] = field(default_factory=list)
    non_responses: list[str] = field(default_factory=list)
    accounts: list[dict[str, Any]] | None = None
    never_observed: list[list[str]] = field(default_factory=list)
    actors: list[dict[str, Any]] = field(default_factory=list)
    never_actors: list[str] = field(default_factory=list)

    @property
    def is_near_miss(self) -> bool:
        """Whether the text only looks like the construction: nothing is to be found in it."""
        wanted = (self.claims, self.edges, self.non_responses, self.accounts, self.actors)
        return not any(wanted)

    def document(self) -> Document:
        """The text as the reader of plain-text files reads it, with title and day in front."""
        known = {"title": self.title, "published": self.published}
        matter = {key: value for key, value in known.items() if value is not None}
        front = f"---\n{yaml.safe_dump(matter, allow_unicode=True)}---\n" if matter else ""
        body = f"{self.title}\n\n{self.text}" if self.title else self.text
        return document_of((front + body).encode(), Path(f"{self.id}.txt"))


def constructions() -> list[str]:
    """The names of the files, without their suffix, in alphabetical order."""
    return sorted(path.stem for path in HERE.glob("*.yaml"))


def entries_of(construction: str) -> list[Entry]:
    """The entries of one file. Raises ValueError for a key that README.md does not know."""
    found = yaml.safe_load((HERE / f"{construction}.yaml").read_text(encoding="utf-8"))
    for raw in found:
        _refuse_unknown(raw, frozenset(f.name for f in fields(Entry)), raw["id"])
        for keys, parts in (
            (CLAIM_KEYS, raw.get("claims")),
            (ACCOUNT_KEYS, raw.get("accounts")),
            (ACTOR_KEYS, raw.get("actors")),
        ):
            for part in parts or ():
                _refuse_unknown(part, keys, raw["id"])
    return [Entry(**raw) for raw in found]


def _refuse_unknown(raw: dict[str, Any], known: frozenset[str], where: str) -> None:
    if unknown := raw.keys() - known:
        raise ValueError(f"{where}: unknown keys {sorted(unknown)}")
