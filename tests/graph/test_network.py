"""The network that is drawn and analysed says what the documents say, with their words."""

from __future__ import annotations

import dataclasses

import networkx as nx
import pytest

from graph.identity import identify
from graph.iri import document_graph_iri
from graph.model import Act, Actor, Claim, Document, Extraction, Kind, Mention, Modality, Span
from graph.network import network
from graph.settings import DEFAULT_BASE
from graph.store import Store
from graph.summary import summarise
from graph.triples import document_graph
from graph.witness import accounts, non_responses


def _store(document: Document, extraction: Extraction) -> Store:
    store = Store.in_memory()
    identities = identify(extraction, document, DEFAULT_BASE)
    graph = document_graph(document, extraction, identities, DEFAULT_BASE)
    store.replace_graph(str(document_graph_iri(document.id, DEFAULT_BASE)), graph)
    summarise(store, DEFAULT_BASE)
    return store


@pytest.fixture(scope="module")
def store(seed_document: Document, seed_extraction: Extraction) -> Store:
    """The seed article, stored."""
    return _store(seed_document, seed_extraction)


@pytest.fixture(scope="module")
def seed(store: Store, seed_document: Document) -> nx.MultiDiGraph[str]:
    """The network of the seed article, with whole paragraphs."""
    return network(store, lambda _: seed_document)


def _named(graph: nx.MultiDiGraph[str], name: str) -> str:
    (found,) = [iri for iri, known in graph.nodes(data="name") if known == name]
    return str(found)


def _between(graph: nx.MultiDiGraph[str], speaker: str, target: str) -> list[dict[str, object]]:
    edges = graph.get_edge_data(_named(graph, speaker), _named(graph, target)) or {}
    return list(edges.values())


def test_every_edge_shows_its_words(seed: nx.MultiDiGraph[str], seed_document: Document) -> None:
    """Each edge's quotation stands at its offsets, in the document and in its paragraph."""
    assert seed.number_of_edges() > 0
    for _, _, edge in seed.edges(data=True):
        assert seed_document.text[edge["start"] : edge["end"]] == edge["quote"]
        inside = edge["start"] - edge["paragraph_start"]
        assert edge["paragraph"][inside:].startswith(edge["quote"])
        assert edge["document"] == seed_document.name


def test_paragraph_is_the_whole_one(seed: nx.MultiDiGraph[str]) -> None:
    """With the texts at hand the paragraph is the author's, from its first word to its last."""
    paragraphs = {
        e["paragraph"] for e in _between(seed, "Pedro Carreño", "pro-opposition journalists")
    }
    (paragraph,) = paragraphs
    assert str(paragraph).startswith("The opposition’s stance was attacked by")
    assert str(paragraph).endswith("accounts as normal”.")


def test_without_texts_the_words_keep_their_context(store: Store, seed_document: Document) -> None:
    """Without the texts, the context that the graph keeps is there, at its offset."""
    for _, _, edge in network(store).edges(data=True):
        start = edge["paragraph_start"]
        assert seed_document.text[start : start + len(edge["paragraph"])] == edge["paragraph"]
        assert edge["quote"] in edge["paragraph"]
        assert len(edge["paragraph"]) > len(edge["quote"])


def test_evidence_over_two_paragraphs_is_inside_what_is_shown(
    seed_document: Document, seed_extraction: Extraction
) -> None:
    """Evidence that runs on into the next paragraph is shown with both."""
    first, second = seed_document.blocks[1].span, seed_document.blocks[2].span
    long = Span(first.start + 20, second.start + 20)
    claim = dataclasses.replace(seed_extraction.claims[0], evidence=long)
    told = _store(seed_document, dataclasses.replace(seed_extraction, claims=(claim,)))
    (edge,) = [e for *_, e in network(told, lambda _: seed_document).edges(data=True)]
    assert edge["paragraph"] == seed_document.text[first.start : second.end]


def test_told_of_by_another(seed: nx.MultiDiGraph[str]) -> None:
    """The government's complaint is an edge of the government, as Rodriguez tells it."""
    (edge,) = _between(seed, "Venezuelan government", "Twitter")
    assert edge["reported"] is True
    assert edge["reported_by"] == ["Delcy Rodriguez"]
    assert not any(e["reported"] for e in _between(seed, "Nicolas Maduro", "Twitter"))


def test_one_claim_against_two_is_two_edges(seed: nx.MultiDiGraph[str]) -> None:
    """A claim with two targets is an edge to each, under the claim's own key."""
    maduro = _named(seed, "Nicolas Maduro")
    to_twitter = set(seed[maduro][_named(seed, "Twitter")])
    to_right = set(seed[maduro][_named(seed, "international right-wing")])
    assert len(to_right) == 1
    assert to_right < to_twitter


