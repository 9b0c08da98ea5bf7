"""What claims learn from the claims around them: targets, place and time, what they answer.

In: the drafts of a document in text order. Out: the same drafts, filled in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.extraction.circumstances import Circumstances
from graph.extraction.drafts import BY_CONTEXT, Draft
from graph.extraction.entities import Entity
from graph.extraction.parse import Parse
from graph.extraction.reports import Report
from graph.model import HOSTILE, Act, Modality

# Tokens between the cues of two acts that one sentence tells of.
_SAME_SENTENCE = 25


def inherit_targets(parse: Parse, drafts: list[Draft]) -> None:
    """For "lodged a complaint with X, explaining: “we demand an answer”": demanded of X.

    A demand or threat that names nobody is aimed at whom the same sentence or the outer claim
    attacks.
    """
    for place, draft in enumerate(drafts):
        if draft.targets or draft.act not in {Act.DEMAND, Act.THREATEN}:
            continue
        attack = _attack_before(parse, drafts, place)
        if attack is not None:
            draft.targets = [e for e in attack.targets if e is not draft.speaker]
            draft.confidence = BY_CONTEXT


def _attack_before(parse: Parse, drafts: list[Draft], place: int) -> Draft | None:
    """The last asserted hostile claim with a target, near the same outer report."""
    draft = drafts[place]
    outer = list(_outer_reports(draft.report))
    # No further back than where the outermost of them, or its content, begins.
    start = min((_first_token(parse, r) for r in outer), default=draft.report.cue)
    for earlier in (drafts[i] for i in range(place - 1, -1, -1)):
        if earlier.report.cue < start:
            return None
        if (
            earlier.targets
            and earlier.act in HOSTILE
            and earlier.modality is Modality.ASSERTED
            and earlier.report.cue < draft.report.cue
            and any(_shares_sentence(earlier.report, report) for report in outer)
        ):
            return earlier
    return None


def _outer_reports(report: Report) -> Iterator[Report]:
    outer = report.outer
    while outer is not None:
        yield outer
        outer = outer.outer


def _first_token(parse: Parse, report: Report) -> int:
    sentence, _ = parse.sentence(report.cue)
    return min(sentence, report.cue - _SAME_SENTENCE, *report.content)


def _shares_sentence(attack: Report, outer: Report) -> bool:
    """Whether an attack is told by, or right beside, the report that tells of another act."""
    if outer.cue in {attack.cue, *attack.cue_tokens} or outer is attack.outer:
        return True
    near = abs(outer.cue - attack.cue) < _SAME_SENTENCE
    return near and outer.speaker is not None and attack.outer is not None


def inherit_circumstances(parse: Parse, drafts: list[Draft]) -> None:
    """A speech introduced with place and time keeps them while the same speaker goes on."""
    last: dict[Entity, tuple[int, Circumstances]] = {}
    for draft in drafts:
        if draft.outer is not None:
            continue
        paragraph = parse.paragraph_of[draft.content[0] if draft.content else draft.report.cue]
        before = last.get(draft.speaker)
        if before is not None and draft.report.quotes and paragraph - before[0] <= 1:
            draft.circumstances = draft.circumstances.or_else(before[1])
        last[draft.speaker] = (paragraph, draft.circumstances)


def link_answers(parse: Parse, drafts: list[Draft]) -> None:
    """A denial answers the last claim against its speaker; close by, it is aimed at that one's."""
    against: defaultdict[Entity, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.act is Act.REJECT:
            if draft.modality is Modality.ASSERTED:
                _answer(parse, draft, against.get(draft.speaker, []))
        elif draft.act in HOSTILE:
            for target in draft.targets:
                against[target].append(draft)


def _answer(parse: Parse, denial: Draft, attacks: list[Draft]) -> None:
    """Link a denial to the last attack on its speaker, by whom it is aimed at if that is known."""
    paragraph = parse.paragraph_of
    for attack in reversed(attacks):
        if denial.targets and attack.speaker not in denial.targets:
            continue
        denial.answers = attack
        near = paragraph[denial.report.cue] - paragraph[attack.report.cue] <= 1
        if near and not denial.targets:
            denial.targets, denial.confidence = [attack.speaker], BY_CONTEXT
        return
