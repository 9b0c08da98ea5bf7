"""Accounts, groups of accounts, and what the document observes of them."""

from __future__ import annotations

from rdflib import RDF, Literal, URIRef
from rdflib.namespace import FOAF

from graph.iri import digest, slug
from graph.model import Account, Observation
from graph.triples.dates import partial_date
from graph.triples.page import Page, integer, text
from ontology import JAC, SIOC

PROPERTIES = {
    "status": JAC.status,
    "followers": JAC.followers,
    "followers_lost": JAC.followersLost,
    "opened": JAC.opened,
    "count": JAC.count,
}
"""The model's words for what is observed."""


def write_accounts(page: Page) -> None:
    """Write each account with its holder, and each observation of it as a node of its own."""
    for account in page.extraction.accounts:
        node = page.actor(account.id)
        page.add(node, RDF.type, JAC.AccountGroup if account.group else SIOC.UserAccount)
        page.add(node, JAC.kind, text(page.identities[account.id].kind))
        page.add(node, FOAF.name, text(page.identities[account.id].name))
        page.add(node, JAC.platform, text(account.platform))
        if account.handle:
            page.add(node, FOAF.accountName, text(account.handle))
        if account.owner is not None:
            page.add(node, JAC.heldBy, page.actor(account.owner))
            page.spans(node, JAC.ownershipEvidence, account.owner_evidence)
        if account.who:
            page.add(node, JAC.holders, text(account.who))
        for observation in account.observations:
            _write_observation(page, node, account, observation)


def _write_observation(
    page: Page, observed: URIRef, account: Account, observation: Observation
) -> None:
    node = page.part("observation", _name(account, observation))
    page.add(node, RDF.type, JAC.Observation)
    page.add(node, JAC.account, observed)
    page.add(node, JAC.property, PROPERTIES[observation.property])
    page.add(node, JAC.value, _value(observation))
    page.add(node, JAC.comparison, JAC[observation.comparison])
    page.spans(node, JAC.evidence, observation.evidence)
    if observation.said_by is not None:
        page.add(node, JAC.saidBy, page.actor(observation.said_by))
    if observation.observed_at:
        known = partial_date(observation.observed_at)
        if known is not None:
            page.add(node, JAC.observedAt, known)
        else:
            page.add(node, JAC.observedAtText, text(observation.observed_at))
    page.derived(node)


def _name(account: Account, observation: Observation) -> str:
    """A slug that is different for different observations of one account."""
    parts = digest(
        account.id,
        observation.value,
        observation.comparison,
        f"{observation.evidence.start}-{observation.evidence.end}",
        observation.observed_at,
        observation.said_by or "",
    )
    return f"{slug(account.id)}/{slug(observation.property)}-{parts[:8]}"


def _value(observation: Observation) -> Literal:
    """A figure as an integer, an opening day, month or year as a date, the rest as words."""
    value = observation.value
    if observation.property == "opened":
        return partial_date(value) or text(value)
    if observation.property != "status" and value.isascii() and value.isdigit():
        return integer(int(value))
    return text(value)
