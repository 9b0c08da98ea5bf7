"""What a content says against somebody, where the cue itself ("said") tells nothing of it.

In: the scene, the tokens of what is said, and who says it. Out: blames: alleged deeds with their
doer, harms with their author, insults and judgments with whom they fall on, demands and threats.
"""

from __future__ import annotations

from graph.extraction.deeds import alleged_deed, does_nothing
from graph.extraction.entities import Entity
from graph.extraction.harms import harm
from graph.extraction.pressing import pressure
from graph.extraction.pronouns import FIRST
from graph.extraction.scene import Scene
from graph.extraction.stance import Stance
from graph.extraction.syntax import VERBAL, is_negated
from graph.extraction.verdicts import displeasure, insult, judgment
from graph.model import Act

_GRAVITY = [Act.ACCUSE, Act.THREATEN, Act.DEMAND, Act.REJECT, Act.CRITICISE]


def find_blames(scene: Scene, content: list[int], speaker: Entity) -> list[Stance]:
    """All that `speaker` says against others in `content`; nothing about himself."""
    inside = set(content)
    found: list[Stance] = []
    for t in content:
        blame = None
        if scene.parse.pos[t] in VERBAL:
            blame = _by_verb(scene, t)
        elif scene.parse.pos[t] in {"NOUN", "ADJ", "PROPN"}:
            blame = _by_word(scene, t, inside)
        if blame is not None:
            blame.targets = [e for e in blame.targets if e is not speaker]
            if blame.targets:
                found.append(blame)
    return _merge(scene, found)


def _by_verb(scene: Scene, verb: int) -> Stance | None:
    deed = alleged_deed(scene, verb)
    if deed is not None or does_nothing(scene, verb):
        return deed
    sufferer = scene.parse.child(verb, "nsubjpass")
    if sufferer is not None and scene.parse.lower[sufferer] in FIRST:
        return None if is_negated(scene.parse, verb) else displeasure(scene, verb)
    if scene.parse.lemma[verb] == "be":
        return judgment(scene, verb)
    return pressure(scene, verb)


def _by_word(scene: Scene, token: int, inside: set[int]) -> Stance | None:
    blame = insult(scene, token, inside)
    if blame is None and scene.parse.pos[token] == "NOUN":
        return harm(scene, token)
    return blame


def _merge(scene: Scene, blames: list[Stance]) -> list[Stance]:
    """One blame for each sentence and set of targets, with its gravest act."""
    merged: dict[tuple[int, frozenset[Entity]], Stance] = {}
    for blame in blames:
        key = (scene.parse.sentence_of[blame.head], frozenset(blame.targets))
        known = merged.setdefault(key, blame)
        if known is not blame:
            known.act = min(known.act, blame.act, key=_GRAVITY.index)
            known.victims += [v for v in blame.victims if v not in known.victims]
    return list(merged.values())
