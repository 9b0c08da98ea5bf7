"""Verbs of speech and their arguments: one function for each frame of `lexicon/verbs.tsv`.

A frame either fits the grammar around the verb and gives a Report, or gives None. A verb of saying
may give a Report without content: it is kept only if a quotation turns out to be its content.
"""

from __future__ import annotations

from collections.abc import Callable

from graph.extraction import lexicon
from graph.extraction.lexicon import VerbCue
from graph.extraction.parse import Parse
from graph.extraction.reports import Report
from graph.extraction.syntax import (
    agent_of,
    auxiliaries,
    is_negated,
    is_passive,
    particle_lemma,
    passive_subject,
    preposition_objects,
    subject_of,
)
from graph.model import Act

_CLAUSE = ("ccomp", "parataxis")


def verb_report(parse: Parse, verb: int) -> Report | None:
    """The report that a verb makes, or None where it is no cue here."""
    cues = lexicon.verb_cues()
    with_particle = cues.get(particle_lemma(parse, verb), ())
    particle = parse.child(verb, "prt") is not None
    for use in with_particle or cues.get(parse.lemma[verb], ()):
        if particle and use.frame.endswith("?"):
            continue  # "backed off", "struck down" are other verbs
        report = _FRAMES[use.frame.rstrip("?")](parse, verb, use)
        if report is not None:
            report.use = use
            if report.speaker is None:
                report.speaker = _speaker(parse, verb)
            return report
    return None


def _speaker(parse: Parse, verb: int) -> int | None:
    if is_passive(parse, verb) and parse.lemma[verb] in {"quote", "cite"}:
        return passive_subject(parse, verb)
    subject = subject_of(parse, verb)
    if subject is None and parse.words[verb - 1] in {"”", '"', "''", ","} and verb > 0:
        # "…,” recalled the gymnast": after a quotation the parser takes the speaker for an object.
        return parse.child(verb, "dobj")
    return subject


def cue_tokens(parse: Parse, verb: int, *more: int) -> list[int]:
    """The verb with its auxiliaries, negation and particle, and "I" or "we" before it."""
    joined = [
        k
        for k in parse.kids[verb]
        if parse.dep[k] in {"prt", "neg"}
        or (parse.dep[k] in {"aux", "auxpass"} and k < verb)
        or (parse.dep[k] == "nsubj" and parse.lower[k] in {"i", "we"} and k < verb)
    ]
    return sorted({verb, *joined, *more})


def clause_of(parse: Parse, verb: int) -> int | None:
    """Head of the clause that a verb of saying reports, before, after or around it."""
    for kid in parse.kids[verb]:
        if parse.dep[kid] == "ccomp":
            return kid
    if parse.lemma[verb] in {"ask", "wonder", "inquire", "enquire", "question"}:
        for kid in parse.children(verb, "advcl"):
            if kid > verb and any(parse.tag[k] == "WRB" for k in parse.kids[kid]):
                return kid
    if parse.dep[verb] in {"parataxis", "advcl"} and parse.head[verb] != verb:
        marks = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] == "mark"}
        advmods = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] == "advmod"}
        if parse.dep[verb] == "parataxis" or "as" in marks | advmods:
            return parse.head[verb]
    return None


def clause_tokens(parse: Parse, verb: int, clause: int) -> list[int]:
    """All tokens of a reported clause but those of the reporting one."""
    tokens = parse.subtree(clause)
    if verb in tokens:
        own = set(parse.subtree(verb)) if parse.head[verb] != verb else {verb}
        tokens = [t for t in tokens if t not in own]
    return tokens


