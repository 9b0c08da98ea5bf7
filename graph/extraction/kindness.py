"""What a content says for somebody: praise, support, agreement, apology.

In: the scene, the tokens of what is said, and who says it. Out: the first friendly thing in it. The
friendly counterpart of blame, kept as plain: it is only tried where nothing hostile was found.
"""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.entities import Entity
from graph.extraction.pronouns import FIRST
from graph.extraction.scene import Scene
from graph.extraction.stance import Stance
from graph.extraction.syntax import is_conditional, is_negated, preposition_objects
from graph.model import Act


def find_kindness(scene: Scene, content: list[int], speaker: Entity) -> list[Stance]:
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


def _kind_verb(scene: Scene, verb: int) -> Stance | None:
    parse = scene.parse
    if is_negated(parse, verb) or is_conditional(parse, verb):
        return None
    subject = parse.child(verb, "nsubj")
    if subject is None:
        return None
    first_person = parse.lower[subject] in FIRST
    if parse.lemma[verb] == "be":
        said = parse.child(verb, "attr", "acomp")
        if said is None or parse.child(said, "neg") is not None:
            return None
        return _copula(scene, verb, subject, said, first_person=first_person)
    if first_person and parse.lemma[verb] == "stand":
        beside = preposition_objects(parse, verb, {"with", "by", "behind"})
        return Stance(verb, Act.SUPPORT, [e for t in beside for e in scene.actors_at(t)])
    if first_person and parse.lemma[verb] == "regret":
        return Stance(verb, Act.APOLOGISE, [])
    return None


def _copula(
    scene: Scene, verb: int, subject: int, said: int, *, first_person: bool
) -> Stance | None:
    """For "she is a marvel", "he is right", "I am sorry"."""
    parse = scene.parse
    if first_person:
        return Stance(verb, Act.APOLOGISE, []) if parse.lemma[said] == "sorry" else None
    if parse.lemma[said] in lexicon.words("right"):
        return Stance(verb, Act.AGREE, scene.actors_at(subject))
    words = {parse.lemma[said], *(parse.lemma[k] for k in parse.kids[said] if k < said)}
    words |= {parse.lower[said], *(parse.lower[k] for k in parse.kids[said] if k < said)}
    if words & lexicon.words("good"):
        return Stance(verb, Act.PRAISE, scene.actors_at(subject))
    return None
