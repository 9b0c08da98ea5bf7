"""The score of who accuses whom follows its rules, on made-up readings."""

import csv
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.learning.accusations import (
    Edge,
    Gold,
    Score,
    asserted_edges,
    read_gold,
    same_name,
    score,
)

GOLD = Gold(
    frozenset({"a", "b"}),
    (
        (Edge("a", "Ann Lee", "the Acme Company"), 3),
        (Edge("a", "Bob Ray", "Ann Lee"), 2),
        (Edge("a", "Bob Ray", "Acme"), 1),
    ),
)


def row(**changes: str) -> dict[str, str]:
    """A row of `ask claims`, as far as scoring looks."""
    return {
        "document": "a.txt",
        "speaker": "Lee",
        "target": "Acme Company",
        "act": "accuse",
        "modality": "asserted",
    } | changes


def test_counts_right_wrong_open_and_missed() -> None:
    """A found edge is right, one of a single reader is open, others are wrong; b has none."""
    edges = {
        Edge("a", "Sen. Ann Lee", "Acme Company"),
        Edge("a", "Bob Ray", "Acme"),
        Edge("a", "Ann Lee", "Bob Ray"),
        Edge("c", "Ann Lee", "Bob Ray"),
    }
    result = score(GOLD, edges)
    assert result == Score(documents=2, gold=2, found=1, right=1, wrong=1, open=1)
    assert (result.precision, result.recall, result.f1) == (0.5, 0.5, 0.5)


def test_names_of_one_pair_count_once() -> None:
    """The same accusation under a short and a long name is one edge."""
    edges = {Edge("a", "Lee", "Acme"), Edge("a", "Ann Lee", "Acme Company")}
    assert score(GOLD, edges).right == 1


def test_nothing_found_scores_nothing() -> None:
    """Without edges all figures are nought, and nothing is divided by it."""
    result = score(GOLD, set())
    assert (result.precision, result.recall, result.f1) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Pedro Carreño", "Carreno", True),
        ("the Attorney General", "attorney general", True),
        ("Attorney General Ann Lee", "Ms. Lee", True),
        ("J. Smith", "John Smith", False),
        ("President Bob Ray", "Ray", True),
        ("The President", "President Ray", False),
        ("Ann Lee", "Ann Ray", False),
        ("Лев", "Ann", False),
    ],
)
def test_names_agree_without_titles_and_accents(one: str, other: str, same: bool) -> None:
    """Titles, articles and accents do not tell names apart; other words do."""
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize(
    "changes", [{"act": "state"}, {"modality": "negated"}, {"target": ""}, {"speaker": ""}]
)
def test_other_claims_are_no_edges(changes: dict[str, str]) -> None:
    """Friendly, negated and one-sided claims are not accusations."""
    assert asserted_edges([row()]) == {Edge("a", "Lee", "Acme Company")}
    assert asserted_edges([row(**changes)]) == set()


def test_reads_votes_of_hostile_acts_alone(tmp_path: Path) -> None:
    """Votes for several hostile acts add up; a document without edges is known."""
    path = tmp_path / "gold.jsonl"
    votes = {"accuse": 1, "criticise": 1, "praise": 3}
    lines = [
        {"doc": "b"},
        {"doc": "a", "speaker": "Ann", "target": "Bob", "acts": votes, "votes": 3},
        {"doc": "a", "speaker": "Bob", "target": "Ann", "acts": {"praise": 3}, "votes": 3},
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert read_gold(path) == Gold(frozenset({"a", "b"}), ((Edge("a", "Ann", "Bob"), 2),))


@pytest.mark.parametrize("text", ["{", "[]", '{"doc": "a", "speaker": "b"}', '"a"'])
def test_refuses_what_is_no_gold(tmp_path: Path, text: str) -> None:
    """Another file is refused in a sentence that names it."""
    path = tmp_path / "gold.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="is no gold of accusations"):
        read_gold(path)


OTHER_SCORER = Path(os.environ.get("CORPORA", "")).resolve().parent / (
    "acceptance/score_accusations.py"
)


@pytest.mark.skipif(not OTHER_SCORER.exists(), reason="the corpora's own scorer is not at hand")
def test_agrees_with_the_scorer_of_the_corpora(tmp_path: Path) -> None:
    """On made-up readings both scorers print the same figures."""
    chance = random.Random(7)  # noqa: S311 - made-up data, no secret
    names = ["Ann Lee", "Sen. Lee", "Bob Ray", "the Acme Company", "Zoë", "J. P. Ray", "Union"]
    acts = ["accuse", "criticise", "praise"]
    gold_lines = [
        {"doc": doc, "speaker": one, "target": other, "acts": {chance.choice(acts): votes}}
        for doc in "abc"
        for one, other, votes in [
            (*chance.sample(names, 2), chance.randint(1, 3)) for _ in range(12)
        ]
    ]
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, gold_lines)), "utf-8")
    rows = [
        row(
            document=f"{doc}.txt",
            speaker=one,
            target=other,
            act=chance.choice(acts),
            modality=chance.choice(["asserted", "asserted", "hedged"]),
        )
        for doc in "abcd"
        for one, other in [chance.sample(names, 2) for _ in range(15)]
    ]
    with (tmp_path / "claims.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    command = [sys.executable, str(OTHER_SCORER), "gold.jsonl", "claims.csv"]
    printed = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    ours = score(read_gold(tmp_path / "gold.jsonl"), asserted_edges(rows))
    assert (
        printed.stdout.split()
        == (
            f"documents {ours.documents} gold {ours.gold} predicted {ours.right + ours.wrong} "
            f"(+{ours.open} not counted) precision {ours.precision:.3f} recall {ours.recall:.3f} "
            f"F1 {ours.f1:.3f}"
        ).split()
    )
