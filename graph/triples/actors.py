"""Actors as one document names them, their roles in it, and its mentions."""

from __future__ import annotations

from collections import defaultdict

from rdflib import RDF, RDFS, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, SDO

from graph.iri import digest, slug
from graph.model import Actor, Kind
from graph.triples.dates import date
from graph.triples.page import Page, text
from ontology import JAC, OA

CLASSES = {
    Kind.PERSON: FOAF.Person,
    Kind.ORGANISATION: ORG.Organization,
    Kind.GROUP: JAC.Group,
    Kind.COUNTRY: JAC.Country,
}
"""The class of each kind of actor."""


def write_actors(page: Page) -> None:
    """Write each actor: class, kind, the name this document gives, aliases, roles.

    Two actors of the extraction may turn out to be one node; the fullest name is then its name.
    """
    same = defaultdict(list)
    for actor in page.extraction.actors:
        same[page.actor(actor.id)].append(actor)
    for node, actors in same.items():
        names = sorted({actor.name for actor in actors}, key=lambda name: (-len(name), name))
        others = {alias for actor in actors for alias in actor.aliases} | set(names[1:])
        page.add(node, RDF.type, CLASSES[actors[0].kind])
        page.add(node, JAC.kind, text(actors[0].kind))
        page.add(node, FOAF.name, text(names[0]))
        page.add(node, SDO.alternateName, *map(text, sorted(others - {names[0]})))
        for actor in actors:
            _write_roles(page, node, actor)


def _write_roles(page: Page, node: URIRef, actor: Actor) -> None:
    """Each role as an org:Membership, dated by the document that gives it."""
    for role in actor.roles:
        title = slug(role.title)
        membership = page.part("membership", f"{digest(actor.id)[:8]}-{title}")
        office = URIRef(f"{page.base}role/{title}")
        page.add(membership, RDF.type, ORG.Membership)
        page.add(membership, ORG.member, node)
        page.add(membership, ORG.role, office)
        page.add(office, RDF.type, ORG.Role)
        page.add(office, RDFS.label, text(role.title))
        page.spans(membership, JAC.evidence, role.evidence)
        if page.document.published:
            page.add(membership, DCTERMS.date, date(page.document.published))
        page.derived(membership)


def write_mentions(page: Page) -> None:
    """Write each mention as an annotation from its words to whom they mean."""
    for mention in page.extraction.mentions:
        span = mention.span
        node = page.part("mention", f"{span.start}-{span.end}-{mention.kind}")
        page.add(node, RDF.type, JAC.Mention)
        page.add(node, JAC.kind, text(mention.kind))
        page.add(node, JAC.form, text(mention.form))
        page.spans(node, OA.hasTarget, span)
        if mention.actor is not None:
            page.add(node, OA.hasBody, page.actor(mention.actor))
