"""Accounts on platforms, and answers that were not given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Extraction

Extracted = Callable[[str], Extraction]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Ann Weber’s Instagram account was suspended.", ("status", "suspended", "exact")),
        ("Ann Weber’s Instagram account remains open.", ("status", "open", "exact")),
        ("Instagram closed the account of Ann Weber.", ("status", "closed", "exact")),
        (
            "Ann Weber’s Instagram account lost around 6,500 followers.",
            ("followers_lost", "6500", "around"),
        ),
        (
            "Ann Weber’s Instagram account has over 2 million followers.",
            ("followers", "2000000", "over"),
        ),
        ("Ann Weber opened an Instagram account in April 2010.", ("opened", "2010-04", "exact")),
    ],
)
def test_what_is_said_of_an_account(
    extracted: Extracted, text: str, seen: tuple[str, str, str]
) -> None:
    """Status, followers and opening, on the account of whom the text names."""
    (account,) = extracted(text).accounts
    assert account.owner == "person:ann-weber"
    assert account.platform == "Instagram"
    assert [(o.property, o.value, o.comparison) for o in account.observations] == [seen]


def test_described_and_counted_accounts_are_groups(extracted: Extracted) -> None:
    """Who is not named holds a group of accounts."""
    found = extracted("Twitter suspended over 300 accounts and the accounts of two judges.")
    assert all(a.group for a in found.accounts)
    assert "two judges" in {a.who for a in found.accounts}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Weber’s bank account was closed, Twitter users wrote.",
        "Ann Weber’s account of the war was published.",
    ],
)
def test_other_accounts(extracted: Extracted, text: str) -> None:
    """Money in a bank and stories are no accounts on a platform."""
    assert extracted(text).accounts == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ann Weber has not commented on the report.",
        "Ann Weber declined to comment on the report.",
        "Ann Weber did not return a call.",
        "Ann Weber could not be reached for comment.",
        "Ann Weber made no mention of the report.",
        "Ann Weber remained silent on the report.",
    ],
)
def test_missing_answers(extracted: Extracted, text: str) -> None:
    """They are silences of an actor, and no claims."""
    found = extracted(text)
    assert [s.actor for s in found.non_responses] == ["person:ann-weber"]
    assert not any(c.modality == "asserted" for c in found.claims)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Weber commented on the report.",
        "Ann Weber did not return home.",
        "Ann Weber did not speak.",
        "Ann Weber would not comment if asked.",
        "Ann Weber did not make a statement, but wrote a letter.",
    ],
)
def test_no_missing_answers(extracted: Extracted, text: str) -> None:
    """An answer given, or something else left undone."""
    assert extracted(text).non_responses == ()
