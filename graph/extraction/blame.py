"""What a content says against somebody, where the cue itself ("said") tells nothing of it.

Looks for alleged deeds with their doer, for harms with their author, for insults and judgments and
whom they are said of, for demands ("X must resign") and for threats of the first person.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.extraction import lexicon
from graph.extraction.pronouns import FIRST, SECOND
from graph.extraction.entities import Entity
from graph.extraction.scene import Scene
from graph.extraction.syntax import (
    agent_of,
    auxiliaries,
    is_conditional,
    is_negated,
    is_passive,
    passive_subject,
    subject_of,
)
from graph.model import Act, Kind


@dataclass(eq=False, slots=True)
class Blame:
    """One thing said against somebody: its head token, the act it amounts to, against whom, who suffers."""

    head: int
    act: Act
    targets: list[Entity]
    victims: list[Entity] = field(default_factory=list)


def find_blames(scene: Scene, content: list[int], speaker: Entity) -> list[Blame]:
    """All that `speaker` says against others in `content`; nothing about himself."""
    inside = set(content)
    found: list[Blame] = []
    for t in content:
        blame = None
        pos = scene.parse.pos[t]
        if pos in {"VERB", "AUX"}:
            blame = _by_verb(scene, t, inside)
        elif pos in {"NOUN", "ADJ", "PROPN"}:
            blame = _by_word(scene, t, inside)
        if blame is not None:
            blame.targets = [e for e in blame.targets if e is not speaker]
            if blame.targets:
                found.append(blame)
    return _merge(scene, found)


def _merge(scene: Scene, blames: list[Blame]) -> list[Blame]:
    """One blame for each sentence and set of targets, with its gravest act."""
    gravity = [Act.ACCUSE, Act.THREATEN, Act.DEMAND, Act.REJECT, Act.CRITICISE]
    merged: dict[tuple[int, tuple[int, ...]], Blame] = {}
    for blame in blames:
        key = (scene.parse.sentence_of[blame.head], tuple(sorted(id(e) for e in blame.targets)))
        known = merged.get(key)
        if known is None:
            merged[key] = blame
        else:
            if gravity.index(blame.act) < gravity.index(known.act):
                known.act = blame.act
            known.victims += [v for v in blame.victims if v not in known.victims]
    return list(merged.values())


# Verbs


def _by_verb(scene: Scene, verb: int, inside: set[int]) -> Blame | None:
    parse = scene.parse
    lemma = parse.lemma[verb]
    failing = lemma in lexicon.words("failing") and parse.child(verb, "xcomp") is not None
    if failing and not auxiliaries(parse, verb) & {"will", "'ll", "’ll", "wo"}:
        return _deed(scene, verb, Act.ACCUSE)
    if lemma in lexicon.words("deed"):
        blame = _deed(scene, verb, Act.ACCUSE)
        if blame is not None:
            return blame
    if lemma in lexicon.words("taking") and _befalls_us(scene, verb):
        blame = _deed(scene, verb, Act.ACCUSE)
        if blame is not None:
            return blame
    if lemma == "do" and any(parse.lower[k] == "nothing" for k in parse.children(verb, "dobj")):
        return _deed(scene, verb, Act.ACCUSE)
    if lemma == "be":
        return _judgment(scene, verb)
    threat = _threat(scene, verb) or _warning(scene, verb)
    if threat is not None:
        return threat
    return _obligation(scene, verb)


def _deed(scene: Scene, verb: int, act: Act) -> Blame | None:
    parse = scene.parse
    if is_negated(parse, verb) or is_conditional(parse, verb):
        return None
    doer = subject_of(parse, verb)
    if doer is None or parse.lower[doer] in FIRST:
        return None
    if parse.lemma[verb] not in lexicon.words("lonely") and not _has_victim(scene, verb):
        return None  # "the mosque burned", "the price crashed": nobody did anything
    thing = parse.child(verb, "dobj")
    if (
        thing is not None
        and _is_bad_thing(scene, thing)
        and parse.lemma[verb] in lexicon.words("undoing")
    ):
        return None
    if is_passive(parse, verb) and agent_of(parse, verb) is None:
        return None
    if _is_generic(scene, verb, doer):
        return None
    return Blame(verb, act, _persons_at(scene, doer), victims_of(scene, verb))


def _is_generic(scene: Scene, verb: int, doer: int) -> bool:
    """Whether the doer is nobody in particular: "a cashier who steals", "people who break the law"."""
    parse = scene.parse
    entity = scene.actor_at(doer)
    if entity is None or entity.named:
        return False
    indefinite = {parse.lower[k] for k in parse.kids[doer]} & {"a", "an", "any", "every", "anyone"}
    determined = any(parse.dep[k] in {"det", "poss", "nummod"} for k in parse.kids[doer])
    return parse.dep[verb] in {"relcl", "acl"} and (bool(indefinite) or not determined)


def _has_victim(scene: Scene, verb: int) -> bool:
    """Whether a deed is done to something: an object, a passive, or a preposition that stands for one."""
    parse = scene.parse
    if is_passive(parse, verb) or parse.child(verb, "dobj", "ccomp", "xcomp") is not None:
        return True
    return any(
        parse.dep[k] == "prep" and parse.lower[k] in {"against", "on", "from", "of"}
        for k in parse.kids[verb]
    )


def _persons_at(scene: Scene, head: int) -> list[Entity]:
    """Who stands here; "you" in a quotation is the one it is said to."""
    if scene.parse.lower[head] in SECOND:
        return scene.addressees.get(scene.inside[head], [])
    return scene.actors_at(head)


def _befalls_us(scene: Scene, verb: int) -> bool:
    """Whether the object of a verb in a quotation is the speaker or what is his ("closed our school")."""
    parse = scene.parse
    if scene.inside[verb] < 0:
        return False
    things = parse.children(verb, "dobj", "dative")
    return any(
        parse.lower[t] in FIRST or any(parse.lower[k] in FIRST for k in parse.kids[t]) for t in things
    )


def victims_of(scene: Scene, deed: int) -> list[Entity]:
    """Who suffers a deed: its object, or who stands after "against"."""
    parse = scene.parse
    suffering = (
        passive_subject(parse, deed) if is_passive(parse, deed) else parse.child(deed, "dobj")
    )
    found = scene.responsible(suffering) if suffering is not None else []
    for kid in parse.kids[deed]:
        if parse.dep[kid] == "prep" and parse.lower[kid] in {"against", "on"}:
            for below in parse.children(kid, "pobj"):
                against = scene.actors_at(below) or (
                    scene.responsible(below) if parse.lower[kid] == "against" else []
                )
                found += against
    return list(dict.fromkeys(found))


def _is_bad_thing(scene: Scene, head: int) -> bool:
    parse = scene.parse
    words = {parse.lemma[head], *(parse.lemma[k] for k in parse.kids[head])}
    return bool(
        words
        & (
            set(lexicon.words("harm"))
            | set(lexicon.words("wrongdoer"))
            | set(lexicon.words("slur"))
        )
    )


def _judgment(scene: Scene, verb: int) -> Blame | None:
    """ "X is a liar", "they are corrupt", "X is to blame"."""
    parse = scene.parse
    subject = parse.child(verb, "nsubj")
    said = parse.child(verb, "attr", "acomp", "xcomp", "prep")
    if subject is None or said is None or is_negated(parse, verb) or is_conditional(parse, verb):
        return None
    act = _verdict(scene, said)
    if act is None and parse.lemma[said] == "blame":
        act = Act.ACCUSE
    if act is None or parse.lower[subject] in FIRST:
        return None
    return Blame(verb, act, _persons_at(scene, subject) or scene.responsible(subject))


def _verdict(scene: Scene, head: int) -> Act | None:
    """What it means to be called this: accuse, criticise, or nothing bad."""
    parse = scene.parse
    lemma = parse.lemma[head]
    for kind in ("wrongdoer", "slur", "bad"):
        if lemma in lexicon.words(kind):
            return Act.ACCUSE if lemma in _ALLEGING or (kind == "wrongdoer" and lemma not in lexicon.words("scolding")) else Act.CRITICISE
    for kid in parse.kids[head]:
        if parse.dep[kid] in {"amod", "acomp", "conj", "compound"} and parse.lemma[
            kid
        ] in lexicon.words("bad"):
            return Act.CRITICISE
    return None


_ALLEGING = frozenset(
    ["guilty", "complicit", "corrupt", "dishonest", "lying", "crooked", "fraudulent", "criminal", "responsible"]
)


def verdict_of(scene: Scene, content: list[int]) -> Act | None:
    """The gravest verdict among the words of a label ("called her a corrupt fool"), or praise."""
    parse = scene.parse
    verdicts = []
    for t in content:
        if (parse.pos[t] in {"VERB"} and parse.lemma[t] in lexicon.words("deed")) or parse.lemma[t] in lexicon.words("wrongdoer"):
            verdicts.append(Act.ACCUSE)
        elif parse.lemma[t] in {
            *lexicon.words("slur"),
            *lexicon.words("bad"),
            *lexicon.words("harm"),
        }:
            verdicts.append(Act.CRITICISE)
    if any(parse.dep[t] == "neg" or parse.lower[t] in {"not", "no"} for t in content):
        return None
    if not verdicts and any(parse.lemma[t] in lexicon.words("good") for t in content):
        return Act.PRAISE
    return Act.ACCUSE if Act.ACCUSE in verdicts else verdicts[0] if verdicts else None


def _obligation(scene: Scene, verb: int) -> Blame | None:
    """ "X must resign", "X should apologise", "X has to stop"."""
    parse = scene.parse
    if parse.lemma[verb] not in lexicon.words("submission") or is_negated(parse, verb):
        return None
    if parse.tag[verb] == "VB" and scene.inside[verb] >= 0 and _is_imperative(scene, verb):
        return Blame(verb, Act.DEMAND, scene.addressees.get(scene.inside[verb], []))
    helpers = auxiliaries(parse, verb)
    governed = parse.dep[verb] == "xcomp" and parse.lemma[parse.head[verb]] in {
        "need",
        "have",
        "ought",
    }
    if not (helpers & {"must", "should", "ought"} or governed) or is_passive(parse, verb):
        return None
    whom = subject_of(parse, verb)
    if whom is None or parse.lower[whom] in FIRST | SECOND:
        return None
    return Blame(verb, Act.DEMAND, scene.actors_at(whom))


def _is_imperative(scene: Scene, verb: int) -> bool:
    """A bare verb without a subject that opens its clause in a quotation."""
    parse = scene.parse
    bare = not any(parse.dep[k] in {"nsubj", "aux", "nsubjpass"} for k in parse.kids[verb])
    return bare and parse.dep[verb] in {"ROOT", "ccomp"} and parse.lower[max(verb - 1, 0)] != "to"


def _threat(scene: Scene, verb: int) -> Blame | None:
    """ "we will sue X", "I will destroy them"."""
    parse = scene.parse
    if parse.lemma[verb] not in lexicon.words("retaliation") or is_negated(parse, verb):
        return None
    helpers = auxiliaries(parse, verb)
    going = parse.dep[verb] == "xcomp" and parse.lower[parse.head[verb]] == "going"
    subject = subject_of(parse, verb)
    if (
        not (helpers & {"will", "'ll", "’ll", "shall"} or going)
        or subject is None
        or parse.lower[subject] not in FIRST
    ):
        return None
    thing = parse.child(verb, "dobj")
    if thing is None:
        return None
    return Blame(verb, Act.THREATEN, scene.actors_at(thing))


def _warning(scene: Scene, verb: int) -> Blame | None:
    """ "if X does not free them, we will cut off its banks"."""
    parse = scene.parse
    subject = parse.child(verb, "nsubj")
    if subject is None or parse.lower[subject] not in {"we", "i"}:
        return None
    if not auxiliaries(parse, verb) & {"will", "'ll", "’ll", "shall"}:
        return None
    for clause in parse.children(verb, "advcl"):
        marks = {parse.lower[k] for k in parse.kids[clause] if parse.dep[k] == "mark"}
        doer = parse.child(clause, "nsubj")
        if "if" in marks and doer is not None and is_negated(parse, clause):
            return Blame(verb, Act.THREATEN, scene.actors_at(doer))
    return None


# Nouns and adjectives


def _by_word(scene: Scene, token: int, inside: set[int]) -> Blame | None:
    parse = scene.parse
    lemma = parse.lemma[token]
    if (
        lemma in lexicon.words("insult")
        and parse.dep[token] == "amod"
        and parse.head[token] in inside
    ):
        noun = parse.head[token]
        whom = scene.entities.at(noun)
        if whom is not None and (whom.named or parse.dep[noun] in {"nsubj", "nsubjpass"}):
            return Blame(token, Act.CRITICISE, [whom])
        return None
    if lemma in lexicon.words("harm") and parse.pos[token] == "NOUN":
        return _harm(scene, token)
    return None


def _harm(scene: Scene, noun: int) -> Blame | None:
    """ "a massive attack by X", "X's lies", "Russian aggression", "X committed fraud"."""
    parse = scene.parse
    if parse.dep[noun] in {"compound", "nmod"} or _is_undone(scene, noun):
        return None
    doers: list[Entity] = []
    against: list[Entity] = []
    for kid in parse.kids[noun]:
        if parse.dep[kid] in {"prep", "agent"}:
            for below in parse.children(kid, "pobj"):
                if parse.lower[kid] == "by":
                    doers += scene.actors_at(below)
                elif parse.lower[kid] in {"against", "on"}:
                    against += scene.responsible(below)
    if not doers:
        owner = parse.child(noun, "poss")
        if owner is not None and parse.lower[owner] not in FIRST | SECOND:
            doers = scene.actors_at(owner)
    if not doers:
        verb = parse.head[noun]
        if parse.dep[noun] == "dobj" and parse.lemma[verb] in lexicon.words("undertaking"):
            doer = subject_of(parse, verb)
            if doer is not None and not is_negated(parse, verb) and not is_conditional(parse, verb):
                doers = scene.actors_at(doer)
    if not doers and against:
        # "a Twitter attack against the government": beside a victim, the noun in front did it.
        doers = [e for k in parse.children(noun, "compound", "nmod") for e in scene.actors_at(k)]
    if not doers:
        doers = [
            e
            for k in parse.children(noun, "amod")
            if parse.words[k][0].isupper()
            for e in scene.responsible(noun, False)
        ]
    return (
        Blame(noun, Act.ACCUSE, list(dict.fromkeys(doers)), against)
        if doers
        else None
    )


def doers_of(scene: Scene, noun: int) -> list[Entity]:
    """Who did the harm that a noun names; empty where it names none."""
    if scene.parse.lemma[noun] not in lexicon.words("harm"):
        return []
    blame = _harm(scene, noun)
    return blame.targets if blame else []


def _is_undone(scene: Scene, noun: int) -> bool:
    """Whether the harm is only fought, denied or imagined ("to prevent violence by X")."""
    parse = scene.parse
    for t in parse.ancestors(noun):
        if parse.pos[t] in {"VERB", "AUX"}:
            return (
                parse.lemma[t] in lexicon.words("undoing")
                or is_negated(parse, t)
                or is_conditional(parse, t)
            )
    return False
