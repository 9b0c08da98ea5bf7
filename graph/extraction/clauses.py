"""The tokens of a cue, of a reported clause and of what a cue's prepositions bring.

In: the parse and a verb of speech. Out: lists of tokens for a Report.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.extraction import lexicon
from graph.extraction.parse import Parse


def cue_tokens(parse: Parse, verb: int, *more: int) -> list[int]:
    """The verb with its auxiliaries, negation and particle, and "I" or "we" before it."""
    joined = [
        k
        for k in parse.kids[verb]
        if parse.dep[k] in {"prt", "neg"}
        or (parse.dep[k] in {"aux", "auxpass"} and k < verb)
        or (parse.dep[k] == "nsubj" and parse.lower[k] in {"i", "we"} and k < verb)
    ]
    return sorted({verb, *joined, *more})


def clause_of(parse: Parse, verb: int) -> int | None:
    """Head of the clause that a verb of saying reports, before, after or around it."""
    clause = parse.child(verb, "ccomp")
    if clause is not None:
        return clause
    if parse.lemma[verb] in lexicon.words("asking"):
        for kid in parse.children(verb, "advcl"):
            if kid > verb and any(parse.tag[k] == "WRB" for k in parse.kids[kid]):
                return kid
    if parse.dep[verb] in {"parataxis", "advcl"} and parse.head[verb] != verb:
        openings = {parse.lower[k] for k in parse.children(verb, "mark", "advmod")}
        if parse.dep[verb] == "parataxis" or "as" in openings:
            return parse.head[verb]
    return None


def clause_tokens(parse: Parse, verb: int, clause: int) -> list[int]:
    """All tokens of a reported clause but those of the reporting one."""
    tokens = parse.subtree(clause)
    if verb in tokens:
        own = set(parse.subtree(verb)) if parse.head[verb] != verb else {verb}
        tokens = [t for t in tokens if t not in own]
    return tokens


def subtrees(parse: Parse, heads: Iterable[int]) -> list[int]:
    """The tokens of several phrases, one phrase after the other."""
    return [t for head in heads for t in parse.subtree(head)]


def phrases_after(parse: Parse, head: int, prepositions: Iterable[str]) -> list[int]:
    """Prepositions that hang directly on `head` and are among those given."""
    return [k for k in parse.children(head, "prep") if parse.lower[k] in prepositions]


def objects_after(parse: Parse, head: int, prepositions: Iterable[str]) -> list[int]:
    """Heads of the noun phrases after such prepositions."""
    phrases = phrases_after(parse, head, prepositions)
    return [o for k in phrases for o in parse.children(k, "pobj")]


def prepositions_before(parse: Parse, objects: Iterable[int]) -> list[int]:
    """The prepositions on which objects hang, as part of a cue ("accused of")."""
    return [parse.head[o] for o in objects if parse.dep[parse.head[o]] in {"prep", "agent"}]


def complement(parse: Parse, verb: int, prepositions: frozenset[str]) -> list[int]:
    """What a judging verb's target is judged for: after its prepositions, or as a clause."""
    tokens: list[int] = []
    for kid in parse.kids[verb]:
        dep, fits = parse.dep[kid], parse.lower[kid] in prepositions
        if dep == "oprd" or (dep in {"prep", "dative"} and fits):
            tokens += parse.subtree(kid)
        elif dep == "ccomp" or (dep == "advcl" and fits):
            tokens += clause_tokens(parse, verb, kid)
    return tokens or _complement_of_object(parse, verb, prepositions)


def _complement_of_object(parse: Parse, verb: int, prepositions: frozenset[str]) -> list[int]:
    """The preposition may hang on the object: "criticised the mayor for the delay"."""
    for kid in parse.children(verb, "dobj", "agent"):
        loose = {"in", "on"} if parse.dep[kid] == "agent" else {"of", "in", "on"}
        for below in phrases_after(parse, kid, prepositions - loose):
            if below > kid:
                return parse.subtree(below)
    return []
