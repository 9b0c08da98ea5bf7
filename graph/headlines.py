"""The first thing to know of a graph: who accuses whom most, with the words of one claim each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

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

_WORDS = """SELECT ?dyad ?words {
  VALUES ?dyad { $dyads }
  ?dyad jac:dyadSpeaker ?speaker ; jac:dyadTarget ?target .
  ?claim jac:speaker ?speaker ; jac:target ?target ; jac:modality jac:asserted ; jac:act ?act ;
    jac:evidence ?span ; prov:wasDerivedFrom ?document .
  FILTER EXISTS { ?dyad jac:tally/jac:tallyAct ?act }
  ?span oa:hasSelector ?position, ?quotation .
  ?position oa:start ?start . ?quotation oa:exact ?words .
  OPTIONAL { ?claim jac:reportedBy ?reporter }
} ORDER BY DESC(?act = act:accuse) BOUND(?reporter) ?document ?start ?claim"""


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
    if not shown:
        return [], 0
    dyads = " ".join(f"<{dyad}>" for dyad, *_ in shown)
    acts: dict[str, Counter[str]] = {}
    for dyad, act, claims in store.select(prefixed(_ACTS.replace("$dyads", dyads))).rows:
        acts.setdefault(str(dyad), Counter())[local_name(act)] = int(claims or 0)
    words: dict[str, str] = {}
    for dyad, quote in store.select(prefixed(_WORDS.replace("$dyads", dyads))).rows:
        words.setdefault(str(dyad), str(quote))
    found = [
        Headline(
            accuser=str(accuser),
            target=str(target),
            acts=dict(sorted(acts[str(dyad)].items(), key=lambda act: (-act[1], act[0]))),
            claims=int(claims or 0),
            reported=int(reported or 0),
            words=words.get(str(dyad), ""),
        )
        for dyad, accuser, target, claims, reported in shown
    ]
    return found, len(pairs)
