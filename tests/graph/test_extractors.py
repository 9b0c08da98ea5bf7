"""Graphs by one extractor or the other: read anew where asked, never mixed up, or not begun."""

from __future__ import annotations

import io
import shutil
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from graph import KnowledgeGraph, work
from graph.build import build
from graph.errors import ModelError, UsageError
from graph.extraction.tagger.model import ENCODER, HEADS
from graph.settings import EXTRACTORS
from graph.store import Store

LEARNED, RULES = EXTRACTORS["learned"], EXTRACTORS["rules"]
MODEL = Path(str(files("graph.extraction.tagger.model")))


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text("Ann Lee accused Bob Ray of lying.\n", encoding="utf-8")
    (folder / "two.txt").write_text("Bob Ray accused Cy Poe of fraud.\n", encoding="utf-8")
    return folder


@pytest.fixture
def by_rules(articles: Path, tmp_path: Path, pattern_extractor: Any) -> Path:
    """The graph that the rules made of them."""
    build([articles], tmp_path / "kg", extractor="rules")
    pattern_extractor.read.clear()
    return tmp_path / "kg"


def makers(kg: Path) -> dict[str, set[str]]:
    """Which extractors the claims of each document are attributed to, by the document's name."""
    found: dict[str, set[str]] = {}
    with KnowledgeGraph.open(kg) as graph:
        rows = graph.query(
            "PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX schema: <https://schema.org/> "
            "PREFIX jac: <https://w3id.org/jaccuse/ontology#> "
            "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
            "SELECT ?document ?maker { ?claim a jac:Claim ; prov:wasDerivedFrom/schema:name "
            "?document ; prov:wasAttributedTo/rdfs:label ?maker }"
        ).rows()
    for document, maker in rows:
        found.setdefault(str(document), set()).add(str(maker))
    return found


def quads(kg: Path) -> bytes:
    """The whole graph as N-Quads."""
    stream = io.BytesIO()
    with KnowledgeGraph.open(kg) as graph:
        graph.export("nq", stream)
    return stream.getvalue()


def test_another_extractor_reads_anew(
    by_rules: Path, articles: Path, tmp_path: Path, pattern_extractor: Any
) -> None:
    """All is as if the other one had built it from the start; a second build does nothing."""
    report = build([articles], by_rules, extractor="learned")
    assert (report.read, report.unchanged) == (2, 0)
    assert pattern_extractor.read == ["one.txt", "two.txt"]
    report = build([articles], by_rules, extractor="learned")
    assert (report.read, report.unchanged) == (0, 2)
    assert pattern_extractor.read == ["one.txt", "two.txt"]
    build([articles], tmp_path / "fresh", extractor="learned")
    assert quads(by_rules) == quads(tmp_path / "fresh")


def test_the_learned_one_is_meant_where_none_is_named(
    articles: Path, tmp_path: Path, pattern_extractor: Any
) -> None:
    """The default can be named or left out."""
    build([articles], tmp_path / "kg")
    report = KnowledgeGraph.build([articles], tmp_path / "kg", extractor="learned")
    assert report.unchanged == len(pattern_extractor.read) == 2


def test_other_documents_stay_as_they_are(by_rules: Path, articles: Path) -> None:
    """Only what is given is read anew; each document says who read it, and the graph is sound."""
    build([articles / "one.txt"], by_rules, extractor="learned")
    assert makers(by_rules) == {"one.txt": {LEARNED}, "two.txt": {RULES}}
    with KnowledgeGraph.open(by_rules) as graph:
        assert list(graph.verify()) == []
    shutil.rmtree(by_rules / "store")
    build([articles / "two.txt"], by_rules, extractor="rules")
    assert makers(by_rules) == {"one.txt": {LEARNED}, "two.txt": {RULES}}


