"""The article in seeds/, read by the whole pipeline, against what a careful reader finds in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph import KnowledgeGraph
from graph.model import Extraction

SEEDS = Path(__file__).parents[2] / "seeds"
GOLD: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("seed.yaml").read_text(encoding="utf-8")
)
NAMES: dict[str, list[str]] = {a["id"]: a["any"] for a in GOLD["actors"]}
HOSTILE = {"accuse", "criticise", "threaten", "reject", "demand"}
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    """The graph of seeds/, built once."""
    folder = tmp_path_factory.mktemp("seed") / "kg"
    KnowledgeGraph.build([SEEDS], folder)
    with KnowledgeGraph.open(folder) as opened:
        yield opened


def rows(kg: KnowledgeGraph, question: str) -> Rows:
    """The answer to a named question, as its CSV gives it."""
    return list(csv.DictReader(io.StringIO(kg.ask(question).csv())))


@pytest.fixture(scope="module")
def claims(kg: KnowledgeGraph) -> Rows:
    """One row a claim and target."""
    return rows(kg, "claims")


def named(name: str, actor: str) -> bool:
    """Whether a name may stand for an actor of the gold."""
    return name in NAMES[actor]


def text_of(kg: KnowledgeGraph) -> str:
    """The one document's text."""
    return next(kg.documents()).text


@pytest.mark.parametrize("actor", GOLD["actors"], ids=lambda a: a["id"])
def test_actor_is_there_with_its_kind(kg: KnowledgeGraph, actor: dict[str, Any]) -> None:
    """Every actor that a reader sees is a node of the right kind."""
    kinds = {r["kind"] for r in rows(kg, "actors") if r["name"] in actor["any"]}
    assert actor["kind"] in kinds


def test_nothing_else_became_an_actor(kg: KnowledgeGraph) -> None:
    """Headline words, insults and dates are nobody."""
    names = {n for r in rows(kg, "actors") for n in (r["name"], *r["aliases"].split(" | "))}
    assert not names & set(GOLD["never_actors"])


@pytest.mark.parametrize("mention", GOLD["coreferent"], ids=lambda m: m["words"])
def test_description_stands_for_its_actor(kg: KnowledgeGraph, mention: dict[str, str]) -> None:
    """Titles and roles lead to the one they are said of."""
    extraction: Extraction = next(kg.extractions())
    start = text_of(kg).index(mention["words"])
    actors = {a.id: a.name for a in extraction.actors}
    inside = [m for m in extraction.mentions if start <= m.span.start < start + 4 + 14]
    assert any(m.actor and named(actors[m.actor], mention["actor"]) for m in inside)


@pytest.mark.parametrize(
    "edge", GOLD["edges_required"], ids=lambda e: f"{e['accuser']}-{e['target'][0]}"
)
def test_required_edge(claims: Rows, edge: dict[str, Any]) -> None:
    """Who accuses whom, with at least as many claims as a reader finds."""
    found = {
        r["claim"]
        for r in hostile(claims)
        if named(r["speaker"], edge["accuser"])
        and any(named(r["target"], t) for t in edge["target"])
    }
    assert len(found) >= edge["claims_at_least"]


def hostile(claims: Rows) -> Rows:
    """Rows that make an edge: hostile, asserted, with a target."""
    return [
        r for r in claims if r["act"] in HOSTILE and r["modality"] == "asserted" and r["target"]
    ]


def test_no_other_edge(claims: Rows) -> None:
    """A wrong edge is a libel: none beside those required or allowed."""
    right = {(e["accuser"], t) for e in GOLD["edges_required"] for t in e["target"]}
    right |= {(e["accuser"], e["target"]) for e in GOLD["edges_allowed"]}
    wrong = [
        (r["speaker"], r["target"])
        for r in hostile(claims)
        if not any(named(r["speaker"], a) and named(r["target"], t) for a, t in right)
    ]
    assert not wrong


