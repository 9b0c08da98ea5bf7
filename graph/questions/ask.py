"""Named questions: each is one SPARQL query in a file of this folder.

The first line of a file is a comment that says what the question is; more comments may follow.
The columns of claims, who-accuses-whom, accounts and actors are a fixed contract.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph.errors import UsageError
from graph.questions.names import called
from graph.settings import DEFAULT_CONFIDENCE
from graph.store import Store
from graph.table import Table

_FOLDER = Path(__file__).parent

# Stands for the actors that a name was given for; as it stands it lets any actor pass.
_ANYBODY = "VALUES ?actor { UNDEF }"
# Stands for the confidence from which on a claim is told of; as it stands it lets any claim pass.
_ANY_CONFIDENCE = "VALUES ?least { 0.0 }"
# What a question asks for that counts claims by the summary.
_SUMMARY = "?dyad"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that can be asked by name.

    help: what it tells, in one sentence.
    sparql: the query, ready for any SPARQL 1.1 engine whose default graph is the union.
    """

    name: str
    help: str
    sparql: str

    @property
    def about(self) -> bool:
        """Whether it takes the name of somebody."""
        return _ANYBODY in self.sparql


def questions() -> dict[str, Question]:
    """All questions by name, in alphabetical order."""
    files = {file.stem: file for file in _FOLDER.glob("*.rq")}
    return {
        name: _question(name, files[name].read_text(encoding="utf-8")) for name in sorted(files)
    }


def ask(
    store: Store,
    name: str,
    about: str | None = None,
    least: float = DEFAULT_CONFIDENCE,
) -> Table:
    """Ask the question `name`; `about` is the name of somebody, for those that take one.

    least: claims that are less sure are not told of, nor counted (0: all are).

    Rows come in a fixed order. Figures are int or float, all else is text, None where nothing is
    known. Raises UsageError for an unknown question or name, and where `about` does not fit.
    """
    known = questions()
    if name not in known:
        raise UsageError(f"There is no question “{name}”; there are {', '.join(known)}.")
    question = known[name]
    if about is None and question.about:
        raise UsageError(f"{name} needs the name of somebody, as in `jaccuse ask {name} NAME`.")
    if about is not None and not question.about:
        raise UsageError(f"{name} takes no name; it tells of everybody.")
    sparql = question.sparql
    if about is not None:
        actors = " ".join(f"<{iri}>" for iri in called(store, about))
        sparql = sparql.replace(_ANYBODY, f"VALUES ?actor {{ {actors} }}")
    if not 0 <= least <= 1:
        raise UsageError(f"A confidence is between 0 and 1, not {least}.")
    sparql = sparql.replace(_ANY_CONFIDENCE, f"VALUES ?least {{ {least} }}")
    if _SUMMARY in sparql and least != DEFAULT_CONFIDENCE:
        from graph.summary.recounted import recounted  # needs rdflib, which asking else does not

        store = recounted(store, least)
    solutions = store.select(sparql)
    return Table(solutions.variables, solutions.rows)


def _question(name: str, sparql: str) -> Question:
    return Question(name, sparql.partition("\n")[0].removeprefix("#").strip(), sparql)
