"""Demands and threats by content: "X must resign", "stop it", "we will sue X".

In: the scene and a verb of what somebody says. Out: a Stance (act demand or threaten), or None.
"""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.pronouns import FIRST, SECOND
from graph.extraction.scene import Scene
from graph.extraction.stance import Stance
from graph.extraction.syntax import auxiliaries, is_negated, is_passive, marks_of, subject_of
from graph.model import Act

_WILL = {"will", "'ll", "’ll", "shall"}
_MUST = {"must", "should", "ought"}


def pressure(scene: Scene, verb: int) -> Stance | None:
    """The threat or demand that a verb makes."""
    return _threat(scene, verb) or _warning(scene, verb) or _obligation(scene, verb)


def _obligation(scene: Scene, verb: int) -> Stance | None:
    """For "X must resign", "X should apologise", "X has to stop", and "stop" to the addressee."""
    parse = scene.parse
    if parse.lemma[verb] not in lexicon.words("submission") or is_negated(parse, verb):
        return None
    if parse.tag[verb] == "VB" and scene.inside[verb] >= 0 and _is_imperative(scene, verb):
        return Stance(verb, Act.DEMAND, scene.addressees.get(scene.inside[verb], []))
    governor = parse.lemma[parse.head[verb]]
    governed = parse.dep[verb] == "xcomp" and governor in lexicon.words("obligation")
    if is_passive(parse, verb) or not (governed or auxiliaries(parse, verb) & _MUST):
        return None
    whom = subject_of(parse, verb)
    if whom is None or parse.lower[whom] in FIRST | SECOND:
        return None
    return Stance(verb, Act.DEMAND, scene.actors_at(whom))


def _is_imperative(scene: Scene, verb: int) -> bool:
    """A bare verb without a subject that opens its clause in a quotation."""
    parse = scene.parse
    bare = parse.child(verb, "nsubj", "aux", "nsubjpass") is None
    return bare and parse.dep[verb] in {"ROOT", "ccomp"} and parse.lower[max(verb - 1, 0)] != "to"


def _threat(scene: Scene, verb: int) -> Stance | None:
    """For "we will sue X", "I am going to destroy them"."""
    parse = scene.parse
    if parse.lemma[verb] not in lexicon.words("retaliation") or is_negated(parse, verb):
        return None
    going = parse.dep[verb] == "xcomp" and parse.lower[parse.head[verb]] == "going"
    if not going and not auxiliaries(parse, verb) & _WILL:
        return None
    subject, thing = subject_of(parse, verb), parse.child(verb, "dobj")
    if subject is None or thing is None or parse.lower[subject] not in FIRST:
        return None
    return Stance(verb, Act.THREATEN, scene.actors_at(thing))


def _warning(scene: Scene, verb: int) -> Stance | None:
    """For "if X does not free them, we will cut off its banks"."""
    parse = scene.parse
    subject = parse.child(verb, "nsubj")
    if subject is None or parse.lower[subject] not in {"we", "i"}:
        return None
    if not auxiliaries(parse, verb) & _WILL:
        return None
    for clause in parse.children(verb, "advcl"):
        doer = parse.child(clause, "nsubj")
        if doer is not None and "if" in marks_of(parse, clause) and is_negated(parse, clause):
            return Stance(verb, Act.THREATEN, scene.actors_at(doer))
    return None
