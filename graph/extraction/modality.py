"""Whether an act was done: asserted, negated, hedged, hypothetical or only asked about.

In: the parse and a report whose outer report has its modality. Out: modality of the act, polarity
of the content.
"""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.parse import Parse
from graph.extraction.pronouns import FIRST
from graph.extraction.reports import Report
from graph.extraction.syntax import VERBAL, auxiliaries, governor_lemma, is_conditional, is_negated
from graph.model import Act, Modality, Polarity

# Auxiliaries with which a first person does what he says ("I must say that …").
_PERFORMING = {"would", "'d", "’d", "must", "can", "will"}
_POSSIBLE = {"could", "may", "might", "should", "must", "can"}
_FUTURE = {"will", "'ll", "’ll", "wo"}


def act_modality(parse: Parse, report: Report) -> Modality:
    """The modality of the act that a report tells, by its own cue and by the reports around it."""
    own = _own_modality(parse, report)
    outer = report.outer
    if own is Modality.ASSERTED and _is_invented(parse, report):
        return Modality.DISPUTED
    if outer is None or own is Modality.NEGATED or report.frame == "noun":
        # "rejected her accusation" leaves no doubt that she accused.
        return own
    if outer.act is Act.REJECT or outer.modality is Modality.NEGATED:
        return Modality.DISPUTED
    if (
        outer.modality in {Modality.HYPOTHETICAL, Modality.QUESTION, Modality.DISPUTED}
        and outer.frame != "noun"
    ):
        return outer.modality
    if outer.act is Act.ASK and not outer.quotes and own is Modality.ASSERTED:
        return Modality.QUESTION
    return own


def _is_invented(parse: Parse, report: Report) -> bool:
    """Whether the act is told of as made up ("inventing the story that she had insulted him")."""
    for t in parse.ancestors(report.cue):
        if parse.lemma[t] in lexicon.words("inventing"):
            return True
        if parse.dep[t] == "ROOT":
            break
    return False


def _own_modality(parse: Parse, report: Report) -> Modality:
    """The modality by the cue's own verb."""
    verb = _predicate(parse, report)
    if verb is None:
        return Modality.ASSERTED
    if _is_negated(parse, verb):
        return Modality.NEGATED
    helpers = auxiliaries(parse, verb)
    first_person = report.speaker is not None and parse.lower[report.speaker] in FIRST
    if first_person and helpers & _PERFORMING and report.frame in {"say", "label", "judge"}:
        # "I would call him a fool" calls him one.
        conditional = any(parse.lower[k] == "if" for k in parse.kids[verb])
        return Modality.HYPOTHETICAL if conditional else Modality.ASSERTED
    if is_conditional(parse, verb) or helpers & _POSSIBLE:
        return Modality.HYPOTHETICAL
    governor = governor_lemma(parse, verb)
    planned = governor in lexicon.words("planning")
    if planned and report.act not in {Act.PROMISE, Act.THREATEN}:
        return Modality.HYPOTHETICAL
    if helpers & _FUTURE and report.frame != "say" and not first_person:
        return Modality.HYPOTHETICAL
    if _is_hedged(parse, verb, governor):
        return Modality.HEDGED
    return Modality.QUESTION if _is_question(parse, verb, report) else Modality.ASSERTED


def _is_hedged(parse: Parse, verb: int, governor: str) -> bool:
    seeming = lexicon.words("seeming")
    adverbs = parse.children(verb, "advmod")
    return governor in seeming or any(parse.lower[k] in seeming for k in adverbs)


def _is_question(parse: Parse, verb: int, report: Report) -> bool:
    """Whether the sentence of the cue asks, and not what is said in it."""
    _, end = parse.sentence(verb)
    if parse.words[end - 1] != "?" or report.quotes:
        return False
    return not report.content or parse.words[report.content[-1]] != "?"


def _predicate(parse: Parse, report: Report) -> int | None:
    """The verb that carries the act: the cue itself, or the support verb of a noun."""
    if parse.pos[report.cue] in VERBAL:
        return report.cue
    verbs = [
        t
        for t in report.cue_tokens
        if parse.pos[t] in VERBAL
        and parse.dep[t] not in {"aux", "auxpass"}
        and parse.lower[t] != "according"
    ]
    return verbs[0] if verbs else None


def _is_negated(parse: Parse, verb: int) -> bool:
    if is_negated(parse, verb):
        return True
    head = parse.head[verb]
    governor = governor_lemma(parse, verb)
    if governor in lexicon.words("declining"):
        above = head if parse.dep[verb] != "pcomp" else parse.head[head]
        return not is_negated(parse, above)
    return (
        parse.dep[verb] == "xcomp"
        and parse.pos[head] in {"VERB", "ADJ", "AUX"}
        and is_negated(parse, head)
    )


def content_polarity(parse: Parse, content: list[int]) -> Polarity:
    """Negative where the main verb of the content is denied."""
    inside = set(content)
    for t in content:
        if parse.pos[t] in VERBAL and parse.head[t] not in inside - {t}:
            return Polarity.NEGATIVE if is_negated(parse, t) else Polarity.AFFIRMATIVE
    return Polarity.AFFIRMATIVE
