"""Front matter gives metadata, and leaves the text after it untouched."""

import datetime as dt
from pathlib import Path

import pytest

from graph.errors import ReadingError
from graph.reading.front_matter import split_front_matter

PATH = Path("article.txt")


def test_reads_all_fields() -> None:
    """Each known field arrives, and the text begins right after the closing line."""
    metadata, text = split_front_matter(
        "---\ntitle: 'Firm: no comment'\npublished: 2013-11-02T08:30:00Z\npublisher: The Post\n"
        "author: [Ann Lee, Bob Ray]\nurl: https://example.org/a?b=c\nlanguage: EN-gb\nmood: calm\n"
        "---\n\nFirst line.\r\n",
        PATH,
    )
    assert metadata.title == "Firm: no comment"
    assert metadata.published == dt.date(2013, 11, 2)
    assert metadata.publisher == "The Post"
    assert metadata.author == "Ann Lee, Bob Ray"
    assert metadata.url == "https://example.org/a?b=c"
    assert metadata.language == "en-gb"
    assert text == "\nFirst line.\r\n"


def test_keeps_values_as_they_are_written() -> None:
    """YAML's habit of turning No into false and 1984 into a figure does not reach a title."""
    assert split_front_matter("---\ntitle: No\n---\nWords.", PATH)[0].title == "No"
    assert split_front_matter("---\ntitle: 1984\n---\nWords.", PATH)[0].title == "1984"


@pytest.mark.parametrize(
    "text",
    [
        "No front matter here.\n",
        "---\nA text that begins with a rule.\n",
        "---\nTwo rules with prose between them.\n---\nMore.\n",
        "--- not a rule of its own\ntitle: x\n---\n",
    ],
)
def test_leaves_other_texts_alone(text: str) -> None:
    """A text that merely begins with dashes has no front matter."""
    metadata, rest = split_front_matter(text, PATH)
    assert rest == text
    assert metadata.title is None


@pytest.mark.parametrize(
    "text", ["---\n---\nWords.", "---\n\n...\nWords.", "---\ntitle:\n---\nWords."]
)
def test_takes_empty_front_matter(text: str) -> None:
    """Front matter without a value says nothing, which is no fault."""
    metadata, rest = split_front_matter(text, PATH)
    assert (metadata.title, rest) == (None, "Words.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("---\ntitle: [unclosed\n---\nWords.", "not valid YAML at line 3"),
        ("---\ntitle: a\n  bad: b\n---\nWords.", "not valid YAML at line 3"),
        ("---\ntitle: never closed\n\nWords.", "no closing line"),
        ("---\n- a\n- b\n---\nWords.", "name: value"),
        ("---\npublished: 2 Nov 2013\n---\nWords.", "YYYY-MM-DD"),
        ("---\npublished: 2013-02-30\n---\nWords.", "YYYY-MM-DD"),
        ("---\nurl: not an address\n---\nWords.", "no address"),
        ("---\nlanguage: the Queen's\n---\nWords.", "no code"),
        ("---\ntitle: {a: b}\n---\nWords.", "not a line of text"),
    ],
)
def test_malformed_front_matter_is_named(text: str, words: str) -> None:
    """Each fault of front matter gives one sentence with the file and what to mend."""
    with pytest.raises(ReadingError, match=words) as caught:
        split_front_matter(text, PATH)
    assert str(caught.value).startswith("article.txt: ")
