"""Joins the page's ES modules into one script that needs no loading.

A page opened from disk cannot import modules, so each file becomes a function that gives its
exports, called in the order of the imports. Only two forms are used in `static/` and understood
here: `import { a, b } from "./other.js";` and `export` before a function, class or const.
"""

from __future__ import annotations

import re
from collections.abc import Callable

IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";\n?', re.MULTILINE)
EXPORT = re.compile(
    r"^export ((?:async )?(?:function|class|const) +)([^=({]*\w|\{[^}]*\})", re.MULTILINE
)
UNKNOWN = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def bundle(entry: str, read: Callable[[str], str]) -> str:
    """The module `entry` with all that it imports, as one classic script.

    read: gives the text of a module by its name (without ".js"). Raises ValueError where a
    module uses another form of import or export, or where imports run in a circle.
    """
    written: dict[str, str] = {}
    _add(entry, read, written, ())
    return '"use strict";\n' + "\n".join(written.values())


def _add(
    name: str, read: Callable[[str], str], written: dict[str, str], above: tuple[str, ...]
) -> None:
    if name in written:
        return
    if name in above:
        raise ValueError(f"modules import each other in a circle: {' -> '.join((*above, name))}")
    text = read(name)
    for _, other in IMPORT.findall(text):
        _add(other, read, written, (*above, name))
    exported: list[str] = []
    for _, names in EXPORT.findall(text):
        exported += re.findall(r"\w+", names)
    body = IMPORT.sub(lambda found: f"const {{{found[1]}}} = {_variable(found[2])};\n", text)
    body = EXPORT.sub(lambda found: found[1] + found[2], body)
    if left := UNKNOWN.search(body):
        raise ValueError(f"{name}.js: this form cannot be bundled: {left[0]}")
    gives = ", ".join(exported)
    written[name] = f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {gives} }};\n}})();"


def _variable(name: str) -> str:
    return "module_" + name.replace("-", "_")
