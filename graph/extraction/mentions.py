"""Where the text names or points to somebody: names, nominals and pronouns.

In: the parse. Out: candidates in text order, each before it is known whom it means.
"""

from __future__ import annotations

from graph.extraction.candidates import Candidate
from graph.extraction.nominals import find_nominals
from graph.extraction.parse import Parse
from graph.extraction.pronouns import PERSONAL
from graph.extraction.proper_names import find_names


def find_mentions(parse: Parse) -> list[Candidate]:
    """All candidates of a document, in text order; no two cover the same head."""
    names = find_names(parse)
    taken = bytearray(len(parse))
    for name in names:
        for first, last in ((name.first, name.last), name.role or (0, -1)):
            taken[first : last + 1] = b"\1" * (last + 1 - first)
    found = names + find_nominals(parse, taken)
    found += [
        Candidate(t, t, t, "pronoun")
        for t, word in enumerate(parse.lower)
        if word in PERSONAL and not taken[t] and parse.tag[t] in {"PRP", "PRP$"}
    ]
    found.sort(key=lambda c: (c.head, c.first))
    return found
