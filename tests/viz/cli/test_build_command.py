"""`build` says what it did, and what it could not read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from calls import ROOT, SEED, jaccuse, rows
from click.testing import Result


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
