"""What stands in quotation marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.extraction.parse import Parse
from graph.extraction.quotes import find_quotes

Parsed = Callable[[str], Parse]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We lost the boat,” said Kern.", ["We lost the boat,"]),
        ('Kern said "we lost" and "we sank".', ["we lost", "we sank"]),
        ("‘We lost the boat,’ said Kern.", ["We lost the boat,"]),
        ("The sailors’ boat sank in the ’90s.", []),
        ("Kern rowed home.", []),
    ],
)
def test_quotations(parsed: Parsed, text: str, quoted: list[str]) -> None:
    """Double, straight and single marks; apostrophes are none."""
    parse = parsed(text)
    quotes, inside = find_quotes(parse)
    assert [parse.original(q.first, q.end - 1) for q in quotes] == quoted
    assert sum(number >= 0 for number in inside) == sum(q.end - q.first for q in quotes)


def test_a_quotation_goes_on_over_paragraphs(parsed: Parsed) -> None:
    """Each paragraph opens with a mark and only the last closes."""
    quotes, _ = find_quotes(parsed("“We lost the boat.\n\n“Then we swam,” said Kern."))
    assert [(q.closed, q.continues) for q in quotes] == [(False, False), (True, True)]
