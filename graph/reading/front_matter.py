"""Optional YAML front matter: what a file says of itself between two lines of `---`.

Known names: title, published (YYYY-MM-DD), publisher, author, url, language. Others are left
unread, so that files written for a site generator can be used as they are.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

from graph.errors import ReadingError
from graph.reading.content import Metadata

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_NAME = re.compile(r"\s*(?:#.*\s+)*[A-Za-z_][\w -]*:(?:\s|$)")
# Front matter is a few lines; a rule between two halves of a long text is not its end.
_LONGEST = 20_000

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")  # BCP 47, without its rare forms
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")  # RFC 3987, loosely


def split_front_matter(text: str, path: Path) -> tuple[Metadata, str]:
    """The metadata, and the text that follows the front matter unchanged.

    A text that merely begins with a rule of dashes has no front matter. Raises `ReadingError`
    where there is front matter that is not closed, is not YAML, or gives a value that cannot be.
    """
    opening = _OPENING.match(text)
    if not opening:
        return Metadata(), text
    head = text[opening.end() : opening.end() + _LONGEST]
    closing = _CLOSING.search(head)
    looks_like_fields = bool(_NAME.match(head))
    if closing is None:
        if looks_like_fields:
            raise ReadingError(path, "its front matter has no closing line of ---; add one")
        return Metadata(), text
    block = head[: closing.start()]
    if block.strip() and not looks_like_fields and not _is_mapping_or_broken(block):
        return Metadata(), text
    return _metadata(_fields(block, path), path), text[opening.end() + closing.end() :]


def _is_mapping_or_broken(block: str) -> bool:
    """Whether a block without a plain first name is front matter all the same."""
    return block.lstrip().startswith(("{", '"', "'", "[", "- ", "? "))


def _fields(block: str, path: Path) -> dict[str, Any]:
    import yaml  # only files with front matter pay for it

    try:
        # The base loader keeps each value as it is written: "title: No" is a title.
        # It makes strings, lists and mappings only, so that nothing can be run.
        fields = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 2
        raise ReadingError(
            path, f"its front matter is not valid YAML at line {line} ({error.problem}); mend it"
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise ReadingError(path, "its front matter is not valid YAML; mend it") from error
    if fields is None or fields == "":
        return {}
    if not isinstance(fields, dict):
        raise ReadingError(path, "its front matter is not made of 'name: value' lines; mend it")
    return {str(name).strip().lower(): value for name, value in fields.items()}


def _metadata(fields: dict[str, Any], path: Path) -> Metadata:
    url = _text(fields, "url", path)
    if url and not _ADDRESS.fullmatch(url):
        raise ReadingError(path, f"its front matter has a url that is no address: {url!r}")
    language = _text(fields, "language", path) or "en"
    if not _LANGUAGE.fullmatch(language):
        raise ReadingError(
            path, f"its front matter has a language that is no code such as 'en': {language!r}"
        )
    return Metadata(
        title=_text(fields, "title", path),
        published=_day(_text(fields, "published", path), path),
        publisher=_text(fields, "publisher", path),
        author=_text(fields, "author", path),
        url=url,
        language=language.lower(),
    )


def _text(fields: dict[str, Any], name: str, path: Path) -> str | None:
    """One value as a line of text; several (two authors) are joined by commas."""
    value = fields.get(name)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    if value is None or (isinstance(value, str) and value.strip().lower() in {"", "~", "null"}):
        return None
    if not isinstance(value, str):
        raise ReadingError(path, f"its front matter has a {name} that is not a line of text")
    return " ".join(value.split())


def _day(value: str | None, path: Path) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.datetime.fromisoformat(value).date()
    except ValueError as error:
        raise ReadingError(
            path, f"its front matter has published: {value!r}; write the day as YYYY-MM-DD"
        ) from error
