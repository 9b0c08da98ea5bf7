"""Page furniture: short whole lines such as "Leave a comment" that are not the author's words."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files


def is_furniture(line: str) -> bool:
    """Whether a line without its blanks is the page's; patterns stand in `furniture.toml`."""
    longest, pattern = _patterns()
    return len(line) <= longest and pattern.fullmatch(line) is not None


@lru_cache(maxsize=1)
def _patterns() -> tuple[int, re.Pattern[str]]:
    data = tomllib.loads(files("graph.reading").joinpath("furniture.toml").read_text("utf-8"))
    fragments: dict[str, str] = {}
    for name, fragment in data["fragments"].items():  # a fragment may use those before it
        fragments[name] = _filled(fragment, fragments)
    alternatives = "|".join(
        f"(?:{_filled(pattern, fragments)})"
        for patterns in data["patterns"].values()
        for pattern in patterns
    )
    return int(data["longest"]), re.compile(alternatives, re.IGNORECASE)


def _filled(pattern: str, fragments: dict[str, str]) -> str:
    for name, fragment in fragments.items():
        pattern = pattern.replace(f"<{name}>", fragment)
    return pattern
