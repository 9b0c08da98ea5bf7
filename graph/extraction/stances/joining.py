"""Readings and drafts become one: claims confirmed, corrected, added; each with how sure it is.

In: the scene, its reports and drafts, the readings, and the day of publication. Out: reports and
drafts in text order.

A claim against or for somebody that the rules drafted keeps its words. What the reading alone sees
becomes a claim of its own if it is likelier than LEAST; its words are those of the report that it
rests on, or of the sentence that names the target.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.extraction.circumstances import circumstances_of
from graph.extraction.drafts import CERTAIN, Draft
from graph.extraction.entities import Entity
from graph.extraction.modality import act_modality, content_polarity
from graph.extraction.neighbours import link_answers
from graph.extraction.reports import Report
from graph.extraction.scene import Scene
from graph.extraction.stances.allies import are_allies
from graph.extraction.stances.confidence import Calibration, Signs
from graph.extraction.stances.places import Place, PlaceKind
from graph.extraction.stances.reader import Reading
from graph.extraction.targets import sided_with, victims_in
from graph.model import FRIENDLY, HOSTILE, Act, Kind
from graph.settings import DEFAULT_CONFIDENCE

# Below this nobody needs to be shown what the reading alone sees.
LEAST = 0.1
# From here on a reading says what a report is about: it is no longer a mere statement.
LIKELY = DEFAULT_CONFIDENCE
# What a rule is worth of which the reader sees no pair: a place that acts, somebody far away.
_UNSEEN = 0.3

# Acts of whose kind readings tell.
_READ = HOSTILE | {Act.PRAISE, Act.SUPPORT}
# How much likelier than the reader thinks is the act that a rule has seen in what is said.
_RULED = 4.0
# Frames whose cue tells nothing of the act.
_BY_CONTENT = {"say", "tell", "according", "continued", "noun"}

_Key = tuple[Entity, Entity, int]


class Readings:
    """The readings of a document, by whom they are of and by paragraph."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.by_key: dict[_Key, Reading] = {}
        self._paragraphs: defaultdict[tuple[Entity, Entity], list[int]] = defaultdict(list)
        self._speakers: defaultdict[Entity, list[Entity]] = defaultdict(list)
        for reading in readings:
            pair = reading.pair
            self.by_key[pair.speaker, pair.target, pair.paragraph] = reading
            if (pair.speaker, pair.target) not in self._paragraphs:
                self._speakers[pair.target].append(pair.speaker)
            self._paragraphs[pair.speaker, pair.target].append(pair.paragraph)

    def elsewhere(
        self, speaker: Entity, target: Entity, here: Sequence[int], side: frozenset[Act]
    ) -> float:
        """The probability that the two stand so in some paragraph other than these."""
        nowhere = 1.0
        for paragraph in self._paragraphs[speaker, target]:
            if paragraph not in here:
                nowhere *= 1 - share_of(self.by_key[speaker, target, paragraph], side)
        return 1 - nowhere


    def allied(self, speaker: Entity, target: Entity, side: frozenset[Act]) -> float:
        """The probability that some ally of the speaker stands so to the target, anywhere."""
        nowhere = 1.0
        for other in self._speakers[target]:
            if are_allies(speaker, other):
                nowhere *= 1 - self.elsewhere(other, target, (), side)
        return 1 - nowhere


def share_of(reading: Reading, side: frozenset[Act]) -> float:
    """The probability that the pair is on this side."""
    return sum(share for act, share in reading.acts.items() if act in side)


def likelihood(reading: Reading) -> tuple[Act, float]:
    """The likeliest act of the likelier side, and how likely it is that the pair is on it."""
    side = max((HOSTILE, FRIENDLY), key=lambda acts: share_of(reading, acts))
    act = max((share, act) for act, share in reading.acts.items() if act in side)[1]
    return act, share_of(reading, side)


def join_readings(
    scene: Scene,
    reports: list[Report],
    drafts: list[Draft],
    readings: Iterable[Reading],
    calibration: Calibration,
    published: dt.date | None,
) -> tuple[list[Report], list[Draft]]:
    """Reports and drafts with what the readings tell; drafts are changed in place."""
    known = Readings(readings)
    confirmed: set[_Key] = set()
    for draft in drafts:
        if draft.targets and draft.act in _READ:
            _weigh(scene, draft, known, confirmed)
    of_report: defaultdict[tuple[int, Entity], list[Draft]] = defaultdict(list)
    for draft in drafts:
        of_report[id(draft.report), draft.speaker].append(draft)
    friends = _friends(scene, drafts)
    added = []
    for key, reading in known.by_key.items():
        act, share = likelihood(reading)
        if key in confirmed or share < LEAST or not _may_act(reading):
            continue
        if act not in HOSTILE or key not in friends:
            added.append(_new_draft(scene, drafts, of_report, reading, known, published))
    for draft in (*drafts, *added):
        if draft.signs:
            sure = {t: calibration.confidence(signs) for t, signs in draft.signs.items()}
            draft.targets = [t for t in draft.targets if sure[t] >= LEAST] or draft.targets
            draft.confidence = round(sum(sure[t] for t in draft.targets) / len(draft.targets), 2)
    whole = _settled(drafts, added, of_report)
    made = {id(draft.report): draft.report for draft in whole}
    old = {id(report) for report in reports}
    joined = [*reports, *(report for ident, report in made.items() if ident not in old)]
    joined.sort(key=lambda r: (r.cue, r.content[:1], r.frame))
    whole.sort(key=lambda d: (d.report.cue, d.content[:1], d.act))
    link_answers(scene.parse, whole)
    return joined, whole


def _nameless(*actors: Entity) -> int:
    return sum(actor.kind is Kind.PERSON and not actor.named for actor in actors)


