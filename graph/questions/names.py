"""Who is called by a name that somebody types."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches

from graph.errors import UsageError
from graph.store import Store

_NAMES = """
PREFIX jac: <https://w3id.org/jaccuse/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?actor ?name WHERE { ?actor jac:mentionCount ?n ; rdfs:label|skos:altLabel ?name }
"""

# How many names are proposed for one that nobody has.
_PROPOSED = 3


def fold(name: str) -> str:
    """`name` without accents, case, marks and doubled spaces: "Pedro  CARREÑO" is "pedro carreno".

    Letters that carry no mark stay what they are, in any script.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", bare))


def called(store: Store, name: str) -> list[str]:
    """IRIs of all actors and accounts with `name` as their label or an alias, sorted.

    If nobody has just this name, those whose name has all of its words. Raises UsageError, with
    names that come near, if there is nobody.
    """
    names = [(fold(str(label)), str(iri)) for iri, label in store.select(_NAMES).rows]
    wanted = fold(name)
    words = set(wanted.split())
    found = {iri for label, iri in names if label == wanted}
    found = found or {iri for label, iri in names if words and words <= set(label.split())}
    if not found:
        near = get_close_matches(wanted, {label for label, _ in names}, _PROPOSED)
        proposal = f" There is {', '.join(near)}." if near else ""
        raise UsageError(
            f"Nobody in the graph is called “{name}”; `jaccuse ask actors` lists all "
            f"names.{proposal}"
        )
    return sorted(found)
