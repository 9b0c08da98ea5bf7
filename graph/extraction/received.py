"""Acts told from the side of whom they fall on, and by what somebody is to somebody.

"Faced criticism from X", "was met with praise by X"; "X, a critic of Y", "X is critical of Y".

In: the parse and a noun or an adjective. Out: a Report, or None where it tells of no such act.
"""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.clauses import cue_tokens, objects_after
from graph.extraction.lexicon import VerbCue
from graph.extraction.parse import Parse
from graph.extraction.reports import Report
from graph.extraction.syntax import is_passive, passive_subject, subject_of
from graph.model import Act

_RECEIVED = {Act.ACCUSE, Act.CRITICISE, Act.THREATEN, Act.PRAISE, Act.SUPPORT}
_SENDERS = {"from", "by"}
_REASONS = {"for", "over", "about"}
_BEING = {"be", "become", "remain"}


def received_report(parse: Parse, noun: int) -> Report | None:
    """For "drew criticism from X", "was met with praise from X", "is subject to attacks by X"."""
    use = lexicon.noun_cues().get(parse.lemma[noun])
    if use is None or use.act not in _RECEIVED:
        return None
    predicate = _receiving(parse, noun)
    if predicate is None:
        return None
    verb, receiver = predicate
    places = [noun, verb, parse.head[noun]]
    senders = [o for place in places for o in objects_after(parse, place, _SENDERS) if o > noun]
    if not senders:
        return None
    report = Report(noun, sorted({noun, *cue_tokens(parse, verb)}), use.act, "noun")
    report.speaker = senders[0]
    report.objects, report.topic = [receiver], noun
    reasons = [o for place in places for o in objects_after(parse, place, _REASONS)]
    told = (t for o in reasons[:1] for t in parse.subtree(parse.head[o]))
    report.content = list(told) or [noun]
    return report


def _receiving(parse: Parse, noun: int) -> tuple[int, int] | None:
    """The verb by which somebody receives what a noun names, and the receiver."""
    above = parse.head[noun]
    if parse.dep[noun] == "dobj":
        fits = parse.lemma[above] in lexicon.words("receiving") and not is_passive(parse, above)
        return _with(above, subject_of(parse, above)) if fits else None
    if parse.dep[noun] != "pobj":
        return None
    word, verb = parse.lower[above], parse.head[above]
    if word == "under" and parse.lemma[verb] in _BEING | {"come"}:
        return _with(verb, subject_of(parse, verb))
    if word == "with" and parse.lemma[verb] == "meet" and is_passive(parse, verb):
        return _with(verb, passive_subject(parse, verb))
    if word == "to" and parse.lower[verb] in {"subject", "subjected"}:
        if is_passive(parse, verb):
            return _with(verb, passive_subject(parse, verb))
        being = parse.head[verb]
        return _with(being, subject_of(parse, being)) if parse.dep[verb] == "acomp" else None
    return None


def _with(verb: int, receiver: int | None) -> tuple[int, int] | None:
    return None if receiver is None else (verb, receiver)


def critic_report(parse: Parse, noun: int) -> Report | None:
    """For "X, a critic of Y", "X is Y's sharpest critic", "the Y critic X"."""
    if parse.lemma[noun] not in lexicon.words("critic") or _is_over(parse, noun):
        return None
    targets = objects_after(parse, noun, {"of"})
    targets += [k for k in parse.children(noun, "poss", "compound", "nmod") if k < noun]
    if not targets:
        return None
    above = parse.head[noun]
    dep = parse.dep[noun]
    if dep == "attr" and parse.lemma[above] in _BEING:
        return _standing(parse, noun, subject_of(parse, above), targets, above)
    named = parse.pos[above] == "PROPN" and dep in {"appos", "compound", "nmod"}
    return _standing(parse, noun, above, targets) if named else None


def critical_report(parse: Parse, adjective: int) -> Report | None:
    """For "X is critical of Y"."""
    if parse.lower[adjective] != "critical" or parse.dep[adjective] != "acomp":
        return None
    above, targets = parse.head[adjective], objects_after(parse, adjective, {"of"})
    if parse.lemma[above] not in _BEING or not targets:
        return None
    return _standing(parse, adjective, subject_of(parse, above), targets, above)


def _is_over(parse: Parse, noun: int) -> bool:
    return any(parse.lower[k] in lexicon.words("former") for k in parse.children(noun, "amod"))


def _standing(
    parse: Parse, cue: int, speaker: int | None, targets: list[int], *verbs: int
) -> Report | None:
    """The report of a lasting criticism."""
    if speaker is None:
        return None
    tokens = sorted({cue, *(t for verb in verbs for t in cue_tokens(parse, verb))})
    content = [t for o in targets[:1] for t in parse.subtree(o)]
    # "An art critic" is against nobody: the frame's "?" says that without a target it is no act.
    use = VerbCue(parse.lemma[cue], Act.CRITICISE, "noun?", frozenset({"of"}))
    return Report(
        cue, tokens, use.act, "noun", speaker=speaker, content=content, objects=targets[:1],
        topic=targets[0], use=use,
    )  # fmt: skip
