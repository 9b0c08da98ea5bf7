"""Markdown falls into blocks of the file's own text, without the marks at their start."""

from pathlib import Path

import pytest

from graph.model import Document
from graph.reading.markdown import read_markdown

PATH = Path("article.md")


def blocks(text: str) -> list[tuple[str, str]]:
    """Part and words of each block of `text`."""
    content = read_markdown(text.encode(), PATH)
    return [(block.part.value, block.span.of(content.text)) for block in content.blocks]


def test_headings_paragraphs_lists_and_quotations() -> None:
    """Each kind of block arrives once, without its mark."""
    assert blocks(
        "# **Mayor** blames [builder](http://example.org) #\n\nThe *mayor* blamed\nthe builder.\n\n"
        "## Reply\n\n- He denied it.\n- He will sue,\n  he said.\n1. First.\n\n> It was late.\n>\n"
        "> We knew.\n\n**He left.**\n\n[Leave a comment](#c)\n"
    ) == [
        ("title", "Mayor** blames [builder"),
        ("paragraph", "The *mayor* blamed\nthe builder."),
        ("paragraph", "Reply"),
        ("paragraph", "He denied it."),
        ("paragraph", "He will sue,\n  he said."),
        ("paragraph", "First."),
        ("paragraph", "It was late."),
        ("paragraph", "We knew."),
        ("paragraph", "He left."),
        ("furniture", "Leave a comment"),
    ]


def test_title_is_plain_words() -> None:
    """The title of the document has no marks, whatever the heading has."""
    content = read_markdown(b"Mayor `blames` [_builder_][1]\n====\n\nHe denied it.\n", PATH)
    assert content.metadata.title == "Mayor blames builder"
    assert content.blocks[0].part == "title"


def test_what_is_no_prose_is_left_out() -> None:
    """Code, comments, tables, pictures and link definitions are nobody's words."""
    assert blocks(
        "He denied it.\n\n```\nShe accused him.\n```\n<!-- a note\nof the editor -->\n| a | b |\n"
        "![The bridge](b.png)\n[1]: http://example.org\n\n***\n\nShe left.\n"
    ) == [("paragraph", "He denied it."), ("paragraph", "She left.")]


def prose(text: str) -> str:
    """The blocks of a Markdown file with blanks for their markup, as the extraction reads them."""
    content = read_markdown(text.encode(), PATH)
    document = Document("", "", content.text, content.blocks, markup=content.markup)
    assert len(document.prose()) == len(content.text)
    return " ".join(block.span.of(document.prose()) for block in document.blocks)


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("So **Ann** and *Bob* left.", "So Ann and Bob left."),
        ("So ***Ann and _Bob_*** left.", "So Ann and Bob left."),
        ("So __Ann__ has snake_case_names.", "So Ann has snake_case_names."),
        ("It is 2 * 3 * 4 and 5 ** 6.", "It is 2 * 3 * 4 and 5 ** 6."),
        ('So [Ann Lee](https://a.org/b_c_d "Ann") left.', "So Ann Lee left."),
        ("So [Ann][1] left.[^2] Then `Bob` did.", "So Ann left. Then Bob did."),
        ("See <https://a.org/x> for <b>more</b> of it.", "See for more of it."),
        ("“[Maduro’s account] fell [in followers],” he said.", None),
        ("So ![a bridge](b.png) it fell \\*there\\*.", "So it fell *there *."),
        ("Well:\n\n> Said then\n> and now.", "Well: Said then and now."),
    ],
)
def test_marks_inside_are_blanked(marked: str, words: str | None) -> None:
    """What is read has the words alone, at their places; editor's brackets are words."""
    assert " ".join(prose(f"He left. {marked} He left.").split()) == (
        f"He left. {words or marked} He left."
    )
