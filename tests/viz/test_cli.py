"""The commands keep their contract, on a graph built from the article in `seeds/`."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rdflib import Graph

from graph import work
from graph.extraction import Extractor, load_extractor
from graph.extraction.tagger.model import ENCODER
from graph.settings import EXTRACTORS, VERSION
from viz.cli import main

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "000_579cdcfd69f90f52.txt"

# Loads an extractor and does not keep it.
LOAD = work.extractor.__wrapped__

COLUMNS = {
    "claims": "claim document speaker speaker_kind act target target_kind content quote start end "
    "modality polarity reported_by venue said_at confidence",
    "who-accuses-whom": "accuser accuser_kind target target_kind acts claims reported documents "
    "independent_sources first last",
    "accounts": "account platform handle owner who property value comparison observed_at said_by "
    "quote start end document",
    "actors": "actor name kind aliases mentions documents",
}


def jaccuse(*arguments: str | Path, stdin: str | None = None) -> Result:
    """Call the command in this process."""
    return CliRunner().invoke(main, [str(a) for a in arguments], stdin, prog_name="jaccuse")


def rows(result: Result) -> list[dict[str, str]]:
    """The rows of CSV output."""
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout_bytes.decode(), newline="")))


@pytest.fixture(scope="module", autouse=True)
def loaded_once(extractor: Extractor, learned: Extractor) -> Iterator[None]:
    """Commands of this module share the extractors that the session has loaded."""
    loaded = {"rules": extractor, "learned": learned}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph.work.extractor", loaded.__getitem__)
        patch.setattr("graph.extraction.load_extractor", loaded.__getitem__)
        yield


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    """The build of `seeds/`, and its folder."""
    kg = tmp_path_factory.mktemp("cli") / "kg"
    return jaccuse("build", ROOT / "seeds", "--kg", kg), kg


@pytest.fixture
def kg(built: tuple[Result, Path]) -> Path:
    """The folder that was built."""
    return built[1]


# ---- build ----------------------------------------------------------------------------------


def test_build_says_who_accuses_whom(built: tuple[Result, Path]) -> None:
    """After a build stdout has who accuses whom with the words, and stderr has nothing."""
    result, _ = built
    assert result.exit_code == 0
    (line,) = [
        line
        for line in result.stdout.splitlines()
        if line.startswith("Nicolas Maduro")
        and "Twitter" in line.split("  ", 3)[1:3][0] + line
        and "collaborating" in line
    ]
    assert "accuse 2" in line
    assert "1 document read, 0 unchanged" in result.stdout
    assert result.stderr == ""


def test_an_unchanged_folder_loads_no_model(kg: Path) -> None:
    """The second build reads nothing, and imports neither the extraction nor what it runs on."""
    program = (
        "import sys; from viz.cli import main\n"
        "models = {'spacy', 'onnxruntime', 'tokenizers', 'graph.extraction'}\n"
        "try: main(['build', *sys.argv[1:]])\n"
        "finally: print(sorted(models & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, str(ROOT / "seeds"), "--kg", str(kg)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "0 documents read, 1 unchanged" in result.stdout
    assert result.stdout.endswith("[]\n")


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n\t", "nothing but blanks"),
    "binary.txt": (bytes(range(256)) * 4, "binary"),
    "broken.txt": ("“Nonsense”, said José.".encode()[1:], "broken bytes"),
    "figures.txt": (b"12 34 56", "no sentence"),
    "front.txt": (b"---\ntitle: 'x\n---\nHe accused her of it.", "not valid YAML"),
}


def test_build_lists_bad_documents_and_reads_the_rest(tmp_path: Path) -> None:
    """Each bad file is named on stderr with its reason; the good one is read; exit 0."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text("Ann Lee accused Bob Ray of lying.", encoding="utf-8")
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    with (folder / "huge.txt").open("wb") as stream:
        stream.truncate(50_000_000)
    result = jaccuse("build", folder, "--kg", tmp_path / "kg")
    assert result.exit_code == 0
    heading, *lines = result.stderr.splitlines()
    assert heading == "7 files could not be read:"
    reasons = {name: words for name, (_, words) in BAD.items()} | {"huge.txt": "split it"}
    for name, words in reasons.items():
        assert any(f"{name}: " in line and words in line for line in lines), name
    assert "Traceback" not in result.output
    assert "1 document read" in result.stdout
    listed = rows(jaccuse("ask", "documents", "--format", "csv", "--kg", tmp_path / "kg"))
    assert BAD.keys() <= {value for row in listed for value in row.values()}


@pytest.mark.parametrize("also", [[], [SEED]])
def test_build_fails_for_a_path_that_is_not_there(tmp_path: Path, also: list[Path]) -> None:
    """A path that was named and is not there fails the command, after the others were read."""
    missing = tmp_path / "nowhere.txt"
    result = jaccuse("build", missing, *also, "--kg", tmp_path / "kg")
    assert result.exit_code == 1
    assert f"{missing}: there is no such file" in result.stderr
    assert f"{len(also)} document" in result.stdout


