"""Bytes to characters: byte-order marks, UTF-8, then a guess by charset-normalizer.

Files that are no text at all are told from text in an unusual encoding, so that a picture or a
PDF that was renamed to .txt gives a sentence and not a page of noise.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from graph.errors import ReadingError

# UTF-32 before UTF-16: the little-endian mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# How common files of other kinds begin (each from its format's specification).
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (rb"{\rtf", "a rich-text document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
_WEB_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)

# The Windows code page is what the web standards fall back on for English pages
# (https://encoding.spec.whatwg.org), Mac OS Roman its older sibling. On short texts the detector
# rates several code pages of the family as equal and answers with the first by name.
_USUAL = ("cp1252", "mac_roman")

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Share of control characters above which a text is taken for binary. Scanned and converted
# texts have a stray one here and there; compressed or compiled bytes have 10 % and more.
_MOST_CONTROLS = 0.01


def decode(data: bytes, path: Path) -> str:
    """The characters that `data` stands for, without a byte-order mark.

    Newlines stay as they are. Raises `ReadingError` for binary data, for bytes that do not fit
    the encoding that the file declares, and where no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _refuse_controls(_strictly(data[len(mark) :], encoding, path), path)
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ReadingError(path, f"is {what}, not plain text; save its text as UTF-8 first")
    if _WEB_PAGE.match(data):
        raise ReadingError(path, "is a web page, not plain text; save the article's text first")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(data, error, path)
        text = _guessed(data, path)
    else:
        if "\x00" in text:  # UTF-16 without a mark is valid UTF-8 full of zeros
            text = _guessed(data, path)
    return _refuse_controls(text, path)


def _strictly(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadingError(
            path,
            f"begins with the mark of {encoding.upper()}, but is not {encoding.upper()} "
            f"at byte {error.start}; save it again as UTF-8",
        ) from error


def _refuse_broken_utf8(data: bytes, error: UnicodeDecodeError, path: Path) -> None:
    """Bytes that are UTF-8 but for a few places would be decoded to noise by any other encoding."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(character > "\x7f" for character in text) - broken
    if sound >= broken and "\x00" not in text:
        raise ReadingError(
            path, f"is UTF-8 with broken bytes, the first at byte {error.start}; save it again"
        )


def _guessed(data: bytes, path: Path) -> str:
    # Imported here: most files are UTF-8, and starting up must stay quick.
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        # Any encoding with these control bytes would be UTF-16 or UTF-32, which were tried.
        _refuse_controls(data.decode("latin-1"), path)
        raise ReadingError(path, "is not text in any known encoding; save it as UTF-8 text")
    if best.byte_order_mark or best.encoding.startswith(("utf_16", "utf_32")):
        return _strictly(data, best.encoding, path)
    for encoding in _USUAL:
        usual = from_bytes(data, cp_isolation=[encoding]).best()
        if usual and usual.chaos <= best.chaos and usual.coherence >= best.coherence:
            return _strictly(data, encoding, path)
    return _strictly(data, best.encoding, path)


def _refuse_controls(text: str, path: Path) -> str:
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > _MOST_CONTROLS * len(text):
        raise ReadingError(path, "is binary data, not text; give a text file instead")
    return text
