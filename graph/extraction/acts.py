"""From reports to claims: which act, against whom, how sure; nested ones inside their outer one.

In: the scene and its reports. Out: drafts of claims, in text order.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from graph.extraction import lexicon
from graph.extraction.blame import find_blames
from graph.extraction.circumstances import circumstances_of
from graph.extraction.drafts import BY_CONTENT, CERTAIN, Draft
from graph.extraction.entities import Entity
from graph.extraction.kindness import find_kindness
from graph.extraction.modality import act_modality, content_polarity
from graph.extraction.neighbours import inherit_circumstances, inherit_targets, link_answers
from graph.extraction.parse import Parse
from graph.extraction.pronouns import FIRST
from graph.extraction.reports import Report
from graph.extraction.scene import Scene
from graph.extraction.stance import Stance
from graph.extraction.syntax import VERBAL, auxiliaries
from graph.extraction.targets import (
    complained_of,
    is_ally,
    targets_of,
    threatened,
    victims_in,
)
from graph.extraction.verdicts import verdict_of
from graph.extraction.voices import speakers_at
from graph.model import FRIENDLY, HOSTILE, Act, Kind

# Frames whose cue tells nothing of the act: the content decides.
_NEUTRAL = {"say", "tell", "according", "continued"}


def draft_claims(scene: Scene, reports: list[Report], published: dt.date | None) -> list[Draft]:
    """All claims of a document in text order."""
    parse = scene.parse
    inner: defaultdict[int, list[Report]] = defaultdict(list)
    for report in reports:
        if report.outer is not None:
            inner[id(report.outer)].append(report)
    drafts: list[Draft] = []
    by_report: dict[int, list[Draft]] = {}
    # An outer report comes before the ones inside it, so that modality and embedding can look up.
    for report in sorted(reports, key=_depth):
        report.modality = act_modality(parse, report)
        own = _own_content(parse, report, inner[id(report)])
        made = _drafts_of(scene, report, own)
        if made:
            when = circumstances_of(scene, report, published)
            for draft in made:
                draft.circumstances = when
                draft.outer = _outer_draft(draft, by_report.get(id(report.outer), []))
        by_report[id(report)] = made
        drafts += made
    drafts.sort(key=lambda d: (d.report.cue, d.content[:1], d.act))
    inherit_targets(parse, drafts)
    inherit_circumstances(parse, drafts)
    link_answers(parse, drafts)
    return drafts


def _depth(report: Report) -> tuple[int, int]:
    depth, outer, seen = 0, report.outer, {id(report)}
    while outer is not None and id(outer) not in seen:
        seen.add(id(outer))
        depth, outer = depth + 1, outer.outer
    return depth, report.cue


def _outer_draft(draft: Draft, candidates: list[Draft]) -> Draft | None:
    """The claim that tells of this one; a person who tells of his own act only acts."""
    for outer in candidates:
        if outer.speaker is not draft.speaker and draft.report.cue in outer.report.content:
            return outer
    for outer in candidates:
        if outer.speaker is draft.speaker:
            return outer.outer
    return None


def _own_content(parse: Parse, report: Report, inner: Iterable[Report]) -> list[int]:
    """Content without what is told there of other people's speech."""
    told = {
        t
        for r in inner
        for t in (*r.content, *r.cue_tokens)
        # "said that he had insulted the court": to tell of it so is to blame him for it.
        if not (t == r.cue and parse.lemma[t] in lexicon.words("abuse"))
    }
    return [t for t in report.content if t not in told]


def _drafts_of(scene: Scene, report: Report, own: list[int]) -> list[Draft]:
    """The claims of each speaker of a report; own: content without inner reports."""
    if report.speaker is None:
        return []
    speakers = speakers_at(scene, report.speaker)
    made: list[Draft] = []
    for speaker in speakers:
        if report.frame in _NEUTRAL and report.act not in HOSTILE:
            made += _said(scene, report, speaker, own)
        else:
            made += _done(scene, report, speaker, own)
    return made


def _said(scene: Scene, report: Report, speaker: Entity, own: list[int]) -> list[Draft]:
    """Claims of a neutral cue: one for each thing said against somebody, else one for the whole."""
    addressees = _addressees(scene, report)
    judged: list[Stance] = []
    if report.found is not None:
        said = _surely_said(scene, report)
        if not said:
            return []
        own = [t for t in own if t in said]
    if report.act is not Act.ASK:
        judged = find_blames(scene, own, speaker) or find_kindness(scene, own, speaker)
    made = []
    for blame in judged:
        sentence = scene.parse.sentence_of[blame.head]
        content = [t for t in report.content if scene.parse.sentence_of[t] == sentence]
        draft = Draft(report, speaker, blame.act, content, blame.targets, report.modality)
        draft.victims, draft.confidence = blame.victims, BY_CONTENT
        made.append(draft)
    if not made:
        draft = Draft(report, speaker, report.act, report.content, [], report.modality)
        if draft.act in FRIENDLY - {Act.PROMISE}:
            draft.targets = addressees
        draft.confidence = CERTAIN
        made.append(draft)
    for draft in made:
        draft.addressees = addressees
        draft.polarity = content_polarity(scene.parse, draft.content)
        draft.about = _about(scene, draft.content, speaker)
    return made


