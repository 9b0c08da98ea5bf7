"""Where something was said: outlet, programme, platform or occasion.

In: the scene and a report. Out: the venue's name and its place in the text, or None.
"""

from __future__ import annotations

from typing import NamedTuple

from graph.extraction import lexicon
from graph.extraction.clauses import objects_after
from graph.extraction.entities import Entity
from graph.extraction.reports import Report
from graph.extraction.scene import Scene
from graph.extraction.syntax import VERBAL
from graph.model import Kind, Span

_PREPOSITIONS = {"on", "in", "at", "during", "to", "via"}


class Venue(NamedTuple):
    """Name and place of a venue; outlet: whether it is one that carries what is said there."""

    name: str
    span: Span
    outlet: bool


def venue_of(scene: Scene, report: Report) -> Venue | None:
    """The venue that the sentence of the cue names, outside quotations."""
    parse = scene.parse
    told = _told_to_outlet(scene, report)
    if told is not None:
        return told
    first, end = parse.sentence(report.cue)
    for t in range(first, end):
        if parse.dep[t] != "prep" or scene.inside[t] >= 0 or parse.lower[t] not in _PREPOSITIONS:
            continue
        head = parse.child(t, "pobj")
        if head is None or not _tells_of_saying(scene, t, report):
            continue
        found = _as_venue(scene, head)
        if found is not None and (parse.lower[t] != "to" or found.outlet):
            return found
    return None


def _told_to_outlet(scene: Scene, report: Report) -> Venue | None:
    """In "told the Gazette that …" the addressee is the venue."""
    for told in report.addressees:
        named = scene.actor_at(told)
        if named is None or named.kind is not Kind.ORGANISATION:
            continue
        if _is_outlet(named) or (named.named and report.frame == "tell"):
            return Venue(named.name, scene.parse.span(told, told), outlet=True)
    return None


def _is_outlet(entity: Entity) -> bool:
    return not lexicon.words("outlet").isdisjoint(entity.described)


def _tells_of_saying(scene: Scene, preposition: int, report: Report) -> bool:
    """Whether a phrase hangs on the cue, or closes the clause that is reported."""
    parse = scene.parse
    head = parse.head[preposition]
    if head == report.cue or head in report.cue_tokens:
        return True
    if parse.pos[head] not in VERBAL:
        return False
    if parse.head[head] == report.cue:
        return parse.dep[head] in {"conj", "xcomp", "advcl"} or (
            parse.dep[head] == "ccomp" and preposition > report.cue
        )
    return parse.head[report.cue] == head and parse.dep[report.cue] in {
        "relcl", "conj", "advcl", "xcomp",
    }  # fmt: skip


def _as_venue(scene: Scene, head: int) -> Venue | None:
    """The venue that a noun phrase names; None where the noun is no venue."""
    parse = scene.parse
    is_occasion = parse.lemma[head] in lexicon.words("venue")
    if is_occasion:
        for below in objects_after(parse, head, {"with", "on", "to", "for"}):
            named = scene.actor_at(below)
            if named is not None and named.kind is Kind.ORGANISATION:
                return Venue(named.name, parse.span(below, below), outlet=True)
    entity = scene.actor_at(head)
    if entity is not None and entity.named:
        on = entity.kind is Kind.ORGANISATION and parse.lower[parse.head[head]] == "on"
        if on or _is_outlet(entity) or " ".join(entity.key) in lexicon.platforms():
            return Venue(entity.name, parse.span(head, head), outlet=True)
        return None
    return _occasion(scene, head) if is_occasion else None


def _occasion(scene: Scene, head: int) -> Venue:
    """An occasion or medium by its description, or by the outlet or platform in it."""
    parse = scene.parse
    phrase = [
        t
        for t in parse.subtree(head)
        if t == head or (t < head and parse.dep[t] in {"amod", "compound", "nmod", "punct"})
    ]
    span = parse.span(phrase[0], head)
    for t in phrase:
        owner = scene.actor_at(t) if t != head else None
        if owner is not None and owner.kind is Kind.ORGANISATION:
            return Venue(owner.name, span, outlet=True)
    for t in phrase:
        platform = lexicon.platforms().get(parse.lower[t])
        if platform:
            return Venue(platform, span, outlet=True)
    return Venue(parse.plain(phrase[0], head), span, outlet=False)
