"""Who speaks where a source is not plainly a person: documents, groups with named members.

In: the scene and the head of a source. Out: the actors whose speech it is.
"""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.clauses import objects_after
from graph.extraction.entities import Entity
from graph.extraction.pronouns import NEUTER
from graph.extraction.scene import Scene
from graph.extraction.syntax import VERBAL, subject_of

_DEFINITE = {"the", "this", "that"}


def speakers_at(scene: Scene, head: int) -> list[Entity]:
    """All who speak: the actors at the head, members named with them, authors of a document."""
    actors = scene.actors_at(head)
    if not actors:
        return authors(scene, head)
    examples = _named_after(scene, head, {"like", "as"})
    if examples:
        return examples
    members = _named_after(scene, head, {"including"})
    return list(dict.fromkeys([*_one_of(scene, head), *actors, *members]))


def _one_of(scene: Scene, head: int) -> list[Entity]:
    """For "Lee, one of the ministers who said so" and "Lee is one of those who …": Lee."""
    parse = scene.parse
    above = parse.head[head]
    while parse.dep[above] == "prep" and parse.lower[above] == "of":
        above = parse.head[above]
        if parse.lower[above] == "one":
            if parse.dep[above] == "appos":
                return [e for e in scene.actors_at(parse.head[above]) if e.named]
            if parse.dep[above] == "attr":
                subject = subject_of(parse, parse.head[above])
                return scene.actors_at(subject) if subject is not None else []
            return []
        above = parse.head[above]
    return []


def _named_after(scene: Scene, head: int, words: set[str]) -> list[Entity]:
    """For "ministers such as Lee and Orr said so" and "including Lee": those who are named."""
    group = scene.actor_at(head)
    if group is None or group.named:
        return []
    named = objects_after(scene.parse, head, words)
    return [e for t in named for e in scene.actors_at(t) if e.named]


def authors(scene: Scene, head: int) -> list[Entity]:
    """The actors who speak through the document at `head`; none if it is no document.

    Where its own phrase names nobody, it is the last document of its kind that has an author.
    """
    noun = _document(scene, head)
    if noun is None:
        return []
    found = _own_authors(scene, noun)
    if found or not _is_known(scene, noun):
        return found
    lemmas = scene.parse.lemma
    for earlier in range(noun - 1, -1, -1):
        if lemmas[earlier] == lemmas[noun] and (found := _own_authors(scene, earlier)):
            return found
    return []


def _document(scene: Scene, head: int) -> int | None:
    """The noun itself, or for "it" the document that the sentence before tells of."""
    parse = scene.parse
    if parse.lower[head] not in NEUTER:
        return head if parse.lemma[head] in lexicon.words("document") else None
    sentence = parse.sentence_of[head]
    if sentence == 0:
        return None
    first, end = parse.sentences[sentence - 1]
    if parse.paragraph_of[first] != parse.paragraph_of[head]:
        return None
    for t in range(first, end):
        if parse.dep[t] in {"nsubj", "nsubjpass"} and parse.dep[parse.head[t]] == "ROOT":
            return t if parse.lemma[t] in lexicon.words("document") else None
    return None


def _own_authors(scene: Scene, noun: int) -> list[Entity]:
    """Those whom the phrase of a document names, or who are told to write or send it."""
    parse = scene.parse
    found = scene.responsible(noun)
    if found:
        return found
    verb = parse.head[noun]
    sent = parse.dep[noun] == "dobj" and parse.pos[verb] in VERBAL
    if not sent or not _authors(scene, verb, noun):
        return []
    sender = subject_of(parse, verb)
    return scene.actors_at(sender) if sender is not None else []


def _authors(scene: Scene, verb: int, noun: int) -> bool:
    """Whether who does this with a document has written it."""
    lemma = scene.parse.lemma
    return lemma[verb] in lexicon.words("authoring") or (
        lemma[verb] in lexicon.words("issuing") and lemma[noun] in lexicon.words("issued")
    )


def _is_known(scene: Scene, noun: int) -> bool:
    """Whether a phrase points back: "the letter", not "a letter"."""
    parse = scene.parse
    return any(parse.lower[k] in _DEFINITE for k in parse.children(noun, "det"))
