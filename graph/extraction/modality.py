"""Whether an act was done: asserted, negated, hedged, hypothetical or only asked about."""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.pronouns import FIRST
from graph.extraction.parse import Parse
from graph.extraction.reports import Report
from graph.extraction.syntax import auxiliaries, governor_lemma, is_conditional, is_negated
from graph.model import Act, Modality, Polarity


def act_modality(parse: Parse, report: Report) -> Modality:
    """The modality of the act that a report tells, from its own cue and from the reports around it."""
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
    verb = _predicate(parse, report)
    if verb is None:
        return Modality.ASSERTED
    if _is_negated(parse, verb):
        return Modality.NEGATED
    first_person = report.speaker is not None and parse.lower[report.speaker] in FIRST
    helpers = auxiliaries(parse, verb)
    if (
        first_person
        and helpers & {"would", "'d", "’d", "must", "can", "will"}
        and report.frame in {"say", "label", "judge"}
    ):
        conditional = any(parse.lower[k] == "if" for k in parse.kids[verb])
        return Modality.HYPOTHETICAL if conditional else Modality.ASSERTED
    if is_conditional(parse, verb) or helpers & {"could", "may", "might", "should", "must", "can"}:
        return Modality.HYPOTHETICAL
    governor = governor_lemma(parse, verb)
    if governor in lexicon.words("planning") and report.act not in {Act.PROMISE, Act.THREATEN}:
        return Modality.HYPOTHETICAL
    if helpers & {"will", "'ll", "’ll", "wo"} and report.frame not in {"say"} and not first_person:
        return Modality.HYPOTHETICAL
    adverbs = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] == "advmod"}
    if governor in lexicon.words("seeming") or adverbs & lexicon.words("seeming"):
        return Modality.HEDGED
    first, end = parse.sentence(verb)
    if (
        parse.words[end - 1] == "?"
        and not report.quotes
        and "?" not in {parse.words[t] for t in report.content[-1:]}
    ):
        return Modality.QUESTION
    return Modality.ASSERTED


def _predicate(parse: Parse, report: Report) -> int | None:
    """The verb that carries the act: the cue itself, or the support verb of a noun."""
    if parse.pos[report.cue] in {"VERB", "AUX"}:
        return report.cue
    verbs = [
        t for t in report.cue_tokens if parse.pos[t] == "VERB" and parse.lower[t] != "according"
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
        if parse.pos[t] in {"VERB", "AUX"} and parse.head[t] not in inside - {t}:
            return Polarity.NEGATIVE if is_negated(parse, t) else Polarity.AFFIRMATIVE
    return Polarity.AFFIRMATIVE
