"""The look of the drawing, read from `look.toml`: one table for Python, the legend and the page."""

from __future__ import annotations

import math
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from graph.model import FRIENDLY, HOSTILE
from viz.labels import GAP


@dataclass(frozen=True, slots=True)
class KindLook:
    """How actors of one kind are drawn: a shape of vis-network and a colour (#RRGGBB)."""

    shape: str
    colour: str
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class ActLook:
    """How lines of one act are drawn; `width` in pixels for a single claim."""

    verb: str
    many: str
    light: str
    dark: str
    head: str
    width: float
    shown: bool
    hostile: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """Widths in pixels and dash patterns (pixels on, pixels off)."""

    per_doubling: float
    widest: float
    dash: tuple[int, ...]
    unsure_dash: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Nodes:
    """Radii, border and font in pixels; `wrap` in characters."""

    smallest: float
    per_root_claim: float
    largest: float
    border: float
    font: int
    wrap: int


@dataclass(frozen=True, slots=True)
class Limits:
    """Numbers of nodes from which less is drawn."""

    labels_always: int
    drawn: int
    most_connected: int


@dataclass(frozen=True, slots=True)
class Look:
    """All of `look.toml`; `kinds` and `acts` keep the order of the file."""

    canvas: dict[str, str]
    kinds: dict[str, KindLook]
    acts: dict[str, ActLook]
    lines: Lines
    nodes: Nodes
    limits: Limits

    def radius(self, claims: int) -> float:
        """Radius of an actor with so many hostile claims by and against it, in pixels."""
        grown = self.nodes.smallest + self.nodes.per_root_claim * math.sqrt(claims)
        return round(min(self.nodes.largest, grown), 1)

    def line_width(self, act: str, claims: int) -> float:
        """Width of a line that stands for so many claims (at least one), in pixels."""
        grown = self.acts[act].width + self.lines.per_doubling * math.log2(max(1, claims))
        return round(min(self.lines.widest, grown), 1)

    def wrapped(self, name: str) -> str:
        """`name` broken between words into lines of about `nodes.wrap` characters."""
        lines: list[str] = []
        for word in name.split():
            if lines and columns(lines[-1]) + 1 + columns(word) <= self.nodes.wrap:
                lines[-1] += " " + word
            else:
                lines.append(word)
        if len(lines) > 4:
            lines = [*lines[:3], lines[3] + " …"]
        return "\n".join(_shortened(line, 2 * self.nodes.wrap) for line in lines) or "?"

    def label_size(self, label: str) -> tuple[float, float]:
        """Estimated width and height in pixels of a wrapped label at zoom 1."""
        lines = label.split("\n")
        widest = max(columns(line) for line in lines)
        return widest * self.nodes.font * 0.56, len(lines) * self.nodes.font * 1.2

    def table(self) -> dict[str, Any]:
        """What the page itself needs of the look, ready for JSON."""
        return {
            "canvas": self.canvas,
            "kinds": {
                name: {"shape": k.shape, "colour": k.colour, "one": k.one, "many": k.many}
                for name, k in self.kinds.items()
            },
            "acts": {
                name: {
                    "verb": a.verb,
                    "many": a.many,
                    "light": a.light,
                    "dark": a.dark,
                    "head": a.head,
                    "width": a.width,
                    "shown": a.shown,
                    "hostile": a.hostile,
                }
                for name, a in self.acts.items()
            },
            "dash": list(self.lines.dash),
            "unsureDash": list(self.lines.unsure_dash),
            "labelsAlways": self.limits.labels_always,
            "font": self.nodes.font,
            "gap": GAP,
        }


def columns(text: str) -> int:
    """Width of a text in columns: wide letters (as in Chinese) count two, combining marks none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _shortened(line: str, length: int) -> str:
    return line if len(line) <= length else line[: length - 1] + "…"


@cache
def load_look() -> Look:
    """The look as shipped. Raises KeyError or ValueError if the table has a hole."""
    table = tomllib.loads(resources.files("viz").joinpath("look.toml").read_text("utf-8"))
    known = {str(act) for act in HOSTILE | FRIENDLY}
    if set(table["acts"]) != known:
        raise ValueError(f"look.toml must describe exactly these acts: {sorted(known)}")
    lines = table["lines"]
    return Look(
        canvas=table["canvas"],
        kinds={name: KindLook(**row) for name, row in table["kinds"].items()},
        acts={
            name: ActLook(**row, hostile=name in {str(a) for a in HOSTILE})
            for name, row in table["acts"].items()
        },
        lines=Lines(
            lines["per_doubling"],
            lines["widest"],
            tuple(lines["dash"]),
            tuple(lines["unsure_dash"]),
        ),
        nodes=Nodes(**table["nodes"]),
        limits=Limits(**table["limits"]),
    )
