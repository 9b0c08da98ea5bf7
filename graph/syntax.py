"""Says in one sentence where a SPARQL text is wrong.

Oxigraph's parser reports the furthest place that it looked at and everything it would have taken
there. Read as it stands that misleads: a keyword is compared as a whole, so the place lies the
keyword's length too far on; whole character classes are listed; and an undeclared prefix, the most
common slip, is reported nowhere near itself.
"""

from __future__ import annotations

import re

from graph.errors import QueryError

_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)

# A token in quotes, a character class, a keyword, or a sentence of the parser's own.
_EXPECTED = re.compile(r'\s*("(?:[^"\\]|\\.)*"|\[(?:\'[^\']*\'|[^\]\'])*\]|[^,\s][^,]*)')
_KEYWORD = re.compile(r"[A-Za-z_]{2,}")

# What prefixes, braces and keywords are not looked for in: strings, IRIs and comments.
_OPAQUE = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\''
    r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\n]*',
    re.DOTALL,
)
_DECLARED = re.compile(r"\bprefix\s+([\w.-]*):", re.IGNORECASE)
_PREFIXED = re.compile(r"(?<![\w:?$@.%-])((?!_:)[\w.-]*):")
_UPDATE = re.compile(
    r"(?:\s|\bprefix\s+[\w.-]*:)*\b(insert|delete|load|clear|create|drop|copy|move|add|with)\b",
    re.IGNORECASE,
)


def syntax_error(query: str, message: str) -> QueryError:
    """The error to raise for `query`, which the parser refused with `message`.

    Lines and columns count from 1, columns in characters.
    """
    from ontology import PREFIXES  # here, because it loads rdflib

    bare = _OPAQUE.sub(lambda match: " " * len(match[0]), query)
    if update := _UPDATE.match(bare):
        return QueryError(
            f"The query cannot be read at {_place(query, update.start(1))}: {update[1].upper()} "
            f"changes the graph, and only SELECT, ASK, CONSTRUCT and DESCRIBE can be asked."
        )
    if prefix := _undeclared_prefix(bare):
        return QueryError(
            f"The query cannot be read at {_place(query, prefix.start())}: the prefix {prefix[1]}: "
            f"is not declared; add PREFIX {prefix[1]}: <{PREFIXES.get(prefix[1], '…')}> at the top."
        )
    found = _PLACE.match(message)
    if not found:
        return QueryError(f"The query cannot be read: {message.rstrip('.')}.")
    expected = [part for part in _EXPECTED.findall(found[3]) if not part.startswith("[")]
    at = _offset(query, int(found[1]), int(found[2]), expected)
    reason = _reason(bare, at, expected)
    return QueryError(f"The query cannot be read near {_place(query, at)}{reason}.")


def _undeclared_prefix(bare: str) -> re.Match[str] | None:
    """The first prefix that is used without being declared."""
    declared = set(_DECLARED.findall(bare))
    return next((use for use in _PREFIXED.finditer(bare) if use[1] not in declared), None)


def _offset(query: str, line: int, column: int, expected: list[str]) -> int:
    """Where the parser stood: the place it names, less the keyword it was comparing."""
    at = sum(len(text) + 1 for text in query.split("\n")[: line - 1]) + column - 1
    if any(token.startswith('"') for token in expected):
        return at
    keywords = [len(token) for token in expected if _KEYWORD.fullmatch(token)]
    return max(0, at - min(keywords, default=0))


def _place(query: str, at: int) -> str:
    """Line, column and the words that stand there, cut after 30 characters."""
    before = query[:at]
    line, column = before.count("\n") + 1, at - before.rfind("\n")
    rest = query[at:].partition("\n")[0].strip()
    if rest:
        stands = f"where “{rest[:30]}{'…' if len(rest) > 30 else ''}” stands"
    else:
        stands = "at the end of the line" if query[at:].strip() else "where it ends"
    return f"line {line}, column {column}, {stands}"


def _reason(bare: str, at: int, expected: list[str]) -> str:
    """Why, where that can be said: the parser's own sentence, a missing brace, or a few tokens."""
    sentence = next((text for text in expected if text[0] != '"' and text.count(" ") > 1), None)
    if sentence:
        return f": {sentence}"
    for opening, closing in ("{}", "()"):
        if not bare[at:].strip() and bare.count(opening) > bare.count(closing):
            return f": a “{closing}” is missing"
    tokens = [part[1:-1] for part in expected if part.startswith('"')]
    return f": expected {' or '.join(tokens)}" if 0 < len(tokens) <= 3 else ""
