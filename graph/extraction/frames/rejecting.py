"""The frame of rejecting: "denied that …", "dismissed the charge as …", "rejected her claim"."""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.clauses import clause_tokens, complement, cue_tokens
from graph.extraction.frames.refusing import askers
from graph.extraction.lexicon import VerbCue
from graph.extraction.parse import Parse
from graph.extraction.reports import Report
from graph.extraction.syntax import agent_of, is_passive, passive_subject


def reject(parse: Parse, verb: int, use: VerbCue) -> Report | None:
    """The clause or the object is what is rejected; a person as object is the target."""
    report = Report(verb, cue_tokens(parse, verb), use.act, "reject")
    passive = is_passive(parse, verb)
    if passive and agent_of(parse, verb) is None:
        return None
    thing = passive_subject(parse, verb) if passive else parse.child(verb, "dobj")
    clause = parse.child(verb, "ccomp", "xcomp")
    claimed = thing is not None and parse.lemma[thing] in lexicon.noun_cues()
    if (
        clause is not None
        and not claimed
        and (use.lemma == "deny" or "that" in {parse.lower[k] for k in parse.kids[clause]})
    ):
        report.content = clause_tokens(parse, verb, clause)
        return report
    if thing is None:
        return None
    return _thing_rejected(parse, report, use, thing)


def _thing_rejected(parse: Parse, report: Report, use: VerbCue, thing: int) -> Report | None:
    if use.lemma == "deny" and not _is_deniable(parse, thing):
        return None
    verdict = complement(parse, report.cue, use.prepositions) if use.prepositions else []
    person = parse.lemma[thing] in lexicon.words("person") or parse.pos[thing] in {"PROPN", "PRON"}
    if person and not verdict and use.lemma in lexicon.words("dismissing"):
        return None
    phrase = parse.subtree(thing)
    report.content = phrase + [t for t in verdict if t not in phrase]
    report.topic = thing
    report.objects = [thing] if person else askers(parse, report.cue, thing)
    return report


def _is_deniable(parse: Parse, thing: int) -> bool:
    """Whether "denied X" rejects a statement ("the charge") and withholds nothing ("entry")."""
    lemma = parse.lemma[thing]
    return (
        parse.pos[thing] in {"PRON", "DET"}
        or parse.tag[thing] == "VBG"
        or lemma in lexicon.noun_cues()
        or lemma in lexicon.words("harm")
        or lemma in lexicon.words("deniable")
    )
