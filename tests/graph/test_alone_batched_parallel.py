"""With learned attributions, a document's quads never depend on its neighbours or on the jobs."""

from __future__ import annotations

import io
from collections import defaultdict
from pathlib import Path

import pytest

from graph import KnowledgeGraph

ARTICLES = {
    "one.txt": "“The port will close in May,” Ann Lee said on Monday. She accused the Acme "
    "Company of fraud.\n\nBob Ray, a spokesman for the company, denied that it had lied.\n",
    "two.txt": "Minister Cy Poe told reporters that the Acme Company had paid no taxes, and "
    "that “nobody has asked us.”\n\nAccording to Di Orr, the minister is a liar.\n",
    "three.txt": "\n\n".join(
        f"Ann Lee said that {n} ships were late. “We know,” Ed Ito added. He blamed Bob Ray."
        for n in range(2, 30)
    ),
}


def by_graph(kg: Path) -> dict[bytes, bytes]:
    """The N-Quads of each named graph."""
    stream = io.BytesIO()
    with KnowledgeGraph.open(kg) as graph:
        graph.export("nq", stream)
    found: defaultdict[bytes, bytes] = defaultdict(bytes)
    for quad in stream.getvalue().splitlines(keepends=True):
        found[quad.rsplit(b" ", 2)[1]] += quad
    return dict(found)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the articles."""
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def batched(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of all articles, built in one go by one process."""
    kg = tmp_path_factory.mktemp("batched") / "kg"
    report = KnowledgeGraph.build([articles], kg, extractor="learned")
    assert (report.read, report.failures) == (len(ARTICLES), [])
    return kg


def test_the_model_has_its_part_in_it(batched: Path) -> None:
    """Each article has attributions that the model found: what follows compares its work."""
    with KnowledgeGraph.open(batched) as graph:
        for extraction in graph.extractions():
            assert any("model" in found.found_by for found in extraction.attributions)


@pytest.mark.parametrize("name", ARTICLES)
def test_alone_as_in_a_batch(articles: Path, batched: Path, tmp_path: Path, name: str) -> None:
    """The quads of a document are the same bytes, whatever is built beside it."""
    KnowledgeGraph.build([articles / name], tmp_path / "kg", extractor="learned")
    with KnowledgeGraph.open(tmp_path / "kg") as graph:
        (document,) = graph.documents()
    alone = {iri: quads for iri, quads in by_graph(tmp_path / "kg").items()
             if document.id.encode() in iri}  # fmt: skip
    assert alone
    assert alone.items() <= by_graph(batched).items()


def test_two_jobs_as_one(articles: Path, batched: Path, tmp_path: Path) -> None:
    """The whole graph is the same bytes, built by two processes."""
    KnowledgeGraph.build([articles], tmp_path / "kg", extractor="learned", jobs=2)
    assert by_graph(tmp_path / "kg") == by_graph(batched)
