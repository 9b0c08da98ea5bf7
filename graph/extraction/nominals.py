"""Nominals: noun phrases that describe an actor without naming it ("the conservative opposition").

In: the parse and the tokens that names have taken. Out: candidates of form "nominal".
"""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.candidates import Candidate
from graph.extraction.descriptions import begins_list, complement_end, left_edge
from graph.extraction.lexicon import VerbCue
from graph.extraction.nouns import PLURAL, noun_kind
from graph.extraction.parse import Parse
from graph.model import Act, Kind, Part

_NOUNS = {"NN", "NNS", "NNP", "NNPS", "JJ"}
_JUDGING = {"judge", "demand", "reject", "label"}
_SAYING = {"say", "tell"}


def find_nominals(parse: Parse, taken: bytearray) -> list[Candidate]:
    """All nominals of a document, in text order; taken: 1 for each token of a name or its role."""
    found = []
    for t, tag in enumerate(parse.tag):
        if tag not in _NOUNS or taken[t] or parse.parts[parse.paragraph_of[t]] is Part.TITLE:
            continue
        kind = noun_kind(parse, t) or _kind_by_deed(parse, t)
        if kind is None or _is_predicate(parse, t) or _belongs_to_name(parse, t, taken):
            continue
        found.append(_candidate(parse, t, kind))
    return found


def _candidate(parse: Parse, head: int, kind: Kind) -> Candidate:
    first = left_edge(parse, head)
    inner = [u for u in range(first + 1, head) if parse.lower[u] in {"the", "a", "an"}]
    first = inner[-1] if inner else first
    determiner = parse.lower[first] if parse.pos[first] in {"DET", "PRON"} else ""
    if determiner and first < head:
        first += 1
    bare = kind is Kind.PERSON and determiner == "the"
    return Candidate(
        first,
        head if bare else complement_end(parse, head),
        head,
        "nominal",
        definite=determiner,
        kind=kind,
        plural=parse.tag[head] in PLURAL,
    )


def _kind_by_deed(parse: Parse, t: int) -> Kind | None:
    """A noun no list knows, but that accuses, urges or says something: somebody all the same."""
    lemma = parse.lemma[t]
    if parse.tag[t] not in {"NN", "NNS"}:
        return None
    if lemma in lexicon.words("document") or lemma in lexicon.words("wordless"):
        return None
    if not _does_what_people_do(parse, t) or lemma.endswith(lexicon.in_order("abstract ending")):
        return None
    return Kind.GROUP if parse.tag[t] == "NNS" else Kind.PERSON


def _does_what_people_do(parse: Parse, t: int) -> bool:
    cues = lexicon.verb_cues()
    verb = parse.head[t]
    if parse.dep[t] == "nsubj":
        uses = cues.get(parse.lemma[verb], ())
        return parse.lemma[verb] not in lexicon.words("finding") and any(
            _needs_a_speaker(parse, verb, use) for use in uses
        )
    if parse.dep[t] == "pobj" and parse.dep[verb] == "agent":
        return any(u.frame == "judge" for u in cues.get(parse.lemma[parse.head[verb]], ()))
    return parse.dep[t] == "dobj" and parse.lemma[verb] in lexicon.words("human object")


def _needs_a_speaker(parse: Parse, verb: int, use: VerbCue) -> bool:
    if use.frame in _JUDGING:
        return use.act is not Act.STATE
    return use.frame in _SAYING and parse.child(verb, "ccomp") is not None


def _is_predicate(parse: Parse, t: int) -> bool:
    """Whether a noun only says what somebody is ("is a liar", "called him a fool")."""
    if parse.dep[t] in {"attr", "oprd"}:
        return True
    return parse.dep[t] == "pobj" and parse.lower[parse.head[t]] == "as"


def _belongs_to_name(parse: Parse, t: int, taken: bytearray) -> bool:
    """A noun that only describes another ("the company Twitter", "journalists Ebner and Lang")."""
    if parse.dep[t] in {"compound", "amod", "nmod"} and (
        parse.child(t, "case") is None or (parse.dep[t] != "amod" and taken[parse.head[t]])
    ):
        return True
    if t + 1 < len(parse) and taken[t + 1] and parse.pos[t + 1] == "PROPN":
        return _describes_next(parse, t)
    return any(
        taken[k] and parse.dep[k] == "appos" and not begins_list(parse, k) for k in parse.kids[t]
    )


def _describes_next(parse: Parse, t: int) -> bool:
    """A noun directly before a name describes it unless a verb or preposition stands between."""
    name = t + 1
    return parse.sentence_of[t] == parse.sentence_of[name] and (
        parse.head[name] == t
        or parse.head[t] >= name
        or parse.dep[parse.head[name]] == "appos"
        or parse.head[parse.head[name]] == t
        or (parse.pos[t] == "NOUN" and parse.dep[t] in {"conj", "pobj"})
    )