@pytest.mark.parametrize("claim", GOLD["claims"], ids=lambda c: c["evidence"][:40])
def test_required_claim(kg: KnowledgeGraph, claims: Rows, claim: dict[str, Any]) -> None:
    """Each claim has its words in its span, its act, targets, reporter and venue."""
    text = text_of(kg)
    start = text.index(claim["evidence"])
    end = start + len(claim["evidence"])
    covering = [
        r
        for r in claims
        if named(r["speaker"], claim["speaker"])
        and r["act"] in claim["act"]
        and int(r["start"]) <= start
        and end <= int(r["end"])
    ]
    assert covering, "nobody says these words"
    for one in {r["claim"] for r in covering}:
        same = [r for r in covering if r["claim"] == one]
        if targets_fit({r["target"] for r in same if r["target"]}, claim):
            if "reported_by" in claim:
                assert named(same[0]["reported_by"], claim["reported_by"])
            if "polarity" in claim:
                assert same[0]["polarity"] == claim["polarity"]
            if "venue" in claim:
                assert same[0]["venue"] == claim["venue"]
            return
    pytest.fail(f"targets are {[r['target'] for r in covering]}")


def targets_fit(targets: set[str], claim: dict[str, Any]) -> bool:
    """Whether the targets found are those that a reader names."""
    if "target_any" in claim:
        return any(named(t, a) for t in targets for a in claim["target_any"])
    wanted = claim["targets"]
    return all(any(named(t, a) for t in targets) for a in wanted) and (bool(wanted) or not targets)


def test_quotes_stand_in_the_text(kg: KnowledgeGraph, claims: Rows) -> None:
    """Every claim shows the words that it rests on."""
    text = text_of(kg)
    assert all(text[int(r["start"]) : int(r["end"])] == r["quote"] for r in claims)


@pytest.mark.parametrize("actor", GOLD["no_claim_by"])
def test_says_nothing(claims: Rows, actor: str) -> None:
    """Who only is told of, or kept silent, claims nothing."""
    assert not [r["quote"] for r in claims if named(r["speaker"], actor)]


@pytest.mark.parametrize("actor", GOLD["non_responses"])
def test_did_not_respond(kg: KnowledgeGraph, actor: str) -> None:
    """Silence is recorded as silence."""
    assert any(named(r["actor"], actor) for r in rows(kg, "non-responses"))


def observations(found: Rows, property: str) -> list[list[str]]:
    """Value and comparison of all that is observed of one property."""
    return [[r["value"], r["comparison"]] for r in found if r["property"] == property]


@pytest.mark.parametrize("account", GOLD["accounts"], ids=lambda a: a["owner"])
def test_account_with_its_observations(kg: KnowledgeGraph, account: dict[str, Any]) -> None:
    """The accounts of the article, with status and figures."""
    found = [r for r in rows(kg, "accounts") if named(r["owner"], account["owner"])]
    assert {r["platform"] for r in found} == {"Twitter"}
    assert any(v in account.get("status", [v]) for v, _ in observations(found, "status")) or (
        "status" not in account
    )
    for figure in ("followers", "followers_lost", "opened"):
        if figure in account:
            assert account[figure] in observations(found, figure)


@pytest.mark.parametrize(
    "group", GOLD["account_groups"], ids=lambda g: str(g.get("who", "counted"))
)
def test_group_of_accounts(kg: KnowledgeGraph, group: dict[str, Any]) -> None:
    """Counted and described accounts, with their status and who tells it."""
    table = rows(kg, "accounts")
    if "who" in group:
        found = [r for r in table if r["who"] == group["who"]]
    else:
        ids = {r["account"] for r in table if [r["value"], r["comparison"]] == group["count"]}
        found = [r for r in table if r["account"] in ids]
        assert all(named(r["said_by"], group["said_by"]) for r in found)
    assert any(v in group["status"] for v, _ in observations(found, "status"))


def test_page_furniture_is_no_content(claims: Rows) -> None:
    """What the web page added is nobody's words."""
    assert not [r for r in claims for words in GOLD["not_content"] if words in r["quote"]]


def test_graph_is_sound(kg: KnowledgeGraph) -> None:
    """Spans, shapes, provenance and summary all hold."""
    assert not list(kg.verify())
