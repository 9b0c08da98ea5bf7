"""A build is incremental and exact, and bad documents harm nothing."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from builds import SENTENCE, accusations, quads, reasons
from rdflib import Graph

from graph import KnowledgeGraph
from graph.build import build
from graph.model import Document
from graph.triples import document_graph

pytestmark = pytest.mark.usefixtures("pattern_extractor")


def test_builds_a_folder(articles: Path, tmp_path: Path) -> None:
    """What the articles say is in the graph, with words that stand in the archived texts."""
    report = build([articles], tmp_path / "kg")
    assert (report.read, report.unchanged, report.failures) == (2, 0, [])
    assert accusations(tmp_path / "kg") == {("Ann Lee", "Bob Ray"), ("Bob Ray", "Cy Poe")}
    with KnowledgeGraph.open(tmp_path / "kg") as graph:
        assert list(graph.verify()) == []
        assert {document.text for document in graph.documents()} == {
            SENTENCE,
            "Bob Ray accused Cy Poe of fraud.\r\n",
        }


def test_same_documents_give_the_same_bytes(articles: Path, tmp_path: Path) -> None:
    """Two folders built from copies, in another order, export identical N-Quads."""
    copy = tmp_path / "elsewhere"
    shutil.copytree(articles, copy)
    build([articles], tmp_path / "kg")
    build([copy / "two.txt"], tmp_path / "other")
    build([copy / "one.txt"], tmp_path / "other")
    assert quads(tmp_path / "kg") == quads(tmp_path / "other")
    assert str(tmp_path).encode() not in quads(tmp_path / "kg")


def test_reads_only_what_changed(
    articles: Path,
    tmp_path: Path,
    pattern_extractor: Any,
) -> None:
    """An unchanged file is not extracted again, nor is one that a second path holds."""
    kg = tmp_path / "kg"
    build([articles], kg)
    (articles / "sub").mkdir()
    shutil.copy(articles / "one.txt", articles / "sub")
    (articles / "three.txt").write_text("Cy Poe accused Ann Lee of theft.\n", encoding="utf-8")
    report = build([articles], kg)
    assert (report.read, report.unchanged) == (2, 2)
    assert pattern_extractor.read == ["one.txt", "two.txt", "three.txt"]


def test_a_changed_file_replaces_what_it_held(articles: Path, tmp_path: Path) -> None:
    """The graph is as if the file had always been so, down to the bytes."""
    kg = tmp_path / "kg"
    build([articles], kg)
    (articles / "one.txt").write_text("Ann Lee accused Cy Poe of lying.\n", encoding="utf-8")
    report = build([articles], kg)
    assert (report.read, report.unchanged) == (1, 1)
    assert accusations(kg) == {("Ann Lee", "Cy Poe"), ("Bob Ray", "Cy Poe")}
    build([articles], tmp_path / "fresh")
    assert quads(kg) == quads(tmp_path / "fresh")
    assert len(list((kg / "documents").iterdir())) == 4


def test_a_changed_file_leaves_its_twin_alone(articles: Path, tmp_path: Path) -> None:
    """What two files held stays as long as one of them holds it."""
    kg = tmp_path / "kg"
    twin = articles / "sub" / "one.txt"
    twin.parent.mkdir()
    shutil.copy(articles / "one.txt", twin)
    build([articles], kg)
    twin.write_text("Ann Lee accused Cy Poe of lying.\n", encoding="utf-8")
    build([articles], kg)
    assert ("Ann Lee", "Bob Ray") in accusations(kg)
    (articles / "one.txt").write_text("Ann Lee accused Cy Poe of theft.\n", encoding="utf-8")
    build([articles], kg)
    assert ("Ann Lee", "Bob Ray") not in accusations(kg)


def test_a_file_that_has_gone_stays(articles: Path, tmp_path: Path) -> None:
    """Deleting an article does not delete what it said."""
    build([articles], tmp_path / "kg")
    (articles / "one.txt").unlink()
    build([articles], tmp_path / "kg")
    assert ("Ann Lee", "Bob Ray") in accusations(tmp_path / "kg")


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\t\n", "nothing but blanks"),
    "binary.txt": (bytes(range(256)) * 9, "binary"),
    "encoding.txt": (b"\xff\xfeHe accused her.", "not UTF-16-LE"),
    "figures.txt": (b"1 2 3\n", "no sentence"),
    "front.txt": (b"---\ntitle: [\n---\nHe accused her of it.\n", "front matter"),
    "dark.txt": (b"It was beyond all understanding.", "Nothing can be made of dark.txt"),
    "broken.txt": (b"It is hard to divide by zero.", "the extraction failed on it"),
    "vast.txt": (b"It was beyond all memory.", "more memory"),
}


def test_bad_documents_stop_nothing(articles: Path, tmp_path: Path) -> None:
    """Each bad document is in the report and in the store with its reason; the rest is built."""
    for name, (data, _) in BAD.items():
        (articles / name).write_bytes(data)
    with (articles / "huge.txt").open("wb") as stream:
        stream.truncate(50_000_000)
    expected = {name: words for name, (_, words) in BAD.items()} | {"huge.txt": "too large (50 MB"}
    report = build([articles, tmp_path / "nowhere.txt"], tmp_path / "kg")
    found = reasons(report)
    assert found.pop("nowhere.txt").startswith("there is no such file")
    assert found.keys() == expected.keys()
    for name, words in expected.items():
        assert words in found[name]
    assert report.read == 2
    assert len(accusations(tmp_path / "kg")) == 2
    with KnowledgeGraph.open(tmp_path / "kg") as graph:
        query = "SELECT ?name ?reason { ?x jac:reason ?reason ; schema:name ?name }"
        prefixes = (
            "PREFIX jac: <https://w3id.org/jaccuse/ontology#> PREFIX schema: <https://schema.org/>"
        )
        listed = graph.query(f"{prefixes} {query}").rows()
        assert {name: reason for name, reason in listed} == found  # noqa: C416


def test_bad_documents_are_listed_again_without_work(
    articles: Path,
    tmp_path: Path,
    pattern_extractor: Any,
) -> None:
    """A second build lists the same faults and tries none of them again; mended files are read."""
    (articles / "dark.txt").write_bytes(BAD["dark.txt"][0])
    (articles / "empty.txt").write_bytes(b"")
    first = build([articles], tmp_path / "kg")
    before = len(pattern_extractor.read)
    second = build([articles], tmp_path / "kg")
    assert reasons(second) == reasons(first)
    assert len(pattern_extractor.read) == before
    (articles / "empty.txt").write_text("Cy Poe accused Ann Lee of theft.\n", encoding="utf-8")
    third = build([articles], tmp_path / "kg")
    assert reasons(third).keys() == {"dark.txt"}
    assert ("Cy Poe", "Ann Lee") in accusations(tmp_path / "kg")


def test_a_document_without_a_graph_stops_nothing(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of the program in one document is that document's reason, and no other's."""

    def faulty(document: Document, *rest: Any) -> Graph:
        if document.name == "one.txt":
            raise KeyError("person:nobody")
        return document_graph(document, *rest)

    monkeypatch.setattr("graph.build.document_graph", faulty)
    report = build([articles], tmp_path / "kg")
    assert "no graph could be made of it (KeyError" in reasons(report)["one.txt"]
    assert accusations(tmp_path / "kg") == {("Bob Ray", "Cy Poe")}


def test_a_file_that_went_bad_keeps_what_it_held(articles: Path, tmp_path: Path) -> None:
    """What could be read once is not lost because the file cannot be read now."""
    build([articles], tmp_path / "kg")
    (articles / "one.txt").write_bytes(b"")
    report = build([articles], tmp_path / "kg")
    assert reasons(report) == {"one.txt": "is empty; put the article's text in it"}
    assert ("Ann Lee", "Bob Ray") in accusations(tmp_path / "kg")


def test_control_characters_stay_verbatim(articles: Path, tmp_path: Path) -> None:
    """A form feed, a tab and an escape in the words are quoted as they are."""
    words = "Ann Lee accused Bob Ray of \x0cly\ting and \x1bworse, “so\r\nto say”.\n"
    (articles / "one.txt").write_bytes(words.encode())
    build([articles], tmp_path / "kg")
    with KnowledgeGraph.open(tmp_path / "kg") as graph:
        assert list(graph.verify()) == []
        quotes = {
            row[0]
            for row in graph.query("SELECT ?q { ?s <http://www.w3.org/ns/oa#exact> ?q }").rows()
        }
    assert "accused Bob Ray of \x0cly\ting and \x1bworse, “so\r\nto say”" in quotes
