"""Local ids of one document's actors and accounts to IRIs that other documents can share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import quote

from graph.identity.name import is_full_name
from graph.iri import digest, short, slug, slugs
from graph.model import Account, Actor, Comparison, Document, Extraction, Kind


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an actor or account of a document is.

    iri: the node in the graph.
    name: what the document calls it; of an account a description made from platform and holder.
    kind: of an account, and of a group of accounts, `Kind.ACCOUNT`.
    shared: whether another document that uses the same name means the same node.
    """

    iri: str
    name: str
    kind: Kind
    shared: bool


def identify(extraction: Extraction, document: Document, base: str) -> dict[str, Identity]:
    """An identity for each actor and account of `extraction`, by its local id.

    A proper name that is enough to know its bearer by (a full name of a person; the name of an
    organisation, country or group) gives the same IRI in each document. A bare surname or a
    description ("the opposition") names somebody in this document only. An account is known by
    platform and handle, or without a handle by its document. A pure function of its arguments.
    """
    identities = _actors(extraction.actors, document, base)
    identities.update(_accounts(extraction.accounts, identities, document, base))
    return identities


def _actors(actors: tuple[Actor, ...], document: Document, base: str) -> dict[str, Identity]:
    local = Counter((actor.kind, slug(actor.name)) for actor in actors if not _is_shared(actor))
    identities = {}
    for actor in actors:
        shared = _is_shared(actor)
        segment = slug(actor.name)
        if not shared:
            if local[actor.kind, segment] > 1:  # the document tells two of one name apart
                segment = f"{segment}-{digest(actor.id)[:6]}"
            segment = f"{short(document.id)}/{segment}"
        iri = f"{base}actor/{actor.kind}/{segment}"
        identities[actor.id] = Identity(iri, actor.name, actor.kind, shared)
    return identities


def _is_shared(actor: Actor) -> bool:
    return actor.named and (actor.kind is not Kind.PERSON or is_full_name(actor.name))


def _accounts(
    accounts: tuple[Account, ...],
    actors: dict[str, Identity],
    document: Document,
    base: str,
) -> dict[str, Identity]:
    segments = slugs(account.id for account in accounts)
    identities = {}
    for account in accounts:
        handle = _handle(account)
        if handle:
            # Handles may hold marks that a slug would drop; on the platforms case never tells.
            path = f"{slug(account.platform)}/{quote(handle.lower(), safe='._-')}"
        else:
            path = f"{short(document.id)}/{segments[account.id]}"
        identities[account.id] = Identity(
            iri=f"{base}account/{path}",
            name=_account_name(account, actors),
            kind=Kind.ACCOUNT,
            shared=bool(handle),
        )
    return identities


def _handle(account: Account) -> str:
    return (account.handle or "").strip().removeprefix("@")


def _account_name(account: Account, actors: dict[str, Identity]) -> str:
    if handle := _handle(account):
        return f"@{handle} on {account.platform}"
    accounts = "accounts" if account.group else "account"
    counts = [seen for seen in account.observations if seen.property == "count"]
    if account.owner in actors:
        return f"{account.platform} {accounts} of {actors[account.owner].name}"
    if account.who and accounts in account.who.split():  # "over 10,000 accounts"
        return f"{account.who} on {account.platform}"
    if account.who:
        return f"{account.platform} {accounts} of {account.who}"
    if counts and counts[0].value.isdecimal():
        how = "" if counts[0].comparison is Comparison.EXACT else f"{counts[0].comparison} "
        return f"{how}{int(counts[0].value):,} {account.platform} {accounts}"
    return f"{account.platform} {accounts}"
