"""The options that several commands take."""

from __future__ import annotations

from pathlib import Path

import click

from graph.settings import DEFAULT_CONFIDENCE, DEFAULT_EXTRACTOR, EXTRACTORS

KG = click.option(
    "--kg",
    default="kg",
    show_default=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder of the knowledge graph.",
)
EXTRACTOR = click.option(
    "--extractor",
    type=click.Choice(list(EXTRACTORS)),
    default=DEFAULT_EXTRACTOR,
    show_default=True,
    help="learned: a small model finds who says what, checked by the parse; rules: without models.",
)

MIN_CONFIDENCE = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=DEFAULT_CONFIDENCE,
    show_default=True,
    metavar="P",
    help="Leave out claims that are right with a smaller probability; 0 shows all.",
)

# The type of a file to write to.
OUTPUT = click.Path(path_type=Path, dir_okay=False)
