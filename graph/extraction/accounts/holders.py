"""Who holds an account: its owner, or those whom the text counts or describes.

In: the scene and the head token of an account or of its holder. Out: heads of noun phrases with the
words that tell so, and the tokens of a description.
"""

from __future__ import annotations

from typing import NamedTuple

from graph.extraction import lexicon
from graph.extraction.clauses import objects_after
from graph.extraction.entities import Entity
from graph.extraction.parse import Parse
from graph.extraction.scene import Scene
from graph.model import Kind

# Tokens from a noun to the one joined to it that still belongs to one description.
_NEAR = 3
# Tokens between a name and its handle in brackets.
_FARTHEST_HANDLE = 4


class Holder(NamedTuple):
    """Head of a noun phrase that holds an account, and the (first, last) words that say so."""

    head: int
    evidence: tuple[int, int]


def holders_of(parse: Parse, account: int) -> list[Holder]:
    """The noun phrases that hold an account: possessors, "of X", "held by X", a list."""
    found: list[Holder] = []
    for kid in parse.kids[account]:
        if parse.dep[kid] == "poss":
            found.append(Holder(kid, (kid, account)))
        elif parse.dep[kid] == "prep" and parse.lower[kid] == "of":
            found += _below(parse, kid, account)
        elif parse.dep[kid] == "acl" and parse.lemma[kid] in lexicon.words("holding"):
            for preposition in parse.children(kid, "prep", "agent"):
                found += _below(parse, preposition, account)
    return found + _listed(parse, account)


def _below(parse: Parse, preposition: int, first: int) -> list[Holder]:
    objects = parse.children(preposition, "pobj")
    return [Holder(o, (first, max(parse.subtree(o)))) for o in objects]


def _listed(parse: Parse, account: int) -> list[Holder]:
    """In "The list of accounts closed includes those of …" "those" are the accounts."""
    head = parse.head[account]
    in_phrase = parse.dep[account] == "pobj"
    if not in_phrase and parse.lemma[parse.head[head]] != "list":
        return []
    verb = parse.head[parse.head[head]] if in_phrase else head
    if in_phrase and parse.lower[head] == "among":
        # "Among the accounts suspended were those of …".
        those = parse.child(parse.head[head], "nsubj", "attr")
    elif parse.lemma[verb] in lexicon.words("listing"):
        those = parse.child(verb, "dobj")
    else:
        return []
    if those is None or parse.lower[those] not in {"those", "that"}:
        return []
    found = [h for p in parse.children(those, "prep") for h in _below(parse, p, those)]
    return found + [Holder(c, (c, c)) for c in parse.conjuncts(those)[1:]]


def others_beside(parse: Parse, verb: int) -> list[int]:
    """Further holders beside the counted ones: "among others of ministers and this official"."""
    else_ = lexicon.words("else")
    return [
        holder
        for t in parse.subtree(verb)
        if parse.lower[t] in else_
        for holder in objects_after(parse, t, {"of"})
    ]


def members(parse: Parse, head: int) -> list[int]:
    """The heads of a coordination of holders, and the names in apposition to them."""
    joined = parse.conjuncts(head)
    named = [
        t
        for member in joined
        for kid in parse.children(member, "appos")
        for t in parse.conjuncts(kid)
    ]
    return list(dict.fromkeys([*joined, *named]))


def owner_at(scene: Scene, head: int) -> Entity | None:
    """The one actor that a holder is, if the text tells which; a group or "a governor" is not."""
    owner = scene.actor_at(head)
    if owner is None or owner.kind is Kind.GROUP:
        return None
    indefinite = any(scene.parse.lower[k] in {"a", "an"} for k in scene.parse.kids[head])
    known = owner.named or (owner.kind is Kind.PERSON and not indefinite)
    return owner if known else None


def owner_of_handle(scene: Scene, t: int) -> Entity | None:
    """The person or organisation named right before a handle."""
    first, _ = scene.parse.sentence(t)
    for back in range(t - 1, max(first - 1, t - _FARTHEST_HANDLE), -1):
        entity = scene.entities.at(back)
        bearer = entity is not None and entity.kind in {Kind.PERSON, Kind.ORGANISATION}
        if entity is not None and bearer and entity.named:
            return entity
    return None


def description(scene: Scene, head: int) -> tuple[int, int]:
    """First and last token of a described holder ("three government ministers")."""
    parse = scene.parse
    first = min(
        [head]
        + [
            parse.subtree(k)[0]
            for k in parse.kids[head]
            if k < head and parse.dep[k] not in {"cc", "punct", "appos", "conj"}
        ]
    )
    if parse.lower[head] in lexicon.words("assortment"):
        return first, max(parse.subtree(head))
    joined = parse.child(head, "conj")
    if joined is None or joined - head > _NEAR or parse.words[joined - 1] == ",":
        return first, head
    return first, head if _stands_alone(scene, joined) else joined


def _stands_alone(scene: Scene, t: int) -> bool:
    """Whether a joined noun is a holder of its own: with a number or article, or a name."""
    entity = scene.entities.at(t)
    counted = scene.parse.child(t, "nummod", "det") is not None
    return counted or (entity is not None and entity.named)
