"""What stands beside the claims: accounts with what is observed of them, and who kept silent."""

from __future__ import annotations

from collections import defaultdict
from typing import TypedDict

from graph.passages import Passage, Texts, first, local_name, passages
from graph.store import Store


class ObservationRecord(TypedDict):
    """What somebody says of an account at some time, with the words; see `graph.model`."""

    property: str
    value: str
    comparison: str
    observed_at: str
    said_by: str | None
    quote: str
    start: int
    end: int
    document: str


class AccountRecord(TypedDict):
    """An account or group of accounts; `owner` is an actor's IRI, `who` describes the holders."""

    iri: str
    name: str
    platform: str
    handle: str | None
    owner: str | None
    who: str | None
    group: bool
    observations: list[ObservationRecord]


class NonResponseRecord(Passage):
    """Somebody who did not comment: never an edge. `actor` is an IRI."""

    actor: str
    regarding: str | None
    said_at: str | None
    said_at_text: str | None


PROPERTIES = {"followersLost": "followers_lost"}
"""Words of the vocabulary that tables and pages write in another way."""


def accounts(store: Store) -> list[AccountRecord]:
    """All accounts and groups of accounts, by IRI, each with its observations in text order."""
    observed = _observations(store)
    platforms = first(store, "?one jac:platform ?other")
    names = first(store, "?one jac:platform ?platform ; rdfs:label ?other")
    handles = first(store, "?one foaf:accountName ?other")
    owners = first(store, "?one jac:heldBy ?other")
    holders = first(store, "?one jac:holders ?other")
    groups = first(store, "?one a jac:AccountGroup . BIND(?one AS ?other)")
    return [
        AccountRecord(
            iri=iri,
            name=names.get(iri, iri),
            platform=platform,
            handle=handles.get(iri),
            owner=owners.get(iri),
            who=holders.get(iri),
            group=iri in groups,
            observations=observed[iri],
        )
        for iri, platform in sorted(platforms.items())
    ]


def _observations(store: Store) -> dict[str, list[ObservationRecord]]:
    node = "?one a jac:Observation"
    of = first(store, f"{node} ; jac:account ?other")
    what = first(store, f"{node} ; jac:property ?other")
    value = first(store, f"{node} ; jac:value ?other")
    how = first(store, f"{node} ; jac:comparison ?other")
    when = first(store, f"{node} ; jac:observedAt|jac:observedAtText ?other")
    says = first(store, f"{node} ; jac:saidBy/rdfs:label ?other")
    words = passages(store, f"{node} ; jac:evidence ?span", None)
    found: dict[str, list[ObservationRecord]] = defaultdict(list)
    ordered = sorted(words, key=lambda one: (words[one]["document"], words[one]["start"], one))
    for one in ordered:
        name = local_name(what[one])
        found[of[one]].append(
            ObservationRecord(
                property=PROPERTIES.get(name, name),
                value=value[one],
                comparison=local_name(how[one]),
                observed_at=when.get(one, ""),
                said_by=says.get(one),
                quote=words[one]["quote"],
                start=words[one]["start"],
                end=words[one]["end"],
                document=words[one]["document"],
            )
        )
    return found


def non_responses(store: Store, texts: Texts | None = None) -> list[NonResponseRecord]:
    """Who did not respond, in text order, with the words; `texts` as for `graph.network`."""
    node = "?one a jac:NonResponse"
    who = first(store, f"{node} ; jac:nonResponder ?other")
    when = first(store, f"{node} ; jac:saidAt ?other")
    words_for_it = first(store, f"{node} ; jac:saidAtText ?other")
    regarding = passages(store, f"{node} ; jac:regarding ?span", None)
    words = passages(store, f"{node} ; jac:evidence ?span", texts)
    ordered = sorted(words, key=lambda one: (words[one]["document"], words[one]["start"], one))
    return [
        NonResponseRecord(
            **words[one],
            actor=who[one],
            regarding=regarding[one]["quote"] if one in regarding else None,
            said_at=when.get(one),
            said_at_text=words_for_it.get(one),
        )
        for one in ordered
    ]
