"""How a command ends: exit codes, and one sentence on stderr instead of a traceback.

0  done          1  the work failed          2  the call was wrong          130  Ctrl-C
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click
from click.exceptions import NoArgsIsHelpError

from graph.errors import JaccuseError, UsageError

FAILED, WRONG_CALL, STOPPED = 1, 2, 130


class Commands(click.Group):
    """A group of commands whose failures are sentences."""

    def main(  # type: ignore[override]  # it never returns, and so has one shape
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        **extra: Any,  # noqa: ANN401 - click's own
    ) -> NoReturn:
        """Run the command that the arguments name, and leave the interpreter with its code."""
        extra["standalone_mode"] = False
        for stream in (sys.stdout, sys.stderr):  # a narrow terminal encoding is no failure
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        try:
            code = super().main(args, prog_name, **extra)
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader (such as `head`) has seen enough; nothing more can or need be said.
            _silence_stdout()
            sys.exit(FAILED)
        except Exception as error:  # noqa: BLE001 - the last stop for every error
            sys.exit(_tell(error))
        sys.exit(code if isinstance(code, int) else 0)


def _tell(error: Exception) -> int:
    """Say on stderr what went wrong, in a sentence; returns the exit code."""
    if isinstance(error, NoArgsIsHelpError):
        error.show()
        return WRONG_CALL
    if isinstance(error, click.Abort):
        sentence, code = "Stopped.", STOPPED
    elif isinstance(error, click.UsageError):
        sentence, code = _wrong_call(error), WRONG_CALL
    elif isinstance(error, click.ClickException):
        sentence, code = error.format_message(), FAILED
    elif isinstance(error, JaccuseError):
        sentence, code = str(error), WRONG_CALL if isinstance(error, UsageError) else FAILED
    elif isinstance(error, OSError):
        sentence, code = _system(error), FAILED
    elif isinstance(error, MemoryError):
        sentence, code = "There is not enough memory for this.", FAILED
    else:
        what = f"{type(error).__name__}: {error}"
        sentence = f"A fault of the program ({what}); please report it with what you typed."
        code = FAILED
    with contextlib.suppress(BrokenPipeError):
        click.echo(sentence, err=True)
    return code


def _wrong_call(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "jaccuse"
    message = error.format_message().rstrip(".")
    return f"{path}: {message[:1].lower()}{message[1:]}; see {path} --help."


def _system(error: OSError) -> str:
    name = f"{error.filename}: " if error.filename else ""
    return f"{name}{error.strerror or error}."


def _silence_stdout() -> None:
    """Python flushes stdout once more when it ends, which would complain."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
