"""What a build and an extraction have found, told in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph import KnowledgeGraph
from graph.headlines import headlines
from viz.terminal import plural, printable, shortened, show_words

if TYPE_CHECKING:
    from graph.build import BuildReport

# A screen's worth of pairs and of words.
_PAIRS = 20
_WORDS = 150


def show_outcome(report: BuildReport, kg: KnowledgeGraph, folder: Path) -> None:
    """Who accuses whom, counts, and on stderr the files that are no documents."""
    found, pairs = headlines(kg.store, _PAIRS)
    if found:
        show_words(
            ("who", "against whom", "acts", "in these words"),
            [
                (
                    headline.accuser,
                    headline.target,
                    _acts(headline.acts, headline.reported),
                    shortened(headline.words, _WORDS),
                )
                for headline in found
            ],
        )
    click.echo(_counts(report, pairs, folder))
    if pairs > len(found):
        click.echo(f"Shown are the first {len(found)}; all: jaccuse ask who-accuses-whom.")
    if report.interrupted:
        click.echo("Stopped; the same command goes on where it was.", err=True)
    if report.failures:
        files = plural(len(report.failures), "file")
        click.echo(f"{files} could not be read:", err=True)
        for failure in report.failures:
            click.echo(f"  {printable(str(failure.path))}: {printable(failure.reason)}.", err=True)


def show_claims(seen: dict[str, Any]) -> None:
    """The claims of a listing (see `graph.listing`), and who did not respond."""
    names = {actor["id"]: actor["name"] for actor in seen["actors"]}
    names |= {account["id"]: _account(account) for account in seen["accounts"]}
    rows = [
        (
            names.get(claim["speaker"], claim["speaker"]),
            claim["act"] if claim["modality"] == "asserted" else _unsure(claim),
            ", ".join(names.get(target, target) for target in claim["targets"]),
            shortened(claim["quote"], _WORDS),
        )
        for claim in seen["claims"]
    ]
    rows += [
        (names.get(silence["actor"], silence["actor"]), "no response", "", silence["quote"])
        for silence in seen["non_responses"]
    ]
    if rows:
        show_words(("who", "act", "target", "in these words"), rows)
    click.echo(
        f"{plural(len(seen['claims']), 'claim')} in {printable(seen['document'])}; with "
        f"--format json all that was seen."
    )


def _acts(acts: dict[str, int], reported: int) -> str:
    told = ", ".join(f"{act} {times}" for act, times in acts.items())
    return f"{told} ({reported} reported)" if reported else told


def _counts(report: BuildReport, pairs: int, folder: Path) -> str:
    read = f"{plural(report.read, 'document')} read, {report.unchanged} unchanged"
    return f"{read}; {plural(pairs, 'pair')} of accuser and accused, in {folder}."


def _unsure(claim: dict[str, Any]) -> str:
    return f"{claim['act']} ({claim['modality']})"


def _account(account: dict[str, Any]) -> str:
    return account["handle"] or account["who"] or f"account on {account['platform']}"