def test_build_of_nothing_says_so(tmp_path: Path) -> None:
    """A folder without articles is a sentence and exit 1."""
    (tmp_path / "pictures").mkdir()
    result = jaccuse("build", tmp_path / "pictures", "--kg", tmp_path / "kg")
    assert result.exit_code == 1
    assert "There is nothing to read in" in result.stderr


def test_build_refuses_what_is_no_knowledge_graph(tmp_path: Path) -> None:
    """Foreign folders and files, and folders of another version, are refused in a sentence."""
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "diary.txt").write_text("Dear diary, it rained.", encoding="utf-8")
    later = tmp_path / "later"
    later.mkdir()
    (later / "format.json").write_text('{"jaccuse": 99}', encoding="utf-8")
    for folder in (foreign, later, foreign / "diary.txt"):
        result = jaccuse("build", SEED, "--kg", folder)
        assert result.exit_code == 1
        assert str(folder) in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_jobs_and_processes_do_not_change_the_result(tmp_path: Path) -> None:
    """Two processes, in another process with other hash values, give the same bytes as one."""
    folder = tmp_path / "articles"
    folder.mkdir()
    shutil.copy(SEED, folder)
    (folder / "b.txt").write_text("Ann Lee accused Bob Ray of lying.", encoding="utf-8")
    assert jaccuse("build", folder, "--kg", tmp_path / "one").exit_code == 0
    command = [sys.executable, "-m", "viz.cli", "build", folder, "--kg", tmp_path / "two"]
    subprocess.run(
        [*command, "--jobs", "2"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
    )
    one, two = (
        jaccuse("export", "--format", "nq", "--kg", tmp_path / kg).stdout_bytes
        for kg in ("one", "two")
    )
    assert b"ann-lee" in one
    assert one == two


# ---- extractors -----------------------------------------------------------------------------


def test_the_extractor_can_be_chosen(tmp_path: Path) -> None:
    """Another one reads the article anew, the same one does not; the record says which it was."""
    article = tmp_path / "a.txt"
    article.write_text("Ann Lee accused Bob Ray of lying.", encoding="utf-8")
    for name, counts in (
        ("rules", "1 document read, 0 unchanged"),
        ("learned", "1 document read, 0 unchanged"),
        ("learned", "0 documents read, 1 unchanged"),
        (None, "0 documents read, 1 unchanged"),
        ("rules", "1 document read, 0 unchanged"),
    ):
        chosen = ["--extractor", name] if name else []
        result = jaccuse("build", article, *chosen, "--kg", tmp_path / "kg")
        assert counts in result.stdout
        (record,) = (tmp_path / "kg" / "extractions").glob("*.json")
        assert json.loads(record.read_text("utf-8"))["extractor"] == EXTRACTORS[name or "learned"]


@pytest.mark.parametrize("name", EXTRACTORS)
def test_extract_says_which_extractor_it_was(tmp_path: Path, name: str) -> None:
    """The listing of each names it with its version."""
    article = tmp_path / "a.txt"
    article.write_text("Ann Lee accused Bob Ray of lying.", encoding="utf-8")
    result = jaccuse("extract", article, "--extractor", name, "--format", "json")
    assert json.loads(result.stdout)["extractor"] == EXTRACTORS[name]


@pytest.mark.parametrize("command", [["build"], ["build", "--jobs", "2"], ["extract"]])
def test_a_damaged_model_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    """It says which file and what to do; no document is read or listed as bad."""
    model = tmp_path / "model"
    shutil.copytree(files("graph.extraction.tagger.model"), model)
    (model / ENCODER).write_bytes(b"cut")
    monkeypatch.setattr("graph.extraction.tagger.tagger.files", lambda _package: model)
    monkeypatch.setattr("graph.work.extractor", LOAD)
    monkeypatch.setattr("graph.extraction.load_extractor", load_extractor)
    articles = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for article in articles:
        article.write_text("Ann Lee accused Bob Ray of lying.", encoding="utf-8")
    kg = tmp_path / "kg"
    given = [*articles, "--kg", kg] if command[0] == "build" else articles[:1]
    result = jaccuse(*command, *given)
    assert result.exit_code == 1
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert str(model / ENCODER) in line
    assert "--extractor rules" in line
    assert not (kg / "sources.jsonl").exists()


def test_what_asks_a_graph_loads_no_model(kg: Path, tmp_path: Path) -> None:
    """Only build and extract import spaCy, what runs models, or the extraction."""
    program = (
        "import sys; from viz.cli import main\n"
        "models = {'spacy', 'onnxruntime', 'tokenizers', 'graph.extraction'}\n"
        "try: main(sys.argv[1:])\n"
        "finally: print(sorted(models & set(sys.modules)), file=sys.stderr)"
    )
    page, quads = tmp_path / "graph.html", tmp_path / "graph.nq"
    for command in (
        ["ask", "who-accuses-whom"],
        ["query", "ASK { ?s ?p ?o }"],
        ["view", "-o", str(page)],
        ["analyse"],
        ["export", "--format", "nq", "-o", str(quads)],
        ["verify"],
    ):
        call = [sys.executable, "-c", program, *command, "--kg", str(kg)]
        result = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True)
        assert result.stderr == "[]\n", command


