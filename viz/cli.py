"""The command `jaccuse`. Commands import what they need when they run: all start fast."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.errors import JaccuseError, UsageError
from graph.settings import VERSION
from viz.ending import FAILED, STOPPED, Commands
from viz.options import EXTRACTOR, KG, MIN_CONFIDENCE, OUTPUT
from viz.output import write_out, write_whole

if TYPE_CHECKING:
    from graph import KnowledgeGraph


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="jaccuse")
def main() -> None:
    """Read news articles, and learn who accuses whom of what, with the words.

    \b
    Examples:
      jaccuse build articles/         read a folder of articles
      jaccuse ask who-accuses-whom    the answer, as a table
      jaccuse view                    the answer, as a page: graph.html
    """


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@KG
@click.option(
    "-j",
    "--jobs",
    default=1,
    show_default=True,
    metavar="N",
    type=click.IntRange(min=1),
    help="Processes that read; the result is the same for any number.",
)
@EXTRACTOR
@click.option("--base", metavar="IRI", help="What the IRIs of a new graph begin with.")
@click.pass_context
def build(
    context: click.Context,
    paths: tuple[Path, ...],
    *,
    kg: Path,
    jobs: int,
    extractor: str,
    base: str | None,
) -> None:
    """Read files and folders (.txt, .md) into a knowledge graph.

    What has not changed since the last build is not read again, unless it was read by another
    extractor. A document that cannot be read is listed at the end and never stops the others.
    Stopped with Ctrl-C, the same call goes on.

    \b
    Examples:
      jaccuse build seeds
      jaccuse build monday.txt tuesday.md --kg week
      jaccuse build archive --jobs 4
      jaccuse build archive --extractor rules
    """
    from graph import KnowledgeGraph
    from viz import terminal
    from viz.outcome import show_outcome

    with terminal.progress() as progress:
        report = KnowledgeGraph.build(
            paths, kg, base=base, jobs=jobs, extractor=extractor, progress=progress
        )
    if not (report.read or report.unchanged or report.failures):
        raise JaccuseError(
            f"There is nothing to read in {', '.join(map(str, paths))}: no .txt or .md file."
        )
    with KnowledgeGraph.open(kg) as built:
        show_outcome(report, built, kg)
    if report.interrupted:
        context.exit(STOPPED)
    named = {path for path in paths if not path.is_dir()}
    if not (report.read or report.unchanged) or any(f.path in named for f in report.failures):
        context.exit(FAILED)


@main.command()
@click.argument("name", required=False)
@click.argument("about", required=False)
@KG
@click.option(
    "--format", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True
)
@MIN_CONFIDENCE
def ask(
    name: str | None, about: str | None, *, kg: Path, format: str, min_confidence: float
) -> None:
    """Answer a named question, some ABOUT somebody; without NAME, list the questions.

    \b
    Examples:
      jaccuse ask
      jaccuse ask who-accuses-whom
      jaccuse ask claims-about Twitter
      jaccuse ask claims --format csv > claims.csv
      jaccuse ask who-accuses-whom --min-confidence 0.8
    """
    from graph.questions.ask import questions
    from graph.table import Table
    from viz.terminal import show

    if name is None:
        listed = [(f"{q.name} ABOUT" if q.about else q.name, q.help) for q in questions().values()]
        table = Table(("question", "what it tells"), [*listed])
    else:
        with _opened(kg) as graph:
            table = graph.ask(name, about, min_confidence=min_confidence)
    if format == "table":
        show(table)
    else:
        write_out(table.csv() if format == "csv" else table.json())


@main.command()
@click.argument("sparql", metavar="SPARQL|FILE")
@KG
@click.option(
    "--format",
    type=click.Choice(["table", "csv", "json", "tsv", "xml", "ttl", "nt"]),
    help="Default: table; ttl for CONSTRUCT and DESCRIBE.",
)
def query(sparql: str, kg: Path, format: str | None) -> None:
    """Ask anything in SPARQL 1.1: a text, a file that holds one, or - for standard input.

    The default graph is the union of all graphs; GRAPH ?g tells the document.

    \b
    Examples:
      jaccuse query 'SELECT * { ?s ?p ?o } LIMIT 5'
      jaccuse query question.rq --format csv
      jaccuse query 'DESCRIBE <https://w3id.org/jaccuse/id/actor/organisation/twitter>'
    """
    from graph.table import Table
    from viz.terminal import show

    text = _query_text(sparql)
    with _opened(kg) as graph:
        answer = graph.query(text)
        if answer.kind == "table" and format in (None, "table"):
            show(Table(answer.variables, list(answer.rows())))
        elif answer.kind == "boolean" and format in (None, "table"):
            write_out("yes\n" if answer else "no\n")
        elif answer.kind == "graph" and format is None:
            answer.write(sys.stdout.buffer, "ttl")
        else:
            answer.write(sys.stdout.buffer, str(format))


@main.command()
@click.option("-o", "--output", default="graph.html", show_default=True, type=OUTPUT)
@KG
@MIN_CONFIDENCE
def view(output: Path, kg: Path, min_confidence: float) -> None:
    """Write the graph as one HTML page that opens from disk, without a network.

    \b
    Examples:
      jaccuse view
      jaccuse view -o maduro.html --kg week
    """
    from viz.page import page_data, write_page

    with _opened(kg) as graph:
        write_page(page_data(graph.store, graph.document, min_confidence), output)
    click.echo(f"The graph is in {output}: open {output.resolve().as_uri()} in a browser.")


@main.command()
@KG
@click.option("--format", type=click.Choice(["md", "json"]), default="md", show_default=True)
@MIN_CONFIDENCE
def analyse(kg: Path, format: str, min_confidence: float) -> None:
    """Say who leads, who is blamed, which factions there are, and what each figure means.

    \b
    Examples:
      jaccuse analyse
      jaccuse analyse --format json > analysis.json
    """
    from graph.analysis import analyse as analysed

    with _opened(kg) as graph:
        analysis = analysed(graph.network(min_confidence=min_confidence))
    write_out(analysis.markdown() if format == "md" else analysis.json())


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", type=click.Choice(["table", "json"]), default="table", show_default=True)
@EXTRACTOR
@MIN_CONFIDENCE
def extract(file: Path, format: str, extractor: str, min_confidence: float) -> None:
    """Show what is seen in one document; nothing is stored.

    \b
    Examples:
      jaccuse extract article.txt
      jaccuse extract article.txt --format json
      jaccuse extract article.txt --extractor rules
    """
    from graph.listing import listing
    from graph.reading import read
    from viz.outcome import show_claims

    document = read(file)  # before the models are loaded: most faults are found here
    from graph.extraction import load_extractor

    seen = listing(document, load_extractor(extractor).extract(document), min_confidence)
    if format == "json":
        write_out(json.dumps(seen, ensure_ascii=False, indent=1) + "\n")
    else:
        show_claims(seen)


@main.command()
@click.option(
    "--format",
    required=True,
    type=click.Choice(["nq", "trig", "ttl", "jsonld", "graphml", "gexf", "csv"]),
    help="nq, trig and jsonld keep the graphs apart; graphml and gexf are the network.",
)
@click.option("-o", "--output", type=OUTPUT, help="A file, instead of standard output.")
@KG
def export(format: str, output: Path | None, kg: Path) -> None:
    """Write the whole graph for other programs.

    \b
    Examples:
      jaccuse export --format nq -o graph.nq
      jaccuse export --format graphml -o graph.graphml
    """
    with _opened(kg) as graph:
        if output is None:
            graph.export(format, sys.stdout.buffer)
        else:
            write_whole(output, lambda stream: graph.export(format, stream))


@main.command()
@KG
@click.pass_context
def verify(context: click.Context, kg: Path) -> None:
    """Check that all quotations stand in their documents, all shapes and all provenance.

    \b
    Examples:
      jaccuse verify
      jaccuse verify --kg week
    """
    from viz.terminal import plural, printable

    faults = 0
    with _opened(kg) as graph:
        for fault in graph.verify():
            faults += 1
            write_out(f"{printable(fault.document)}: {printable(fault.reason)}\n")
        documents = sum(1 for _ in graph.archive.ids())
    if faults:
        click.echo(f"{plural(faults, 'fault')} in {kg}; build it again in a new folder.", err=True)
        context.exit(FAILED)
    write_out(f"{kg} is sound: {plural(documents, 'document')}.\n")


def _opened(kg: Path) -> KnowledgeGraph:
    from graph import KnowledgeGraph

    return KnowledgeGraph.open(kg)


def _query_text(sparql: str) -> str:
    try:
        if sparql == "-":
            return sys.stdin.read()
        # A query has blanks and braces; what has none can only be meant as a file.
        if Path(sparql).is_file() or not any(c in sparql for c in " \n{"):
            return Path(sparql).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{sparql} is no text in UTF-8, and so no query.") from error
    except FileNotFoundError as error:
        raise UsageError(f"{sparql} is no query, and there is no file of that name.") from error
    except OSError:  # too long for a file's name: a query
        return sparql
    return sparql


if __name__ == "__main__":
    main()