def _say(parse: Parse, verb: int, use: VerbCue) -> Report | None:
    report = Report(verb, cue_tokens(parse, verb), use.act, "say")
    if parse.dep[verb] in {"amod", "compound"}:
        return None
    clause = clause_of(parse, verb)
    if clause is not None:
        report.content = clause_tokens(parse, verb, clause)
    else:
        thing = parse.child(verb, "dobj")
        infinitive = parse.child(verb, "xcomp")
        if use.act is Act.PROMISE and infinitive is not None:
            report.content = parse.subtree(infinitive)
        elif use.act is Act.THREATEN and infinitive is not None:
            report.content, report.frame = parse.subtree(infinitive), "threat"
        elif (
            thing is not None
            and parse.lemma[thing] in lexicon.noun_cues()
            and use.act is Act.PROMISE
        ):
            return None  # "offered an apology": the noun tells the act
        elif (
            thing is not None
            and not _is_person_like(parse, thing)
            and parse.lemma[verb] in _TAKES_THING
        ):
            report.content = parse.subtree(thing)
        elif parse.lemma[verb] in {"complain", "protest"}:
            about = preposition_objects(parse, verb, {"about", "of", "over"})
            if about:
                report.content = parse.subtree(about[0])
    if use.act is Act.THREATEN and not report.content:
        return None
    for to in preposition_objects(parse, verb, {"to"}):
        report.addressees.append(to)
    return report


# Verbs of saying whose bare object is already content ("announced a plan", "alleged fraud").
_TAKES_THING = frozenset(
    ["allege", "announce", "claim", "confirm", "admit", "concede", "acknowledge", "reveal", "disclose", "declare", "promise", "pledge", "vow", "offer", "guarantee", "predict", "report", "stress", "emphasise", "emphasize", "ask", "question", "lament", "suggest"]
)


def _is_person_like(parse: Parse, token: int) -> bool:
    return parse.pos[token] in {"PRON"} and parse.lower[token] not in {"it", "this", "that"}


def _tell(parse: Parse, verb: int, use: VerbCue) -> Report | None:
    report = _say(parse, verb, use)
    if report is None:
        return None
    told = parse.child(verb, "dative", "dobj")
    if is_passive(parse, verb):
        told = passive_subject(parse, verb)
    if told is not None and told not in report.content:
        report.addressees.insert(0, told)
    infinitive = parse.child(verb, "xcomp")
    against = preposition_objects(parse, verb, {"against"})
    if parse.lemma[verb] in {"tell", "warn", "caution", "remind"} and (
        infinitive is not None or against
    ):
        if told is None and infinitive is not None:
            told = parse.child(infinitive, "nsubj")
        report.content = parse.subtree(infinitive if infinitive is not None else against[0])
        report.act = Act.THREATEN if parse.lemma[verb] == "warn" else Act.DEMAND
        bidden = infinitive is not None and not is_negated(parse, infinitive)
        if parse.lemma[verb] == "warn" and bidden and not against:
            report.act = Act.ASK  # "warned drivers to stay at home"
        if told is not None and parse.lower[told] in {"me", "us"}:
            report.act = Act.ASK  # "my father told me never to …" is advice as often as an order
        report.frame = "demand"
        if told is not None:
            report.objects = [told]
            report.addressees = []
    return report


def _complement(parse: Parse, verb: int, use: VerbCue) -> list[int]:
    """What a judging verb's target is judged for: after its prepositions, or as a clause."""
    tokens: list[int] = []
    for kid in parse.kids[verb]:
        if parse.dep[kid] in {"prep", "dative"} and parse.lower[kid] in use.prepositions:
            tokens += parse.subtree(kid)
        elif parse.dep[kid] == "ccomp" or (
            parse.dep[kid] == "advcl" and parse.lower[kid] in use.prepositions
        ):
            tokens += clause_tokens(parse, verb, kid)
        elif parse.dep[kid] == "oprd":
            tokens += parse.subtree(kid)
    if not tokens:
        # The preposition may hang on the object: "criticised the mayor for the delay".
        for kid in parse.children(verb, "dobj", "agent"):
            firm = use.prepositions - (
                {"in", "on"} if parse.dep[kid] == "agent" else {"of", "in", "on"}
            )
            for below in parse.kids[kid]:
                if parse.dep[below] == "prep" and parse.lower[below] in firm and below > kid:
                    return parse.subtree(below)
    return tokens


