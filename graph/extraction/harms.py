"""Harms named by a noun: "a massive attack by X", "X's lies", "Russian aggression".

In: the scene and a noun. Out: a Stance of its doers, with whom it was done to.
"""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.clauses import phrases_after
from graph.extraction.entities import Entity
from graph.extraction.pronouns import FIRST, SECOND
from graph.extraction.scene import Scene
from graph.extraction.stance import Stance
from graph.extraction.syntax import VERBAL, is_conditional, is_negated, subject_of
from graph.model import Act


def harm(scene: Scene, noun: int) -> Stance | None:
    """Who is blamed for the harm that a noun names; None where nobody is."""
    parse = scene.parse
    if parse.lemma[noun] not in lexicon.words("harm"):
        return None
    if parse.dep[noun] in {"compound", "nmod"} or _is_undone(scene, noun):
        return None
    against = _against(scene, noun)
    doers = (
        _agents(scene, noun)
        or _owner(scene, noun)
        or _undertakers(scene, noun)
        or _shown_by(scene, noun)
        or (_noun_in_front(scene, noun) if against else [])
        or _nation(scene, noun)
    )
    return Stance(noun, Act.ACCUSE, list(dict.fromkeys(doers)), against) if doers else None


def doers_of(scene: Scene, noun: int) -> list[Entity]:
    """Who did the harm that a noun names; empty where it names none."""
    blame = harm(scene, noun)
    return blame.targets if blame else []


def sufferers_of(scene: Scene, noun: int) -> list[Entity]:
    """Whom the harm befell that a noun names: who stands after "against" or "on"."""
    return _against(scene, noun) if scene.parse.lemma[noun] in lexicon.words("harm") else []


def _agents(scene: Scene, noun: int) -> list[Entity]:
    parse = scene.parse
    by = [k for k in parse.children(noun, "prep", "agent") if parse.lower[k] == "by"]
    return [e for k in by for t in parse.children(k, "pobj") for e in scene.actors_at(t)]


def _against(scene: Scene, noun: int) -> list[Entity]:
    parse = scene.parse
    phrases = phrases_after(parse, noun, {"against", "on"})
    return [e for k in phrases for t in parse.children(k, "pobj") for e in scene.responsible(t)]


def _owner(scene: Scene, noun: int) -> list[Entity]:
    owner = scene.parse.child(noun, "poss")
    if owner is None or scene.parse.lower[owner] in FIRST | SECOND:
        return []
    return scene.actors_at(owner)


def _undertakers(scene: Scene, noun: int) -> list[Entity]:
    """Who "committed" or "launched" it."""
    parse, verb = scene.parse, scene.parse.head[noun]
    if parse.dep[noun] != "dobj" or parse.lemma[verb] not in lexicon.words("undertaking"):
        return []
    doer = subject_of(parse, verb)
    if doer is None or is_negated(parse, verb) or is_conditional(parse, verb):
        return []
    return scene.actors_at(doer)


def _shown_by(scene: Scene, noun: int) -> list[Entity]:
    """Who does it in "the cruelty that X has shown"."""
    parse = scene.parse
    clause = parse.child(noun, "relcl")
    doer = parse.child(clause, "nsubj") if clause is not None else None
    if clause is None or doer is None or doer < noun or is_negated(parse, clause):
        return []
    return scene.actors_at(doer)


def _noun_in_front(scene: Scene, noun: int) -> list[Entity]:
    """In "a Twitter attack against the government", beside a victim, the noun in front did it."""
    nouns = scene.parse.children(noun, "compound", "nmod")
    return [e for t in nouns for e in scene.actors_at(t)]


def _nation(scene: Scene, noun: int) -> list[Entity]:
    """The country of "Russian aggression"."""
    parse = scene.parse
    if any(parse.words[k][0].isupper() for k in parse.children(noun, "amod")):
        return scene.responsible(noun, of_counts=False)
    return []


def _is_undone(scene: Scene, noun: int) -> bool:
    """Whether the harm is only fought, denied or imagined ("to prevent violence by X")."""
    parse = scene.parse
    verb = next((t for t in parse.ancestors(noun) if parse.pos[t] in VERBAL), None)
    if verb is None:
        return False
    undone = parse.lemma[verb] in lexicon.words("undoing")
    return undone or is_negated(parse, verb) or is_conditional(parse, verb)
