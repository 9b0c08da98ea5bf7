"""Who did not respond: "has not commented", "declined to answer", "could not be reached"."""

from __future__ import annotations

from dataclasses import dataclass

from graph.extraction import lexicon
from graph.extraction.entities import Entity
from graph.extraction.parse import Parse
from graph.extraction.scene import Scene
from graph.extraction.syntax import (
    is_conditional,
    is_negated,
    passive_subject,
    preposition_objects,
    subject_of,
)

_REGARDING = {"on", "about", "to", "upon", "regarding", "for"}


@dataclass(frozen=True, slots=True)
class Silence:
    """One actor who did not respond: cue tokens, and the tokens of what he did not respond to."""

    actor: Entity
    cue: tuple[int, ...]
    regarding: tuple[int, ...]


def find_silences(scene: Scene) -> list[Silence]:
    """All missing answers of a document, in text order."""
    parse = scene.parse
    found = []
    for verb in range(len(parse)):
        if parse.pos[verb] not in {"VERB", "AUX"} or scene.inside[verb] >= 0:
            continue
        told = _silence(parse, verb)
        if told is None:
            continue
        subject, cue, topic = told
        regarding = tuple(parse.subtree(topic)) if topic is not None else ()
        if any(parse.lower[k] == "no" for k in parse.kids[subject]):
            continue
        for actor in scene.actors_at(subject):
            found.append(Silence(actor, tuple(sorted(cue)), regarding))
    return found


def _silence(parse: Parse, verb: int) -> tuple[int, set[int], int | None] | None:
    """Subject, cue and topic of a missing answer, or None."""
    lemma = parse.lemma[verb]
    helpers = {
        k for k in parse.kids[verb] if parse.dep[k] in {"aux", "auxpass", "neg"} and k < verb
    }
    if lemma == "reach" and is_negated(parse, verb):
        subject = passive_subject(parse, verb)
        return (subject, {verb, *helpers}, None) if subject is not None else None
    if lemma in {"remain", "stay", "keep"} and any(
        parse.lemma[k] in {"silent", "mum", "quiet"} for k in parse.kids[verb]
    ):
        subject = parse.child(verb, "nsubj")
        word = next(k for k in parse.kids[verb] if parse.lemma[k] in {"silent", "mum", "quiet"})
        topic = preposition_objects(parse, word, _REGARDING) or preposition_objects(
            parse, verb, _REGARDING
        )
        return (subject, {verb, word}, topic[0] if topic else None) if subject is not None else None
    if lemma in {"make", "offer", "give", "have", "issue"}:
        return _nothing_said(parse, verb)
    if lemma not in lexicon.words("response") or parse.dep[verb] in {"amod", "acl"}:
        return None
    governor = parse.head[verb] if parse.dep[verb] == "xcomp" else None
    refused = (
        governor is not None
        and parse.lemma[governor] in lexicon.words("declining")
        and not is_negated(parse, governor)
    )
    pending = (
        governor is not None
        and parse.lemma[governor] == "have"
        and any(parse.lower[k] == "yet" for k in parse.kids[governor])
    )
    if not (refused or pending or is_negated(parse, verb)) or is_conditional(parse, verb):
        return None
    subject = subject_of(parse, verb)
    if subject is None:
        return None
    cue = {verb, *helpers}
    if governor is not None:
        cue |= {governor, *(k for k in parse.kids[verb] if parse.dep[k] == "aux")}
        cue |= {k for k in parse.kids[governor] if parse.dep[k] in {"aux", "neg"}}
    thing = parse.child(verb, "dobj")
    if lemma == "return":
        if thing is None or parse.lemma[thing] not in {
            "call",
            "request",
            "message",
            "email",
            "e-mail",
            "inquiry",
        }:
            return None
    if (
        lemma in {"speak", "address", "acknowledge", "answer"}
        and thing is None
        and governor is None
        and not preposition_objects(parse, verb, _REGARDING)
    ):
        return None
    topics = preposition_objects(parse, verb, _REGARDING)
    return subject, cue, thing if thing is not None else topics[0] if topics else None


def _nothing_said(parse: Parse, verb: int) -> tuple[int, set[int], int | None] | None:
    """ "made no mention of", "had no comment", "offered no response"."""
    thing = parse.child(verb, "dobj")
    if thing is None or parse.lemma[thing] not in {
        "comment",
        "mention",
        "response",
        "reply",
        "answer",
        "statement",
    }:
        return None
    denied = any(parse.lower[k] == "no" for k in parse.kids[thing]) or (
        is_negated(parse, verb) and parse.lemma[thing] not in {"statement"}
    )
    subject = subject_of(parse, verb)
    if not denied or subject is None:
        return None
    topics = preposition_objects(parse, thing, {"of", *_REGARDING})
    no = {k for k in parse.kids[thing] if parse.lower[k] == "no"}
    return subject, {verb, thing, *no}, topics[0] if topics else None
