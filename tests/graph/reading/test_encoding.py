"""Bytes become the characters that their writer meant, or a sentence that says why not."""

from pathlib import Path

import pytest

from graph.errors import ReadingError
from graph.reading.encoding import decode

ARTICLE = (
    "The café’s owner, José Núñez, said: “We don’t know… who did it — or why.” "
    "Mayor Zoë Müller accused the firm of lying about it.\n"
)
PATH = Path("article.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_decodes_the_usual_encodings(encoding: str) -> None:
    """A text survives each usual encoding, with its mark taken off."""
    assert decode(ARTICLE.encode(encoding), PATH) == ARTICLE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "mac_roman"])
def test_decodes_encodings_that_nothing_marks(encoding: str) -> None:
    """A longer text in an unmarked encoding is told by what it would read like."""
    assert decode((ARTICLE * 5).encode(encoding), PATH) == ARTICLE * 5


def test_decodes_another_script() -> None:
    """Text in a code page of another script is not taken for Western letters."""
    text = "Президент обвинил компанию во лжи и потребовал объяснений от её директора. " * 3
    assert decode(text.encode("cp1251"), PATH) == text


def test_prefers_the_western_code_page_on_short_texts() -> None:
    """Five code pages fit "Carreño" equally well; the one of English pages is taken."""
    assert decode("Pedro Carreño said no.".encode("cp1252"), PATH) == "Pedro Carreño said no."


def test_keeps_line_breaks() -> None:
    """Windows line breaks stay, since offsets index the file as it stands."""
    assert decode(b"One.\r\n\r\nTwo.\r\n", PATH) == "One.\r\n\r\nTwo.\r\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (bytes(range(256)) * 20, "binary"),
        (b"Some words\x00and a zero byte in between them all.", "binary"),
        (b"\x01\x02\x03 a few words \x04\x05" * 9, "binary"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "office"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"{\\rtf1\\ansi Some words.}", "rich-text"),
        (b"<!DOCTYPE html>\n<html><p>Words.</p></html>", "web page"),
    ],
)
def test_refuses_what_is_no_text(data: bytes, words: str) -> None:
    """Binary data under .txt gives a sentence that says what it is."""
    with pytest.raises(ReadingError, match=words):
        decode(data, PATH)


def test_refuses_a_mark_that_the_bytes_belie() -> None:
    """A mark of UTF-16 over an odd number of bytes is named as what it is."""
    with pytest.raises(ReadingError, match=r"mark of UTF-16-LE, but is not UTF-16-LE at byte 2"):
        decode(b"\xff\xfea\x00b", PATH)


def test_refuses_broken_utf8_with_its_place() -> None:
    """UTF-8 that was cut inside a character is not read as Western noise."""
    data = ARTICLE.encode()
    place = data.index("’".encode()) + 1
    with pytest.raises(ReadingError, match=f"broken bytes, the first at byte {place - 1}"):
        decode(data[:place] + data[place + 1 :], PATH)
