"""Whom an act is against, and who suffers what is alleged.

In: the scene and a report or its content. Out: entities, never the speaker himself.
"""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.deeds import victims_of
from graph.extraction.entities import Entity
from graph.extraction.harms import doers_of, sufferers_of
from graph.extraction.reports import Report
from graph.extraction.scene import Scene
from graph.extraction.syntax import VERBAL, is_negated, preposition_objects, subject_of
from graph.model import Act, Kind


def targets_of(scene: Scene, report: Report, speaker: Entity) -> list[Entity]:
    """Those whom the cue's own grammar makes targets: its objects, or who is behind its topic."""
    found: list[Entity] = []
    for head in report.objects:
        found += scene.actors_at(head) or doers_of(scene, head) or _owners(scene, head)
    if not report.objects and report.topic is not None:
        found += doers_of(scene, report.topic) or _owners(scene, report.topic)
    return [e for e in dict.fromkeys(found) if e is not speaker]


def _owners(scene: Scene, head: int) -> list[Entity]:
    """Who stands behind a thing that is attacked: its owner, not the victim of a harm."""
    lemma = scene.parse.lemma[head]
    befalls = lemma in lexicon.words("harm") or lemma in lexicon.words("suffered")
    return scene.responsible(head, of_counts=not befalls)


def threatened(scene: Scene, content: list[int], speaker: Entity) -> list[Entity]:
    """For "threatened to sue X": the object of what is threatened."""
    verb = _main_verb(scene, content, {"VERB"})
    if verb is None:
        return []
    things = scene.parse.children(verb, "dobj")
    things += preposition_objects(scene.parse, verb, {"against", "with", "on", "to"})
    return [e for t in things for e in scene.responsible(t) if e is not speaker]


def complained_of(scene: Scene, report: Report, speaker: Entity) -> list[Entity]:
    """For "alleged that X kept two sets of books": who does what is alleged."""
    parse = scene.parse
    verb = _main_verb(scene, report.content, VERBAL)
    doer = subject_of(parse, verb) if verb is not None else None
    if verb is None or doer is None or parse.lower[doer] == "they":
        return []
    if report.act is Act.ACCUSE and is_negated(parse, verb):
        return []
    return [e for e in scene.actors_at(doer) if e is not speaker and e.kind is not Kind.PLACE]


def _main_verb(scene: Scene, content: list[int], parts: set[str]) -> int | None:
    """The first verb of a content that hangs on nothing inside it."""
    parse, inside = scene.parse, set(content)
    for t in content:
        governed = parse.head[t] in inside and parse.head[t] != t
        if parse.pos[t] in parts and not governed:
            return t
    return None


def victims_in(scene: Scene, content: list[int], targets: list[Entity]) -> list[Entity]:
    """Who suffers the deeds of a content, and who stands after "against" in it."""
    parse = scene.parse
    found: list[Entity] = []
    for t in content:
        if parse.pos[t] == "VERB" and parse.lemma[t] in lexicon.words("deed"):
            found += victims_of(scene, t)
        elif parse.lower[t] == "against" and parse.dep[t] == "prep":
            found += [e for o in parse.children(t, "pobj") for e in scene.actors_at(o)]
    return [e for e in dict.fromkeys(found) if e not in targets]


def sided_with(scene: Scene, report: Report) -> list[Entity]:
    """Whose part a hostile cue takes: "condemned the attack on X" is said for X, whoever did it."""
    heads = report.objects or ([report.topic] if report.topic is not None else [])
    return [e for head in heads for e in sufferers_of(scene, head)]


def is_ally(entity: Entity) -> bool:
    """Whether asking this actor is no demand on an opponent: supporters, a nameless crowd."""
    if entity.named or entity.kind is not Kind.GROUP:
        return False
    nouns = {*entity.described, *entity.key}
    nouns |= {noun.removesuffix("s") for noun in nouns}
    return bool(nouns & lexicon.words("ally")) or not nouns & lexicon.words("powerful")
