"""What is said of an account's status: suspended, closed or open.

In: the parse and the head token of the account. Out: a Status, or None.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from graph.extraction import lexicon
from graph.extraction.parse import Parse
from graph.extraction.syntax import VERBAL, is_conditional, is_negated


class Status(NamedTuple):
    """A status, the bounds of the words that tell it, and the verb if they have one."""

    value: str
    first: int
    last: int
    verb: int | None


@cache
def _status_verbs() -> dict[str, str]:
    classes = {"suspending": "suspended", "closing": "closed", "reopening": "open"}
    return {verb: status for name, status in classes.items() for verb in lexicon.in_order(name)}


@cache
def _status_nouns() -> dict[str, str]:
    classes = {"suspension": "suspended", "closure": "closed", "reinstatement": "open"}
    return {noun: status for name, status in classes.items() for noun in lexicon.in_order(name)}


def status_of(parse: Parse, account: int) -> Status | None:
    """The status that the words around an account give it."""
    return _by_noun_phrase(parse, account) or _by_verb(parse, account)


def _by_noun_phrase(parse: Parse, account: int) -> Status | None:
    """For "accounts closed", "the list of accounts closed", "the closure of accounts"."""
    verbs, nouns = _status_verbs(), _status_nouns()
    noun = account
    for _ in range(2):
        for kid in parse.children(noun, "acl", "amod"):
            if parse.lemma[kid] in verbs:
                first, last = sorted((account, kid))
                return Status(verbs[parse.lemma[kid]], first, last, None)
        if parse.dep[noun] != "pobj" or parse.lower[parse.head[noun]] != "of":
            return None
        noun = parse.head[parse.head[noun]]
        if parse.lemma[noun] in nouns:
            return Status(nouns[parse.lemma[noun]], noun, account, None)
    return None


def _by_verb(parse: Parse, account: int) -> Status | None:
    """For "suspended the accounts", "the accounts were closed", "his account remains open"."""
    verbs = _status_verbs()
    account = _argument(parse, account)
    verb, relation = parse.head[account], parse.dep[account]
    if parse.pos[verb] not in VERBAL or is_negated(parse, verb) or is_conditional(parse, verb):
        return None
    first = parse.subtree(account)[0]
    if parse.lemma[verb] in verbs and relation in {"dobj", "nsubjpass"}:
        bounds = sorted((first, account, verb))
        return Status(verbs[parse.lemma[verb]], bounds[0], bounds[-1], verb)
    state = parse.child(verb, "acomp", "oprd", "attr")
    if relation != "nsubj" or state is None:
        return None
    active = parse.lemma[state] in lexicon.words("active")
    if active and parse.lemma[verb] in lexicon.words("staying"):
        return Status("open", first, state, verb)
    if parse.lemma[state] in verbs:
        return Status(verbs[parse.lemma[state]], first, state, verb)
    return None


def _argument(parse: Parse, token: int) -> int:
    """The argument of a verb inside which an account stands ("the accounts of X", "X and Y")."""
    head = parse.head[token]
    while (
        parse.dep[token] in {"pobj", "prep", "conj"}
        and parse.pos[head] in {"ADP", "NOUN"}
        and parse.head[head] != head
    ):
        token, head = head, parse.head[head]
    return token