# ---- ask, query -----------------------------------------------------------------------------


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


# ---- the rest -------------------------------------------------------------------------------


def test_view_writes_a_page(kg: Path, tmp_path: Path) -> None:
    """The page is there, and stdout says where to open it."""
    page = tmp_path / "graph.html"
    result = jaccuse("view", "-o", page, "--kg", kg)
    assert result.exit_code == 0
    assert page.as_uri() in result.stdout
    assert "Twitter" in page.read_text(encoding="utf-8")


def test_analyse_writes_markdown_and_json(kg: Path) -> None:
    """The analysis is Markdown for people and JSON for programs."""
    assert jaccuse("analyse", "--kg", kg).stdout.startswith("# ")
    assert json.loads(jaccuse("analyse", "--format", "json", "--kg", kg).stdout)


def test_extract_shows_what_was_seen() -> None:
    """The JSON is the contract: spans index the text, ids resolve, nothing is stored."""
    result = jaccuse("extract", SEED, "--format", "json")
    assert result.exit_code == 0
    seen: dict[str, Any] = json.loads(result.stdout)
    assert seen["document"] == SEED.name
    assert seen["text"] == SEED.read_bytes().decode()
    actors = {actor["id"] for actor in seen["actors"]}
    known = actors | {account["id"] for account in seen["accounts"]} | {None}
    assert {mention["actor"] for mention in seen["mentions"]} <= known
    for claim in seen["claims"]:
        assert seen["text"][claim["start"] : claim["end"]] == claim["quote"]
        assert {claim["speaker"], *claim["targets"]} <= known
    assert {"source", "cue", "content"} <= seen["attributions"][0].keys()
    (start, end), *_ = seen["attributions"][0]["cue"]
    assert seen["text"][start:end].strip()
    assert {"id", "name", "kind", "aliases"} <= seen["actors"][0].keys()


def test_extract_shows_a_table() -> None:
    """Without a format the claims are shown, and who did not respond."""
    result = jaccuse("extract", SEED)
    assert "Nicolas Maduro" in result.stdout
    assert "no response" in result.stdout


def test_export_writes_to_file_and_stdout(kg: Path, tmp_path: Path) -> None:
    """Both hold the same bytes, and nothing else is left in the folder."""
    file = tmp_path / "graph.nq"
    printed = jaccuse("export", "--format", "nq", "--kg", kg)
    assert jaccuse("export", "--format", "nq", "-o", file, "--kg", kg).exit_code == 0
    assert file.read_bytes() == printed.stdout_bytes
    assert b"/actor/organisation/twitter>" in file.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["graph.nq"]


def test_verify_passes_and_fails(kg: Path, tmp_path: Path) -> None:
    """A sound graph is called so; one whose text was changed fails with a list."""
    result = jaccuse("verify", "--kg", kg)
    assert result.exit_code == 0
    assert "is sound" in result.stdout
    broken = tmp_path / "kg"
    shutil.copytree(kg, broken)
    (text,) = (broken / "documents").glob("*.txt")
    text.write_text(text.read_text("utf-8").replace("massive", "modest"), encoding="utf-8")
    result = jaccuse("verify", "--kg", broken)
    assert result.exit_code == 1
    assert "was changed after it was read" in result.stdout
    assert len(result.stderr.splitlines()) == 1


def test_a_reader_that_leaves_early_is_no_failure(kg: Path) -> None:
    """`jaccuse … | head -1` prints its line and nothing else."""
    command = f'"{sys.executable}" -m viz.cli export --format nq --kg "{kg}" | head -n 1'
    result = subprocess.run(  # noqa: S602 - a pipe is what is tested
        command, shell=True, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == ""


def test_every_command_has_help_with_examples() -> None:
    """--help of each command shows how it is called; -h is the same."""
    assert jaccuse("--version").stdout == f"jaccuse, version {VERSION}\n"
    for name in main.commands:
        result = jaccuse(name, "--help")
        assert result.exit_code == 0
        assert f"  jaccuse {name}" in result.stdout.partition("Examples:")[2], name
        assert jaccuse(name, "-h").stdout == result.stdout


@pytest.mark.parametrize("command", ["build", "extract"])
def test_the_help_tells_what_each_extractor_is(command: str) -> None:
    """Their names, which one is meant if none is named, and what each does."""
    told = " ".join(jaccuse(command, "--help").stdout.split())
    assert "--extractor [learned|rules] learned: a small model finds who says what" in told
    assert "rules: without models. [default: learned]" in told
