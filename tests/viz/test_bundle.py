"""Modules joined into one script do what the modules did."""

from __future__ import annotations

import pytest

from viz.bundle import bundle


def test_modules_come_before_those_that_import_them() -> None:
    """A module that is imported twice is there once, before both."""
    modules = {
        "main": 'import { a } from "./one.js";\nimport { b } from "./two.js";\nshow(a, b);\n',
        "one": 'import { b } from "./two.js";\nexport const a = b + 1;\n',
        "two": "const hidden = 1;\nexport const b = hidden;\nexport function c() {}\n",
    }
    script = bundle("main", modules.__getitem__)
    assert script.count("const hidden = 1;") == 1
    assert (
        script.index("module_two = ") < script.index("module_one = ") < script.index("show(a, b)")
    )
    assert "return { b, c };" in script
    assert "import" not in script
    assert "export" not in script


def test_exports_of_several_names() -> None:
    """A destructuring export gives all of its names."""
    script = bundle("main", {"main": "export const { a, b } = data;\n"}.__getitem__)
    assert "return { a, b };" in script


@pytest.mark.parametrize(
    "text",
    ["export default 1;\n", 'import * as all from "./x.js";\n', 'export { a } from "./x.js";\n'],
)
def test_unknown_forms_are_refused(text: str) -> None:
    """A form that would be dropped or broken is an error, not a page that fails in the browser."""
    with pytest.raises(ValueError, match="cannot be bundled"):
        bundle("main", {"main": text}.__getitem__)


def test_circles_are_refused() -> None:
    """Modules that import each other have no order to be joined in."""
    modules = {
        "main": 'import { a } from "./one.js";\n',
        "one": 'import { b } from "./main.js";\n',
    }
    with pytest.raises(ValueError, match="main -> one -> main"):
        bundle("main", modules.__getitem__)
