"""From reports to claims: which act, against whom, how sure; nested ones inside their outer one."""

from __future__ import annotations

import datetime as dt

from graph.extraction import lexicon
from graph.extraction.blame import doers_of, find_blames, verdict_of, victims_of
from graph.extraction.circumstances import Circumstances, circumstances_of
from graph.extraction.drafts import Draft
from graph.extraction.entities import Entity
from graph.extraction.kindness import find_kindness
from graph.extraction.modality import act_modality, content_polarity
from graph.extraction.parse import Parse
from graph.extraction.reports import Report
from graph.extraction.scene import Scene
from graph.extraction.syntax import is_negated, preposition_objects, subject_of
from graph.model import FRIENDLY, HOSTILE, Act, Kind, Modality

# How sure a claim is, by what it rests on. Set by hand so that the order is right; not calibrated.
CERTAIN = 0.9
BY_CONTENT = 0.7
BY_CONTEXT = 0.5


def draft_claims(scene: Scene, reports: list[Report], published: dt.date | None) -> list[Draft]:
    """All claims of a document in text order."""
    drafts: list[Draft] = []
    by_report: dict[int, list[Draft]] = {}
    # An outer report comes before the ones inside it, so that modality and embedding can look up.
    for report in sorted(reports, key=_depth):
        report.modality = act_modality(scene.parse, report)
        made = _drafts_of(scene, report, reports, published)
        for draft in made:
            draft.outer = _outer_draft(draft, by_report.get(id(report.outer), []))
        by_report[id(report)] = made
        drafts += made
    drafts.sort(key=lambda d: (d.report.cue, d.content[:1], d.act))
    _inherit_targets(drafts)
    _inherit_circumstances(scene, drafts)
    _link_answers(scene, drafts)
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


def _drafts_of(
    scene: Scene, report: Report, reports: list[Report], published: dt.date | None
) -> list[Draft]:
    if report.speaker is None:
        return []
    speakers = scene.actors_at(report.speaker)
    if not speakers and scene.parse.lemma[report.speaker] in lexicon.words("document"):
        # "a lawsuit filed by X says", "X's letter accuses": the author speaks.
        speakers = scene.responsible(report.speaker)
    when = circumstances_of(scene, report, published)
    own = _own_content(scene.parse, report, reports)
    made: list[Draft] = []
    for speaker in speakers:
        if report.frame in {"say", "tell", "according", "continued"} and report.act not in HOSTILE:
            made += _said(scene, report, speaker, own, when)
        else:
            made += _done(scene, report, speaker, own, when)
    return made


def _own_content(parse: Parse, report: Report, reports: list[Report]) -> list[int]:
    """Content without what is told there of other people's speech."""
    inner = {
        t
        for r in reports
        if r.outer is report
        for t in (*r.content, *r.cue_tokens)
        # "said that he had insulted the court": to tell of it so is to blame him for it.
        if not (t == r.cue and parse.lemma[t] in lexicon.words("abuse"))
    }
    return [t for t in report.content if t not in inner]


def _said(
    scene: Scene, report: Report, speaker: Entity, own: list[int], when: Circumstances
) -> list[Draft]:
    """Claims of a neutral cue: one for each thing said against somebody, else one for the whole."""
    parse = scene.parse
    addressees = [e for t in report.addressees for e in scene.actors_at(t)]
    made = []
    blames = [] if report.act is Act.ASK else find_blames(scene, own, speaker)
    for blame in blames:
        content = _sentence_part(scene, report.content, blame.head)
        draft = Draft(report, speaker, blame.act, content, blame.targets, report.modality)
        draft.victims, draft.addressees = blame.victims, addressees
        draft.confidence = BY_CONTENT
        made.append(draft)
    for kindness in [] if report.act is Act.ASK or made else find_kindness(scene, own, speaker):
        content = _sentence_part(scene, report.content, kindness.head)
        draft = Draft(report, speaker, kindness.act, content, kindness.targets, report.modality)
        draft.addressees, draft.confidence = addressees, BY_CONTENT
        made.append(draft)
    if not made:
        draft = Draft(report, speaker, report.act, report.content, [], report.modality)
        draft.addressees = addressees
        if draft.act in FRIENDLY - {Act.PROMISE}:
            draft.targets = addressees
        draft.confidence = CERTAIN
        made.append(draft)
    for draft in made:
        draft.polarity = content_polarity(parse, draft.content)
        draft.about = _about(scene, draft.content, speaker)
        draft.circumstances = when
    return made


def _sentence_part(scene: Scene, content: list[int], head: int) -> list[int]:
    sentence = scene.parse.sentence_of[head]
    return [t for t in content if scene.parse.sentence_of[t] == sentence]


