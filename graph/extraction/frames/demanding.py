"""Frames of demanding: "urged X to go", "demanded that X go", "called on X to go"."""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.clauses import (
    clause_tokens,
    cue_tokens,
    objects_after,
    prepositions_before,
)
from graph.extraction.lexicon import VerbCue
from graph.extraction.parse import Parse
from graph.extraction.reports import Report
from graph.extraction.syntax import (
    agent_of,
    auxiliaries,
    is_passive,
    passive_subject,
    preposition_objects,
)


def demand(parse: Parse, verb: int, use: VerbCue) -> Report | None:
    """The object or the doer of the clause is the target; what he is to do is the content."""
    report = Report(verb, cue_tokens(parse, verb), use.act, "demand")
    infinitive = _infinitive(parse, verb)
    clause, thing = parse.child(verb, "ccomp"), parse.child(verb, "dobj")
    if is_passive(parse, verb):
        whom = passive_subject(parse, verb)
        if whom is None or infinitive is None or agent_of(parse, verb) is None:
            return None
        report.objects, report.content = [whom], parse.subtree(infinitive)
    elif thing is not None and infinitive is not None:
        report.objects, report.content = [thing], parse.subtree(infinitive)
    elif clause is not None:
        report.content = clause_tokens(parse, verb, clause)
        report.objects = _doer(parse, clause)
    elif use.lemma == "demand":
        return _demanded(parse, report, use, infinitive, thing)
    elif thing is not None and use.lemma in lexicon.words("urging"):
        return _urged(parse, report, use, thing)
    else:
        return None
    return report


def _infinitive(parse: Parse, verb: int) -> int | None:
    infinitive = parse.child(verb, "xcomp")
    if infinitive is not None:
        return infinitive
    clauses = parse.children(verb, "advcl")
    return next((k for k in clauses if "to" in auxiliaries(parse, k)), None)


def _doer(parse: Parse, clause: int) -> list[int]:
    """Who is to do what a clause says, as a list of one or none."""
    passive = is_passive(parse, clause)
    doer = agent_of(parse, clause) if passive else parse.child(clause, "nsubj")
    return [doer] if doer is not None else []


def _demanded(
    parse: Parse, report: Report, use: VerbCue, infinitive: int | None, thing: int | None
) -> Report | None:
    """What is demanded as such: "demanded to see the books", "demanded an answer from X"."""
    if infinitive is not None:
        report.content = parse.subtree(infinitive)
    elif thing is not None:
        report.content = parse.subtree(thing)
        report.topic = thing
        report.objects = preposition_objects(parse, report.cue, use.prepositions) or objects_after(
            parse, thing, {"from"}
        )
        # "an apology from the airline": of whom it is demanded is part of what is demanded.
        told = [t for o in report.objects for t in (parse.head[o], *parse.subtree(o))]
        report.content = sorted({*report.content, *told})
    else:
        return None
    return report


def _urged(parse: Parse, report: Report, use: VerbCue, thing: int) -> Report | None:
    """Verbs of urging without an infinitive: "urged restraint", "challenged X over the bill"."""
    doings = preposition_objects(parse, report.cue, {"for", "over", "into", "against"})
    if doings:
        report.objects, report.content = [thing], parse.subtree(doings[0])
    elif use.lemma == "urge":
        report.content = parse.subtree(thing)
    else:
        return None
    return report


def call(parse: Parse, verb: int, use: VerbCue) -> Report | None:
    """For "called on X to go", "called for X to go", "called for X's resignation"."""
    if is_passive(parse, verb):
        return None
    on = preposition_objects(parse, verb, use.prepositions - {"for"})
    wanted = preposition_objects(parse, verb, {"for"}) if "for" in use.prepositions else []
    cue = cue_tokens(parse, verb, *prepositions_before(parse, on or wanted))
    report = Report(verb, cue, use.act, "demand")
    infinitive = _bare_infinitive(parse, verb)
    if on:
        return _called_on(parse, report, on, wanted, infinitive)
    if wanted:
        return _called_for(parse, report, wanted[0], infinitive)
    clause = parse.child(verb, "ccomp")
    doer = parse.child(clause, "nsubj") if clause is not None else None
    if clause is None or doer is None or use.lemma != "call":
        return None
    if not any(parse.lower[k] == "for" for k in parse.kids[clause]):
        return None
    report.objects, report.content = [doer], parse.subtree(clause)
    return report


def _bare_infinitive(parse: Parse, verb: int) -> int | None:
    infinitive = parse.child(verb, "xcomp", "advcl")
    if infinitive is None:
        return None
    is_one = parse.tag[infinitive] == "VB" or "to" in auxiliaries(parse, infinitive)
    return infinitive if is_one else None


def _called_on(
    parse: Parse, report: Report, on: list[int], wanted: list[int], infinitive: int | None
) -> Report | None:
    deed = infinitive if infinitive is not None else parse.child(on[0], "relcl", "acl")
    if deed is not None:
        report.objects, report.content = on, parse.subtree(deed)
    elif wanted:
        report.objects, report.content = on, parse.subtree(wanted[0])
    elif parse.tag[on[0]] == "VBG":
        report.content = parse.subtree(on[0])
    else:
        return None
    return report


def _called_for(parse: Parse, report: Report, wanted: int, infinitive: int | None) -> Report:
    deed = infinitive if infinitive is not None else parse.child(wanted, "relcl", "acl")
    if deed is not None and parse.tag[deed] == "VB":
        report.objects, report.content = [wanted], parse.subtree(deed)
    else:
        report.content, report.topic = parse.subtree(wanted), wanted
    return report
