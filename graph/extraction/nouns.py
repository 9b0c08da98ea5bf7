"""What common nouns denote: a person, a group, an organisation, a country, or nobody.

In: a lemma, or a token of the parse. Out: its `Kind`, or None where it denotes no actor.
"""

from __future__ import annotations

from functools import cache

from graph.extraction import lexicon
from graph.extraction.parse import Parse
from graph.model import Kind

PLURAL = {"NNS", "NNPS"}


@cache
def denotes_person(lemma: str) -> bool:
    """Whether a common noun denotes a person, by the list or by its ending."""
    return lemma in lexicon.words("person") or (
        len(lemma) > 5 and lemma.endswith(lexicon.in_order("personal ending"))
    )


def names_office(word: str) -> bool:
    """Whether a word is listed as a title or as a noun for a person; its ending tells nothing."""
    return word in lexicon.words("title") or word in lexicon.words("person")


@cache
def describing() -> frozenset[str]:
    """Nouns that before or beside a name tell what the named one is."""
    return (
        lexicon.words("person")
        | lexicon.words("organisation")
        | lexicon.words("title")
        | lexicon.words("outlet")
    )


def sounds_like_a_trade(word: str) -> bool:
    """Whether a capitalised word before a full name is a trade ("Publican Roy Bassett")."""
    return (
        len(word) > 5
        and word.endswith(lexicon.in_order("trade ending"))
        and word not in lexicon.given_names()
    )


def noun_kind(parse: Parse, t: int) -> Kind | None:
    """What a common noun denotes, or None where it denotes no actor."""
    lemma, low, tag = parse.lemma[t], parse.lower[t], parse.tag[t]
    if tag == "JJ" and low not in {"right", "left", "wing"}:
        return None
    if lemma in lexicon.words("country") and tag == "NN":
        return Kind.COUNTRY
    if _names_a_group(parse, t):
        vague = low in lexicon.words("ambiguous group") and not parse.kids[t]
        return None if vague else Kind.GROUP
    if denotes_person(lemma):
        return Kind.GROUP if tag in PLURAL else Kind.PERSON
    if lemma in lexicon.words("organisation") and tag != "JJ":
        return Kind.ORGANISATION if tag in {"NN", "NNP"} else Kind.GROUP
    if tag == "NNS" and len(low) > 6 and low.endswith(lexicon.in_order("creed ending")):
        return Kind.GROUP
    return None


def _names_a_group(parse: Parse, t: int) -> bool:
    """Whether a noun denotes a group even in the singular ("opposition", "right-wing")."""
    low = parse.lower[t]
    if low in lexicon.words("group") or parse.lemma[t] in lexicon.words("group"):
        return True
    hyphened = t >= 2 and parse.words[t - 1] == "-"
    return hyphened and f"{parse.lower[t - 2]}-{low}" in lexicon.words("group")
