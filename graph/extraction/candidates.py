"""A candidate: a mention before it is known whom it means. `mentions` makes them."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model import Kind


@dataclass(slots=True)
class Candidate:
    """A name, a describing noun phrase or a pronoun, in tokens.

    first, last: tokens of the name or of the noun phrase's core, both included; head: its head.
    form: "name", "nominal" or "pronoun".
    label: the tagger's label, "" where it saw none.
    described: lower-case words that describe a name (titles, nouns in front, apposition).
    role: the same as a phrase to show ("Information Minister"), with its tokens.
    definite: "the", "this", "a" or "" — the determiner.
    calling: the noun that says what the named one is ("negotiator" in "union negotiator Lee").
    stand_ins: nouns of the description that the parser may take for the head ("the company X").
    """

    first: int
    last: int
    head: int
    form: str
    label: str = ""
    described: list[str] = field(default_factory=list)
    role: tuple[int, int] | None = None
    definite: str = ""
    kind: Kind | None = None
    plural: bool = False
    stand_ins: list[int] = field(default_factory=list)
    calling: str = ""
