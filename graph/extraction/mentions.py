"""Where the text names or describes somebody: names, nominals and pronouns.

spaCy's entities are a start, not the answer: names also come from runs of proper nouns, a title or
a describing noun before a name belongs to it ("Information Minister", "pro-government newspaper"),
and dates, amounts and adjectives of nationality are no names of actors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.extraction import lexicon
from graph.extraction.parse import Parse
from graph.model import Act, Kind, Part

NOT_NAMES = {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"}
NAME_LABELS = {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT"}
PERSONAL = {
    "he", "him", "his", "himself", "she", "her", "hers", "herself", "they", "them", "their", "theirs",
    "themselves", "it", "its", "itself", "i", "me", "my", "mine", "myself", "we", "us", "our", "ours",
    "ourselves", "you", "your", "yours", "yourself", "yourselves",
}  # fmt: skip
# Parts of a noun phrase that stand before its head and belong to its core.
PREMODIFIERS = {
    "compound",
    "amod",
    "nmod",
    "nummod",
    "poss",
    "det",
    "advmod",
    "case",
    "punct",
    "npadvmod",
    "quantmod",
    "predet",
}
# "D-Calif.", "R-Texas": party and state behind an American politician's name.
_PARTY_AND_STATE = re.compile(r"[DRI]\s?-\s?[A-Z][\w. ]*")
_CALENDAR = {
    "january", "february", "march", "april", "june", "july", "august", "september", "october",
    "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "today", "yesterday", "tomorrow",
}  # fmt: skip


@dataclass(slots=True)
class Candidate:
    """A mention before it is known whom it means.

    first, last: tokens of the name or of the noun phrase's core, both included; head: its head.
    form: "name", "nominal" or "pronoun".
    label: spaCy's label, "" where it saw none.
    described: lower-case words that describe a name (titles, nouns in front, apposition).
    role: the same as a phrase to show ("Information Minister"), with its tokens.
    definite: "the", "this", "a" or "" — the determiner.
    calling: the noun that says what the named one is ("negotiator" in "union negotiator Lee").
    stand_ins: nouns of the description that may head the phrase in the parser's eyes ("the company X").
    """

    first: int
    last: int
    head: int
    form: str
    label: str = ""
    described: list[str] = field(default_factory=list)
    role: tuple[int, int] | None = None
    definite: str = ""
    kind: Kind | None = None
    plural: bool = False
    stand_ins: list[int] = field(default_factory=list)
    calling: str = ""


def find_mentions(parse: Parse) -> list[Candidate]:
    """All candidates of a document, in text order; no two cover the same head."""
    taken = bytearray(len(parse))
    found = _names(parse, taken)
    found += _nominals(parse, taken)
    found += [
        Candidate(t, t, t, "pronoun")
        for t, word in enumerate(parse.lower)
        if word in PERSONAL and not taken[t] and parse.tag[t] in {"PRP", "PRP$"}
    ]
    found.sort(key=lambda c: (c.head, c.first))
    return found


# Names


def _names(parse: Parse, taken: bytearray) -> list[Candidate]:
    blocked = bytearray(len(parse))
    labels: dict[int, str] = {}
    starts: set[int] = set()
    for first, end, label in parse.entities:
        for t in range(first, end):
            if label in NOT_NAMES:
                blocked[t] = 1
            elif label in NAME_LABELS:
                labels[t] = label
        if label in NAME_LABELS:
            starts.add(first)
    found = []
    t = 0
    while t < len(parse):
        if not _starts_name(parse, t, labels) or blocked[t]:
            t += 1
            continue
        end = t + 1
        while end < len(parse) and _goes_on(parse, t, end, labels, starts, blocked):
            end += 1
        last = end - 1
        while last > t and parse.pos[last] not in {"PROPN", "NOUN"} and last not in labels:
            last -= 1
        candidate = _name(parse, t, last, labels, starts)
        if candidate is not None:
            found.append(candidate)
            for u in range(candidate.first, candidate.last + 1):
                taken[u] = 1
            if candidate.role:
                for u in range(candidate.role[0], candidate.role[1] + 1):
                    taken[u] = 1
        t = end
    return found


def _starts_name(parse: Parse, t: int, labels: dict[int, str]) -> bool:
    if (parse.lower[t] in _CALENDAR and labels.get(t) != "PERSON") or not any(
        c.isalpha() for c in parse.words[t]
    ):
        return False
    if parse.pos[t] == "PROPN":
        return parse.words[t][0].isupper() or t in labels
    if parse.pos[t] == "NOUN" and parse.words[t][0].isupper() and _inside_sentence(parse, t):
        return True  # the tagger takes some surnames for nouns ("Waters")
    return (
        t in labels
        and parse.words[t][0].isupper()
        and parse.pos[t] in {"NOUN", "VERB", "ADJ", "X", "INTJ"}
        and not (labels[t] == "NORP" and parse.dep[t] in {"amod", "compound", "nmod"})
    )


def _inside_sentence(parse: Parse, t: int) -> bool:
    """Whether a capital here means a name: not at the start of a sentence, quotation or headline."""
    if parse.parts[parse.paragraph_of[t]] is Part.TITLE or t == parse.sentence(t)[0]:
        return False
    return parse.pos[t - 1] not in {"PUNCT", "SYM", "X"} and parse.words[t - 1] not in {
        ":",
        "“",
        '"',
        "''",
        "``",
        "‘",
    }


def _goes_on(
    parse: Parse, first: int, t: int, labels: dict[int, str], starts: set[int], blocked: bytearray
) -> bool:
    """Whether token `t` still belongs to the name that began at `first`."""
    if blocked[t] or parse.paragraph_of[t] != parse.paragraph_of[first]:
        return False
    if parse.sentence_of[t] != parse.sentence_of[first] and t not in labels:
        return False
    if t in labels and t not in starts and labels.get(t - 1) == labels[t]:
        return parse.words[t] not in {"'s", "’s"} and parse.lower[t] not in {"and"}
    if parse.pos[t] == "PROPN" and parse.words[t][0].isupper():
        return parse.pos[t - 1] != "PUNCT" or parse.words[t - 1] in {"-", "."}
    joins = {"of", "de", "da", "di", "del", "la", "van", "von", "der", "bin", "al", "el", "&", "-"}
    if parse.lower[t] in joins and t + 1 < len(parse) and not blocked[t + 1]:
        ahead = parse.pos[t + 1] == "PROPN" and parse.sentence_of[t + 1] == parse.sentence_of[first]
        glued = parse.end[t - 1] == parse.start[t]
        if parse.lower[t] == "-":
            return ahead and glued
        return ahead and (
            parse.lower[t] != "of" or (t in labels and labels.get(t - 1) == labels[t])
        )
    return False


def _name(
    parse: Parse, first: int, last: int, labels: dict[int, str], starts: set[int]
) -> Candidate | None:
    """A candidate from a run of name tokens, with its titles and describing nouns cut off."""
    while first < last and parse.lower[last] in {"of", "and", "the", "for", "in", "&", "-"}:
        last -= 1
    determiner = ""
    while first < last and parse.lower[first] in {"the", "a", "an"}:
        determiner, first = parse.lower[first], first + 1
    core = first
    titles = lexicon.words("titles")
    for t in range(first, last):
        plain = parse.lower[t].rstrip(".")
        new_entity = t + 1 in starts and labels.get(t + 1) == "PERSON"
        office = (
            plain in titles
            or denotes_person(plain)
            or (last - t >= 2 and _sounds_like_a_trade(plain))
        )
        leading = t == core and office and parse.pos[t + 1] == "PROPN"
        if ((plain in titles or leading) and parse.lower[t + 1] != "of") or (
            new_entity and t not in labels and parse.lower[t] not in lexicon.given_names()
        ):
            core = t + 1
    if parse.lower[core] == "of" or core > last:
        core = first
    head = last
    for t in range(core, last + 1):
        if not core <= parse.head[t] <= last:
            head = t
            break
    label = labels.get(head, labels.get(last, labels.get(core, "")))
    if label == "NORP" and parse.dep[head] in {"amod", "compound", "nmod"}:
        return None
    if _PARTY_AND_STATE.fullmatch(parse.original(core, last)):
        return None
    while core < last and parse.lower[core] in lexicon.blame("insult"):
        core += 1  # "Crooked Hillary" is Hillary
    if core < last and parse.lower[last] in lexicon.stance("nobody"):
        return None
    candidate = Candidate(core, last, head, "name", label, definite=determiner)
    candidate.plural = parse.tag[head] in {"NNPS", "NNS"}
    _describe(parse, candidate, first)
    if not candidate.definite and first > 0 and parse.lower[first - 1] in {"the", "a", "an"}:
        candidate.definite = parse.lower[first - 1]
    return candidate


def _describe(parse: Parse, name: Candidate, first: int) -> None:
    """Collect titles, nouns in front of the name, and its apposition."""
    left = first
    while left > 0 and _describes(parse, left - 1, name.head):
        left -= 1
    nouns = [parse.lemma[t] for t in range(left, name.first) if parse.pos[t] in {"NOUN", "PROPN"}]
    name.stand_ins = [t for t in range(left, name.first) if parse.pos[t] in {"NOUN", "PROPN"}]
    words = {*nouns, parse.lower[name.first - 1].rstrip(".")} if nouns else set()
    if words & _describing() or any(denotes_person(w) for w in words):
        name.role = (left, name.first - 1)
        name.described += nouns
        name.calling = nouns[-1]
    head = parse.head[name.head]
    if parse.dep[head] == "pobj" and parse.dep[name.head] == "appos":
        # "the imam of Lyon, Karim Belhadj": the parser hangs the name on the place.
        office = parse.head[parse.head[head]]
        if parse.pos[office] == "NOUN" and denotes_person(parse.lemma[office]):
            name.described.append(parse.lemma[office])
            name.calling = name.calling or parse.lemma[office]
    if (
        parse.dep[name.head] == "appos"
        and parse.pos[head] == "NOUN"
        and abs(head - name.head) <= 12
    ):
        name.described.append(parse.lemma[head])
        name.calling = name.calling or parse.lemma[head]
        edge = _left_edge(parse, head)
        determined = parse.pos[edge] == "DET" or parse.tag[edge] == "PRP$"
        if name.role is None and (edge < head or not determined):
            name.role = (edge + determined, head)
    for kid in parse.children(name.head, "appos"):
        if (
            parse.pos[kid] == "NOUN"
            and parse.child(kid, "appos") is None
            and parse.pos[min(kid + 1, len(parse) - 1)] != "PROPN"
        ):
            name.described.append(parse.lemma[kid])
            name.calling = name.calling or parse.lemma[kid]
            if name.role is None and parse.lemma[kid] in _describing():
                start = _left_edge(parse, kid)
                determined = parse.pos[start] == "DET" or parse.tag[start] == "PRP$"
                name.role = (min(start + determined, kid), _of_end(parse, kid))


def _sounds_like_a_trade(word: str) -> bool:
    """Whether a capitalised word before a full name is a trade ("Publican Roy Bassett")."""
    return (
        len(word) > 5
        and word.endswith(("er", "or", "ist", "ian", "can", "ant"))
        and word not in lexicon.given_names()
    )


def _describing() -> frozenset[str]:
    return (
        lexicon.words("people")
        | lexicon.words("organisations")
        | lexicon.words("titles")
        | lexicon.words("media")
    )


def _describes(parse: Parse, t: int, head: int) -> bool:
    """Whether the word before a name belongs to its description ("pro-government newspaper")."""
    if parse.sentence_of[t] != parse.sentence_of[head]:
        return False
    if parse.pos[t] in {"PUNCT", "DET", "PRON", "VERB", "ADP", "SCONJ"}:
        return parse.words[t] == "-" and t > 0 and parse.end[t - 1] == parse.start[t]
    if parse.dep[t] in {"compound", "amod", "nmod", "advmod"}:
        return any(a == head for a in list(parse.ancestors(t))[:4]) or parse.head[t] >= t
    return parse.tag[t] == "NN" and (
        parse.lemma[t] in _describing() or denotes_person(parse.lemma[t])
    )


def _left_edge(parse: Parse, head: int) -> int:
    left = head
    for kid in parse.kids[head]:
        if kid < head and parse.dep[kid] in PREMODIFIERS:
            left = min(left, parse.subtree(kid)[0])
    return left


def _of_end(parse: Parse, head: int) -> int:
    """Last token of a noun phrase with its short complements ("opponents of the revolution")."""
    last = head
    verb = parse.head[parse.head[head]] if parse.dep[head] == "pobj" else parse.head[head]
    takes_of = any("of" in u.prepositions for u in lexicon.verb_cues().get(parse.lemma[verb], ()))
    for kid in parse.kids[head]:
        if kid > head and parse.dep[kid] == "prep" and parse.lower[kid] in {"of", "for"}:
            below = parse.subtree(kid)
            objects = parse.children(kid, "pobj")
            if takes_of and not any(parse.pos[o] == "PROPN" for o in objects):
                continue  # "accused the bank of fraud", but "accused the bank of England"
            if (
                objects
                and len(below) <= 7
                and below == list(range(below[0], below[-1] + 1))
                and below[0] == last + 1
            ):
                last = below[-1]
    return last


# Nominals


def _nominals(parse: Parse, taken: bytearray) -> list[Candidate]:
    found = []
    for t, tag in enumerate(parse.tag):
        if tag not in {"NN", "NNS", "NNP", "NNPS", "JJ"} or taken[t]:
            continue
        if parse.parts[parse.paragraph_of[t]] is Part.TITLE:
            continue
        kind = nominal_kind(parse, t) or _kind_by_deed(parse, t)
        if _is_predicate(parse, t):
            continue
        inside_a_name = (
            parse.dep[t] in {"compound", "amod", "nmod"} and parse.child(t, "case") is None
        )
        if kind is None or inside_a_name or _is_part_of_name(parse, t, taken):
            continue
        first = _left_edge(parse, t)
        inner = [u for u in range(first + 1, t) if parse.lower[u] in {"the", "a", "an"}]
        first = inner[-1] if inner else first
        determiner = parse.lower[first] if parse.pos[first] in {"DET", "PRON"} else ""
        if determiner and first < t:
            first += 1
        last = _of_end(parse, t) if kind is not Kind.PERSON or determiner != "the" else t
        found.append(
            Candidate(
                first,
                last,
                t,
                "nominal",
                definite=determiner,
                kind=kind,
                plural=tag in {"NNS", "NNPS"},
            )
        )
    return found


# Verbs whose subject is always somebody, and those whose object is.
_HUMAN_OBJECT = frozenset(["accuse", "sue", "urge", "thank", "congratulate", "prosecute", "indict", "tell"])


def _kind_by_deed(parse: Parse, t: int) -> Kind | None:
    """A noun that no list knows, but that accuses, urges or says something: somebody all the same."""
    if parse.tag[t] not in {"NN", "NNS"} or parse.lemma[t] in lexicon.stance(
        "document"
    ) | lexicon.stance("wordless"):
        return None
    verb = parse.head[t]
    acts = False
    if parse.dep[t] == "nsubj":
        uses = lexicon.verb_cues().get(parse.lemma[verb], ())
        acts = any(
            (u.frame in {"judge", "demand", "reject", "label"} and u.act is not Act.STATE)
            or (u.frame in {"say", "tell"} and parse.child(verb, "ccomp") is not None)
            for u in uses
        ) and parse.lemma[verb] not in {
            "find",
            "suggest",
            "indicate",
            "imply",
            "fear",
            "mean",
            "show",
        }
    elif parse.dep[t] == "pobj" and parse.dep[verb] == "agent":
        uses = lexicon.verb_cues().get(parse.lemma[parse.head[verb]], ())
        acts = any(u.frame == "judge" for u in uses)
    elif parse.dep[t] == "dobj":
        acts = parse.lemma[verb] in _HUMAN_OBJECT
    if not acts or parse.lemma[t].endswith(
        ("ness", "ity", "tion", "sion", "ment", "ism", "ship", "ance", "ence")
    ):
        return None
    return Kind.GROUP if parse.tag[t] == "NNS" else Kind.PERSON


def _is_predicate(parse: Parse, t: int) -> bool:
    """Whether a noun only says what somebody is ("is a liar", "called him a fool", "as a friend")."""
    if parse.dep[t] in {"attr", "oprd"}:
        return True
    return parse.dep[t] == "pobj" and parse.lower[parse.head[t]] == "as"


def nominal_kind(parse: Parse, t: int) -> Kind | None:
    """What a common noun denotes, or None where it denotes no actor."""
    lemma, low = parse.lemma[t], parse.lower[t]
    if parse.tag[t] == "JJ" and low not in {"right", "left", "wing"}:
        return None
    hyphened = t >= 2 and parse.words[t - 1] == "-" and f"{parse.lower[t - 2]}-{low}"
    if lemma in {"country", "nation"} and parse.tag[t] == "NN":
        return Kind.COUNTRY
    if low in lexicon.words("groups") or (hyphened and hyphened in lexicon.words("groups")):
        return (
            Kind.GROUP
            if low not in {"right", "left", "side", "base", "camp"} or parse.kids[t]
            else None
        )
    if denotes_person(lemma):
        return Kind.GROUP if parse.tag[t] in {"NNS", "NNPS"} else Kind.PERSON
    if lemma in lexicon.words("organisations") and parse.tag[t] != "JJ":
        return Kind.ORGANISATION if parse.tag[t] in {"NN", "NNP"} else Kind.GROUP
    if (
        parse.tag[t] == "NNS"
        and low.endswith(("ists", "ers", "ors", "ians", "crats", "icans"))
        and len(low) > 6
    ):
        return Kind.GROUP if lemma in _agentive() or low.endswith(("ists", "ians")) else None
    return None


_PERSONAL_ENDINGS = (
    "ologist",
    "ographer",
    "ist",
    "ician",
    "keeper",
    "woman",
    "monger",
    "smith",
    "maker",
    "grower",
)


def denotes_person(lemma: str) -> bool:
    """Whether a common noun denotes a person, by the list or by its ending."""
    return lemma in lexicon.words("people") or (
        len(lemma) > 5 and lemma.endswith(_PERSONAL_ENDINGS)
    )


def _agentive() -> frozenset[str]:
    return lexicon.words("people")


def _is_part_of_name(parse: Parse, t: int, taken: bytearray) -> bool:
    """A noun that only describes a name ("the company Twitter", "journalists Bocaranda and Castillo")."""
    head = parse.head[t]
    if parse.dep[t] in {"nmod", "compound"} and taken[head]:
        return True
    if t + 1 < len(parse) and taken[t + 1] and parse.pos[t + 1] == "PROPN":
        # A noun directly before a name describes it unless a verb or preposition stands between.
        return parse.sentence_of[t] == parse.sentence_of[t + 1] and (
            parse.head[t + 1] == t
            or parse.head[t] >= t + 1
            or parse.dep[parse.head[t + 1]] == "appos"
            or parse.head[parse.head[t + 1]] == t
            or (parse.pos[t] == "NOUN"
            and parse.dep[t] in {"conj", "pobj"})
        )
    return any(taken[k] and parse.dep[k] == "appos" for k in parse.kids[t])
