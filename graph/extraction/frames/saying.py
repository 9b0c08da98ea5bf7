"""Frames of saying: "said that …", "told her that …", "warned them against …"."""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.clauses import clause_of, clause_tokens, cue_tokens
from graph.extraction.lexicon import VerbCue
from graph.extraction.parse import Parse
from graph.extraction.reports import Report
from graph.extraction.syntax import (
    is_negated,
    is_passive,
    passive_subject,
    preposition_objects,
)
from graph.model import Act


def say(parse: Parse, verb: int, use: VerbCue) -> Report | None:
    """The clause is the content, else what some verbs take in its place."""
    report = Report(verb, cue_tokens(parse, verb), use.act, "say")
    if parse.dep[verb] in {"amod", "compound"}:
        return None
    clause = clause_of(parse, verb)
    if clause is not None:
        report.content = clause_tokens(parse, verb, clause)
    elif use.act is Act.PROMISE and _tells_by_noun(parse, verb):
        return None  # "offered an apology": the noun tells the act
    else:
        report.content = _content_without_clause(parse, verb, use)
        if use.act is Act.THREATEN:
            report.frame = "threat"
    if use.act is Act.THREATEN and not report.content:
        return None
    report.addressees += preposition_objects(parse, verb, {"to"})
    return report


def _tells_by_noun(parse: Parse, verb: int) -> bool:
    thing = parse.child(verb, "dobj")
    return (
        thing is not None
        and parse.child(verb, "xcomp") is None
        and parse.lemma[thing] in lexicon.noun_cues()
    )


def _content_without_clause(parse: Parse, verb: int, use: VerbCue) -> list[int]:
    """An infinitive, an object, or what stands after "about": "vowed to go", "alleged fraud"."""
    infinitive = parse.child(verb, "xcomp")
    if infinitive is not None and use.act in {Act.PROMISE, Act.THREATEN}:
        return parse.subtree(infinitive)
    thing = parse.child(verb, "dobj")
    if (
        thing is not None
        and not _is_person_like(parse, thing)
        and parse.lemma[verb] in lexicon.words("takes a thing")
    ):
        return parse.subtree(thing)
    if parse.lemma[verb] in lexicon.words("complaining"):
        about = preposition_objects(parse, verb, {"about", "of", "over"})
        if about:
            return parse.subtree(about[0])
    return []


def _is_person_like(parse: Parse, token: int) -> bool:
    return parse.pos[token] == "PRON" and parse.lower[token] not in {"it", "this", "that"}


def tell(parse: Parse, verb: int, use: VerbCue) -> Report | None:
    """As `say`, with the object as addressee; with an infinitive or "against" it is a demand."""
    report = say(parse, verb, use)
    if report is None:
        return None
    told = (
        passive_subject(parse, verb)
        if is_passive(parse, verb)
        else parse.child(verb, "dative", "dobj")
    )
    if told is not None and told not in report.content:
        report.addressees.insert(0, told)
    infinitive = parse.child(verb, "xcomp")
    against = preposition_objects(parse, verb, {"against"})
    bidden = infinitive if infinitive is not None else against[0] if against else None
    if bidden is not None and parse.lemma[verb] in lexicon.words("bidding"):
        if told is None and infinitive is not None:
            told = parse.child(infinitive, "nsubj")
        report.frame = "demand"
        report.content = parse.subtree(bidden)
        report.act = _act_of_bidding(parse, verb, told)
        if told is not None:
            report.objects = [told]
            report.addressees = []
    return report


def _act_of_bidding(parse: Parse, verb: int, told: int | None) -> Act:
    if told is not None and parse.lower[told] in {"me", "us"}:
        return Act.ASK  # "my father told me never to …" is advice as often as an order
    if parse.lemma[verb] != "warn":
        return Act.DEMAND
    infinitive = parse.child(verb, "xcomp")
    bidden = infinitive is not None and not is_negated(parse, infinitive)
    if bidden and not preposition_objects(parse, verb, {"against"}):
        return Act.ASK  # "warned drivers to stay at home"
    return Act.THREATEN
