"""The Python API does what the commands do, and costs nothing until it is used."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Dataset

from graph import KnowledgeGraph
from graph.errors import KnowledgeGraphError, QueryError, UsageError

ROOT = Path(__file__).parents[2]
ARTICLE = "Ann Lee accused Bob Ray of lying.\n\nBob Ray accused Eva Sol of theft."


@pytest.fixture
def folder(tmp_path: Path, pattern_extractor: object) -> Path:
    """The folder of a graph that was built of one article."""
    assert pattern_extractor
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    report = KnowledgeGraph.build([tmp_path / "article.txt"], tmp_path / "kg")
    assert report.read == 1
    return tmp_path / "kg"


@pytest.fixture
def kg(folder: Path) -> Iterator[KnowledgeGraph]:
    """That graph, open."""
    with KnowledgeGraph.open(folder) as graph:
        yield graph


def test_ask_answers_named_questions(kg: KnowledgeGraph) -> None:
    """Rows of a named question, about somebody where it takes a name."""
    table = kg.ask("who-accuses-whom")
    assert [row[0:3:2] for row in table.rows] == [("Ann Lee", "Bob Ray"), ("Bob Ray", "Eva Sol")]
    assert [row[2] for row in kg.ask("claims-about", "eva sol").rows] == ["Bob Ray"]
    with pytest.raises(UsageError):
        kg.ask("who")


def test_query_takes_any_sparql(kg: KnowledgeGraph) -> None:
    """Tables, yes or no, and graphs; a wrong text names its place."""
    answer = kg.query("SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    assert answer.variables == ("n",)
    ((graphs,),) = answer.rows()
    assert graphs == 4  # the document's, the actors', the summary's and the vocabulary's
    assert kg.query("ASK { ?s ?p ?o }")
    assert "ann-lee" in kg.query("CONSTRUCT WHERE { ?s ?p ?o }").serialise("ttl")
    with pytest.raises(QueryError, match="line 1, column 8"):
        kg.query("SELECT nothing")


def test_dataset_and_network_are_the_libraries_own(kg: KnowledgeGraph) -> None:
    """An rdflib Dataset with all quads, and a networkx graph with one edge a claim."""
    assert isinstance(kg.dataset(), Dataset)
    assert len(list(kg.dataset().quads())) == len(kg.store)
    network = kg.network()
    names = {iri: network.nodes[iri]["name"] for iri in network}
    assert {(names[a], names[b]) for a, b in network.edges()} == {
        ("Ann Lee", "Bob Ray"),
        ("Bob Ray", "Eva Sol"),
    }


def test_documents_have_their_text(kg: KnowledgeGraph) -> None:
    """The canonical text that all offsets index is at hand, and each claim's words are in it."""
    (document,) = kg.documents()
    assert document.text.split("\n\n") == ARTICLE.split("\n\n")
    table = kg.ask("claims")
    quote, start, end = (table.columns.index(name) for name in ("quote", "start", "end"))
    for row in table.rows:
        assert document.text[int(str(row[start])) : int(str(row[end]))] == row[quote]


def test_a_fresh_graph_is_sound_and_can_be_exported(kg: KnowledgeGraph) -> None:
    """Nothing is found to be wrong, and an export holds all quads."""
    assert list(kg.verify()) == []
    stream = io.BytesIO()
    kg.export("nq", stream)
    assert stream.getvalue().count(b"\n") == len(kg.store)


def test_a_closed_graph_says_so(folder: Path) -> None:
    """After closing, and where there is no graph, one sentence tells."""
    graph = KnowledgeGraph.open(folder)
    graph.close()
    with pytest.raises(KnowledgeGraphError, match="closed"):
        graph.ask("claims")
    with pytest.raises(KnowledgeGraphError, match="jaccuse build"):
        KnowledgeGraph.open(folder / "none")


def test_asking_loads_no_heavy_library(folder: Path) -> None:
    """`import graph` and asking start at once: no model, no rdflib, no networkx is imported."""
    program = (
        "import sys; from pathlib import Path; from graph import KnowledgeGraph\n"
        "kg = KnowledgeGraph.open(Path(sys.argv[1]))\n"
        "for q in ('who-accuses-whom', 'claims', 'accounts', 'actors'): kg.ask(q).csv()\n"
        "kg.ask('claims-about', 'Eva Sol').json(); kg.query('ASK { ?s ?p ?o }')\n"
        "heavy = {'spacy', 'onnxruntime', 'tokenizers', 'rdflib', 'networkx', 'pyshacl', 'pyvis',\n"
        "         'jinja2', 'scipy', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, str(folder)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"
