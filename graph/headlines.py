"""The first thing to know of a graph: who accuses whom most, with the words of one claim each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Act
from graph.passages import local_name, prefixed
from graph.store import Store

_PAIRS = """SELECT ?dyad ?accuser ?target ?claims ?reported {
  ?dyad a jac:Dyad ; jac:stance act:hostile ; jac:claimCount ?claims ;
    jac:reportedCount ?reported ;
    jac:dyadSpeaker/rdfs:label ?accuser ; jac:dyadTarget/rdfs:label ?target .
} ORDER BY DESC(?claims) ?accuser ?target ?dyad"""

_ACTS = """SELECT ?dyad ?act ?claims {
  VALUES ?dyad { $dyads }
  ?dyad jac:tally ?tally . ?tally jac:tallyAct ?act ; jac:claimCount ?claims
}"""

_CLAIMS = """SELECT ?dyad ?act ?claim ?span ?reporter {
  VALUES ?dyad { $dyads }
  ?dyad jac:dyadSpeaker ?speaker ; jac:dyadTarget ?target ; jac:tally/jac:tallyAct ?act .
  ?claim jac:speaker ?speaker ; jac:target ?target ; jac:act ?act ;
    jac:modality jac:asserted ; jac:evidence ?span .
  OPTIONAL { ?claim jac:reportedBy ?reporter }
}"""

_WORDS = """SELECT ?span ?words {
  VALUES ?span { $spans }
  ?span oa:hasSelector/oa:exact ?words
}"""


@dataclass(frozen=True, slots=True)
class Headline:
    """Somebody against somebody.

    acts: how often each hostile act, the most frequent first: {"accuse": 2, "criticise": 1}.
    reported: how many of the claims are only told of by another. words: the evidence of one
    claim, an accusation rather than another act, a direct one rather than a reported one.
    """

    accuser: str
    target: str
    acts: dict[str, int]
    claims: int
    reported: int
    words: str


def headlines(store: Store, most: int) -> tuple[list[Headline], int]:
    """The `most` pairs with the most hostile claims, and how many pairs there are in all."""
    pairs = store.select(prefixed(_PAIRS)).rows
    shown = pairs[:most]
    dyads = [str(dyad) for dyad, *_ in shown]
    acts, words = _acts(store, dyads), _words(store, dyads)
    found = [
        Headline(
            accuser=str(accuser),
            target=str(target),
            acts=acts[str(dyad)],
            claims=int(claims or 0),
            reported=int(reported or 0),
            words=words[str(dyad)],
        )
        for dyad, accuser, target, claims, reported in shown
    ]
    return found, len(pairs)


def _acts(store: Store, dyads: Sequence[str]) -> dict[str, dict[str, int]]:
    """How often each act, the most frequent first, for each dyad."""
    acts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for dyad, act, claims in store.select(_about(_ACTS, dyads=dyads)).rows:
        acts[str(dyad)][local_name(act)] = int(claims or 0)
    return {
        dyad: dict(sorted(counts.items(), key=lambda count: (-count[1], count[0])))
        for dyad, counts in acts.items()
    }


def _words(store: Store, dyads: Sequence[str]) -> dict[str, str]:
    """The words of the claim that best stands for each dyad."""
    best: dict[str, tuple[bool, bool, str, str]] = {}
    for dyad, act, claim, span, reporter in store.select(_about(_CLAIMS, dyads=dyads)).rows:
        rank = (local_name(act) != Act.ACCUSE, reporter is not None, str(claim), str(span))
        best[str(dyad)] = min(rank, best.get(str(dyad), rank))
    spans = [span for *_, span in best.values()]
    rows = store.select(_about(_WORDS, spans=spans)).rows
    words = {str(span): str(quote) for span, quote in rows}
    return {dyad: words[span] for dyad, (*_, span) in best.items()}


def _about(query: str, **iris: Sequence[str]) -> str:
    """A query with each $name filled by a list of IRIs."""
    for name, values in iris.items():
        query = query.replace(f"${name}", " ".join(f"<{iri}>" for iri in values))
    return prefixed(query)
