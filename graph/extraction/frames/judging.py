"""Frames of judging: "accused X of …", "was criticised by X for …", "lashed out at X"."""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.clauses import (
    clause_tokens,
    complement,
    cue_tokens,
    objects_after,
    phrases_after,
    prepositions_before,
    subtrees,
)
from graph.extraction.lexicon import VerbCue
from graph.extraction.parse import Parse
from graph.extraction.reports import Report
from graph.extraction.syntax import (
    agent_of,
    is_passive,
    passive_subject,
    preposition_objects,
)

# Tokens after a verb within which a quotation must open to be what it introduces.
_QUOTATION_NEAR = 12
# Tokens of an "of" phrase that still belongs to the noun phrase of an agent.
_LONGEST_OF = 4


def judge(parse: Parse, verb: int, use: VerbCue) -> Report | None:
    """The object is the target; what it is judged for stands after the verb's prepositions."""
    report = Report(verb, cue_tokens(parse, verb), use.act, "judge")
    passive = is_passive(parse, verb)
    target = passive_subject(parse, verb) if passive else _object(parse, verb)
    if target is None or parse.dep[verb] in {"amod", "compound"}:
        return None
    report.content = complement(parse, verb, use.prepositions)
    if passive and not _add_agent(parse, report):
        return None
    if parse.lemma[verb] == "blame" and not passive:
        on = preposition_objects(parse, verb, {"on"}) or objects_after(parse, target, {"on"})
        if on:
            # "blamed the crash on the pilot"
            report.objects = on
            thing = parse.subtree(target)
            phrase = parse.subtree(parse.head[on[0]])
            report.content = thing + [t for t in phrase if t not in thing]
            return report
    if use.frame.endswith("?") and not _speaks(parse, target, report):
        return None
    report.objects = [target]
    report.topic = target
    return report


def _object(parse: Parse, verb: int) -> int | None:
    """The object, also where the parser makes a clause of it ("accused the firm cheating")."""
    thing = parse.child(verb, "dobj")
    if thing is not None:
        return thing
    clause = parse.child(verb, "ccomp")
    if clause is not None and parse.tag[clause] in {"VBG", "NN"}:
        return parse.child(clause, "nsubj")
    return None


def _add_agent(parse: Parse, report: Report) -> bool:
    """Make the by-phrase of a passive the speaker; False where there is none."""
    report.speaker = agent_of(parse, report.cue) or _late_agent(parse, report)
    if report.speaker is None:
        return False
    by = parse.head[report.speaker]
    if parse.head[by] == report.cue:
        # The agent stands between cue and content: "was accused by X of …".
        report.cue_tokens = sorted({*report.cue_tokens, by, *_core(parse, report.speaker)})
    return True


def _late_agent(parse: Parse, report: Report) -> int | None:
    """In "was accused of copying patterns by the designer", "by" hangs on the inner verb."""
    if not report.content or parse.dep[report.content[0]] != "prep":
        return None
    for t in reversed(report.content):
        if parse.lower[t] == "by" and parse.dep[t] in {"prep", "agent"}:
            agent = parse.child(t, "pobj")
            if agent is not None and parse.pos[agent] in {"NOUN", "PROPN", "PRON"}:
                below = set(parse.subtree(t))
                report.content = [u for u in report.content if u not in below]
                return agent
    return None


def _core(parse: Parse, head: int) -> list[int]:
    """A noun phrase up to its head, and the name behind it."""
    last = head
    while (
        last + 1 < len(parse)
        and parse.pos[last + 1] == "PROPN"
        and parse.paragraph_of[last + 1] == parse.paragraph_of[head]
    ):
        last += 1
    core = list(range(parse.subtree(head)[0], last + 1))
    for of in phrases_after(parse, head, {"of"}):
        below = parse.subtree(of)
        if of == last + 1 and len(below) <= _LONGEST_OF:
            core += below
    return core


def _speaks(parse: Parse, target: int, report: Report) -> bool:
    """Signs that an act was done with words: a reason, a quotation, a position, a medium."""
    if report.content or parse.lemma[target] in lexicon.words("position"):
        return True
    first, end = parse.sentence(report.cue)
    spoken = lexicon.words("spoken")
    return any(
        t != report.cue and parse.lemma[t] in spoken and parse.pos[t] in {"VERB", "NOUN", "PROPN"}
        for t in range(first, end)
    ) or _quotation_follows(parse, report.cue)


def _quotation_follows(parse: Parse, verb: int) -> bool:
    """Whether a quotation opens soon after a verb that stands outside quotations."""
    first, end = parse.paragraph(verb)
    straight = sum(parse.words[t] == '"' for t in range(first, verb))
    for t in range(verb + 1, min(end, verb + _QUOTATION_NEAR)):
        if parse.words[t] in {"”", "''"}:
            return False
        if parse.words[t] in {"“", "``"} or (parse.words[t] == '"' and straight % 2 == 0):
            return True
    return False


def against(parse: Parse, verb: int, use: VerbCue) -> Report | None:
    """The target stands after a preposition: "lashed out at X", "railed against X"."""
    targets = preposition_objects(parse, verb, use.prepositions)
    if is_passive(parse, verb) or not targets:
        return None
    cue = cue_tokens(parse, verb, *prepositions_before(parse, targets))
    report = Report(verb, cue, use.act, "against")
    report.objects = targets
    report.topic = targets[0]
    clause = parse.child(verb, "ccomp")
    thing = parse.child(verb, "dobj")
    if clause is not None:
        report.content = clause_tokens(parse, verb, clause)
    elif thing is not None:
        report.content = parse.subtree(thing)
    else:
        reasons = phrases_after(parse, verb, {"for", "over", "as", "about"})
        report.content = subtrees(parse, reasons)
    return report