def _judge(parse: Parse, verb: int, use: VerbCue) -> Report | None:
    report = Report(verb, cue_tokens(parse, verb), use.act, "judge")
    passive = is_passive(parse, verb)
    target = passive_subject(parse, verb) if passive else parse.child(verb, "dobj")
    if target is None and not passive:
        clause = parse.child(verb, "ccomp")
        if clause is not None:
            target = parse.child(clause, "nsubj") if parse.tag[clause] in {"VBG", "NN"} else None
    if target is None or parse.dep[verb] in {"amod", "compound"}:
        return None
    report.content = _complement(parse, verb, use)
    if passive:
        report.speaker = agent_of(parse, verb) or _late_agent(parse, report)
        if report.speaker is None:
            return None
        by = parse.head[report.speaker]
        if parse.head[by] == verb:
            # The agent stands between cue and content: "was accused by X of …".
            report.cue_tokens = sorted({*report.cue_tokens, by, *_core(parse, report.speaker)})
    if parse.lemma[verb] == "blame" and not passive:
        on = preposition_objects(parse, verb, {"on"})
        if not on:
            on = [
                o
                for k in parse.children(target, "prep")
                if parse.lower[k] == "on"
                for o in parse.children(k, "pobj")
            ]
        if on:
            report.objects = on
            report.content = parse.subtree(target)
            report.content += [
                t for t in parse.subtree(parse.head[on[0]]) if t not in report.content
            ]
            return report
    if use.frame.endswith("?") and not _speaks(parse, verb, target, report):
        return None
    report.objects = [target]
    report.topic = target
    return report


def _core(parse: Parse, head: int) -> list[int]:
    """A noun phrase up to its head, and the name behind it."""
    first = parse.subtree(head)[0]
    last = head
    while (
        last + 1 < len(parse)
        and parse.pos[last + 1] == "PROPN"
        and parse.paragraph_of[last + 1] == parse.paragraph_of[head]
    ):
        last += 1
    of = [k for k in parse.children(head, "prep") if parse.lower[k] == "of" and k == last + 1]
    return [t for t in range(first, last + 1)] + [
        t for k in of for t in parse.subtree(k) if len(parse.subtree(k)) <= 4
    ]


def _late_agent(parse: Parse, report: Report) -> int | None:
    """ "was accused of copying patterns by the designer": the by-phrase hung on the inner verb."""
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


# Nouns whose owner is attacked with words only ("attacked the minister's record").
_POSITIONS = frozenset(
    ["stance", "position", "policy", "plan", "decision", "record", "remark", "comment", "proposal", "bill", "law", "deal", "agreement", "strategy", "view", "idea", "argument", "criticism", "statement", "handling", "approach", "response", "reform", "budget", "claim", "opinion", "ruling", "verdict", "campaign", "candidacy", "performance", "leadership", "character", "credibility", "motive", "integrity", "behaviour", "behavior", "tactic", "conduct"]
)


def _speaks(parse: Parse, verb: int, target: int, report: Report) -> bool:
    """Signs that an act was done with words: a reason, a quotation, a position, a medium."""
    if report.content or parse.lemma[target] in _POSITIONS:
        return True
    first, end = parse.sentence(verb)
    said = [
        t
        for t in range(first, end)
        if t != verb and parse.lemma[t] in _SPOKEN and parse.pos[t] in {"VERB", "NOUN", "PROPN"}
    ]
    return bool(said) or _quote_follows(parse, verb)


def _quote_follows(parse: Parse, verb: int) -> bool:
    """Whether a quotation opens soon after a verb that stands outside quotations."""
    first, end = parse.paragraph(verb)
    straight = sum(parse.words[t] == '"' for t in range(first, verb))
    for t in range(verb + 1, min(end, verb + 12)):
        if parse.words[t] in {"”", "''"}:
            return False
        if parse.words[t] in {"“", "``"} or (parse.words[t] == '"' and straight % 2 == 0):
            return True
    return False


_SPOKEN = frozenset(
    ["say", "tell", "write", "tweet", "post", "call", "add", "statement", "speech", "tweet", "interview", "letter", "press", "conference", "rally", "debate", "column", "editorial", "radio", "television", "op-ed", "criticism", "verbally", "rhetoric", "remark", "remarks"]
)


def _against(parse: Parse, verb: int, use: VerbCue) -> Report | None:
    targets = preposition_objects(parse, verb, use.prepositions)
    if is_passive(parse, verb) or not targets:
        return None
    report = Report(
        verb, cue_tokens(parse, verb, *_prepositions(parse, verb, targets)), use.act, "against"
    )
    report.objects = targets
    report.topic = targets[0]
    clause = parse.child(verb, "ccomp")
    thing = parse.child(verb, "dobj")
    if clause is not None:
        report.content = clause_tokens(parse, verb, clause)
    elif thing is not None:
        report.content = parse.subtree(thing)
    else:
        for kid in parse.kids[verb]:
            if parse.dep[kid] == "prep" and parse.lower[kid] in {"for", "over", "as", "about"}:
                report.content += parse.subtree(kid)
    return report


