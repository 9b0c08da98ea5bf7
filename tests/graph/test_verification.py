"""Verification finds each kind of damage, and nothing in what a build has made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef

from graph import KnowledgeGraph, layout
from graph.settings import DEFAULT_BASE
from graph.store import Store
from ontology import JAC, OA

Change = Callable[[Graph], object]


@pytest.fixture
def kg(tmp_path: Path, pattern_extractor: object) -> Path:
    """A folder that a build made of one article."""
    assert pattern_extractor
    article = tmp_path / "article.txt"
    article.write_text("Ann Lee accused Bob Ray of lying. Bob Ray left.", encoding="utf-8")
    KnowledgeGraph.build([article], tmp_path / "kg")
    return tmp_path / "kg"


def faults(kg: Path) -> list[str]:
    """All that is found, as the command prints it."""
    with KnowledgeGraph.open(kg) as graph:
        return [f"{fault.document}: {fault.reason}" for fault in graph.verify()]


def damage(kg: Path, part: str, change: Change) -> None:
    """Change the stored graph whose IRI holds `part`."""
    with layout.open_to_write(kg) as store:
        (iri,) = [name for name in store.graph_names() if part in name]
        graph = store.graph(iri)
        change(graph)
        store.replace_graph(iri, graph)
        layout.publish(store, kg)


def test_what_a_build_made_is_sound(kg: Path) -> None:
    """There is nothing to find in a fresh build."""
    assert faults(kg) == []


def test_words_that_do_not_stand_in_the_text(kg: Path) -> None:
    """A quotation that differs from the text in one letter is found."""

    def misquote(graph: Graph) -> None:
        selector, words = next(iter(graph.subject_objects(OA.exact)))
        graph.set((selector, OA.exact, Literal(str(words)[:-1] + "X")))

    damage(kg, "document/", misquote)
    assert any("article.txt: The words at" in fault and "X”" in fault for fault in faults(kg))


def test_offsets_that_are_off_by_one(kg: Path) -> None:
    """A span that starts one character late is found."""

    def shift(graph: Graph) -> None:
        selector, start = next(iter(graph.subject_objects(OA.start)))
        graph.set((selector, OA.start, Literal(int(str(start)) + 1)))

    damage(kg, "document/", shift)
    assert any("The words at" in fault for fault in faults(kg))


def test_a_claim_without_a_speaker(kg: Path) -> None:
    """A claim that lacks what the shapes ask for is found, and the summary with it."""
    damage(kg, "document/", lambda graph: graph.remove((None, JAC.speaker, None)))
    assert any("speaker" in fault and fault.startswith("article.txt") for fault in faults(kg))


def test_a_claim_of_another_document(kg: Path) -> None:
    """A claim that says to come from a document that is not its own is found."""
    derived = URIRef("http://www.w3.org/ns/prov#wasDerivedFrom")

    def lie(graph: Graph) -> None:
        claim = next(graph.subjects(JAC.act))
        graph.set((claim, derived, URIRef(DEFAULT_BASE + "document/" + "0" * 64)))

    damage(kg, "document/", lie)
    assert any("derived from this document" in fault for fault in faults(kg))


def test_a_summary_that_does_not_follow(kg: Path) -> None:
    """An edge that no claim carries, and a count that is too high, are found."""
    ann, bob = (URIRef(f"{DEFAULT_BASE}actor/person/{who}") for who in ("ann-lee", "bob-ray"))
    damage(kg, "graph/summary", lambda graph: graph.add((bob, JAC.accuses, ann)))
    assert faults(kg) == [f"graph/summary: {bob} is not what the documents make of it."]
    damage(kg, "graph/summary", lambda graph: graph.remove((bob, None, None)))
    assert faults(kg) == []
    damage(
        kg, "graph/actors", lambda graph: graph.set((ann, JAC.mentionCount, Literal(7))) and None
    )
    assert faults(kg) == [f"graph/actors: {ann} is not what the documents make of it."]


def test_a_text_that_was_changed_in_the_archive(kg: Path) -> None:
    """A document whose kept text is not the one that was read is found."""
    (text,) = (kg / "documents").glob("*.txt")
    text.write_text(text.read_text(encoding="utf-8").replace("lying", "sleeping"), encoding="utf-8")
    assert len(faults(kg)) == 1


def test_a_document_that_the_store_lost(kg: Path) -> None:
    """A document of the archive without its graph is found, and what was derived from it."""
    with layout.open_to_write(kg) as store:
        (iri,) = [name for name in store.graph_names() if "document/" in name]
        store.remove_graph(iri)
        layout.publish(store, kg)
    assert any("not in the store" in fault for fault in faults(kg))


def test_a_union_that_is_not_one(kg: Path) -> None:
    """A triple that stands in the union and in no graph is found."""
    with layout.open_to_write(kg) as store:
        store._open.update(f"INSERT DATA {{ <{DEFAULT_BASE}x> <{JAC.accuses}> <{DEFAULT_BASE}y> }}")
        layout.publish(store, kg)
    assert [fault for fault in faults(kg) if fault.startswith("store: The union")]


def test_a_triple_that_the_union_lacks() -> None:
    """A triple that stands in a graph and not in the union is found."""
    store = Store.in_memory()
    store._open.update("INSERT DATA { GRAPH <x:g> { <x:a> <x:b> <x:c> } }")
    assert not store.union_is_whole()
