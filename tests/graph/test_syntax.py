"""Wrong SPARQL: the sentence names the place."""

from __future__ import annotations

import pytest

from graph.errors import QueryError
from graph.store import Store


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT ?s\nWHERE {\n  ?s ?p ?o .\n  FILTR(?o = 1)\n}", "line 4, column 3, where “FILTR"),
        ("SELEC ?s { ?s ?p ?o }", "line 1, column 1, where “SELEC ?s"),
        ("SELECT ?s { ?s ?p ?o } LIMIT x", "line 1, column 24, where “LIMIT x”"),
        ("SELECT * {\n ?s ?p ?o\n ?x ; }", "line 3, column 2, where “?x ; }”"),
        ("SELECT * { ?s ?p ?o", "column 20, where it ends: a “}” is missing."),
        ("SELECT (1 AS ?x", "column 16, where it ends: a “)” is missing."),
        (
            "SELECT * {\n?s jac:act 'a:b' }",
            "where “jac:act 'a:b' }” stands: the prefix jac: is not declared; add PREFIX jac: <",
        ),
        ("PREFIX a: <http://a#>\nSELECT * { ?s a:b|^b:c ?o }", "line 2, column 20"),
        ("SELECT * { ?s :p ?o }", "the prefix : is not declared"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE changes the graph"),
        (
            "PREFIX a: <http://a#>\nINSERT DATA { a:b a:c 1 }",
            "line 2, column 1, where “INSERT DATA",
        ),
        ("SELECT (COUNT(*) AS ?n) ?s { ?s ?p ?o }", "a variable that is unbound"),
        ("", "line 1, column 1"),
    ],
)
def test_the_sentence_names_the_place(query: str, says: str) -> None:
    """A query that cannot be read raises QueryError with line, column and the words there."""
    with pytest.raises(QueryError) as raised:
        Store.in_memory().query(query)
    sentence = str(raised.value)
    assert says in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence and "u{" not in sentence


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX a: <http:x#> SELECT * { ?s a:b 'x:y', \"z:w\" # no:prefix\n ; ^<http://q:8/> _:n }",
        "SELECT * { ?s ?p '''a:b 'c:d' e:f''' }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 || ?s > 4) }",
    ],
)
def test_what_looks_like_a_prefix_is_not_one(query: str) -> None:
    """Colons in strings, IRIs, comments and blank nodes are no undeclared prefixes."""
    Store.in_memory().query(query)
    with pytest.raises(QueryError) as raised:
        Store.in_memory().query(query + " }")
    assert "prefix" not in str(raised.value)
