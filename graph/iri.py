"""How the things of the graph are named: IRIs made from content, never from order or time.

Every IRI lies under a base that the user may set. What belongs to one document carries the first
12 hex digits of the document's id, so that two documents never share a node by accident.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from urllib.parse import quote

from rdflib import URIRef

from graph.model import Span

# 48 bits: among a million documents the chance that any two share them is about 1 in 560.
_SHORT = 12

# What stands inside a word and does not part it: apostrophes, the dots of an acronym, and marks
# on a plain letter (those of other scripts belong to the letter).
_JOINED = re.compile(r"['\u2019]|(?<=\b[a-z0-9])\.(?=[a-z0-9]\b|\s|$)|(?<=[a-z])[\u0300-\u036f]+")

# Latin letters that Unicode does not decompose; without them "Wałęsa" would lose a letter.
_UNDECOMPOSED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def slug(text: str) -> str:
    """`text` as one path segment: lower case, accents off, hyphens between words.

    Letters of other scripts stay, percent-encoded as UTF-8, so that names which differ in them
    do not fall together; what has no letter or digit at all is percent-encoded as it stands.
    "U.S." and "US" are one, and so are "O'Brien" and "OBrien".
    """
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_UNDECOMPOSED)
    segment = "".join(_plain(letter) for letter in _JOINED.sub("", folded))
    return re.sub("-+", "-", segment).strip("-") or quote(text, safe="") or "-"


def _plain(letter: str) -> str:
    """What stands for `letter` in a slug: ASCII, or percent-encoded, or "-" if it parts words."""
    plain = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode("ascii")
    if plain.isalnum():
        return plain
    if letter.isalnum() or unicodedata.category(letter).startswith("M"):
        return quote(letter, safe="")
    return "-"


def slugs(texts: Iterable[str]) -> dict[str, str]:
    """A slug for each of `texts`, all different: those that would fall together get a hash."""
    plain = {text: slug(text) for text in texts}
    shared = Counter(plain.values())
    return {
        text: segment if shared[segment] == 1 else f"{segment}-{digest(text)[:_SHORT]}"
        for text, segment in plain.items()
    }


def digest(*parts: str) -> str:
    """SHA-256 of `parts`, in 64 hex digits; where one part ends matters."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()


def short(document_id: str) -> str:
    """The beginning of a document's id that the IRIs of its parts carry."""
    return document_id[:_SHORT]


def document_iri(document_id: str, base: str) -> URIRef:
    """The document itself."""
    return URIRef(f"{base}document/{document_id}")


def document_graph_iri(document_id: str, base: str) -> URIRef:
    """The named graph that holds all that one document tells."""
    return URIRef(f"{base}graph/document/{document_id}")


def actors_graph_iri(base: str) -> URIRef:
    """The named graph of actors and accounts over all documents (derived)."""
    return URIRef(f"{base}graph/actors")


def summary_graph_iri(base: str) -> URIRef:
    """The named graph of who accuses whom over all documents (derived)."""
    return URIRef(f"{base}graph/summary")


def decisions_graph_iri(base: str) -> URIRef:
    """The named graph of what people decided."""
    return URIRef(f"{base}graph/decisions")


def ontology_graph_iri(base: str) -> URIRef:
    """The named graph of the vocabulary."""
    return URIRef(f"{base}graph/ontology")


def unread_graph_iri(base: str) -> URIRef:
    """The named graph of the files that could not be read."""
    return URIRef(f"{base}graph/unread")


def span_iri(document_id: str, span: Span, base: str) -> URIRef:
    """A stretch of a document's text."""
    return URIRef(f"{base}span/{short(document_id)}/{span.start}-{span.end}")


def part_iri(what: str, document_id: str, name: str, base: str) -> URIRef:
    """A part of a document, such as a claim: base + what/<document>/name; `name` is a slug."""
    return URIRef(f"{base}{what}/{short(document_id)}/{name}")


def dyad_iri(stance: str, speaker: str, target: str, base: str) -> URIRef:
    """The node that counts what `speaker` says against ("hostile") or for ("friendly") `target`."""
    return URIRef(f"{base}dyad/{stance}/{digest(speaker, target)[:16]}")