def test_where_and_when_it_was_said(seed: nx.MultiDiGraph[str]) -> None:
    """Venue and time stand on the edge: an actor's name, words as said, no date made up."""
    by_act = {e["act"]: e for e in _between(seed, "Delcy Rodriguez", "Twitter")}
    accusation = by_act["accuse"]
    assert accusation["venue"] == "VTV"
    assert accusation["said_at_text"] == "last night"
    assert accusation["date"] is None
    assert accusation["confidence"] == 0.9
    assert accusation["sign"] == -1
    assert accusation["allegation"] == "decided to suspend over 10,000 accounts at the same time"


def test_who_the_actors_are(seed: nx.MultiDiGraph[str]) -> None:
    """A node tells kind, aliases, roles, mentions, documents and accounts of an actor."""
    node = seed.nodes[_named(seed, "Nicolas Maduro")]
    assert node["kind"] == "person"
    assert "Maduro" in node["aliases"]
    assert node["roles"] == ["Venezuelan president"]
    assert node["mentions"] == 4
    assert node["documents"] == ["000_579cdcfd69f90f52.txt"]
    assert len(node["accounts"]) == 1


def test_accounts_are_nodes_only_where_they_take_part(
    seed: nx.MultiDiGraph[str], seed_document: Document, seed_extraction: Extraction
) -> None:
    """An account is its holder's, unless it speaks or is spoken against."""
    assert "account" not in {kind for _, kind in seed.nodes(data="kind")}
    claim = dataclasses.replace(seed_extraction.claims[0], targets=("account:maduro",))
    told = _store(seed_document, dataclasses.replace(seed_extraction, claims=(claim,)))
    kinds = [kind for _, kind in network(told).nodes(data="kind")]
    assert kinds.count("account") == 1


def test_silence_is_no_edge(
    seed: nx.MultiDiGraph[str], store: Store, seed_document: Document
) -> None:
    """Those who have not commented have no edge; they are told of with the words that say so."""
    silent = non_responses(store, lambda _: seed_document)
    names = {seed.nodes[one["actor"]]["name"] for one in silent}
    assert names == {"Henrique Capriles", "Nelson Bocaranda", "Leopoldo Castillo"}
    assert all(seed.degree(one["actor"]) == 0 for one in silent)
    assert {one["regarding"] for one in silent} == {"the incident"}
    for one in silent:
        assert seed_document.text[one["start"] : one["end"]] == one["quote"]


def test_accounts_with_what_is_observed(store: Store, seed: nx.MultiDiGraph[str]) -> None:
    """Each account has its holder or who they are, and each observation its words and source."""
    found = accounts(store)
    held = {seed.nodes[one["owner"]]["name"]: one for one in found if one["owner"]}
    lost = {o["property"]: o for o in held["Nicolas Maduro"]["observations"]}["followers_lost"]
    assert (lost["value"], lost["comparison"]) == ("6500", "around")
    assert "6500" in lost["quote"]
    assert held["Delcy Rodriguez"]["observations"][0]["said_by"] == "Delcy Rodriguez"
    assert "three government ministers" in {one["who"] for one in found if one["group"]}


def test_statements_are_no_edges(seed: nx.MultiDiGraph[str]) -> None:
    """Only acts with a sign make edges: a statement or question against nobody does not."""
    assert {e["act"] for *_, e in seed.edges(data=True)} <= {"accuse", "criticise", "demand"}


def test_chain_of_tellers_and_modality() -> None:
    """Tellers come nearest first, and what is denied is kept apart from what is asserted."""
    text = "Ann Ode said Bob Pak claimed Cas Quin accused Dee Rum. Ann Ode never accused Dee Rum."
    names = ("Ann Ode", "Bob Pak", "Cas Quin", "Dee Rum")
    document = Document("a" * 64, "a.txt", text, ())

    def claim(who: str, act: Act, cue: str, **more: object) -> Claim:
        at = text.index(cue)
        span = Span(at, at + len(cue))
        return Claim(cue, who, act, span, (span,), (), **more)  # type: ignore[arg-type]

    extraction = Extraction(
        document.id,
        "hand",
        mentions=tuple(
            Mention(Span(text.index(n), text.index(n) + 7), Kind.PERSON, "name", n) for n in names
        ),
        actors=tuple(Actor(name, name, Kind.PERSON) for name in names),
        claims=(
            claim("Ann Ode", Act.STATE, "said"),
            claim("Bob Pak", Act.STATE, "claimed", embedded_in="said"),
            claim("Cas Quin", Act.ACCUSE, "accused", targets=("Dee Rum",), embedded_in="claimed"),
            claim("Ann Ode", Act.ACCUSE, "never", targets=("Dee Rum",), modality=Modality.NEGATED),
        ),
    )
    graph = network(_store(document, extraction))
    (told,) = _between(graph, "Cas Quin", "Dee Rum")
    assert told["reported_by"] == ["Bob Pak", "Ann Ode"]
    (denied,) = _between(graph, "Ann Ode", "Dee Rum")
    assert denied["modality"] == "negated"


def test_empty_store() -> None:
    """A store without documents gives a network without nodes."""
    store = Store.in_memory()
    assert len(network(store)) == 0
    assert accounts(store) == []
    assert non_responses(store) == []
