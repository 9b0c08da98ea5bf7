"""A build is incremental, exact, and harmed by nothing: bad documents, Ctrl-C, kills, losses."""

from __future__ import annotations

import io
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph

from graph import KnowledgeGraph
from graph.build import BuildReport, build
from graph.errors import KnowledgeGraphError, UsageError
from graph.layout import open_to_write
from graph.model import Document
from graph.store import Store
from graph.triples import document_graph

pytestmark = pytest.mark.usefixtures("pattern_extractor")

SENTENCE = "Ann Lee accused Bob Ray of lying about the bridge.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(SENTENCE, encoding="utf-8")
    (folder / "two.txt").write_text("Bob Ray accused Cy Poe of fraud.\r\n", "utf-8", newline="")
    return folder


def accusations(kg: Path) -> set[tuple[Any, Any]]:
    """Who accuses whom in `kg`, by name."""
    with KnowledgeGraph.open(kg) as graph:
        table = graph.ask("who-accuses-whom")
    columns = [table.columns.index(column) for column in ("accuser", "target")]
    return {(row[columns[0]], row[columns[1]]) for row in table.rows}


def quads(kg: Path) -> bytes:
    """The whole graph as N-Quads."""
    stream = io.BytesIO()
    with KnowledgeGraph.open(kg) as graph:
        graph.export("nq", stream)
    return stream.getvalue()


def reasons(report: BuildReport) -> dict[str, str]:
    """Why which file failed."""
    return {failure.path.name: failure.reason for failure in report.failures}


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


# ---- stopped and damaged --------------------------------------------------------------------


def stop_after(documents: int, monkeypatch: pytest.MonkeyPatch, how: Callable[[], None]) -> None:
    """Let `how` happen inside the commit of the document after so many."""
    commit = Store.commit
    count = 0

    def counted(store: Store, *args: Any, **kwargs: Any) -> None:
        nonlocal count
        count += 1
        if count == documents + 1:
            how()
        commit(store, *args, **kwargs)

    monkeypatch.setattr(Store, "commit", counted)