def _prepositions(parse: Parse, verb: int, objects: list[int]) -> list[int]:
    return [parse.head[o] for o in objects if parse.dep[parse.head[o]] in {"prep", "agent"}]


def _label(parse: Parse, verb: int, use: VerbCue) -> Report | None:
    report = Report(verb, cue_tokens(parse, verb), use.act, "label")
    if is_passive(parse, verb):
        target, named = passive_subject(parse, verb), parse.child(verb, "oprd")
        if agent_of(parse, verb) is None:
            return None
    else:
        target = parse.child(verb, "dobj", "dative")
        predicates = parse.children(verb, "oprd")
        named = predicates[-1] if predicates else None
        clause = parse.child(verb, "ccomp")
        if clause is not None and parse.pos[clause] in {"NOUN", "PROPN", "ADJ", "VERB"}:
            below = parse.child(clause, "nsubj")
            if below is not None and (target is None or target == below):
                target, named = below, clause
        if target is not None and named is None:
            # "called the deal a disgrace" parsed as one noun phrase with an apposition.
            nouns = [k for k in parse.children(target, "appos") if parse.pos[k] == "NOUN"]
            named = nouns[-1] if nouns else None
    content = [
        t
        for k in parse.kids[verb]
        if parse.dep[k] == "prep" and parse.lower[k] in use.prepositions
        for t in parse.subtree(k)
    ]
    if not content and target is not None:
        content = [
            t
            for k in parse.kids[target]
            if parse.dep[k] == "prep" and parse.lower[k] in use.prepositions
            for t in parse.subtree(k)
        ]
    if named is not None:
        under = (
            {target, *parse.subtree(target)} if target is not None and target != named else set()
        )
        content += [
            t
            for t in parse.subtree(named)
            if t not in under or (parse.head[named] == target and parse.within(t, named))
        ]
    if target is None or not content:
        return None
    report.objects, report.content, report.topic = [target], sorted(set(content)), target
    return report


def _demand(parse: Parse, verb: int, use: VerbCue) -> Report | None:
    report = Report(verb, cue_tokens(parse, verb), use.act, "demand")
    infinitive = parse.child(verb, "xcomp")
    if infinitive is None:
        infinitive = next(
            (k for k in parse.children(verb, "advcl") if "to" in auxiliaries(parse, k)), None
        )
    clause = parse.child(verb, "ccomp")
    thing = parse.child(verb, "dobj")
    if is_passive(parse, verb):
        whom = passive_subject(parse, verb)
        if whom is None or infinitive is None or agent_of(parse, verb) is None:
            return None
        report.objects, report.content = [whom], parse.subtree(infinitive)
    elif thing is not None and infinitive is not None:
        report.objects, report.content = [thing], parse.subtree(infinitive)
    elif clause is not None:
        report.content = clause_tokens(parse, verb, clause)
        doer = (
            agent_of(parse, clause) if is_passive(parse, clause) else parse.child(clause, "nsubj")
        )
        report.objects = [doer] if doer is not None else []
    elif infinitive is not None and use.lemma == "demand":
        report.content = parse.subtree(infinitive)
    elif thing is not None and use.lemma == "demand":
        report.content = parse.subtree(thing)
        report.objects = preposition_objects(parse, verb, use.prepositions) or [
            o
            for k in parse.children(thing, "prep")
            if parse.lower[k] == "from"
            for o in parse.children(k, "pobj")
        ]
        report.topic = thing
    elif thing is not None and use.lemma in {"urge", "challenge"}:
        doings = preposition_objects(parse, verb, {"for", "over", "into", "against"})
        if not doings and use.lemma == "urge":
            report.content = parse.subtree(thing)
        elif not doings:
            return None
        else:
            report.objects, report.content = [thing], parse.subtree(doings[0])
    else:
        return None
    return report


