"""Who speaks through documents and groups."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[[str], set[tuple[str, str, tuple[str, ...]]]]


@pytest.mark.parametrize(
    "text",
    [
        "Acme Company said in its letter that it rained. The letter accuses Bob Kern of fraud.",
        "Acme Company sent a letter to the mayor. The letter accuses Bob Kern of fraud.",
        "A letter signed by Acme Company arrived. The letter accuses Bob Kern of fraud.",
        "A lawsuit filed by Acme Company was dismissed. It accuses Bob Kern of fraud.",
    ],
)
def test_a_document_speaks_for_who_wrote_it(told: Told, text: str) -> None:
    """Also where it is told of again: "the letter", "it"."""
    edges = {claim for claim in told(text) if claim[2] == ("Bob Kern",)}
    assert edges == {("Acme Company", "accuse", ("Bob Kern",))}


@pytest.mark.parametrize(
    "text",
    [
        "The letter accuses Bob Kern of fraud.",
        "Acme Company sent a letter. A letter accuses Bob Kern of fraud.",
        "Acme Company published a letter. The letter accuses Bob Kern of fraud.",
        "Acme Company received a letter. The letter accuses Bob Kern of fraud.",
        "Acme Company sent a letter. The petition accuses Bob Kern of fraud.",
        "The storm came to Acme Company. It blames Bob Kern.",
    ],
)
def test_a_document_that_nobody_is_known_to_have_written(told: Told, text: str) -> None:
    """No author, no accuser."""
    assert not [claim for claim in told(text) if claim[0] == "Acme Company" and claim[2]]


def test_one_of_those_who_accuse(told: Told) -> None:
    """"Lee, one of the ministers who …": both the ministers and Lee."""
    found = told("Ann Weber, one of the ministers who accused Bob Kern of fraud, resigned.")
    assert ("Ann Weber", "accuse", ("Bob Kern",)) in found
    assert ("ministers", "accuse", ("Bob Kern",)) in found


def test_members_named_with_a_group(told: Told) -> None:
    """Examples stand for a group that is not bounded; members stand beside it."""
    found = told("Ministers such as Ann Weber and Cy Poe criticised Bob Kern.")
    assert {claim[0] for claim in found if claim[1] == "criticise"} == {"Ann Weber", "Cy Poe"}
