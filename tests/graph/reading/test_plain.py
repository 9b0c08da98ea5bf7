"""A plain text falls into title, paragraphs and page furniture, all spans of the file's text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Part
from graph.reading.furniture import is_furniture
from graph.reading.plain import read_plain

PATH = Path("article.txt")


def blocks(text: str) -> list[tuple[str, str]]:
    """Part and words of each block of `text`."""
    content = read_plain(text.encode(), PATH)
    return [(block.part.value, block.span.of(content.text)) for block in content.blocks]


def test_parts_title_paragraphs_and_furniture() -> None:
    """Headline first, page lines apart, nothing lost between."""
    assert blocks(
        "Mayor Blames Builder\n\nBy Ann Lee, The Post\n\nThe mayor blamed the builder.\n\n"
        "Advertisement\n\nHe denied it.\n\nRead more: What the builder built\nLeave a comment\n"
        "© 2020 The Post. All rights reserved."
    ) == [
        ("title", "Mayor Blames Builder"),
        ("furniture", "By Ann Lee, The Post"),
        ("paragraph", "The mayor blamed the builder."),
        ("furniture", "Advertisement"),
        ("paragraph", "He denied it."),
        ("furniture", "Read more: What the builder built"),
        ("furniture", "Leave a comment"),
        ("furniture", "© 2020 The Post. All rights reserved."),
    ]


def test_one_paragraph_a_line() -> None:
    """Long lines without blank lines between them are a paragraph each."""
    long = (
        "The mayor said that the builder had lied to the town about the bridge and its cost, " * 2
    )
    assert blocks(f"Mayor Blames Builder\r\n{long.strip()}.\r\nShort one.\r\n{long.strip()}.") == [
        ("title", "Mayor Blames Builder"),
        ("paragraph", f"{long.strip()}."),
        ("paragraph", "Short one."),
        ("paragraph", f"{long.strip()}."),
    ]


def test_short_sentences_a_line() -> None:
    """Short paragraphs, a line each, are not taken for wrapped text."""
    assert [
        words for _, words in blocks("He lied to us.\nShe denied that she had known.\nNo.")
    ] == [
        "He lied to us.",
        "She denied that she had known.",
        "No.",
    ]


def test_wrapped_lines_are_joined() -> None:
    """Lines that were wrapped at a width are one paragraph, over the line break."""
    first = (
        "The mayor of the town said on Monday that\nthe builder had lied and that he would\nsue."
    )
    second = "The builder denied all of it in a statement\nread out on the steps of the court."
    assert [words for _, words in blocks(f"{first}\n\n{second}\n")] == [first, second]


def test_wrapped_paragraphs_without_blank_lines() -> None:
    """In wrapped text a short line that ends a sentence ends its paragraph."""
    first = "The mayor of the town said on Monday that\nthe builder had lied about it all.\n"
    second = "The builder denied all of it in a statement\nthat his lawyer read out on the steps."
    assert [words for _, words in blocks(first + second)] == [first.strip(), second]


@pytest.mark.parametrize(
    "first",
    ["The mayor blamed the builder.", "He said:", "“Nonsense!”", "— 12 —", "word " * 40],
)
def test_no_title_where_the_first_line_is_none(first: str) -> None:
    """Sentences, rules and long lines are not headlines."""
    assert blocks(f"{first}\n\nThe builder denied it.")[0][0] == "paragraph"


def test_title_of_the_front_matter_wins() -> None:
    """A given title is the document's; the first line is a title only if it says the same."""
    head = "---\ntitle: Mayor blames builder\n---\n"
    same = read_plain(f"{head}Mayor Blames Builder\n\nHe denied it.".encode(), PATH)
    other = read_plain(f"{head}From our reporter\n\nHe denied it.".encode(), PATH)
    assert same.blocks[0].part is Part.TITLE
    assert other.blocks[0].part is Part.PARAGRAPH
    assert same.metadata.title == other.metadata.title == "Mayor blames builder"


@pytest.mark.parametrize(
    "line",
    [
        "Share on Facebook",
        "12 Comments",
        "We use cookies to improve your experience.",
        "Sign up for our daily newsletter",
        "(Reporting by Ann Lee; Editing by Bob Ray)",
        "Updated 10:30 a.m. ET, March 3, 2013",
        "Photo by Ann Lee / AP",
        "Follow us on Twitter",
        "Related: The bridge in pictures",
    ],
)
def test_page_lines_are_furniture(line: str) -> None:
    """Lines that the page puts around an article are its furniture."""
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Published in 1984, the book accused the regime of lying.",
        "Reporting by the Post shows that the builder lied.",
        "Copyright law is broken, said Lee.",
        "The company uses cookies to spy on us, he said.",
        "Comment was not available.",
        "Share prices fell.",
        "By Friday, the mayor had left.",
        "More than 10,000 accounts were closed.",
        "Join us at the rally on Saturday, she said.",
        f"Leave a comment, she told readers, and the firm deletes it{', and that one too' * 5}.",
    ],
)
def test_sentences_are_not_furniture(line: str) -> None:
    """A sentence that begins like a page line is content."""
    assert not is_furniture(line)


@given(st.text(alphabet="Aab .,\n\r\t\u2028\u200b“”#>-", max_size=200))
def test_blocks_are_in_order_and_hold_all_ink(text: str) -> None:
    """Blocks never overlap, begin and end with ink, and leave only blanks outside."""
    content = read_plain(f"x{text}".encode(), PATH)
    end = 0
    for block in content.blocks:
        assert block.span.start >= end
        assert not content.text[end : block.span.start].strip(" \n\r\t\u2028\u200b")
        assert block.span.of(content.text) == block.span.of(content.text).strip()
        end = block.span.end
    assert not content.text[end:].strip(" \n\r\t\u2028\u200b")
