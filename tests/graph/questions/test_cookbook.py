"""The cookbook's queries answer as they say, on the two articles that are stored for tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.questions import __file__ as questions
from graph.store import Store

TEXT = Path(questions).with_name("COOKBOOK.md").read_text(encoding="utf-8")
_RECIPE = re.compile(r"^## ([^\n]*)\n(?:(?!^## ).)*?```sparql\n(.*?)```", re.DOTALL | re.MULTILINE)
RECIPES = dict(_RECIPE.findall(TEXT))

# Some columns of some rows of each answer, told apart by the beginning of the heading.
ANSWERS: dict[str, list[tuple[str, ...]]] = {
    "Who accuses whom of what": [
        ("Nicolas Maduro", "Twitter", "collaborating with opponents of the Bolivarian revolution"),
        ("Bob Ray", "Port Authority", 'accused the Port Authority of selling “cranes, and "more"”'),
    ],
    "Which accounts is Twitter accused": [
        ("Twitter account of Delcy Rodriguez", "Delcy Rodriguez", "decided to suspend"),
        ("over 10,000 Twitter accounts", "Delcy Rodriguez", "decided to suspend"),
    ],
    "Who is accused by two sides": [("Ann Lee", "Bob Ray", "Port Authority")],
    "What did Ann Lee say": [("2014-03-04", "blamed that Port Authority, once again")],
    "Which accusations were answered": [
        ("Ann Lee", "accused Bob Ray", "Bob Ray", "accuse", "She is\nlying"),
        ("Ann Lee", "blamed that Port Authority", "Port Authority", "reject", "denied her"),
    ],
    "Who did not comment": [
        ("Henrique Capriles", "the incident", "have not mentioned the incident"),
        ("Leopoldo Castillo", "the incident", "have not mentioned the incident"),
        ("Nelson Bocaranda", "the incident", "have not mentioned the incident"),
    ],
    "Everything that Ann Lee tells": [("accuse", "accused Twitter of fraud")],
    "Which outlet carried": [
        ("None", "000_579cdcfd69f90f52.txt", "Nicolas Maduro", "Twitter", "accused Twitter of"),
        ("The Harbour Gazette", "port.txt", "Harbour Bank", "Twitter", "accused Twitter of fraud"),
    ],
    "Followers of accounts": [
        ("@dockers on Twitter", "2014-03-01", "exact", "1200", "Bob Ray", "1,200 followers"),
        ("@dockers on Twitter", "2014-03-04", "over", "1500", "Bob Ray", "over 1,500"),
        ("Hugo Chavez", "None", "over", "4000000", "000_579cdcfd69f90f52.txt", "over 4 million"),
    ],
    "Accusations that only one": [
        ("Harbour Bank", "Twitter", "accused Twitter of fraud"),
        ("Nicolas Maduro", "international right-wing", "a massive attack"),
    ],
    "Pairs whose accusation": [("Ann Lee", "Port Authority")],
}

# Where the rows above are all there are.
WHOLE = {"Who is accused", "What did", "Which accusations", "Who did", "Everything", "Pairs"}


def test_every_recipe_has_an_expected_answer() -> None:
    """No query of the cookbook goes untested."""
    assert len(RECIPES) == TEXT.count("```sparql") == len(ANSWERS)
    assert all(sum(heading.startswith(start) for heading in RECIPES) == 1 for start in ANSWERS)


@pytest.mark.parametrize("start", ANSWERS)
def test_the_recipe_gives_its_answer(two_articles: Store, start: str) -> None:
    """Each query finds the expected rows, the same in the same order at each call."""
    (query,) = [query for heading, query in RECIPES.items() if heading.startswith(start)]
    rows = two_articles.select(query).rows
    for expected in ANSWERS[start]:
        assert any(
            all(any(words in str(value) for value in row) for words in expected) for row in rows
        ), (expected, rows)
    if any(start.startswith(whole) for whole in WHOLE):
        assert len(rows) == len(ANSWERS[start])
    assert two_articles.select(query).rows == rows