def _may_act(reading: Reading) -> bool:
    """Whether a place acts is for the grammar to say."""
    return Kind.PLACE not in {reading.pair.speaker.kind, reading.pair.target.kind}


def _friends(scene: Scene, drafts: Iterable[Draft]) -> set[_Key]:
    """Whose part a speaker takes, by paragraph: no reading of it is against them."""
    return {
        (draft.speaker, friend, scene.parse.paragraph_of[draft.report.cue])
        for draft in drafts
        if draft.act in HOSTILE
        for friend in sided_with(scene, draft.report)
        if friend not in draft.targets
    }


def _weigh(scene: Scene, draft: Draft, known: Readings, confirmed: set[_Key]) -> None:
    """Note down the signs of a draft; an act that its content alone told becomes the likeliest."""
    side = HOSTILE if draft.act in HOSTILE else FRIENDLY
    here = sorted({scene.parse.paragraph_of[t] for t in (draft.report.cue, *draft.content)})
    grammar = draft.confidence == CERTAIN
    acts: defaultdict[Act, float] = defaultdict(float)
    for target in draft.targets:
        keys = [(draft.speaker, target, p) for p in here]
        found = [key for key in keys if key in known.by_key]
        confirmed.update(found)
        best = max((known.by_key[key] for key in found), key=lambda r: share_of(r, side),
                   default=None)  # fmt: skip
        elsewhere = known.elsewhere(draft.speaker, target, here, side)
        share = share_of(best, side) if best is not None else _UNSEEN
        allied = known.allied(draft.speaker, target, side)
        nameless = _nameless(draft.speaker, target)
        draft.signs[target] = Signs(share, elsewhere, allied, grammar, not grammar, nameless)
        if best is not None:
            for act, part in best.acts.items():
                acts[act] += part
    if draft.report.frame in _BY_CONTENT and acts:
        acts[draft.act] *= _RULED
        draft.act = max((share, act) for act, share in acts.items() if act in side)[1]


def _new_draft(
    scene: Scene,
    drafts: Sequence[Draft],
    of_report: dict[tuple[int, Entity], list[Draft]],
    reading: Reading,
    known: Readings,
    published: dt.date | None,
) -> Draft:
    """The claim that a reading makes."""
    pair, place = reading.pair, reading.place
    act, share = likelihood(reading)
    report = _report_of(scene, place, reading.target)
    if report.frame == "read":
        report.outer = _told_in(drafts, place)
        report.modality = act_modality(scene.parse, report)
    content = _content(scene, report, reading.target)
    draft = Draft(report, pair.speaker, act, content, [pair.target], report.modality)
    same = of_report.get((id(report), pair.speaker), [])
    if same:
        draft.outer, draft.circumstances = same[0].outer, same[0].circumstances
    else:
        draft.outer = _outer(drafts, report, pair.speaker)
        draft.circumstances = circumstances_of(scene, report, published)
    draft.polarity = content_polarity(scene.parse, content)
    mentioned = [e for e in scene.mentioned(content) if e.kind is not Kind.PLACE]
    draft.about = [e for e in mentioned if e not in {pair.speaker, pair.target}]
    if act is Act.ACCUSE:
        draft.victims = victims_in(scene, content, draft.targets)
    side = HOSTILE if act in HOSTILE else FRIENDLY
    elsewhere = known.elsewhere(pair.speaker, pair.target, [pair.paragraph], side)
    allied = known.allied(pair.speaker, pair.target, side)
    nameless = _nameless(pair.speaker, pair.target)
    draft.signs[pair.target] = Signs(share, elsewhere, allied, nameless=nameless)
    return draft


def _settled(
    drafts: Sequence[Draft],
    added: Sequence[Draft],
    of_report: dict[tuple[int, Entity], list[Draft]],
) -> list[Draft]:
    """Drafts and added ones; a mere statement becomes the likely claim that its report makes."""
    kept = []
    taken: set[int] = set()
    for draft in added:
        same = of_report.get((id(draft.report), draft.speaker), [])
        plain = next((d for d in same if not d.targets and d.act is Act.STATE), None)
        if plain is None or draft.confidence < LIKELY or id(plain) in taken:
            kept.append(draft)
            continue
        taken.add(id(plain))
        plain.act, plain.content, plain.targets = draft.act, draft.content, draft.targets
        plain.confidence, plain.polarity = draft.confidence, draft.polarity
        plain.about, plain.victims, plain.signs = draft.about, draft.victims, draft.signs
    return [*drafts, *kept]


def _report_of(scene: Scene, place: Place, target: int) -> Report:
    """The report of a place, or one made for it."""
    if place.report is not None and place.kind in {PlaceKind.REPORT, PlaceKind.CONTINUED}:
        return place.report
    parse = scene.parse
    sentence = list(range(*parse.sentence(target)))
    if place.report is not None:
        before = place.report
        return Report(
            before.cue, list(before.cue_tokens), Act.STATE, "continued", speaker=before.speaker,
            source=list(before.source), content=sentence, use=before.use, by_rules=False,
        )  # fmt: skip
    if parse.sentence_of[place.source] == parse.sentence_of[target]:
        cue = [place.head]
    else:
        # Neither sentence tells all of it: the words are those of both, with no cue of their own.
        cue = []
        sentence = sorted({*sentence, *range(*parse.sentence(place.source))})
    return Report(
        place.head, cue, Act.STATE, "read", speaker=place.source, source=[place.source],
        content=[t for t in sentence if t not in cue], by_rules=False,
    )  # fmt: skip


def _content(scene: Scene, report: Report, target: int) -> list[int]:
    """Of what is said, the sentence that points to the target; else its first sentence."""
    parse = scene.parse
    if report.frame == "read":
        return report.content
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