def test_ctrl_c_keeps_what_was_committed(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C inside a commit lets it end; what is there is published, and the build goes on."""
    with monkeypatch.context() as patch:
        # The first commit removes strays, the second is that of one.txt.
        stop_after(1, patch, lambda: signal.raise_signal(signal.SIGINT))
        report = build([articles], tmp_path / "kg")
    assert report.interrupted
    assert accusations(tmp_path / "kg") == {("Ann Lee", "Bob Ray")}
    report = build([articles], tmp_path / "kg")
    assert (report.read, report.unchanged, report.interrupted) == (1, 1, False)
    assert len(accusations(tmp_path / "kg")) == 2


class _Killed(BaseException):
    """Nothing catches it, as nothing catches a kill."""


@pytest.mark.parametrize("commits", range(5))
def test_a_killed_build_goes_on(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commits: int
) -> None:
    """Killed before any of its commits, a build ends the same when it is run again."""

    def kill() -> None:
        raise _Killed

    kg = tmp_path / "kg"
    with monkeypatch.context() as patch:
        stop_after(commits, patch, kill)
        with pytest.raises(_Killed):
            build([articles], kg)
    with pytest.raises(KnowledgeGraphError, match="not finished"):
        KnowledgeGraph.open(kg)
    build([articles], kg)
    build([articles], tmp_path / "fresh")
    assert quads(kg) == quads(tmp_path / "fresh")


def test_half_written_files_are_swept(articles: Path, tmp_path: Path) -> None:
    """What a kill left of a file, and of a line in the log, is not mistaken for a whole one."""
    kg = tmp_path / "kg"
    build([articles], kg)
    (kg / "documents" / ".abc.txt.99").write_text("Ann", encoding="utf-8")
    with (kg / "sources.jsonl").open("a", encoding="utf-8") as stream:
        stream.write('{"path": "../arti')
    (kg / "store" / "unfinished").touch()
    report = build([articles], kg)
    assert report.unchanged == 2
    assert not (kg / "documents" / ".abc.txt.99").exists()
    build([articles], tmp_path / "fresh")
    assert quads(kg) == quads(tmp_path / "fresh")


def test_a_lost_store_is_made_anew_without_extraction(
    articles: Path,
    tmp_path: Path,
    pattern_extractor: Any,
) -> None:
    """Everything under kg/store can be thrown away."""
    kg = tmp_path / "kg"
    build([articles], kg)
    before = quads(kg)
    pattern_extractor.read.clear()
    shutil.rmtree(kg / "store")
    report = build([articles / "one.txt"], kg)
    assert (report.read, report.unchanged) == (0, 1)
    assert pattern_extractor.read == []
    assert quads(kg) == before


def test_a_lost_log_costs_no_extraction(
    articles: Path,
    tmp_path: Path,
    pattern_extractor: Any,
) -> None:
    """Without its log the folder finds its documents again by their content."""
    kg = tmp_path / "kg"
    build([articles], kg)
    before = quads(kg)
    pattern_extractor.read.clear()
    (kg / "sources.jsonl").unlink()
    build([articles], kg)
    assert pattern_extractor.read == []
    assert quads(kg) == before


def test_a_damaged_record_is_named(articles: Path, tmp_path: Path) -> None:
    """A record that was cut is found by verify; removed as it says, the next build mends it."""
    kg = tmp_path / "kg"
    build([articles], kg)
    before = quads(kg)
    record = next((kg / "documents").glob("*.json"))
    record.write_text(record.read_text("utf-8")[:40], encoding="utf-8")
    with KnowledgeGraph.open(kg) as graph:
        (fault,) = graph.verify()
    assert f"{record}: " in fault.reason
    assert "Remove the file and build again." in fault.reason
    record.unlink()
    build([articles], kg)
    with KnowledgeGraph.open(kg) as graph:
        assert list(graph.verify()) == []
    assert quads(kg) == before


def test_what_store_and_archive_lost_is_read_again(articles: Path, tmp_path: Path) -> None:
    """With store and records gone, building some of the files brings these, and then the rest."""
    kg = tmp_path / "kg"
    build([articles], kg)
    before = quads(kg)
    shutil.rmtree(kg / "store")
    shutil.rmtree(kg / "documents")
    build([articles / "one.txt"], kg)
    assert accusations(kg) == {("Ann Lee", "Bob Ray")}
    build([articles], kg)
    assert quads(kg) == before


def test_verify_finds_changed_words(articles: Path, tmp_path: Path) -> None:
    """A text that was edited in the archive is noticed."""
    kg = tmp_path / "kg"
    build([articles], kg)
    for text in (kg / "documents").glob("*.txt"):
        text.write_text(text.read_text("utf-8").replace("lying", "flying"), encoding="utf-8")
    with KnowledgeGraph.open(kg) as graph:
        assert any("one.txt was changed" in fault.reason for fault in graph.verify())


def test_two_builds_at_once_are_refused(articles: Path, tmp_path: Path) -> None:
    """The second build of a folder says that another is at work."""
    with (
        open_to_write(tmp_path / "kg"),
        pytest.raises(KnowledgeGraphError, match="Another build"),
    ):
        build([articles], tmp_path / "kg")


def test_a_foreign_folder_is_refused_untouched(articles: Path) -> None:
    """A folder with other things in it is not built into."""
    before = sorted(articles.iterdir())
    with pytest.raises(KnowledgeGraphError, match="is not a knowledge graph"):
        build([articles], articles)
    assert sorted(articles.iterdir()) == before


def test_a_folder_of_another_version_is_refused(articles: Path, tmp_path: Path) -> None:
    """A later version's folder is left alone."""
    kg = tmp_path / "kg"
    kg.mkdir()
    (kg / "format.json").write_text('{"jaccuse": 99}', encoding="utf-8")
    with pytest.raises(KnowledgeGraphError, match="format 99"):
        build([articles], kg)


def test_a_folder_keeps_its_base(articles: Path, tmp_path: Path) -> None:
    """IRIs begin with the base of the first build; another base is refused, and so is a bad one."""
    kg = tmp_path / "kg"
    build([articles / "one.txt"], kg, base="https://example.org/kg/")
    build([articles], kg)
    assert b"<https://example.org/kg/graph/document/" in quads(kg)
    assert b"https://w3id.org/jaccuse/id/" not in quads(kg)
    with pytest.raises(UsageError, match="was built with the base"):
        build([articles], kg, base="https://example.org/other/")
    with pytest.raises(UsageError, match="no web address that ends in a slash"):
        build([articles], tmp_path / "new", base="example.org")


def test_an_empty_folder_gives_an_empty_graph(tmp_path: Path) -> None:
    """Nothing to read is no failure: the graph is there and empty of claims."""
    (tmp_path / "empty").mkdir()
    report = build([tmp_path / "empty"], tmp_path / "kg")
    assert report == BuildReport()
    assert accusations(tmp_path / "kg") == set()


def test_progress_says_what_is_done(articles: Path, tmp_path: Path) -> None:
    """Each document is announced, with how many are done of how many."""
    told: list[tuple[str, int, int]] = []
    build([articles], tmp_path / "kg", progress=lambda *step: told.append(step))
    assert ("reading one.txt", 0, 2) in told
    assert ("reading two.txt", 1, 2) in told
