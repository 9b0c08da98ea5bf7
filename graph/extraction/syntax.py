"""Who does what in a clause: subjects across control, coordination and relative clauses.

In: the parse and a verb. Out: head tokens of its subject, agent and objects, and whether the verb
is passive, negated or left open.
"""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.parse import Parse

_SUBJECT = ("nsubj", "nsubjpass", "csubj")
_NEGATIVE = {"never", "neither", "nor", "not", "n't", "n’t"}
_RELATIVE = {"who", "that", "which", "whom"}
# Clauses that share their subject with the clause they hang on.
_SHARING = {"conj", "xcomp", "advcl", "parataxis", "ccomp", "dep"}
# Parts of speech that head a clause.
VERBAL = {"VERB", "AUX"}


def subject_of(parse: Parse, verb: int) -> int | None:
    """Head of the logical subject of a verb, or None.

    Passive verbs give their agent. A verb without its own subject takes that of the clause that
    controls it: "argued …, and claimed …", "went on to say", "…, explaining that", "by accusing".
    """
    if is_passive(parse, verb):
        return agent_of(parse, verb)
    seen: set[int] = set()
    clause: int | None = verb
    while clause is not None and clause not in seen:
        seen.add(clause)
        own = parse.child(clause, "nsubj", "expl" if parse.lemma[clause] == "be" else "nsubj")
        if own is not None:
            return antecedent_of(parse, own, clause)
        subject, clause = _inherited_subject(parse, clause)
        if subject is not None:
            return subject
    return None


def _inherited_subject(parse: Parse, verb: int) -> tuple[int | None, int | None]:
    """For a verb without a subject: that of another clause, or the verb that has the same one."""
    dep, head = parse.dep[verb], parse.head[verb]
    if dep in {"relcl", "acl"}:
        return head, None
    if dep in _SHARING and head != verb:
        return _shared_subject(parse, verb)
    if dep == "pcomp" and parse.pos[parse.head[head]] in VERBAL:
        return _gerund_subject(parse, verb)
    if dep == "prep" and parse.pos[head] in VERBAL:
        return None, head
    return None, None


def _shared_subject(parse: Parse, verb: int) -> tuple[int | None, int | None]:
    """A coordinated or subordinate verb: the governor's object controls it, or its subject does."""
    dep, head = parse.dep[verb], parse.head[verb]
    if dep == "xcomp":
        controller = parse.child(head, "dobj", "dative")
        if controller is not None and parse.lemma[head] not in lexicon.words("subject control"):
            return controller, None
    if dep == "ccomp" and parse.tag[verb] not in {"VBG", "VB", "VBN"}:
        return None, None
    if is_passive(parse, head) and dep in {"conj", "xcomp", "advcl", "ccomp"}:
        passive = parse.child(head, "nsubjpass")
        if passive is not None:
            return antecedent_of(parse, passive, head), None
    return None, head


def _gerund_subject(parse: Parse, verb: int) -> tuple[int | None, int | None]:
    """After a preposition: "accused X of doing", "was criticised for doing": the object did it."""
    preposition = parse.head[verb]
    governor = parse.head[preposition]
    if parse.lower[preposition] in {"of", "for", "from", "into", "as"}:
        passive = is_passive(parse, governor)
        controller = passive_subject(parse, governor) if passive else parse.child(governor, "dobj")
        if controller is not None:
            return controller, None
    return None, governor


