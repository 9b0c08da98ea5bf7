"""`ask` and `query` answer, and say in one line why they cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calls import SEED, jaccuse, rows
from rdflib import Graph

COLUMNS = {
    "claims": "claim document speaker speaker_kind act target target_kind content quote start end "
    "modality polarity reported_by venue said_at confidence",
    "who-accuses-whom": "accuser accuser_kind target target_kind acts claims reported documents "
    "independent_sources first last",
    "accounts": "account platform handle owner who property value comparison observed_at said_by "
    "quote start end document",
    "actors": "actor name kind aliases mentions documents",
}


@pytest.mark.parametrize("name", COLUMNS)
def test_ask_has_fixed_columns(kg: Path, name: str) -> None:
    """The columns of these questions are a contract."""
    result = jaccuse("ask", name, "--format", "csv", "--kg", kg)
    assert result.stdout.splitlines()[0].split(",") == COLUMNS[name].split()
    assert len(rows(result)) > 3


def test_quotes_of_claims_stand_in_the_text(kg: Path) -> None:
    """Offsets and quotes of the CSV fit the file as it is on disk."""
    text = SEED.read_bytes().decode()
    claims = rows(jaccuse("ask", "claims", "--format", "csv", "--kg", kg))
    for claim in claims:
        assert text[int(claim["start"]) : int(claim["end"])] == claim["quote"]


def test_ask_lists_the_questions(tmp_path: Path) -> None:
    """Without a name the questions are listed with what they tell, kg folder or not."""
    result = jaccuse("ask", "--kg", tmp_path / "none")
    assert result.exit_code == 0
    for name in ("who-accuses-whom", "claims", "contested", "non-responses", "claims-about"):
        (line,) = [li for li in result.stdout.splitlines() if f"{name} " in f"{li} "[:24]]
        assert len(line.split()) > 5


def test_ask_answers_in_all_formats(kg: Path) -> None:
    """Table, CSV and JSON have the same rows."""
    table = jaccuse("ask", "who-accuses-whom", "--kg", kg).stdout.splitlines()[2:]
    records = json.loads(jaccuse("ask", "who-accuses-whom", "--format", "json", "--kg", kg).stdout)
    listed = rows(jaccuse("ask", "who-accuses-whom", "--format", "csv", "--kg", kg))
    assert len(table) == len(records) == len(listed)
    assert [record["accuser"] for record in records] == [row["accuser"] for row in listed]


def test_ask_about_somebody(kg: Path) -> None:
    """A question about somebody takes the name after it."""
    about = rows(jaccuse("ask", "claims-about", "Twitter", "--format", "csv", "--kg", kg))
    assert about
    assert len(about) < len(rows(jaccuse("ask", "claims", "--format", "csv", "--kg", kg)))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["ask", "who-knows"], 2, "There is no question “who-knows”; there are accounts"),
        (["ask", "claims-about"], 2, "needs the name of somebody"),
        (["ask", "claims", "--format", "xls"], 2, "'xls' is not one of"),
        (["query", "SELECT * { ?s ?p "], 1, "line 1, column 18"),
        (["query", "SELECT * {\n ?s foo:bar ?o }"], 1, "line 2, column 5"),
        (["query", "DELETE WHERE { ?s ?p ?o }"], 1, "DELETE"),
        (["query", "nothing.rq"], 2, "there is no file of that name"),
        (["query", "ASK { ?s ?p ?o }", "--format", "ttl"], 2, "not as ttl"),
        (["export", "--format", "doc"], 2, "'doc' is not one of"),
        (["export", "--format", "nq", "-o", "nowhere/graph.nq"], 1, "nowhere"),
        (["view", "-o", "nowhere/graph.html"], 1, "nowhere"),
        (["build"], 2, "missing argument 'PATH…'"),
        (["build", "seeds", "--jobs", "0"], 2, "0 is not in the range"),
        (["build", "seeds", "--base", "example.org"], 2, "no web address"),
        (["build", "seeds", "--extractor", "x"], 2, "'x' is not one of 'learned', 'rules'"),
        (["extract", "seeds", "--extractor", "x"], 2, "'x' is not one of 'learned', 'rules'"),
        (["extract", "nowhere.txt"], 1, "nowhere.txt: there is no such file"),
    ],
)
def test_wrong_calls_and_failures_are_one_line(
    kg: Path, arguments: list[str], code: int, words: str
) -> None:
    """Each has its exit code, and one line on stderr that says what is wrong and where."""
    folder = () if arguments[0] == "extract" else ("--kg", kg)
    result = jaccuse(*arguments, *folder)
    assert result.exit_code == code
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "claims"],
        ["query", "ASK {}"],
        ["view"],
        ["analyse"],
        ["export", "--format", "nq"],
        ["verify"],
    ],
)
def test_commands_want_a_graph(tmp_path: Path, arguments: list[str]) -> None:
    """Without a knowledge graph each command says how to make one, and writes nothing."""
    result = jaccuse(*arguments, "--kg", tmp_path / "none")
    assert result.exit_code == 1
    assert "There is no knowledge graph at" in result.stderr
    assert "jaccuse build" in result.stderr
    assert not list(tmp_path.iterdir())


def test_query_takes_text_file_and_stdin(kg: Path, tmp_path: Path) -> None:
    """The same query gives the same answer from the command line, a file and a pipe."""
    text = "SELECT (COUNT(*) AS ?quads) { ?s ?p ?o }"
    file = tmp_path / "count.rq"
    file.write_text(text, encoding="utf-8")
    answers = [
        jaccuse("query", text, "--format", "csv", "--kg", kg),
        jaccuse("query", file, "--format", "csv", "--kg", kg),
        jaccuse("query", "-", "--format", "csv", "--kg", kg, stdin=text),
    ]
    counts = {rows(answer)[0]["quads"] for answer in answers}
    assert len(counts) == 1
    assert int(counts.pop()) > 100


def test_query_answers_by_kind(kg: Path) -> None:
    """SELECT is a table, ASK a word, CONSTRUCT is Turtle; formats are as they are called."""
    text = "SELECT ?name { ?x a <http://xmlns.com/foaf/0.1/Person> ; "
    text += "<http://xmlns.com/foaf/0.1/name> ?name } ORDER BY ?name LIMIT 1"
    assert jaccuse("query", text, "--kg", kg).stdout.split()[0] == "name"
    found = json.loads(jaccuse("query", text, "--format", "json", "--kg", kg).stdout)
    assert found["head"]["vars"] == ["name"]
    assert jaccuse("query", "ASK { ?s ?p ?o }", "--kg", kg).stdout == "yes\n"
    triples = jaccuse("query", "CONSTRUCT WHERE { ?s a ?c }", "--kg", kg).stdout
    assert len(Graph().parse(data=triples, format="turtle")) > 10
