"""The frame of labelling: "called her a liar", "described the deal as a disgrace"."""

from __future__ import annotations

from graph.extraction.clauses import cue_tokens, phrases_after, subtrees
from graph.extraction.lexicon import VerbCue
from graph.extraction.parse import Parse
from graph.extraction.reports import Report
from graph.extraction.syntax import agent_of, is_passive, passive_subject


def label(parse: Parse, verb: int, use: VerbCue) -> Report | None:
    """The object is the target; the content is what it is called."""
    if is_passive(parse, verb):
        target, named = passive_subject(parse, verb), parse.child(verb, "oprd")
        if agent_of(parse, verb) is None:
            return None
    else:
        target, named = _target_and_label(parse, verb)
    if target is None:
        return None
    content = subtrees(
        parse,
        phrases_after(parse, verb, use.prepositions)
        or phrases_after(parse, target, use.prepositions),
    )
    if named is not None:
        content += _label_tokens(parse, target, named)
    if not content:
        return None
    report = Report(verb, cue_tokens(parse, verb), use.act, "label")
    report.objects, report.content, report.topic = [target], sorted(set(content)), target
    return report


def _target_and_label(parse: Parse, verb: int) -> tuple[int | None, int | None]:
    """Whom a verb in the active labels, and the head of what it calls him."""
    target = parse.child(verb, "dobj", "dative")
    predicates = parse.children(verb, "oprd")
    named = predicates[-1] if predicates else None
    clause = parse.child(verb, "ccomp")
    if clause is not None and parse.pos[clause] in {"NOUN", "PROPN", "ADJ", "VERB"}:
        # "called her a liar" parsed as a clause of which "her" is the subject.
        below = parse.child(clause, "nsubj")
        if below is not None and target in {None, below}:
            target, named = below, clause
    if target is not None and named is None:
        # "called the deal a disgrace" parsed as one noun phrase with an apposition.
        nouns = [k for k in parse.children(target, "appos") if parse.pos[k] == "NOUN"]
        named = nouns[-1] if nouns else None
    return target, named


def _label_tokens(parse: Parse, target: int, named: int) -> list[int]:
    """The tokens of a label without those of the target that hangs below it."""
    below = parse.subtree(named)
    if target == named:
        return below
    others = set(parse.subtree(target))
    return [
        t
        for t in below
        if t not in others or (parse.head[named] == target and parse.within(t, named))
    ]
