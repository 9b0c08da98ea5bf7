"""Judgments: what somebody is said to be ("X is a liar", "called her a corrupt fool").

In: the scene and a verb "be", an insult, or the tokens of a label. Out: a Stance, or the act that
such a judgment amounts to.
"""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.clauses import objects_after
from graph.extraction.deeds import persons_at
from graph.extraction.pronouns import FIRST
from graph.extraction.scene import Scene
from graph.extraction.stance import Stance
from graph.extraction.syntax import agent_of, is_conditional, is_negated, subject_of
from graph.model import Act


def judgment(scene: Scene, verb: int) -> Stance | None:
    """What "be" says of its subject: "X is a liar", "X is to blame", "X is not fit to govern"."""
    parse = scene.parse
    subject = parse.child(verb, "nsubj")
    said = parse.child(verb, "attr", "acomp", "xcomp", "prep")
    if subject is None or said is None or is_conditional(parse, verb):
        return None
    # The parser hangs "not" on the verb or on what is said.
    denied = is_negated(parse, verb) or parse.child(said, "neg") is not None
    if parse.lower[subject] in FIRST:
        return None if denied else displeasure(scene, said)
    if denied:
        act = Act.CRITICISE if parse.lemma[said] in lexicon.words("virtue") else None
    else:
        act = _verdict(scene, said)
    if act is None:
        return None
    return Stance(verb, act, persons_at(scene, subject) or scene.responsible(subject))


def displeasure(scene: Scene, feeling: int) -> Stance | None:
    """For "I am appalled by X" and "we are disappointed that X does it": whom it falls on."""
    parse = scene.parse
    words = {parse.lemma[feeling], parse.lower[feeling]}
    if words.isdisjoint(lexicon.words("displeasure")):
        return None
    causes = objects_after(parse, feeling, {"by", "with", "in", "at", "of"})
    agent = agent_of(parse, feeling)
    if agent is not None:
        causes.append(agent)
    targets = [e for t in dict.fromkeys(causes) for e in scene.responsible(t)]
    clause = parse.child(feeling, "ccomp")
    doer = subject_of(parse, clause) if clause is not None else None
    if doer is not None and parse.lower[doer] not in FIRST:
        targets += scene.actors_at(doer)
    return Stance(feeling, Act.CRITICISE, list(dict.fromkeys(targets)))


def insult(scene: Scene, token: int, inside: set[int]) -> Stance | None:
    """An adjective that insults the one whom it stands before ("squalid journalists say …").

    inside: tokens of what is said.
    """
    parse = scene.parse
    noun = parse.head[token]
    if (
        parse.lemma[token] not in lexicon.words("insult")
        or parse.dep[token] != "amod"
        or noun not in inside
    ):
        return None
    whom = scene.entities.at(noun)
    if whom is not None and (whom.named or parse.dep[noun] in {"nsubj", "nsubjpass"}):
        return Stance(token, Act.CRITICISE, [whom])
    return None


def _verdict(scene: Scene, head: int) -> Act | None:
    """What it means to be called this: accuse, criticise, or nothing bad."""
    parse = scene.parse
    lemma = parse.lemma[head]
    if lemma in lexicon.words("alleging") or lemma == "blame":
        return Act.ACCUSE
    if lemma in lexicon.words("wrongdoer"):
        return Act.CRITICISE if lemma in lexicon.words("scolding") else Act.ACCUSE
    bad = lexicon.words("bad")
    if lemma in lexicon.words("slur") or lemma in bad:
        return Act.CRITICISE
    modifiers = parse.children(head, "amod", "acomp", "conj", "compound")
    return Act.CRITICISE if any(parse.lemma[k] in bad for k in modifiers) else None


def verdict_of(scene: Scene, content: list[int]) -> Act | None:
    """The gravest verdict among the words of a label ("called her a corrupt fool"), or praise."""
    parse = scene.parse
    if any(parse.dep[t] == "neg" or parse.lower[t] in {"not", "no"} for t in content):
        return None
    lemmas = {parse.lemma[t] for t in content}
    deeds = {parse.lemma[t] for t in content if parse.pos[t] == "VERB"}
    if deeds & lexicon.words("deed") or lemmas & lexicon.words("wrongdoer"):
        return Act.ACCUSE
    if any(lemmas & lexicon.words(kind) for kind in ("slur", "bad", "harm")):
        return Act.CRITICISE
    return Act.PRAISE if lemmas & lexicon.words("good") else None