def antecedent_of(parse: Parse, subject: int, verb: int) -> int:
    """A relative pronoun stands for what the relative clause hangs on."""
    if parse.lower[subject] in _RELATIVE and parse.tag[subject] in {"WP", "WDT"}:
        clause = verb
        while parse.dep[clause] in {"conj", "xcomp", "ccomp"} and parse.head[clause] != clause:
            clause = parse.head[clause]
        if parse.dep[clause] in {"relcl", "acl"}:
            return parse.head[clause]
    return subject


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the verb is passive, also as a bare participle after a noun ("accused by X")."""
    kids = parse.kids[verb]
    if any(parse.dep[k] in {"nsubjpass", "auxpass"} for k in kids):
        return True
    if parse.dep[verb] in {"acl", "advcl"} and parse.tag[verb] == "VBN":
        return not any(parse.dep[k] in {"nsubj", "aux"} for k in kids)
    return (
        parse.dep[verb] == "conj"
        and parse.tag[verb] in {"VBN", "VBD"}
        and not any(
            parse.dep[k] in {"nsubj", "aux"}
            or (parse.dep[k] == "dobj" and parse.tag[verb] == "VBD")
            for k in kids
        )
        and is_passive(parse, parse.head[verb])
    )


def agent_of(parse: Parse, verb: int) -> int | None:
    """Head of the by-phrase of a passive verb."""
    for kid in parse.kids[verb]:
        if parse.dep[kid] == "agent" or (parse.dep[kid] == "prep" and parse.lower[kid] == "by"):
            agent = parse.child(kid, "pobj")
            if agent is not None:
                return agent
    return None


def passive_subject(parse: Parse, verb: int) -> int | None:
    """Whom a passive verb befalls, also in "was criticised and accused" and "those accused of"."""
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        own = parse.child(verb, "nsubjpass")
        if own is not None:
            return antecedent_of(parse, own, verb)
        if parse.dep[verb] in {"acl", "relcl"}:
            return parse.head[verb]
        if parse.dep[verb] == "advcl":
            return parse.child(parse.head[verb], "nsubj", "nsubjpass")
        if parse.dep[verb] in {"conj", "xcomp"}:
            verb = parse.head[verb]
            continue
        return None
    return None


def preposition_objects(
    parse: Parse, word: int, prepositions: frozenset[str] | set[str]
) -> list[int]:
    """Heads after the given prepositions that hang on `word` or on its particle."""
    found: list[int] = []
    for kid in parse.kids[word]:
        if parse.dep[kid] not in {"prep", "agent", "prt", "dative", "advmod"}:
            continue
        if parse.lower[kid] in prepositions:
            found += parse.children(kid, "pobj", "pcomp")
        elif parse.dep[kid] != "dative":
            for below in parse.children(kid, "prep"):
                if parse.lower[below] in prepositions:
                    found += parse.children(below, "pobj", "pcomp")
    return found


def particle_lemma(parse: Parse, verb: int) -> str:
    """The verb with its particle ("call out"), else its lemma."""
    particle = parse.child(verb, "prt")
    if particle is None:
        following = verb + 1
        if (
            following < len(parse)
            and parse.dep[following] == "advmod"
            and parse.head[following] == verb
        ):
            particle = following
    if particle is None:
        return parse.lemma[verb]
    return f"{parse.lemma[verb]} {parse.lower[particle]}"


def is_negated(parse: Parse, verb: int) -> bool:
    """Whether the verb, its auxiliaries or its subject deny it ("never said", "no one accused")."""
    if any(_negates(parse, kid) for kid in parse.kids[verb]):
        return True
    if parse.dep[verb] == "pcomp" and parse.lower[parse.head[verb]] == "without":
        return True
    own = {"nsubj", "nsubjpass", "aux", "auxpass"}
    if parse.dep[verb] == "conj" and not any(parse.dep[k] in own for k in parse.kids[verb]):
        head = parse.head[verb]
        joined = [parse.lower[k] for k in parse.kids[head] if parse.dep[k] == "cc"]
        return "but" not in joined and parse.pos[head] in VERBAL and is_negated(parse, head)
    return False


def _negates(parse: Parse, kid: int) -> bool:
    """Whether a dependent of a verb denies it; "not only" and "not just" do not."""
    if parse.dep[kid] == "neg" or parse.lower[kid] in _NEGATIVE:
        return not (kid + 1 < len(parse) and parse.lower[kid + 1] in {"only", "just", "merely"})
    return parse.dep[kid] in {*_SUBJECT, "dobj", "agent"} and _is_negative_phrase(parse, kid)


def _is_negative_phrase(parse: Parse, head: int) -> bool:
    if parse.lower[head] in {"nobody", "none", "no-one"}:
        return True
    return any(
        parse.lower[k] in {"no", "neither"} and parse.dep[k] in {"det", "neg", "preconj"}
        for k in parse.kids[head]
    )


def auxiliaries(parse: Parse, verb: int) -> set[str]:
    """Lower-case auxiliaries of a verb, with those it shares by coordination."""
    found = {parse.lower[k] for k in parse.kids[verb] if parse.dep[k] in {"aux", "auxpass"}}
    if not found and parse.dep[verb] == "conj" and parse.tag[verb] == "VB":
        return auxiliaries(parse, parse.head[verb])
    return found


def marks_of(parse: Parse, clause: int) -> set[str]:
    """The conjunctions that open a clause ("that", "if"), lower case."""
    return {parse.lower[k] for k in parse.kids[clause] if parse.dep[k] == "mark"}


def is_conditional(parse: Parse, verb: int) -> bool:
    """Whether the verb stands in an if-clause or under a modal that leaves it open."""
    for t in (verb, *parse.ancestors(verb)):
        if marks_of(parse, t) & {"if", "unless", "whether", "lest"}:
            return True
        if parse.dep[t] in {"ccomp", "relcl", "ROOT"}:
            break
    return bool(auxiliaries(parse, verb) & {"would", "could", "may", "might", "should", "'d", "’d"})


def governor_lemma(parse: Parse, verb: int) -> str:
    """Lemma of the verb or adjective that `verb` completes ("declined to criticise" -> decline)."""
    if parse.dep[verb] in {"xcomp", "ccomp"} and parse.head[verb] != verb:
        return parse.lemma[parse.head[verb]]
    if parse.dep[verb] == "pcomp":
        return parse.lemma[parse.head[parse.head[verb]]]
    if parse.dep[verb] == "conj" and not parse.child(verb, "nsubj", "nsubjpass"):
        return governor_lemma(parse, parse.head[verb])
    return ""