def _surely_said(scene: Scene, report: Report) -> set[int]:
    """Of a content that the model sees: what is certainly the speaker's own words.

    A cue that no rule knows may be a thought, doubt or wish ("hoped that …", "declined to …"): only
    what stands in quotation marks was said. What others merely state tells something: a clause, or
    words in quotation marks.
    """
    quoted = {t for t in report.content if scene.inside[t] >= 0}
    if not report.by_rules and report.use is None:
        return quoted
    tells = quoted or any(scene.parse.pos[t] in VERBAL for t in report.content)
    tells = tells or report.act is not Act.STATE
    return set(report.content) if tells else set()


def _addressees(scene: Scene, report: Report) -> list[Entity]:
    return [e for t in report.addressees for e in scene.actors_at(t)]


def _about(scene: Scene, content: list[int], speaker: Entity) -> list[Entity]:
    return [e for e in scene.mentioned(content) if e is not speaker and e.kind is not Kind.PLACE]


def _done(scene: Scene, report: Report, speaker: Entity, own: list[int]) -> list[Draft]:
    """The claim of a cue that is itself an act: accused, condemned, demanded, denied."""
    act, targets = _act_and_targets(scene, report, speaker, own)
    ambiguous = report.use is not None and report.use.frame.endswith("?")
    if ambiguous and not targets and not report.quotes:
        return []  # "attacked the gap": nobody is spoken of
    content = report.content or [t for o in report.objects for t in scene.parse.subtree(o)]
    draft = Draft(report, speaker, act, content, targets, report.modality)
    if act is Act.ACCUSE:
        draft.victims = victims_in(scene, content, targets)
    draft.addressees = [e for e in _addressees(scene, report) if e not in targets]
    if act not in HOSTILE | FRIENDLY:
        draft.addressees += [e for e in targets if e not in draft.addressees]
        draft.targets = []
    draft.about = _about(scene, content, speaker)
    draft.polarity = content_polarity(scene.parse, report.content)
    draft.confidence = CERTAIN if targets and report.objects else BY_CONTENT
    return [draft]


def _act_and_targets(
    scene: Scene, report: Report, speaker: Entity, own: list[int]
) -> tuple[Act, list[Entity]]:
    """The act that cue and content make together, and whom it is against or for."""
    targets = targets_of(scene, report, speaker)
    act = _act_of(scene, report, targets, own)
    if act is Act.STATE and report.frame == "label":
        targets = []
    if act is Act.STATE and report.frame == "noun":
        blames = find_blames(scene, own, speaker)
        if blames:
            act, targets = blames[0].act, blames[0].targets
    if act is Act.THREATEN:
        targets = targets or threatened(scene, report.content, speaker)
    if act in HOSTILE and report.frame in {"say", "tell", "noun"}:
        targets = targets or complained_of(scene, report, speaker)
    if act is Act.ACCUSE and not targets:
        blames = find_blames(scene, own, speaker)
        targets = list(dict.fromkeys(e for b in blames for e in b.targets))
    return act, targets


def _act_of(scene: Scene, report: Report, targets: list[Entity], own: list[int]) -> Act:
    """The cue's act, made graver or milder by what is said and of whom."""
    act = report.act
    if act is Act.ACCUSE and _is_announced(scene, report):
        return Act.THREATEN
    if report.frame == "label":
        return _act_of_label(scene, report, targets)
    if act is Act.CRITICISE and _alleges(scene, own):
        return Act.ACCUSE
    if act is Act.THREATEN and report.frame == "noun" and not targets:
        return Act.STATE if scene.parse.lemma[report.cue] == "warning" else act
    if act in {Act.DEMAND, Act.THREATEN} and targets and all(is_ally(e) for e in targets):
        return Act.ASK if act is Act.DEMAND else Act.STATE
    return act


def _is_announced(scene: Scene, report: Report) -> bool:
    """For "we will sue them": what a first person is going to do is a threat, not yet done."""
    parse = scene.parse
    speaks = report.speaker is not None and parse.lower[report.speaker] in FIRST
    going = auxiliaries(parse, report.cue) & {"will", "'ll", "’ll", "shall"}
    return speaks and bool(going) and parse.lemma[report.cue] in lexicon.words("retaliation")


def _act_of_label(scene: Scene, report: Report, targets: list[Entity]) -> Act:
    """What it is to call somebody so; names that papers put in quotation marks are insults."""
    quoted = any(scene.inside[t] >= 0 for t in report.content) and scene.inside[report.cue] < 0
    verdict = verdict_of(scene, report.content)
    if verdict is None and quoted and any(e.kind is Kind.PERSON for e in targets):
        return Act.CRITICISE
    return verdict or report.act


def _alleges(scene: Scene, content: list[int]) -> bool:
    """Whether a content tells of a concrete wrong rather than of displeasure."""
    parse = scene.parse
    return any(
        (parse.pos[t] == "VERB" and parse.lemma[t] in lexicon.words("deed"))
        or parse.lemma[t] in lexicon.words("wrongdoer")
        or parse.lemma[t] in lexicon.words("failing")
        for t in content
    )
