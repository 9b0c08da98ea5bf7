"""One file to one document, or to a sentence that says why not."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from graph.errors import ReadingError
from graph.model import Document, Part
from graph.reading.content import Content, identifier
from graph.reading.registry import READERS, reader_of

# The most that one document may hold: about 33,000 words, three times the longest magazine piece.
# A file of that size is built within 1 GB of memory (`make bench` prints it), and memory grows with
# it. A longer file is nearly always many articles in one, which are told apart only if split.
MAX_CHARACTERS = 200_000
_MAX_BYTES = 4 * MAX_CHARACTERS  # no encoding of Unicode takes more than four bytes a character

_WORD = re.compile(r"[^\W\d_]+")
_SHORT_SENTENCE = re.compile(r"[^\W\d_]+\W+(?:.*\s)?[^\W\d_]+[.!?]", re.DOTALL)


def read(path: Path) -> Document:
    """The document that a file holds.

    Raises `ReadingError` with what is wrong and what to do: no such file, not readable, too
    large, no reader for its format, binary, an unknown encoding, malformed front matter, empty,
    nothing but blanks, not one sentence.
    """
    return document_of(load(path), path)


def load(path: Path) -> bytes:
    """A file's bytes; refuses what is no readable file or too large, before reading it."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            os.scandir(path).close()
            raise ReadingError(path, "is a folder, not a file")
        if not stat.S_ISREG(status.st_mode):
            raise ReadingError(path, "is not an ordinary file; copy its text into one")
        if status.st_size > _MAX_BYTES:
            raise _too_large(path, f"{status.st_size / 1e6:.0f} MB")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadingError(path, "there is no such file or folder; check the path") from error
    except PermissionError as error:
        raise ReadingError(path, "may not be read; check its permissions") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadingError(path, f"cannot be read ({reason})") from error


def document_of(data: bytes, path: Path) -> Document:
    """The document that a file's bytes stand for. Raises `ReadingError`, as `read` does."""
    reader = reader_of(path.suffix)
    if reader is None:
        known = ", ".join(READERS)
        raise ReadingError(path, f"has no format that can be read; known are {known}")
    if not data:
        raise ReadingError(path, "is empty; put the article's text in it")
    content = reader(data, path)
    _check_text(content, path)
    name = name_of(path)
    return Document(
        id=identifier(name, content.metadata, content.text),
        name=name,
        text=content.text,
        blocks=content.blocks,
        title=content.metadata.title,
        published=content.metadata.published,
        publisher=content.metadata.publisher,
        author=content.metadata.author,
        url=content.metadata.url,
        language=content.metadata.language,
        markup=content.markup,
    )


def name_of(path: Path) -> str:
    """A file's name without its folder; bytes of it that are not UTF-8 are replaced."""
    return os.fsencode(path.name).decode("utf-8", errors="replace")


def _check_text(content: Content, path: Path) -> None:
    if len(content.text) > MAX_CHARACTERS:
        raise _too_large(path, f"{len(content.text):,} characters")
    if not content.text.strip() or not content.blocks:
        raise ReadingError(path, "holds nothing but blanks; put the article's text in it")
    prose = (b.span.of(content.text) for b in content.blocks if b.part is Part.PARAGRAPH)
    if not any(_has_sentence(words) for words in prose):
        raise ReadingError(path, "holds no sentence; put the article's text in it")


def _has_sentence(words: str) -> bool:
    """Whether a paragraph can hold a sentence: three words, or two and a full stop."""
    return len(_WORD.findall(words)) >= 3 or bool(_SHORT_SENTENCE.search(words))


def _too_large(path: Path, size: str) -> ReadingError:
    limit = f"{MAX_CHARACTERS:,} characters"
    return ReadingError(
        path, f"is too large ({size}; the limit is {limit}); split it into one file an article"
    )
