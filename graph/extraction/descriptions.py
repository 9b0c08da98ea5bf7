"""What stands beside a name and tells who it is: titles, nouns in front, appositions.

In: the parse and a candidate that is a name. Out: the same candidate with `described`, `role`,
`calling` and `stand_ins` filled in. Also the bounds of a noun phrase around its head.
"""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.candidates import Candidate
from graph.extraction.nouns import denotes_person, describing, names_office
from graph.extraction.parse import Parse

# Parts of a noun phrase that stand before its head and belong to its core.
_PREMODIFIERS = {
    "compound", "amod", "nmod", "nummod", "poss", "det", "advmod", "case", "punct", "npadvmod",
    "quantmod", "predet",
}  # fmt: skip
# Tokens between a name and the noun whose apposition it is: more than these is another phrase.
_FARTHEST_APPOSITION = 12
# Tokens of a complement that still belongs to a short description ("opponents of the revolution").
_LONGEST_COMPLEMENT = 7


def describe(parse: Parse, name: Candidate, first: int) -> None:
    """Collect titles and nouns in front of the name (from token `first`), and its apposition."""
    _nouns_in_front(parse, name, first)
    _office_of_place(parse, name)
    _apposition_to_noun(parse, name)
    for kid in parse.children(name.head, "appos"):
        _apposition_of_name(parse, name, kid)


def _nouns_in_front(parse: Parse, name: Candidate, first: int) -> None:
    left = _left_of_description(parse, first, name.head)
    office = office_before(parse, left) if left < name.first else None
    if office is not None:
        left = _left_of_description(parse, office, name.head)
    name.stand_ins = [t for t in range(left, name.first) if parse.pos[t] in {"NOUN", "PROPN"}]
    nouns = [parse.lemma[t] for t in name.stand_ins]
    words = {*nouns, parse.lower[name.first - 1].rstrip(".")} if nouns else set()
    if words & describing() or any(denotes_person(w) for w in words):
        name.role = (left, name.first - 1)
        name.described += nouns
        name.calling = nouns[-1] if office is None else parse.lemma[office]


def _left_of_description(parse: Parse, first: int, head: int) -> int:
    while first > 0 and _belongs_to_description(parse, first - 1, head):
        first -= 1
    return first


def office_before(parse: Parse, first: int) -> int | None:
    """The noun of an office before "of" and a token: "Secretary" for "State"."""
    of = first - 1
    if of > 0 and parse.lower[of] == "the":
        of -= 1
    if of < 1 or parse.lower[of] != "of":
        return None
    return of - 1 if names_office(parse.lower[of - 1]) else None


def _office_of_place(parse: Parse, name: Candidate) -> None:
    """For "the imam of Lyon, Karim Belhadj": the parser hangs the name on the place."""
    place = parse.head[name.head]
    if parse.dep[place] == "pobj" and parse.dep[name.head] == "appos":
        office = parse.head[parse.head[place]]
        if parse.pos[office] == "NOUN" and denotes_person(parse.lemma[office]):
            name.described.append(parse.lemma[office])
            name.calling = name.calling or parse.lemma[office]


def _apposition_to_noun(parse: Parse, name: Candidate) -> None:
    """For "the mayor, Ann Lee": the name is an apposition of its description."""
    noun = parse.head[name.head]
    if (
        parse.dep[name.head] == "appos"
        and not begins_list(parse, name.head)
        and (parse.pos[noun] == "NOUN" or names_office(parse.lower[noun]))
        and abs(noun - name.head) <= _FARTHEST_APPOSITION
    ):
        name.described.append(parse.lemma[noun])
        name.calling = name.calling or parse.lemma[noun]
        edge = left_edge(parse, noun)
        determined = _is_determiner(parse, edge)
        if name.role is None and (edge < noun or not determined):
            name.role = (edge + determined, noun)


def _apposition_of_name(parse: Parse, name: Candidate, noun: int) -> None:
    """For "Ann Lee, the mayor": the description is an apposition of the name."""
    if (
        parse.pos[noun] != "NOUN"
        or parse.child(noun, "appos") is not None
        or parse.pos[min(noun + 1, len(parse) - 1)] == "PROPN"
    ):
        return
    name.described.append(parse.lemma[noun])
    name.calling = name.calling or parse.lemma[noun]
    if name.role is None and parse.lemma[noun] in describing():
        edge = left_edge(parse, noun)
        determined = _is_determiner(parse, edge)
        name.role = (min(edge + determined, noun), complement_end(parse, noun))


def begins_list(parse: Parse, apposition: int) -> bool:
    """Whether a supposed apposition is the next of a list ("the state, the bank and Lee")."""
    first = left_edge(parse, apposition)
    return (
        parse.words[first - 1] == ","
        and parse.child(apposition, "conj") is not None
        and parse.tag[parse.head[apposition]] in {"NN", "NNP"}
    )


def _is_determiner(parse: Parse, t: int) -> bool:
    return parse.pos[t] == "DET" or parse.tag[t] == "PRP$"


def _belongs_to_description(parse: Parse, t: int, head: int) -> bool:
    """Whether the word before a name belongs to its description ("pro-government newspaper")."""
    if parse.sentence_of[t] != parse.sentence_of[head]:
        return False
    if parse.pos[t] in {"PUNCT", "DET", "PRON", "VERB", "ADP", "SCONJ"}:
        return parse.words[t] == "-" and t > 0 and parse.end[t - 1] == parse.start[t]
    if parse.dep[t] in {"compound", "amod", "nmod", "advmod"}:
        return any(a == head for a in list(parse.ancestors(t))[:4]) or parse.head[t] >= t
    return parse.tag[t] == "NN" and (
        parse.lemma[t] in describing() or denotes_person(parse.lemma[t])
    )


def left_edge(parse: Parse, head: int) -> int:
    """First token of a noun phrase's core."""
    left = head
    for kid in parse.kids[head]:
        if kid < head and parse.dep[kid] in _PREMODIFIERS:
            left = min(left, parse.subtree(kid)[0])
    return left


def complement_end(parse: Parse, head: int) -> int:
    """Last token of a noun phrase with its short complements ("opponents of the revolution")."""
    last = head
    verb = parse.head[parse.head[head]] if parse.dep[head] == "pobj" else parse.head[head]
    takes_of = any("of" in u.prepositions for u in lexicon.verb_cues().get(parse.lemma[verb], ()))
    for kid in parse.kids[head]:
        if kid < head or parse.dep[kid] != "prep" or parse.lower[kid] not in {"of", "for"}:
            continue
        objects = parse.children(kid, "pobj")
        if takes_of and not any(parse.pos[o] == "PROPN" for o in objects):
            continue  # "accused the bank of fraud", but "accused the bank of England"
        below = parse.subtree(kid)
        unbroken = below[0] == last + 1 and below[-1] - below[0] + 1 == len(below)
        if objects and len(below) <= _LONGEST_COMPLEMENT and unbroken:
            last = below[-1]
    return last
