"""Every failure of a command is one sentence on stderr and the right exit code."""

from __future__ import annotations

import os

import click
import pytest
from click.testing import CliRunner, Result

from graph.errors import KnowledgeGraphError, QueryError, ReadingError, UsageError
from viz.ending import Commands


def run(*arguments: str, error: BaseException | None = None, code: int = 0) -> Result:
    """Call a command that fails with `error` or exits with `code`."""

    @click.group(cls=Commands)
    def main() -> None:
        """Do things."""

    @main.command()
    @click.option("--number", type=int)
    @click.pass_context
    def fail(context: click.Context, number: int | None) -> None:
        """Fail."""
        if error:
            raise error
        click.echo(f"done {number}")
        context.exit(code)

    return CliRunner().invoke(main, list(arguments or ["fail"]), prog_name="jaccuse")


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (KnowledgeGraphError("The folder is damaged."), 1, "The folder is damaged."),
        (QueryError("The query is wrong at line 1."), 1, "The query is wrong at line 1."),
        (ReadingError("a.txt", "is empty"), 1, "a.txt: is empty."),
        (UsageError("There is no such question."), 2, "There is no such question."),
        (FileNotFoundError(2, "No such file", "a/b"), 1, "a/b: No such file."),
        (MemoryError(), 1, "There is not enough memory for this."),
        (KeyboardInterrupt(), 130, "Stopped."),
    ],
)
def test_failures_are_sentences(error: BaseException, code: int, sentence: str) -> None:
    """Each kind of error has its exit code, and its sentence alone goes to stderr."""
    result = run(error=error)
    assert result.exit_code == code
    assert result.stderr.strip() == sentence
    assert result.stdout == ""


def test_faults_of_the_program_show_no_traceback() -> None:
    """An error that nobody foresaw is reported as one, with its kind, on one line."""
    result = run(error=IndexError("list index out of range"))
    assert result.exit_code == 1
    assert "IndexError: list index out of range" in result.stderr
    assert "Traceback" not in result.output
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["fial"], "no such command 'fial'"),
        (["fail", "--nummer", "1"], "no such option"),
        (["fail", "--number", "one"], "'one' is not a valid integer"),
        (["fail", "more"], "unexpected extra argument"),
    ],
)
def test_wrong_calls_say_where_help_is(arguments: list[str], words: str) -> None:
    """A wrong call exits with 2 and one line that names the help."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.rstrip().endswith("--help.")
    assert len(result.stderr.splitlines()) == 1


def test_success_and_chosen_codes() -> None:
    """A command that ends well exits with 0, one that chooses a code with that."""
    assert run("fail", "--number", "3").stdout == "done 3\n"
    assert run("fail").exit_code == 0
    assert run("fail", code=1).exit_code == 1


def test_nothing_called_shows_help() -> None:
    """Called with nothing at all, the help is shown, and the call counts as wrong."""
    result = CliRunner().invoke(Commands("jaccuse", commands={}), [], prog_name="jaccuse")
    assert result.exit_code == 2
    assert "Usage: jaccuse" in result.output


def test_a_closed_pipe_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the reader of stdout has gone there is nobody to tell."""
    monkeypatch.setattr(os, "dup2", lambda *_: None)  # the test's own stdout stays open
    result = run(error=BrokenPipeError(32, "Broken pipe"))
    assert result.exit_code == 1
    assert result.output == ""
