"""The knowledge graph as a networkx signed, directed multigraph, for analysis and for viewing.

Nodes are actors, keyed by IRI, with the keys of `ActorNode`. There is one edge for each claim
and target, keyed by the claim's IRI, with the keys of `ClaimEdge`. Only acts with a sign make
edges: hostile -1, friendly +1. Claims that are not asserted are there too, told apart by
`modality`: who counts or draws decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

import networkx as nx

from graph.model import FRIENDLY, HOSTILE
from graph.passages import Passage, Texts, first, local_name, pairs, passages
from graph.settings import DEFAULT_CONFIDENCE
from graph.store import Store

SIGNS = {str(act): -1 for act in HOSTILE} | {str(act): 1 for act in FRIENDLY}
"""The sign of each act that makes an edge."""


class ActorNode(TypedDict):
    """Attributes of a node. Lists are sorted; `accounts` are IRIs, `documents` names of files."""

    name: str
    kind: str
    aliases: list[str]
    roles: list[str]
    accounts: list[str]
    mentions: int
    documents: list[str]


class ClaimEdge(Passage):
    """Attributes of an edge: one claim against (sign -1) or for (sign +1) one target.

    reported_by: names of those who tell of it, the nearest first; empty where the document does.
    date: ISO date of the act, or None; said_at_text: the words of the text for it.
    confidence: 0 to 1.
    """

    act: str
    sign: int
    reported: bool
    reported_by: list[str]
    modality: str
    polarity: str
    date: str | None
    said_at_text: str | None
    venue: str | None
    allegation: str | None
    confidence: float


def network(
    store: Store, texts: Texts | None = None, least: float = DEFAULT_CONFIDENCE
) -> nx.MultiDiGraph[str]:
    """All actors, and the signed claims that are at least so sure; the module tells the keys.

    texts: gives the document of an id, so that `paragraph` is the whole paragraph around the
    words; without it, the words with the few characters of context that the graph keeps.
    Raises QueryError if the store cannot be read.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    sure = (claim for claim in _claims(store, texts) if claim[3]["confidence"] >= least)
    claims = sorted(sure, key=lambda claim: claim[:3])
    speaking = {actor for speaker, target, *_ in claims for actor in (speaker, target)}
    for iri, node in sorted(_actors(store).items()):
        # An account is somebody only where it speaks or is spoken of; else it is its holder's.
        if node["kind"] != "account" or iri in speaking:
            graph.add_node(iri, **node)
    for speaker, target, claim, edge in claims:
        graph.add_edge(speaker, target, key=claim, **edge)
    return graph


def _actors(store: Store) -> dict[str, ActorNode]:
    """Every actor and account, from the graph of actors."""
    kinds = first(store, "?one jac:kind ?other ; rdfs:label ?label")
    names = first(store, "?one rdfs:label ?other ; jac:kind ?kind")
    aliases = pairs(store, "?one skos:altLabel ?other ; jac:kind ?kind")
    roles = pairs(store, "?one jac:role ?other")
    accounts = pairs(store, "?other jac:heldBy ?one")
    mentions = first(store, "?one jac:mentionCount ?other")
    documents = pairs(
        store, "?mention oa:hasBody ?one ; oa:hasTarget/oa:hasSource/schema:name ?other"
    )
    return {
        iri: ActorNode(
            name=names[iri],
            kind=kind,
            aliases=aliases[iri],
            roles=roles[iri],
            accounts=accounts[iri],
            mentions=int(mentions.get(iri, "0")),
            documents=documents[iri],
        )
        for iri, kind in kinds.items()
    }


def _claims(store: Store, texts: Texts | None) -> Iterator[tuple[str, str, str, ClaimEdge]]:
    """Speaker, target, claim and attributes of each edge."""
    targets = pairs(store, "?one a jac:Claim ; jac:target ?other")
    speakers = first(store, "?one a jac:Claim ; jac:speaker ?other")
    coded = {
        what: first(store, f"?one a jac:Claim ; jac:{what} ?other")
        for what in ("act", "modality", "polarity", "confidence", "saidAt", "saidAtText")
    }
    words = passages(store, "?one a jac:Claim ; jac:evidence ?span", texts)
    alleged = passages(store, "?one a jac:Claim ; jac:allegation ?span", None)
    venues = first(store, "?one a jac:Claim ; jac:venue/rdfs:label ?other")
    tellers = _tellers(store, speakers)
    for claim, against in targets.items():
        act = local_name(coded["act"].get(claim))
        if act not in SIGNS or claim not in words:
            continue
        edge = ClaimEdge(
            **words[claim],
            act=act,
            sign=SIGNS[act],
            reported=bool(tellers[claim]),
            reported_by=tellers[claim],
            modality=local_name(coded["modality"].get(claim)),
            polarity=local_name(coded["polarity"].get(claim)),
            date=coded["saidAt"].get(claim),
            said_at_text=coded["saidAtText"].get(claim),
            venue=venues.get(claim),
            allegation=alleged[claim]["quote"] if claim in alleged else None,
            confidence=float(coded["confidence"].get(claim, "1")),
        )
        for target in against:
            yield speakers[claim], target, claim, edge


def _tellers(store: Store, speakers: dict[str, str]) -> dict[str, list[str]]:
    """Names of those who tell of each claim, the nearest first."""
    names = first(store, "?claim jac:speaker ?one . ?one rdfs:label ?other")
    outer = first(store, "?one jac:embeddedIn ?other")
    told: dict[str, list[str]] = {}
    for claim, speaker in speakers.items():
        chain: list[str] = []
        inner = claim
        while inner in outer:  # the graph of a document has no circles (`graph.triples`)
            inner = outer[inner]
            teller = speakers[inner]
            if teller not in (speaker, *chain):
                chain.append(teller)
        told[claim] = [names.get(teller, local_name(teller)) for teller in chain]
    return told
