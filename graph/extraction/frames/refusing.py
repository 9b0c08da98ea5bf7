"""The frame of refusing: "refused a request from X", "refuses to meet X", "declined X's offer"."""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.clauses import cue_tokens, objects_after
from graph.extraction.lexicon import VerbCue
from graph.extraction.parse import Parse
from graph.extraction.reports import Report
from graph.extraction.syntax import is_passive, preposition_objects

_WITH = frozenset({"with"})
_ON = frozenset({"on", "against"})


def refuse(parse: Parse, verb: int, use: VerbCue) -> Report | None:
    """Who asked for what is refused is the target, or with whom one will not deal.

    Whoever refuses to do anything else, or gives no answer, refuses nobody.
    """
    if is_passive(parse, verb):
        return None
    infinitive = parse.child(verb, "xcomp")
    deed = verb if infinitive is None else infinitive
    thing = parse.child(deed, "dobj")
    report = Report(verb, cue_tokens(parse, verb), use.act, "reject")
    if infinitive is None or parse.lemma[deed] in lexicon.words("granting"):
        if thing is None or parse.pos[thing] in {"PROPN", "PRON"}:
            return None
        report.topic, report.objects = thing, askers(parse, deed, thing)
    else:
        report.objects = _refused(parse, deed, thing)
        if not report.objects:
            return None
    report.content = parse.subtree(thing if infinitive is None and thing is not None else deed)
    answers = any(parse.lemma[t] in lexicon.words("answer") for t in report.content)
    return None if answers else report


def _refused(parse: Parse, deed: int, thing: int | None) -> list[int]:
    """Whom one refuses by not doing a deed."""
    lemma = parse.lemma[deed]
    own = [thing] if thing is not None else []
    if lemma in lexicon.words("dealing"):
        return preposition_objects(parse, deed, _WITH) or own
    if lemma in lexicon.words("admitting"):
        return own or _let_in(parse, deed)
    if lemma in lexicon.words("giving"):
        return preposition_objects(parse, deed, {"to"}) or parse.children(deed, "dative")
    if lemma in lexicon.words("easing") and thing is not None:
        return objects_after(parse, thing, _ON) or preposition_objects(parse, deed, _ON)
    return []


def askers(parse: Parse, verb: int, thing: int) -> list[int]:
    """From whom comes what is refused: "a call from X"; with whom it would be: "talks with X"."""
    dealings = parse.lemma[thing] in lexicon.words("dealings")
    found = objects_after(parse, thing, {"from"}) or preposition_objects(parse, verb, {"from"})
    return found or (objects_after(parse, thing, _WITH) if dealings else [])


def _let_in(parse: Parse, deed: int) -> list[int]:
    """For "refused to allow X to land": the subject of what is not allowed."""
    clause = parse.child(deed, "ccomp")
    subject = parse.child(clause, "nsubj") if clause is not None else None
    return [subject] if subject is not None else []
