"""What a content says for somebody: praise, support, agreement, apology.

The friendly counterpart of blame, kept as plain: a friendly reading is only tried where nothing
hostile was found.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.extraction import lexicon
from graph.extraction.pronouns import FIRST
from graph.extraction.entities import Entity
from graph.extraction.scene import Scene
from graph.extraction.syntax import is_conditional, is_negated, preposition_objects
from graph.model import Act


@dataclass(eq=False, slots=True)
class Kindness:
    """One friendly thing said: its head token, the act, and for whom."""

    head: int
    act: Act
    targets: list[Entity]


def find_kindness(scene: Scene, content: list[int], speaker: Entity) -> list[Kindness]:
    """The first friendly thing that `speaker` says in `content`, as a list of one or none."""
    for t in content:
        if scene.parse.pos[t] not in {"VERB", "AUX"}:
            continue
        found = _kind_verb(scene, t)
        if found is not None:
            found.targets = [e for e in found.targets if e is not speaker]
            if found.targets or found.act is Act.APOLOGISE:
                return [found]
    return []


def _kind_verb(scene: Scene, verb: int) -> Kindness | None:
    parse = scene.parse
    if is_negated(parse, verb) or is_conditional(parse, verb):
        return None
    subject = parse.child(verb, "nsubj")
    if subject is None:
        return None
    first_person = parse.lower[subject] in FIRST
    if parse.lemma[verb] == "be":
        said = parse.child(verb, "attr", "acomp")
        return _copula(scene, verb, subject, said, first_person=first_person) if said is not None else None
    if first_person and parse.lemma[verb] == "stand":
        beside = preposition_objects(parse, verb, {"with", "by", "behind"})
        return Kindness(verb, Act.SUPPORT, [e for t in beside for e in scene.actors_at(t)])
    if first_person and parse.lemma[verb] == "regret":
        return Kindness(verb, Act.APOLOGISE, [])
    return None


def _copula(
    scene: Scene, verb: int, subject: int, said: int, *, first_person: bool
) -> Kindness | None:
    """ "she is a marvel", "he is right", "I am sorry"."""
    parse = scene.parse
    if first_person:
        return Kindness(verb, Act.APOLOGISE, []) if parse.lemma[said] == "sorry" else None
    if parse.lemma[said] in {"right", "correct"}:
        return Kindness(verb, Act.AGREE, scene.actors_at(subject))
    words = {parse.lemma[said], *(parse.lemma[k] for k in parse.kids[said] if k < said)}
    words |= {parse.lower[said], *(parse.lower[k] for k in parse.kids[said] if k < said)}
    if words & lexicon.words("good"):
        return Kindness(verb, Act.PRAISE, scene.actors_at(subject))
    return None
