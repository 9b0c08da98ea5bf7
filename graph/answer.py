"""What a SPARQL query gives back, for people, for programs and for files."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, TypeVar

import pyoxigraph as ox

from graph.errors import QueryError, UsageError

F = TypeVar("F")

Value = str | int | float | bool | None
"""A term as a plain value: IRIs, strings and dates as str, figures as figures, unbound as None."""

Result = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

RESULT_FORMATS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
"""Formats of tables and of yes or no (SPARQL 1.1 Query Results CSV/TSV, JSON, XML)."""

GRAPH_FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
}
"""Formats of what CONSTRUCT and DESCRIBE give."""

_INTEGERS = frozenset(
    f"http://www.w3.org/2001/XMLSchema#{name}"
    for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger")
)
_DECIMALS = frozenset(
    f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("decimal", "double", "float")
)
_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"


@dataclass(frozen=True, slots=True)
class Solutions:
    """The rows of a SELECT as plain values, one column a variable (names without "?")."""

    variables: tuple[str, ...]
    rows: list[tuple[Value, ...]]


class Answer:
    """The answer to one query: a table, a yes or no, or a graph; read once.

    kind: "table" (SELECT), "boolean" (ASK) or "graph" (CONSTRUCT, DESCRIBE).
    variables: the columns of a table, empty for the other kinds.

    An engine evaluates while the answer is read, so reading can raise QueryError too.
    """

    def __init__(self, result: Result) -> None:
        self._result = result
        self.kind = _kind(result)
        self.variables: tuple[str, ...] = ()
        if isinstance(result, ox.QuerySolutions):
            self.variables = tuple(variable.value for variable in result.variables)

    def __bool__(self) -> bool:
        """Yes or no of an ASK; for a table or a graph, whether it can be read at all (True)."""
        return bool(self._result) if isinstance(self._result, ox.QueryBoolean) else True

    def rows(self) -> Iterator[tuple[Value, ...]]:
        """The rows of a table, in the order of the query; QueryError for the other kinds."""
        if not isinstance(self._result, ox.QuerySolutions):
            raise QueryError("This query gives no table; ask it with SELECT.")
        try:
            for solution in self._result:
                yield tuple(plain(term) for term in solution)
        except (OSError, RuntimeError) as error:
            raise failed(error) from error

    def write(self, stream: IO[bytes], format: str) -> None:
        """Write the answer to `stream` as UTF-8, in one of RESULT_FORMATS or GRAPH_FORMATS.

        Raises UsageError if this kind of answer cannot be written in `format`.
        """
        try:
            if isinstance(self._result, ox.QueryTriples):
                self._result.serialize(stream, _format(GRAPH_FORMATS, format, "a graph"))
            else:
                what = "a table" if self.kind == "table" else "a yes or no"
                self._result.serialize(stream, _format(RESULT_FORMATS, format, what))
        except (OSError, RuntimeError) as error:
            if getattr(error, "errno", None) is not None:  # the stream's failure, not the query's
                raise
            raise failed(error) from error

    def serialise(self, format: str) -> str:
        """The answer as text; see `write`."""
        stream = io.BytesIO()
        self.write(stream, format)
        return stream.getvalue().decode("utf-8")


def plain(term: object) -> Value:
    """A term of Oxigraph as a plain value; a triple term becomes its text."""
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        try:
            if datatype in _INTEGERS:
                return int(term.value)
            if datatype in _DECIMALS:
                return float(term.value)
        except ValueError:  # an ill-formed figure stays what it is: text
            return term.value
        if datatype == _BOOLEAN:
            return term.value in ("true", "1")
        return term.value
    return term.value if isinstance(term, ox.NamedNode | ox.BlankNode) else str(term)


def failed(error: Exception) -> QueryError:
    """The error for a query that could be read, but not evaluated."""
    return QueryError(f"The query could not be evaluated: {str(error).rstrip('.')}.")


def _kind(result: Result) -> str:
    if isinstance(result, ox.QuerySolutions):
        return "table"
    return "boolean" if isinstance(result, ox.QueryBoolean) else "graph"


def _format(formats: Mapping[str, F], name: str, what: str) -> F:
    try:
        return formats[name]
    except KeyError:
        raise UsageError(
            f"This query gives {what}, which can be written as {', '.join(formats)}, not as {name}."
        ) from None