def _done(
    scene: Scene, report: Report, speaker: Entity, own: list[int], when: Circumstances
) -> list[Draft]:
    """The claim of a cue that is itself an act: accused, condemned, demanded, denied."""
    act = report.act
    targets = _targets(scene, report, speaker)
    content = report.content or ([t for o in report.objects for t in scene.parse.subtree(o)])
    if report.frame == "label":
        verdict = verdict_of(scene, report.content)
        quoted = any(scene.inside[t] >= 0 for t in report.content) and scene.inside[report.cue] < 0
        if verdict is None and quoted and any(e.kind is Kind.PERSON for e in targets):
            # Names that papers put in quotation marks because somebody was called so are insults.
            verdict = Act.CRITICISE
        act = verdict or act
        if act is Act.STATE:
            targets = []
    elif act is Act.CRITICISE and _alleges(scene, own):
        act = Act.ACCUSE
    elif (
        report.frame == "noun"
        and act is Act.THREATEN
        and not targets
        and scene.parse.lemma[report.cue] == "warning"
    ):
        act = Act.STATE
    elif act in {Act.DEMAND, Act.THREATEN} and targets and all(_is_ally(scene, e) for e in targets):
        act = Act.ASK if act is Act.DEMAND else Act.STATE
    if act is Act.STATE and report.frame == "noun":
        blames = find_blames(scene, own, speaker)
        if blames:
            act, targets = blames[0].act, blames[0].targets
    if act is Act.THREATEN and not targets:
        targets = _threatened(scene, report.content, speaker)
    if report.frame in {"say", "tell", "noun"} and act in HOSTILE and not targets:
        targets = _complained_of(scene, report, speaker)
    if act is Act.ACCUSE and not targets:
        blames = find_blames(scene, own, speaker)
        targets = list(dict.fromkeys(e for b in blames for e in b.targets))
    ambiguous = report.use is not None and report.use.frame.endswith("?")
    if ambiguous and not targets and not report.quotes:
        return []  # "attacked the gap": nobody is spoken of
    draft = Draft(report, speaker, act, content, targets, report.modality)
    draft.victims = _victims(scene, content, targets) if act is Act.ACCUSE else []
    draft.addressees = [
        e for t in report.addressees for e in scene.actors_at(t) if e not in targets
    ]
    if act not in HOSTILE | FRIENDLY:
        draft.addressees += [e for e in targets if e not in draft.addressees]
        draft.targets = []
    draft.about = _about(scene, content, speaker)
    draft.polarity = content_polarity(scene.parse, report.content)
    draft.circumstances = when
    draft.confidence = CERTAIN if targets and report.objects else BY_CONTENT
    return [draft]


def _threatened(scene: Scene, content: list[int], speaker: Entity) -> list[Entity]:
    """ "threatened to sue X": the object of what is threatened."""
    parse = scene.parse
    inside = set(content)
    for t in content:
        if parse.pos[t] == "VERB" and parse.head[t] not in inside - {t}:
            things = [
                *parse.children(t, "dobj"),
                *preposition_objects(parse, t, {"against", "with"}),
            ]
            return [e for thing in things for e in scene.responsible(thing) if e is not speaker]
    return []


def _complained_of(scene: Scene, report: Report, speaker: Entity) -> list[Entity]:
    """ "alleged that X kept two sets of books": who does what is alleged."""
    parse = scene.parse
    inside = set(report.content)
    for t in report.content:
        if parse.pos[t] in {"VERB", "AUX"} and parse.head[t] not in inside - {t}:
            doer = subject_of(parse, t)
            if doer is None or parse.lower[doer] == "they" or (is_negated(parse, t) and report.act is Act.ACCUSE):
                return []
            return [
                e for e in scene.actors_at(doer) if e is not speaker and e.kind is not Kind.PLACE
            ]
    return []


def _about(scene: Scene, content: list[int], speaker: Entity) -> list[Entity]:
    return [e for e in scene.mentioned(content) if e is not speaker and e.kind is not Kind.PLACE]


def _targets(scene: Scene, report: Report, speaker: Entity) -> list[Entity]:
    found: list[Entity] = []
    for head in report.objects:
        direct = scene.actors_at(head)
        found += direct or doers_of(scene, head) or _owners(scene, head)
    if not report.objects and report.topic is not None:
        found += doers_of(scene, report.topic) or _owners(scene, report.topic)
    return [e for e in dict.fromkeys(found) if e is not speaker]


def _owners(scene: Scene, head: int) -> list[Entity]:
    """Who stands behind a thing that is attacked: its owner, not the victim of a harm."""
    lemma = scene.parse.lemma[head]
    befalls = lemma in lexicon.words("harm") or lemma in lexicon.words("suffered")
    return scene.responsible(head, of_counts=not befalls)


