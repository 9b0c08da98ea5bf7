"""Readings and drafts become one: claims confirmed, corrected, added; each with how sure it is.

In: the scene, its reports and drafts, the readings, and the day of publication. Out: reports and
drafts in text order.

A claim against or for somebody that the rules drafted keeps its words; how sure it is, is the
reading's probability. What the reading alone sees becomes a claim of its own if it is likelier than
LEAST; its words are those of the report that it rests on, or of the sentence that names the target.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from graph.extraction.circumstances import circumstances_of
from graph.extraction.drafts import BY_CONTEXT, Draft
from graph.extraction.entities import Entity
from graph.extraction.modality import act_modality, content_polarity
from graph.extraction.neighbours import link_answers
from graph.extraction.reports import Report
from graph.extraction.scene import Scene
from graph.extraction.stances.places import Place, PlaceKind
from graph.extraction.stances.reader import Reading
from graph.extraction.targets import victims_in
from graph.model import FRIENDLY, HOSTILE, Act, Kind

# Below this nobody needs to be shown what the reading alone sees.
LEAST = 0.15
# From here on a reading says what a report is about: it is no longer a mere statement.
LIKELY = 0.5

_Key = tuple[Entity, Entity, int]


def join_readings(
    scene: Scene,
    reports: list[Report],
    drafts: list[Draft],
    readings: Iterable[Reading],
    published: dt.date | None,
) -> tuple[list[Report], list[Draft]]:
    """Reports and drafts with what the readings tell; drafts are changed in place."""
    by_pair: dict[_Key, Reading] = {
        (r.pair.speaker, r.pair.target, r.pair.paragraph): r for r in readings
    }
    confirmed: set[_Key] = set()
    kept = [d for d in drafts if not d.targets or _weigh(scene, d, by_pair, confirmed)]
    of_report: defaultdict[tuple[int, Entity], list[Draft]] = defaultdict(list)
    for draft in kept:
        of_report[id(draft.report), draft.speaker].append(draft)
    made = []
    for key, reading in by_pair.items():
        if key not in confirmed and likelihood(reading)[1] >= LEAST:
            made.append(_new_draft(scene, kept, of_report, reading, published))
    added = [draft for draft in made if draft is not None]
    known = {id(report) for report in reports}
    joined = [*reports, *_distinct(d.report for d in added if id(d.report) not in known)]
    joined.sort(key=lambda r: (r.cue, r.content[:1], r.frame))
    whole = kept + added
    whole.sort(key=lambda d: (d.report.cue, d.content[:1], d.act))
    link_answers(scene.parse, whole)
    return joined, whole


def likelihood(reading: Reading) -> tuple[Act, float]:
    """The likeliest act of the likelier side, and how likely it is that the pair is on it."""
    sides = [
        [(share, act) for act, share in reading.acts.items() if act in side]
        for side in (HOSTILE, FRIENDLY)
    ]
    side = max(sides, key=lambda shares: sum(share for share, _ in shares))
    return max(side)[1], sum(share for share, _ in side)


def _share(reading: Reading, side: frozenset[Act]) -> float:
    return sum(share for act, share in reading.acts.items() if act in side)


def _weigh(
    scene: Scene, draft: Draft, by_pair: dict[_Key, Reading], confirmed: set[_Key]
) -> bool:
    """Set how sure a draft is by the readings of its targets; False if it is to go.

    Targets that are too unlikely go, unless the act is one that readings know nothing of.
    """
    side = HOSTILE if draft.act in HOSTILE else FRIENDLY
    if draft.act not in HOSTILE and draft.act not in {Act.PRAISE, Act.SUPPORT}:
        return True
    shares: dict[Entity, float] = {}
    acts: dict[Act, float] = defaultdict(float)
    for target in draft.targets:
        keys = [(draft.speaker, target, p) for p in _paragraphs(scene, draft)]
        found = [(_share(by_pair[key], side), key) for key in keys if key in by_pair]
        confirmed.update(key for _, key in found)
        best = max(found, key=lambda pair: pair[0], default=None)
        # Where the reader sees no pair at all (a place, a far mention) the rules stand alone.
        shares[target] = best[0] if best is not None else BY_CONTEXT
        if best is not None:
            for act, share in by_pair[best[1]].acts.items():
                acts[act] += share
    likely = [t for t, share in shares.items() if share >= LEAST]
    draft.targets = likely or draft.targets
    draft.confidence = sum(shares[t] for t in draft.targets) / len(draft.targets)
    by_content = draft.report.frame in {"say", "tell", "according", "continued", "noun"}
    if by_content and acts:
        draft.act = max((share, act) for act, share in acts.items() if act in side)[1]
    return True


def _paragraphs(scene: Scene, draft: Draft) -> list[int]:
    paragraph_of = scene.parse.paragraph_of
    return sorted({paragraph_of[t] for t in (draft.report.cue, *draft.content)})


def _new_draft(
    scene: Scene,
    drafts: Sequence[Draft],
    of_report: dict[tuple[int, Entity], list[Draft]],
    reading: Reading,
    published: dt.date | None,
) -> Draft | None:
    """The claim that a reading makes; a mere statement of the same report becomes it, if likely."""
    place, speaker, target = reading.place, reading.pair.speaker, reading.pair.target
    if Kind.PLACE in {speaker.kind, target.kind}:
        return None  # whether a place acts is for the grammar to say
    act, share = likelihood(reading)
    report = _report_of(scene, place, reading.target)
    same = of_report.get((id(report), speaker), [])
    content = _content(scene, report, reading.target)
    if report.frame == "read":
        report.outer = _told_in(drafts, place)
        report.modality = act_modality(scene.parse, report)
    plain = next((d for d in same if not d.targets and d.act is Act.STATE), None)
    if plain is not None and share >= LIKELY:
        plain.act, plain.content, plain.targets = act, content, [target]
        draft = plain
    else:
        draft = Draft(report, speaker, act, content, [target], report.modality)
        pattern = same[0] if same else None
        draft.outer = pattern.outer if pattern is not None else _outer(drafts, report, speaker)
        draft.circumstances = (
            pattern.circumstances
            if pattern is not None
            else circumstances_of(scene, report, published)
        )
    draft.confidence = share
    draft.polarity = content_polarity(scene.parse, content)
    draft.about = [e for e in scene.mentioned(content) if e not in {speaker, target}]
    draft.about = [e for e in draft.about if e.kind is not Kind.PLACE]
    if act is Act.ACCUSE:
        draft.victims = victims_in(scene, content, draft.targets)
    return None if draft is plain else draft


def _report_of(scene: Scene, place: Place, target: int) -> Report:
    """The report of a place, or one made for it."""
    if place.report is not None and place.kind in {PlaceKind.REPORT, PlaceKind.CONTINUED}:
        return place.report
    sentence = list(range(*scene.parse.sentence(target)))
    if place.report is not None:
        before = place.report
        return Report(
            before.cue, list(before.cue_tokens), Act.STATE, "continued", speaker=before.speaker,
            source=list(before.source), content=sentence, use=before.use, by_rules=False,
        )  # fmt: skip
    return Report(
        place.head, [place.head], Act.STATE, "read", speaker=place.source, source=[place.source],
        content=[t for t in sentence if t != place.head], by_rules=False,
    )  # fmt: skip


def _content(scene: Scene, report: Report, target: int) -> list[int]:
    """Of what is said, the sentence that points to the target; else its first sentence."""
    parse = scene.parse
    if not report.content:
        return [t for o in report.objects for t in parse.subtree(o)]
    sentence = parse.sentence_of[target]
    if all(parse.sentence_of[t] != sentence for t in report.content):
        sentence = parse.sentence_of[report.content[0]]
    return [t for t in report.content if parse.sentence_of[t] == sentence]


def _told_in(drafts: Sequence[Draft], place: Place) -> Report | None:
    """The report of another in whose content the speaker is mentioned; the smallest."""
    around = [
        d.report
        for d in drafts
        if d.speaker is not place.speaker and place.source in d.report.content
    ]
    return min(around, key=lambda r: len(r.content), default=None)


def _outer(drafts: Sequence[Draft], report: Report, speaker: Entity) -> Draft | None:
    """The claim that tells of a report."""
    for draft in drafts:
        if draft.report is report.outer and draft.speaker is not speaker:
            return draft
    return None


def _distinct(reports: Iterable[Report]) -> Iterator[Report]:
    seen: set[int] = set()
    for report in reports:
        if id(report) not in seen:
            seen.add(id(report))
            yield report
