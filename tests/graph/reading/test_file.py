"""Files become documents with stable ids; what cannot be read is named with what to do."""

import hashlib
import os
from pathlib import Path

import pytest

from graph.errors import ReadingError
from graph.reading import MAX_CHARACTERS, documents, read

TEXT = "Mayor Blames Builder\n\nThe mayor accused the builder of lying.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A sound article."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_reads_a_document(article: Path) -> None:
    """Name, text and title are the file's."""
    document = read(article)
    assert (document.name, document.text, document.title) == (
        "article.txt",
        TEXT,
        "Mayor Blames Builder",
    )


def test_id_depends_on_content_and_name_alone(article: Path, tmp_path: Path) -> None:
    """The same file in another folder has the same id; another name or text has another."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    (folder / "other.txt").write_text(TEXT, encoding="utf-8")
    (folder / "dated.txt").write_text(f"---\npublished: 2020-01-01\n---\n{TEXT}", encoding="utf-8")
    first = read(article)
    assert len(first.id) == 64
    assert read(folder / "article.txt") == first
    ids = {first.id, read(folder / "other.txt").id, read(folder / "dated.txt").id}
    assert len(ids) == 3


def test_id_is_fixed_for_good(tmp_path: Path) -> None:
    """IRIs hang on the id: it is the hash of the metadata in JSON, a line break and the text."""
    path = tmp_path / "a.txt"
    path.write_text("---\nauthor: Ann\n---\nHe accused her.\n", encoding="utf-8")
    hashed = b'{"author":"Ann","language":"en","name":"a.txt"}\nHe accused her.\n'
    assert read(path).id == hashlib.sha256(hashed).hexdigest()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "nothing but blanks"),
        (b" \n\t\r\n \xc2\xa0 \n", "nothing but blanks"),
        (b"---\ntitle: A\n---\n\n", "nothing but blanks"),
        (b"12 34\n\n---\n\n5.6 %\n", "no sentence"),
        (b"Headline\n\nShare\n\nLeave a comment\n", "no sentence"),
        (bytes(range(256)) * 8, "binary"),
        (b"---\ntitle: [\n---\nHe accused her.", "front matter"),
    ],
)
def test_refuses_what_holds_no_article(tmp_path: Path, data: bytes, words: str) -> None:
    """Each file without an article gives one sentence with its path and the reason."""
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(ReadingError, match=words) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert str(caught.value).endswith(".")


def test_refuses_a_file_of_50_mb_without_reading_it(tmp_path: Path) -> None:
    """A file far over the limit is refused by its size, with the advice to split it."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(ReadingError, match=r"too large \(50 MB.*split it"):
        read(path)


def test_refuses_a_text_over_the_limit(tmp_path: Path) -> None:
    """The limit is one of characters, exact to the last."""
    path = tmp_path / "long.txt"
    path.write_text("He lied. " * (MAX_CHARACTERS // 9 + 1), encoding="utf-8")
    with pytest.raises(ReadingError, match="too large"):
        read(path)


def test_refuses_a_path_that_is_not_there(tmp_path: Path) -> None:
    """A missing path is named."""
    with pytest.raises(ReadingError, match="no such file"):
        read(tmp_path / "nowhere.txt")


def test_refuses_an_unreadable_file(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without permission is named; the refusal is the system's, root or not."""

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ReadingError, match="may not be read; check its permissions"):
        read(article)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_refuses_a_pipe(tmp_path: Path) -> None:
    """A pipe would block for ever; it is refused instead."""
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    with pytest.raises(ReadingError, match="not an ordinary file"):
        read(path)


def test_refuses_an_unknown_format(tmp_path: Path) -> None:
    """A named file without a reader is refused with the formats there are."""
    path = tmp_path / "article.docx"
    path.write_bytes(b"He accused her.")
    with pytest.raises(ReadingError, match=r"known are \.txt, \.md"):
        read(path)


def test_documents_of_a_folder(tmp_path: Path) -> None:
    """Folders are read whole and sorted; README*, hidden and other files are no documents."""
    for name in (
        "b.txt",
        "a.MD",
        "sub/c.txt",
        "README.md",
        "Readme.txt",
        ".hidden.txt",
        ".git/d.txt",
        "picture.jpg",
        "kg/documents/e.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    (tmp_path / "kg/format.json").write_text('{"jaccuse": 1}\n', encoding="utf-8")
    found = [path.relative_to(tmp_path).as_posix() for path in documents([tmp_path])]
    assert found == ["a.MD", "b.txt", "sub/c.txt"]


def test_documents_are_given_once_and_named_files_always(tmp_path: Path) -> None:
    """A file that is named twice is read once; a README that is named is meant."""
    readme = tmp_path / "README.md"
    readme.write_text(TEXT, encoding="utf-8")
    other = tmp_path / "a.txt"
    other.write_text(TEXT, encoding="utf-8")
    missing = tmp_path / "nowhere"
    assert list(documents([readme, tmp_path, other, missing])) == [readme, other, missing]