def _alleges(scene: Scene, content: list[int]) -> bool:
    """Whether a content tells of a concrete wrong rather than of displeasure."""
    parse = scene.parse
    return any(
        (parse.pos[t] == "VERB" and parse.lemma[t] in lexicon.words("deed"))
        or parse.lemma[t] in lexicon.words("wrongdoer")
        or parse.lemma[t] in lexicon.words("failing")
        for t in content
    )


def _is_ally(scene: Scene, entity: Entity) -> bool:
    """Whether asking this actor for something is no demand on an opponent: a nameless crowd."""
    if entity.named or entity.kind is not Kind.GROUP:
        return False
    last = entity.key[-1:] if entity.key else ()
    nouns = entity.described | set(last) | set(entity.key)
    singular = {w.removesuffix("s") for w in nouns} | nouns
    return bool(singular & lexicon.words("ally")) or not singular & _POWERFUL


_POWERFUL = frozenset(
    ["government", "authority", "official", "lawmaker", "legislator", "senator", "minister", "leader", "company", "bank", "country", "state", "police", "party", "politician", "opposition", "administration", "regulator", "court", "judge", "republican", "democrat", "conservative", "liberal", "rebel", "militia", "troop", "force", "executive", "owner", "employer", "landlord", "boss", "member", "representative", "lawmakers", "media"]
)


def _victims(scene: Scene, content: list[int], targets: list[Entity]) -> list[Entity]:
    found: list[Entity] = []
    for t in content:
        if scene.parse.pos[t] == "VERB" and scene.parse.lemma[t] in lexicon.words("deed"):
            found += victims_of(scene, t)
        elif scene.parse.lower[t] == "against" and scene.parse.dep[t] == "prep":
            found += [e for o in scene.parse.children(t, "pobj") for e in scene.actors_at(o)]
    return [e for e in dict.fromkeys(found) if e not in targets]


# What claims learn from their neighbours


def _inherit_targets(drafts: list[Draft]) -> None:
    """ "lodged a complaint with X, explaining: “we demand an explanation”": demanded of X.

    A demand or threat of the first person that names nobody is aimed at whom the same sentence or
    the outer claim attacks.
    """
    for draft in drafts:
        if draft.targets or draft.act not in {Act.DEMAND, Act.THREATEN}:
            continue
        near = [
            d
            for d in drafts
            if d is not draft
            and d.targets
            and d.act in HOSTILE
            and d.modality is Modality.ASSERTED
            and d.report.cue < draft.report.cue
            and _shares_sentence(d, draft)
        ]
        if near:
            draft.targets = [e for e in near[-1].targets if e is not draft.speaker]
            draft.confidence = BY_CONTEXT


def _shares_sentence(one: Draft, other: Draft) -> bool:
    outer = other.report.outer
    while outer is not None:
        if outer.cue in {one.report.cue, *(one.report.cue_tokens)} or outer is one.report.outer:
            return True
        if (
            outer.speaker is not None
            and one.report.outer is not None
            and abs(outer.cue - one.report.cue) < 25
        ):
            return True
        outer = outer.outer
    return False


def _inherit_circumstances(scene: Scene, drafts: list[Draft]) -> None:
    """A speech introduced with place and time keeps them while the same speaker goes on."""
    last: dict[int, tuple[int, Circumstances]] = {}
    for draft in drafts:
        paragraph = scene.parse.paragraph_of[
            draft.content[0] if draft.content else draft.report.cue
        ]
        known = draft.circumstances
        before = last.get(id(draft.speaker))
        if (
            before is not None
            and paragraph - before[0] <= 1
            and draft.report.quotes
            and draft.outer is None
        ):
            known = Circumstances(
                known.venue or before[1].venue,
                known.venue_span or before[1].venue_span,
                known.said_at_text or before[1].said_at_text,
                known.said_at or before[1].said_at,
            )
            draft.circumstances = known
        if draft.outer is None:
            last[id(draft.speaker)] = (paragraph, known)


def _link_answers(scene: Scene, drafts: list[Draft]) -> None:
    """A denial answers the last claim against the one who denies; close by, it is aimed at its speaker."""
    paragraph = scene.parse.paragraph_of

    def near(earlier: Draft, later: Draft) -> bool:
        return paragraph[later.report.cue] - paragraph[earlier.report.cue] <= 1

    for i, draft in enumerate(drafts):
        if draft.act is Act.REJECT and draft.modality is Modality.ASSERTED:
            for earlier in reversed(drafts[:i]):
                aimed = draft.speaker in earlier.targets and earlier.act in HOSTILE - {Act.REJECT}
                if aimed and (not draft.targets or earlier.speaker in draft.targets):
                    draft.answers = earlier
                    if not draft.targets and near(earlier, draft):
                        draft.targets, draft.confidence = [earlier.speaker], BY_CONTEXT
                    break
