"""Alleged deeds: who is said to have done something bad, and who suffers it.

In: the scene and a verb of what somebody says. Out: a Stance with doers and victims, or None where
nothing was done, or nobody did it.
"""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.clauses import phrases_after
from graph.extraction.entities import Entity
from graph.extraction.pronouns import FIRST, SECOND
from graph.extraction.scene import Scene
from graph.extraction.stance import Stance
from graph.extraction.syntax import (
    agent_of,
    auxiliaries,
    is_conditional,
    is_negated,
    is_passive,
    passive_subject,
    subject_of,
)
from graph.model import Act

_FUTURE = {"will", "'ll", "’ll", "wo"}


def alleged_deed(scene: Scene, verb: int) -> Stance | None:
    """What a verb that tells of a wrong alleges; None where nobody in particular did it."""
    if not _is_wrong(scene, verb) or not _is_done(scene, verb):
        return None
    doer = subject_of(scene.parse, verb)
    if doer is None or scene.parse.lower[doer] in FIRST or _is_generic(scene, verb, doer):
        return None
    if _is_alleged_by_others(scene, verb):
        return None
    return Stance(verb, Act.ACCUSE, persons_at(scene, doer), victims_of(scene, verb))


def _is_wrong(scene: Scene, verb: int) -> bool:
    """A wrong by the verb's meaning, by what it fails to do, or by whom it hits."""
    parse, lemma = scene.parse, scene.parse.lemma[verb]
    if lemma in lexicon.words("deed") or does_nothing(scene, verb):
        return True
    if lemma in lexicon.words("failing") and parse.child(verb, "xcomp") is not None:
        return not auxiliaries(parse, verb) & _FUTURE
    return lemma in lexicon.words("taking") and _befalls_us(scene, verb)


def does_nothing(scene: Scene, verb: int) -> bool:
    """Whether somebody "does nothing": the one thing left undone that is always blamed."""
    parse = scene.parse
    return parse.lemma[verb] == "do" and any(
        parse.lower[k] == "nothing" for k in parse.children(verb, "dobj")
    )


def _is_done(scene: Scene, verb: int) -> bool:
    """Whether a deed is told as a fact, and is one: "the price crashed", "fights fraud" are not."""
    parse = scene.parse
    if is_negated(parse, verb) or is_conditional(parse, verb):
        return False
    if is_passive(parse, verb) and agent_of(parse, verb) is None:
        return False
    if parse.lemma[verb] not in lexicon.words("lonely") and not _has_victim(scene, verb):
        return False
    thing = parse.child(verb, "dobj")
    undoes = parse.lemma[verb] in lexicon.words("undoing")
    return not (undoes and thing is not None and _is_bad_thing(scene, thing))


def _is_alleged_by_others(scene: Scene, verb: int) -> bool:
    """For "who was charged with plotting": who tells of a charge does not press it."""
    parse, preposition = scene.parse, scene.parse.head[verb]
    if parse.dep[verb] != "pcomp":
        return False
    uses = lexicon.verb_cues().get(parse.lemma[parse.head[preposition]], ())
    return any(use.act is Act.ACCUSE for use in uses)


def _is_bad_thing(scene: Scene, head: int) -> bool:
    parse = scene.parse
    words = {parse.lemma[head], *(parse.lemma[k] for k in parse.kids[head])}
    return any(words & lexicon.words(kind) for kind in ("harm", "wrongdoer", "slur"))


def _is_generic(scene: Scene, verb: int, doer: int) -> bool:
    """Whether the doer is nobody in particular ("a cashier who steals", "people who cheat")."""
    parse = scene.parse
    entity = scene.actor_at(doer)
    if entity is None or entity.named or parse.dep[verb] not in {"relcl", "acl"}:
        return False
    kids = parse.kids[doer]
    if {parse.lower[k] for k in kids} & {"a", "an", "any", "every", "anyone"}:
        return True
    return not any(parse.dep[k] in {"det", "poss", "nummod"} for k in kids)


def _has_victim(scene: Scene, verb: int) -> bool:
    """Whether a deed is done to something: an object, a passive, or a preposition for one."""
    parse = scene.parse
    if is_passive(parse, verb) or parse.child(verb, "dobj", "ccomp", "xcomp") is not None:
        return True
    return bool(phrases_after(parse, verb, {"against", "on", "from", "of"}))


def _befalls_us(scene: Scene, verb: int) -> bool:
    """Whether the object in a quotation is the speaker or what is his ("closed our school")."""
    parse = scene.parse
    if scene.inside[verb] < 0:
        return False
    things = parse.children(verb, "dobj", "dative")
    return any(parse.lower[w] in FIRST for t in things for w in (t, *parse.kids[t]))


def persons_at(scene: Scene, head: int) -> list[Entity]:
    """Who stands here; "you" in a quotation is the one it is said to."""
    if scene.parse.lower[head] in SECOND:
        return scene.addressees.get(scene.inside[head], [])
    return scene.actors_at(head)


def victims_of(scene: Scene, deed: int) -> list[Entity]:
    """Who suffers a deed: its object, or who stands after "against"."""
    parse = scene.parse
    suffering = (
        passive_subject(parse, deed) if is_passive(parse, deed) else parse.child(deed, "dobj")
    )
    found = scene.responsible(suffering) if suffering is not None else []
    for phrase in phrases_after(parse, deed, {"against", "on"}):
        for below in parse.children(phrase, "pobj"):
            found += scene.actors_at(below) or (
                scene.responsible(below) if parse.lower[phrase] == "against" else []
            )
    return list(dict.fromkeys(found))
