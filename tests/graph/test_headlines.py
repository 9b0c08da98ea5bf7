"""The first table after a build has the pairs with the most claims, each with its best words."""

from __future__ import annotations

from graph.headlines import headlines
from graph.store import Store


def test_headlines_count_and_quote(two_articles: Store) -> None:
    """Pairs come by number of claims, with all acts counted and the words of an accusation."""
    found, pairs = headlines(two_articles, 100)
    assert pairs == len(found) > 5
    assert [headline.claims for headline in found] == sorted(
        (headline.claims for headline in found), reverse=True
    )
    assert all(sum(headline.acts.values()) == headline.claims for headline in found)
    assert all(headline.words for headline in found)
    (maduro,) = [h for h in found if (h.accuser, h.target) == ("Nicolas Maduro", "Twitter")]
    assert maduro.acts["accuse"] >= 2
    assert maduro.words.startswith("accused Twitter of collaborating")
    assert maduro.reported == 0


def test_headlines_tell_reported_claims(two_articles: Store) -> None:
    """What is only told of by another is counted as such."""
    found, _ = headlines(two_articles, 100)
    (government,) = [
        h for h in found if (h.accuser, h.target) == ("Venezuelan government", "Twitter")
    ]
    assert government.reported == government.claims == 1


def test_headlines_are_cut(two_articles: Store) -> None:
    """As many as asked for, and the number of all."""
    found, pairs = headlines(two_articles, 2)
    assert len(found) == 2
    assert pairs > 2


def test_an_empty_graph_has_none() -> None:
    """Nothing built, nothing to tell."""
    assert headlines(Store.in_memory(), 5) == ([], 0)