def _call(parse: Parse, verb: int, use: VerbCue) -> Report | None:
    """ "called on X to go", "called for X to go", "called for X's resignation"."""
    on = preposition_objects(parse, verb, use.prepositions - {"for"})
    wanted = preposition_objects(parse, verb, {"for"}) if "for" in use.prepositions else []
    infinitive = parse.child(verb, "xcomp", "advcl")
    if (
        infinitive is not None
        and "to" not in auxiliaries(parse, infinitive)
        and parse.tag[infinitive] != "VB"
    ):
        infinitive = None
    report = Report(
        verb, cue_tokens(parse, verb, *_prepositions(parse, verb, on or wanted)), use.act, "demand"
    )
    if is_passive(parse, verb):
        return None
    if on:
        below = parse.child(on[0], "relcl", "acl")
        infinitive = infinitive if infinitive is not None else below
        report.objects = on
        if infinitive is not None:
            report.content = parse.subtree(infinitive)
        elif wanted:
            report.content = parse.subtree(wanted[0])
        elif parse.tag[on[0]] == "VBG":
            report.objects, report.content = [], parse.subtree(on[0])
        else:
            return None
    elif wanted:
        below = parse.child(wanted[0], "relcl", "acl")
        act = infinitive if infinitive is not None else below
        if act is not None and parse.tag[act] == "VB":
            report.objects, report.content = [wanted[0]], parse.subtree(act)
        else:
            report.content, report.topic = parse.subtree(wanted[0]), wanted[0]
    else:
        clause = parse.child(verb, "ccomp")
        doer = parse.child(clause, "nsubj") if clause is not None else None
        marked = clause is not None and any(parse.lower[k] == "for" for k in parse.kids[clause])
        if clause is None or doer is None or not marked or use.lemma != "call":
            return None
        report.objects, report.content = [doer], parse.subtree(clause)
    return report


def _reject(parse: Parse, verb: int, use: VerbCue) -> Report | None:
    report = Report(verb, cue_tokens(parse, verb), use.act, "reject")
    clause = parse.child(verb, "ccomp", "xcomp")
    thing = passive_subject(parse, verb) if is_passive(parse, verb) else parse.child(verb, "dobj")
    if is_passive(parse, verb) and agent_of(parse, verb) is None:
        return None
    label = _complement(parse, verb, use) if use.prepositions else []
    claimed = thing is not None and parse.lemma[thing] in lexicon.noun_cues()
    if (
        clause is not None
        and not claimed
        and (use.lemma == "deny" or "that" in {parse.lower[k] for k in parse.kids[clause]})
    ):
        report.content = clause_tokens(parse, verb, clause)
    elif thing is not None:
        if use.lemma == "deny" and not _is_deniable(parse, thing):
            return None
        person = parse.lemma[thing] in lexicon.words("people") or parse.pos[thing] in {
            "PROPN",
            "PRON",
        }
        if person and not label and use.lemma in {"dismiss", "reject", "contradict"}:
            return None
        report.content = parse.subtree(thing) + [t for t in label if t not in parse.subtree(thing)]
        report.topic = thing
        if person:
            report.objects = [thing]
    else:
        return None
    return report


def _is_deniable(parse: Parse, thing: int) -> bool:
    """Whether "denied X" denies a statement ("denied the charge") and withholds nothing ("denied entry")."""
    lemma = parse.lemma[thing]
    if (
        lemma in lexicon.noun_cues()
        or lemma in lexicon.blame("harm")
        or parse.pos[thing] in {"PRON", "DET"}
    ):
        return True
    return lemma in _DENIABLE or parse.tag[thing] == "VBG" or lemma in {"link", "role"}


_DENIABLE = frozenset(
    ["report", "rumour", "rumor", "story", "idea", "suggestion", "involvement", "knowledge", "responsibility", "guilt", "fault", "tie", "connection", "relationship", "affair", "existence", "part", "error", "mistake", "blame", "count", "wrong", "it", "this", "that", "all", "any", "everything", "offence", "offense", "theft", "fault"]
)


_FRAMES: dict[str, Callable[[Parse, int, VerbCue], Report | None]] = {
    "say": _say,
    "tell": _tell,
    "judge": _judge,
    "against": _against,
    "label": _label,
    "demand": _demand,
    "call": _call,
    "reject": _reject,
}
