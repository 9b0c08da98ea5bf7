"""Speech told by nouns and prepositions: "according to X", "X's accusation that", "lodged a complaint"."""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.cues import cue_tokens
from graph.extraction.lexicon import NounCue
from graph.extraction.parse import Parse
from graph.extraction.reports import Report
from graph.extraction.syntax import is_passive, preposition_objects, subject_of
from graph.model import Act

# Prepositions after which a complaint names the body that receives it, or the one complained of.
_RECEIVERS = {"with", "to"}
_AGENTS = {"by", "from"}
_CARRIERS = frozenset(
    ["accuse", "say", "claim", "allege", "call", "describe", "argue", "state", "warn", "urge", "demand", "criticise", "criticize"]
)


def according_to(parse: Parse, token: int) -> Report | None:
    """ "According to X, …", "in the words of X, …": the rest of the sentence is the content."""
    first, end = parse.sentence(token)
    cue = _opening_words(parse, token, end)
    if cue is None:
        return None
    source = _source_after(parse, cue[-1], end)
    if source is None:
        return None
    head, last = source
    report = Report(token, cue, Act.STATE, "according", speaker=head)
    report.source = list(range(cue[-1] + 1, last + 1))
    after, before = list(range(last + 1, end)), list(range(first, token))
    if not any(parse.pos[t] in {"VERB", "AUX"} for t in after):
        after = []
    in_the_middle = before and after and parse.words[before[-1]] == ","
    report.content = _trim(parse, [*before, *after] if in_the_middle or not after else after)
    return report if report.content else None


_VIEWS = frozenset(["words", "view", "opinion", "account", "telling", "eyes", "judgment", "judgement", "estimation"])


def _opening_words(parse: Parse, token: int, end: int) -> list[int] | None:
    """The words before the source: "according to", "per", "in the words of"; None where it is neither."""
    low = parse.lower
    if low[token] == "according" and token + 1 < end and low[token + 1] == "to":
        return [token, token + 1]
    if (
        low[token] == "per"
        and token + 1 < end
        and (token == parse.sentence(token)[0] or low[token - 1] == ",")
    ):
        return [token]
    if (
        low[token] == "in"
        and token + 3 < end
        and low[token + 1] == "the"
        and low[token + 2] in _VIEWS
        and low[token + 3] == "of"
    ):
        return [token, token + 1, token + 2, token + 3]
    return None


def _source_after(parse: Parse, to: int, end: int) -> tuple[int, int] | None:
    """Head and last token of the noun phrase after "to", read off the words if the parse failed."""
    pobj = parse.child(to, "pobj")
    if pobj is not None and pobj > to:
        below = [t for t in parse.subtree(pobj) if t < end]
        last = pobj
        for t in below:
            if t > last and t == last + 1 and parse.pos[t] not in {"PUNCT", "SCONJ", "VERB"}:
                last = t
        if (
            parse.pos[pobj] == "NOUN"
            and last + 1 < end
            and parse.words[last + 1][0].isupper()
            and parse.pos[last + 1] != "PUNCT"
        ):
            # "according to website Name no activity …": the name was torn from its noun.
            while last + 1 < end and parse.words[last + 1][0].isupper():
                last += 1
            return last, last
        return pobj, last
    last = to
    while last + 1 < end and parse.pos[last + 1] in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "X"}:
        last += 1
    return (last, last) if last > to else None


def _trim(parse: Parse, tokens: list[int]) -> list[int]:
    while (
        tokens and parse.pos[tokens[0]] == "PUNCT" and parse.words[tokens[0]] not in {"“", '"', "‘"}
    ):
        tokens = tokens[1:]
    while tokens and parse.words[tokens[-1]] in {",", ".", ";", ":", "-", "–", "—"}:
        tokens = tokens[:-1]
    return tokens