def test_files_of_one_document_agree_on_who_read_it(
    by_rules: Path, articles: Path, pattern_extractor: Any
) -> None:
    """Read anew by one file's name, a document is known as such by the other's, both ways."""
    twin = articles / "sub" / "one.txt"
    twin.parent.mkdir()
    shutil.copy(articles / "one.txt", twin)
    build([twin], by_rules, extractor="rules")
    build([twin], by_rules, extractor="learned")
    assert pattern_extractor.read == ["one.txt"]
    assert build([articles / "one.txt"], by_rules, extractor="learned").unchanged == 1
    assert build([articles / "one.txt"], by_rules, extractor="rules").read == 1
    assert makers(by_rules)["one.txt"] == {RULES}
    assert build([twin], by_rules, extractor="rules").unchanged == 1


class _Killed(BaseException):
    """Nothing catches it, as nothing catches a kill."""


@pytest.mark.parametrize("commits", range(5))
def test_a_change_of_extractor_that_was_killed_can_be_taken_back(
    by_rules: Path, articles: Path, monkeypatch: pytest.MonkeyPatch, commits: int
) -> None:
    """Whatever the killed build had done, the rules make the same graph as before."""
    before = quads(by_rules)
    commit = Store.commit
    done = 0

    def killed(store: Store, *args: Any, **kwargs: Any) -> None:
        nonlocal done
        if done == commits:
            raise _Killed
        done += 1
        commit(store, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "commit", killed)
        with pytest.raises(_Killed):
            build([articles], by_rules, extractor="learned")
    build([articles], by_rules, extractor="rules")
    assert quads(by_rules) == before
    shutil.rmtree(by_rules / "store")
    build([articles], by_rules, extractor="rules")
    assert quads(by_rules) == before


def test_an_unknown_extractor_is_refused(articles: Path, tmp_path: Path) -> None:
    """The sentence names those there are, and nothing is made."""
    with pytest.raises(UsageError, match=r"called 'oracle'; there are 'learned' and 'rules'\."):
        KnowledgeGraph.build([articles], tmp_path / "kg", extractor="oracle")
    assert not (tmp_path / "kg").exists()


# ---- a model that cannot be used ------------------------------------------------------------


@pytest.fixture(params=["truncated", "missing"])
def damaged(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> str:
    """The name of a file of the model that is no longer what it was."""
    folder = tmp_path / "model"
    shutil.copytree(MODEL, folder)
    name = ENCODER if request.param == "truncated" else HEADS
    if request.param == "truncated":
        (folder / name).write_bytes((folder / name).read_bytes()[:1000])
    else:
        (folder / name).unlink()
    monkeypatch.setattr("graph.extraction.tagger.tagger.files", lambda _package: folder)
    # Nothing that an earlier test has loaded.
    monkeypatch.setattr("graph.work.extractor", work.extractor.__wrapped__)
    return name


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_damaged_model_ends_a_build_before_it_begins(
    articles: Path, tmp_path: Path, damaged: str, jobs: int
) -> None:
    """No document is read or blamed, with any number of processes; the rules still work."""
    kg = tmp_path / "kg"
    with pytest.raises(ModelError, match=damaged) as caught:
        build([articles], kg, jobs=jobs)
    assert "--extractor rules" in str(caught.value)
    assert not (kg / "sources.jsonl").exists()
    assert not (kg / "documents").exists()
    report = build([articles], kg, extractor="rules")
    assert (report.read, report.failures) == (2, [])


@pytest.mark.usefixtures("damaged")
def test_a_damaged_model_harms_no_graph(articles: Path, tmp_path: Path) -> None:
    """What the rules have built stays, can be asked, and is unchanged for the rules."""
    kg = tmp_path / "kg"
    build([articles], kg, extractor="rules")
    before = quads(kg)
    with pytest.raises(ModelError):
        build([articles], kg)
    assert quads(kg) == before
    assert build([articles], kg, extractor="rules").unchanged == 2


@pytest.mark.usefixtures("damaged")
def test_a_damaged_model_is_no_fault_of_a_document(articles: Path, tmp_path: Path) -> None:
    """Where a process finds the model damaged later, that is not a reason of the file."""
    with pytest.raises(ModelError):
        work.outcome(articles / "one.txt", tmp_path / "kg", "learned")
