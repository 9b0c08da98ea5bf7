"""Markdown falls into blocks of the file's own text, without the marks at their start."""

from pathlib import Path

from graph.reading.markdown import plain_words, read_markdown

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
        ("title", "**Mayor** blames [builder](http://example.org)"),
        ("paragraph", "The *mayor* blamed\nthe builder."),
        ("paragraph", "Reply"),
        ("paragraph", "He denied it."),
        ("paragraph", "He will sue,\n  he said."),
        ("paragraph", "First."),
        ("paragraph", "It was late."),
        ("paragraph", "We knew."),
        ("paragraph", "He left."),
        ("furniture", "[Leave a comment](#c)"),
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


def test_plain_words() -> None:
    """Links keep their words, emphasis and code lose their marks, snake_case stays."""
    assert plain_words("***A*** [b](c) `d` _e f_ 2 * 3 * 4") == "A b d e f 2 * 3 * 4"