def noun_report(parse: Parse, noun: int) -> Report | None:
    """The report that a noun of speech makes, with its support verb if it has one."""
    use = lexicon.noun_cues().get(parse.lemma[noun])
    if use is None or parse.pos[noun] != "NOUN":
        return None
    if parse.dep[noun] in {"compound", "amod", "nmod"}:
        return None
    if use.lemma == "attack" and {parse.lemma[k] for k in parse.kids[noun]} & lexicon.stance(
        "physical"
    ):
        return None
    content = _content(parse, noun, use)
    targets = [t for t in preposition_objects(parse, noun, use.target) if parse.dep[t] == "pobj"]
    support = _support_verb(parse, noun)
    if support is not None:
        targets += [
            t
            for t in preposition_objects(parse, support, use.target - {"for", "of", "to"})
            if parse.dep[t] == "pobj"
        ]
    if not targets and "against" in use.target:
        # "filed a complaint with the police against X": hung on the police by the parser.
        below = parse.subtree(noun if support is None else support)
        targets = [
            o
            for t in below
            if t > noun and parse.lower[t] == "against" and parse.dep[t] == "prep"
            for o in parse.children(t, "pobj")
        ]
    speaker = _owner(parse, noun)
    if speaker is None and support is not None:
        speaker = subject_of(parse, support)
    receivers = preposition_objects(parse, noun, _RECEIVERS - use.target)
    if support is not None:
        receivers += preposition_objects(parse, support, _RECEIVERS - use.target)
    if use.act is Act.ACCUSE and not targets and support is not None:
        targets = [r for r in receivers if not _is_authority(parse, r)]
        receivers = [r for r in receivers if r not in targets]
    if not content and not targets:
        if (
            support is None
            or speaker is None
            or use.act not in {Act.DEMAND, Act.ACCUSE, Act.REJECT, Act.APOLOGISE}
        ):
            return None
        content = parse.subtree(noun)
    if speaker is None:
        return None
    cue = [noun] if support is None else sorted({noun, *cue_tokens(parse, support)})
    report = Report(noun, cue, use.act, "noun", speaker=speaker)
    told = [t for o in targets if parse.head[o] > noun for t in parse.subtree(parse.head[o])]
    report.content = content or sorted({*parse.subtree(noun), *told})
    report.objects, report.addressees = targets, receivers
    report.topic = noun
    if use.act is Act.DEMAND and not targets and content:
        report.topic = next(iter(parse.children(content[0], "pobj")), noun)
    return report


def _content(parse: Parse, noun: int, use: NounCue) -> list[int]:
    for kid in parse.kids[noun]:
        if kid > noun and parse.dep[kid] in {"acl", "ccomp", "relcl", "appos"}:
            marks = {parse.lower[k] for k in parse.kids[kid] if parse.dep[k] == "mark"}
            if "that" in marks:
                return parse.subtree(kid)
        if parse.dep[kid] == "prep" and parse.lower[kid] in use.content:
            return parse.subtree(kid)
        if (
            parse.dep[kid] == "acl"
            and parse.tag[kid] == "VB"
            and use.act in {Act.PROMISE, Act.THREATEN, Act.DEMAND}
        ):
            return parse.subtree(kid)
    return []


def _support_verb(parse: Parse, noun: int) -> int | None:
    """The light verb that the noun completes: "lodged an official complaint"."""
    verb = parse.head[noun]
    if parse.lemma[verb] not in lexicon.words("light_verbs") or parse.pos[verb] != "VERB":
        return None
    active = parse.dep[noun] == "dobj" and not is_passive(parse, verb)
    passive = parse.dep[noun] == "nsubjpass"
    return verb if active or passive else None


def _owner(parse: Parse, noun: int) -> int | None:
    """Whose speech it is: "X's accusation", "an attack by X", "his claim"."""
    owner = parse.child(noun, "poss")
    if owner is not None:
        return owner
    for kid in parse.kids[noun]:
        if parse.dep[kid] in {"prep", "agent"} and parse.lower[kid] in _AGENTS:
            return parse.child(kid, "pobj")
    return None


def _is_authority(parse: Parse, token: int) -> bool:
    words = {parse.lemma[t] for t in parse.subtree(token)} | {
        parse.lower[t] for t in parse.subtree(token)
    }
    return bool(words & lexicon.stance("authority"))
