"""Speech told by nouns: "X's accusation that …", "an attack on Y by X", "lodged a complaint".

In: the parse and a noun. Out: a Report, with its light verb if it has one, or None where the noun
is no cue here.
"""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.clauses import cue_tokens
from graph.extraction.lexicon import NounCue
from graph.extraction.parse import Parse
from graph.extraction.reports import Report
from graph.extraction.syntax import is_passive, marks_of, preposition_objects, subject_of
from graph.model import Act

# Prepositions after which a complaint names the body that receives it, or the one complained of.
_RECEIVERS = frozenset({"with", "to"})
_AGENTS = {"by", "from"}
# Acts that a noun with a light verb performs, whatever it names ("filed a complaint").
_BY_THEMSELVES = {Act.DEMAND, Act.ACCUSE, Act.REJECT, Act.APOLOGISE}
# Acts whose noun takes an infinitive as content ("a threat to sue").
_WITH_INFINITIVE = {Act.PROMISE, Act.THREATEN, Act.DEMAND}


def noun_report(parse: Parse, noun: int) -> Report | None:
    """The report that a noun of speech makes, with its support verb if it has one."""
    use = lexicon.noun_cues().get(parse.lemma[noun])
    if use is None or not _is_speech(parse, noun):
        return None
    support = _support_verb(parse, noun)
    speaker = _owner(parse, noun)
    if speaker is None and support is not None:
        speaker = subject_of(parse, support)
    if speaker is None:
        return None
    content = _content(parse, noun, use)
    targets, receivers = _targets_and_receivers(parse, noun, support, use)
    if not content and not targets:
        if support is None or use.act not in _BY_THEMSELVES:
            return None
        content = parse.subtree(noun)
    cue = [noun] if support is None else sorted({noun, *cue_tokens(parse, support)})
    report = Report(noun, cue, use.act, "noun", speaker=speaker)
    told = [t for o in targets if parse.head[o] > noun for t in parse.subtree(parse.head[o])]
    report.content = content or sorted({*parse.subtree(noun), *told})
    report.objects, report.addressees = targets, receivers
    report.topic = noun
    if use.act is Act.DEMAND and not targets and content:
        report.topic = next(iter(parse.children(content[0], "pobj")), noun)
    return report


def _is_speech(parse: Parse, noun: int) -> bool:
    """Whether the noun heads a phrase and means words: no "attack dog", no "missile attack"."""
    if parse.pos[noun] != "NOUN" or parse.dep[noun] in {"compound", "amod", "nmod"}:
        return False
    if parse.lemma[noun] != "attack":
        return True
    return lexicon.words("physical").isdisjoint(parse.lemma[k] for k in parse.kids[noun])


def _targets_and_receivers(
    parse: Parse, noun: int, support: int | None, use: NounCue
) -> tuple[list[int], list[int]]:
    """Whom it is against, and with whom it is lodged, as heads."""
    targets = _after(parse, noun, use.target)
    receivers = preposition_objects(parse, noun, _RECEIVERS - use.target)
    if support is not None:
        targets += _after(parse, support, use.target - {"for", "of", "to"})
        receivers += preposition_objects(parse, support, _RECEIVERS - use.target)
    if not targets and "against" in use.target:
        targets = _against_below(parse, noun, support)
    if use.act is Act.ACCUSE and not targets and support is not None:
        targets = [r for r in receivers if not _is_authority(parse, r)]
        receivers = [r for r in receivers if r not in targets]
    return targets, receivers


def _after(parse: Parse, word: int, prepositions: frozenset[str]) -> list[int]:
    return [t for t in preposition_objects(parse, word, prepositions) if parse.dep[t] == "pobj"]


def _against_below(parse: Parse, noun: int, support: int | None) -> list[int]:
    """In "filed a complaint with the police against X" the parser hangs X on the police."""
    return [
        o
        for t in parse.subtree(noun if support is None else support)
        if t > noun and parse.lower[t] == "against" and parse.dep[t] == "prep"
        for o in parse.children(t, "pobj")
    ]


def _content(parse: Parse, noun: int, use: NounCue) -> list[int]:
    """A that-clause, an infinitive, or what stands after the noun's prepositions."""
    for kid in parse.kids[noun]:
        dep = parse.dep[kid]
        if (
            kid > noun
            and dep in {"acl", "ccomp", "relcl", "appos"}
            and "that" in marks_of(parse, kid)
        ):
            return parse.subtree(kid)
        if dep == "prep" and parse.lower[kid] in use.content:
            return parse.subtree(kid)
        if dep == "acl" and parse.tag[kid] == "VB" and use.act in _WITH_INFINITIVE:
            return parse.subtree(kid)
    return []


def _support_verb(parse: Parse, noun: int) -> int | None:
    """The light verb that the noun completes: "lodged an official complaint"."""
    verb = parse.head[noun]
    if parse.lemma[verb] not in lexicon.words("light verb") or parse.pos[verb] != "VERB":
        return None
    active = parse.dep[noun] == "dobj" and not is_passive(parse, verb)
    passive = parse.dep[noun] == "nsubjpass"
    return verb if active or passive else None


def _owner(parse: Parse, noun: int) -> int | None:
    """Whose speech it is: "X's accusation", "an attack by X", "his claim"."""
    owner = parse.child(noun, "poss")
    if owner is not None:
        return owner
    for kid in parse.children(noun, "prep", "agent"):
        if parse.lower[kid] in _AGENTS:
            return parse.child(kid, "pobj")
    return None


def _is_authority(parse: Parse, token: int) -> bool:
    authority = lexicon.words("authority")
    return any(
        parse.lemma[t] in authority or parse.lower[t] in authority for t in parse.subtree(token)
    )
