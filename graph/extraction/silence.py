"""Who did not respond: "has not commented", "declined to answer", "could not be reached".

In: the scene. Out: silences: an actor, the cue, and what he did not respond to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from graph.extraction import lexicon
from graph.extraction.entities import Entity
from graph.extraction.parse import Parse
from graph.extraction.scene import Scene
from graph.extraction.syntax import (
    VERBAL,
    is_conditional,
    is_negated,
    passive_subject,
    preposition_objects,
    subject_of,
)

_REGARDING = frozenset({"on", "about", "to", "upon", "regarding", "for"})


@dataclass(frozen=True, slots=True)
class Silence:
    """One actor who did not respond: cue tokens, and the tokens of what he did not respond to."""

    actor: Entity
    cue: tuple[int, ...]
    regarding: tuple[int, ...]


class _Missing(NamedTuple):
    """A missing answer: head of its subject, tokens of its cue, head of its topic."""

    subject: int
    cue: set[int]
    topic: int | None


def find_silences(scene: Scene) -> list[Silence]:
    """All missing answers of a document, in text order."""
    parse = scene.parse
    found = []
    for verb in range(len(parse)):
        if parse.pos[verb] not in VERBAL or scene.inside[verb] >= 0:
            continue
        missing = _missing_answer(parse, verb)
        if missing is None or any(parse.lower[k] == "no" for k in parse.kids[missing.subject]):
            continue
        topic = missing.topic
        regarding = tuple(parse.subtree(topic)) if topic is not None else ()
        cue = tuple(sorted(missing.cue))
        found += [Silence(actor, cue, regarding) for actor in scene.actors_at(missing.subject)]
    return found


def _missing_answer(parse: Parse, verb: int) -> _Missing | None:
    lemma = parse.lemma[verb]
    if lemma == "reach" and is_negated(parse, verb):
        return _not_reached(parse, verb)
    for word_class, reading in _READINGS.items():
        if lemma in lexicon.words(word_class):
            return reading(parse, verb)
    return None


def _not_reached(parse: Parse, verb: int) -> _Missing | None:
    """For "could not be reached for comment"."""
    subject = passive_subject(parse, verb)
    return _Missing(subject, {verb, *_helpers(parse, verb)}, None) if subject is not None else None


def _stayed_silent(parse: Parse, verb: int) -> _Missing | None:
    """For "remained silent on the report"."""
    silent = lexicon.words("silent")
    word = next((k for k in parse.kids[verb] if parse.lemma[k] in silent), None)
    subject = parse.child(verb, "nsubj")
    if word is None or subject is None:
        return None
    return _Missing(subject, {verb, word}, _topic(parse, word) or _topic(parse, verb))


def _nothing_said(parse: Parse, verb: int) -> _Missing | None:
    """For "made no mention of", "had no comment", "offered no response"."""
    thing = parse.child(verb, "dobj")
    if thing is None or parse.lemma[thing] not in lexicon.words("answer"):
        return None
    no = {k for k in parse.kids[thing] if parse.lower[k] == "no"}
    # "did not make a statement" is no silence: he may have said other things.
    denied = bool(no) or (is_negated(parse, verb) and parse.lemma[thing] != "statement")
    subject = subject_of(parse, verb)
    if not denied or subject is None:
        return None
    topics = preposition_objects(parse, thing, _REGARDING | {"of"})
    return _Missing(subject, {verb, thing, *no}, topics[0] if topics else None)


def _not_responded(parse: Parse, verb: int) -> _Missing | None:
    """For "has not commented", "declined to answer", "did not return a call"."""
    if parse.dep[verb] in {"amod", "acl"} or is_conditional(parse, verb):
        return None
    governor = parse.head[verb] if parse.dep[verb] == "xcomp" else None
    put_off = governor is not None and _puts_off(parse, governor)
    subject = subject_of(parse, verb)
    if subject is None or not (put_off or is_negated(parse, verb)):
        return None
    thing = parse.child(verb, "dobj")
    topic = thing if thing is not None else _topic(parse, verb)
    if not _would_be_answer(parse, verb, thing, governor):
        return None
    cue = {verb, *_helpers(parse, verb)}
    if governor is not None:
        cue |= {governor, *parse.children(verb, "aux"), *parse.children(governor, "aux", "neg")}
    return _Missing(subject, cue, topic)


def _puts_off(parse: Parse, governor: int) -> bool:
    """Whether a verb tells that what it governs was not done: "declined to", "has yet to"."""
    if parse.lemma[governor] in lexicon.words("declining"):
        return not is_negated(parse, governor)
    return parse.lemma[governor] == "have" and any(
        parse.lower[k] == "yet" for k in parse.kids[governor]
    )


def _would_be_answer(parse: Parse, verb: int, thing: int | None, governor: int | None) -> bool:
    """Whether the verb, done, would be an answer: "did not speak" alone is none."""
    if parse.lemma[verb] == "return":
        return thing is not None and parse.lemma[thing] in lexicon.words("returned")
    if thing is not None or governor is not None or _topic(parse, verb) is not None:
        return True
    return parse.lemma[verb] not in lexicon.words("needing a topic")


def _helpers(parse: Parse, verb: int) -> list[int]:
    return [k for k in parse.children(verb, "aux", "auxpass", "neg") if k < verb]


def _topic(parse: Parse, word: int) -> int | None:
    topics = preposition_objects(parse, word, _REGARDING)
    return topics[0] if topics else None


_READINGS: dict[str, Callable[[Parse, int], _Missing | None]] = {
    "falling silent": _stayed_silent,
    "offering": _nothing_said,
    "response": _not_responded,
}
