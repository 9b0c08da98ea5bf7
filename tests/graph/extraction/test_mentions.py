"""Names, nominals and pronouns, and what describes a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.extraction.mentions import find_mentions
from graph.extraction.parse import Parse

Parsed = Callable[[str], Parse]


def _found(parse: Parse, form: str) -> list[str]:
    return [parse.plain(c.first, c.last) for c in find_mentions(parse) if c.form == form]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Coach Rosa Alvarez praised Lena Brandt.", ["Rosa Alvarez", "Lena Brandt"]),
        ("The cellist Anton Kraus left Vienna.", ["Anton Kraus", "Vienna"]),
        ("She met Ludwig van Keller on Tuesday.", ["Ludwig van Keller"]),
        ("They met in March.", []),
        ("She quoted the Clean Water Act.", []),
        ("The vote was 12 to 3.", []),
        ("The Justice Department sued the Republican Party.",
         ["Justice Department", "Republican Party"]),
        ("She quit the Swiss People’s Party.", ["Swiss People’s Party"]),
        ("They blamed the Governor and the new Prime Minister.", []),
        ("The Ohio Governor blamed Congress.", ["Ohio", "Congress"]),
        ("Secretary of State Ida Holm met Angus King; King was late.",
         ["Ida Holm", "Angus King", "King"]),
    ],
)
def test_names(parsed: Parsed, text: str, names: list[str]) -> None:
    """A name without its titles; dates, laws and figures are no names."""
    assert _found(parsed(text), "name") == names


@pytest.mark.parametrize(
    ("text", "nominals"),
    [
        ("The angry surgeon left.", ["angry surgeon"]),
        ("The company Brightwell left.", []),
        ("He is a liar.", []),
        ("The kettle boiled.", []),
        ("The stevedore accused Ann Weber of fraud.", ["stevedore"]),
        ("The Governor of Ohio blamed the Senator.", ["Governor", "Senator"]),
    ],
)
def test_nominals(parsed: Parsed, text: str, nominals: list[str]) -> None:
    """Descriptions of somebody; neither predicates nor nouns that stand with a name."""
    assert _found(parsed(text), "nominal") == nominals


def test_pronouns(parsed: Parsed) -> None:
    """Personal pronouns are mentions, others are not."""
    assert _found(parsed("She told him that this was that."), "pronoun") == ["She", "him"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Finance Minister Ida Holm resigned.", "Finance Minister"),
        ("Ida Holm, the finance minister, resigned.", "finance minister"),
        ("Secretary of State Ida Holm resigned.", "Secretary of State"),
        ("Ida Holm resigned.", None),
    ],
)
def test_roles(parsed: Parsed, text: str, role: str | None) -> None:
    """Titles in front and appositions behind are roles of the name."""
    parse = parsed(text)
    name = next(c for c in find_mentions(parse) if c.form == "name")
    assert (parse.plain(*name.role) if name.role else None) == role
