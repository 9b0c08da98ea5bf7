"""The page as a file: whole, the same each time, with nothing in it that could run or load."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import networkx as nx
import pytest
from made_networks import add_actor, add_claim, made

from viz.page import PageData, json_block, page, write_page

NASTY = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&\u2028\u2029 href="


def _data(html: str) -> dict[str, object]:
    block = re.search(r'<script id="data" type="application/json">(.*?)</script>', html, re.DOTALL)
    assert block is not None
    data = json.loads(block[1])
    assert isinstance(data, dict)
    return data


def test_json_block_holds_any_text() -> None:
    """What goes in comes out, and no sign is left that could end the block."""
    block = json_block({"text": NASTY})
    assert json.loads(block) == {"text": NASTY}
    assert not set("<>&\u2028\u2029") & set(block)


def test_text_stays_text() -> None:
    """Names, words and documents with markup in them stand in the data block alone, escaped."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    add_claim(graph, NASTY, "accuse", "Bob", document=NASTY, venue=NASTY, quote=NASTY)
    html = page(PageData(graph))
    assert "onerror=alert" in html  # in the block, as text
    assert "<img" not in html
    assert html.count("<script") == 4
    assert _data(html)["actors"]


def test_policy_allows_exactly_what_is_there() -> None:
    """Each script and the style have their hash in the policy, and there are no other sources."""
    html = page(PageData(made([("Ann", "accuse", "Bob")])))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].replace("&#39;", "'").split(";"))
    parts = {
        "script-src": re.findall(r"<script>(.*?)</script>", html, re.DOTALL),
        "style-src": re.findall(r"<style>(.*?)</style>", html, re.DOTALL),
    }
    for rule, texts in parts.items():
        hashes = [
            base64.b64encode(hashlib.sha256(t.encode("utf-8")).digest()).decode() for t in texts
        ]
        assert rules[rule].split() == [f"'sha256-{one}'" for one in hashes]
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data: blob:"
    assert not re.search(r'(?:src|href)="(?!data:|#)', html)
    assert "sourceMappingURL" not in html


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    """The same network, put together in another order, is the same file."""
    edges = [(f"N{i}", "accuse", f"N{(i * i + 1) % 12}") for i in range(12)]
    graph = made(edges)
    other: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(graph.nodes(data=True))))
    other.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    write_page(PageData(graph), tmp_path / "one.html")
    write_page(PageData(other), tmp_path / "two.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.html", "two.html"]


def test_page_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    """Where the page cannot be written the old one stays, and nothing half done is left."""
    target = tmp_path / "folder"
    target.mkdir()
    (target / "kept").touch()
    with pytest.raises(OSError, match="folder"):
        write_page(PageData(made([])), target)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_data_of_the_page() -> None:
    """Paragraphs stand once; ids of claims, lines and accounts fit."""
    graph = made([("Ann", "accuse", "Bob")])
    add_claim(graph, "Ann", "accuse", "Bob", paragraph="So Ann accuse Bob, we hear.")
    add_actor(graph, "Zoe")
    silent = {
        "actor": "Zoe",
        "name": "Zoe",
        "quote": "Ann",
        "start": 3,
        "end": 6,
        "paragraph": "So Ann accuse Bob, we hear.",
        "paragraph_start": 0,
        "document": "a.txt",
        "regarding": None,
        "said_at": None,
        "said_at_text": None,
    }
    html = page(PageData(graph, non_responses=[silent]))  # type: ignore[list-item]
    data = json.loads(json.dumps(_data(html)))
    assert len(data["paragraphs"]) == 1
    assert [line["claims"] for line in data["lines"]] == [[0, 1]]
    assert data["actors"][data["nonResponses"][0]["actor"]]["name"] == "Zoe"
    assert "2 hostile claims · 3 actors · 1 document" in html


def test_friendly_sentence_where_there_is_nothing() -> None:
    """An empty graph says so in words, and what to do."""
    assert "No actors were found" in page(PageData(nx.MultiDiGraph()))
    lonely: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    add_actor(lonely, "Ann")
    assert "The documents name actors" in page(PageData(lonely))
