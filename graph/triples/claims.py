"""Claims, attributions and non-responses of one document."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import RDF, RDFS, URIRef
from rdflib.namespace import DCTERMS

from graph.iri import digest, slug, slugs
from graph.model import Act, Attribution, Claim, NonResponse
from graph.triples.dates import date
from graph.triples.modality import effective_modality, outer_claims
from graph.triples.page import Page, decimal, text
from ontology import ACT, JAC


def write_claims(page: Page) -> None:
    """Write each claim as a node with its roles, its words and how it stands in the text."""
    claims = {claim.id: claim for claim in page.extraction.claims}
    nodes = {local: page.part("claim", name) for local, name in slugs(claims).items()}
    for claim in page.extraction.claims:
        node = nodes[claim.id]
        _write_act(page, node, claim)
        _write_words(page, node, claim)
        _write_venue(page, node, claim)
        _write_standing(page, node, claim, claims)
        if claim.embedded_in is not None:
            page.add(node, JAC.embeddedIn, nodes[claim.embedded_in])
        if claim.answers is not None:
            page.add(node, JAC.answers, nodes[claim.answers])
        page.derived(node)


def _write_act(page: Page, node: URIRef, claim: Claim) -> None:
    page.add(node, RDF.type, JAC.Claim)
    if claim.act is Act.ACCUSE:
        page.add(node, RDF.type, JAC.Accusation)
    page.add(node, JAC.act, ACT[claim.act])
    page.add(node, JAC.speaker, page.actor(claim.speaker))
    page.add(node, JAC.target, *map(page.actor, claim.targets))
    page.add(node, JAC.addressee, *map(page.actor, claim.addressees))
    page.add(node, JAC.victim, *map(page.actor, claim.victims))
    page.add(node, JAC.about, *map(page.actor, claim.about))


def _write_words(page: Page, node: URIRef, claim: Claim) -> None:
    page.spans(node, JAC.evidence, claim.evidence)
    page.spans(node, JAC.sourceSpan, *claim.source)
    page.spans(node, JAC.cueSpan, *claim.cue)
    page.spans(node, JAC.contentSpan, *claim.content)
    page.spans(node, JAC.allegation, claim.allegation)
    page.spans(node, JAC.venueSpan, claim.venue_span)


def _write_venue(page: Page, node: URIRef, claim: Claim) -> None:
    """The venue: an actor of the document where it is one, else a node with the words as label."""
    if not claim.venue:
        return
    actor = _actor_called(claim.venue, page)
    if actor is not None:
        page.add(node, JAC.venue, page.actor(actor))
        return
    venue = URIRef(f"{page.base}venue/{slug(claim.venue)}")
    page.add(node, JAC.venue, venue)
    page.add(venue, RDF.type, JAC.Venue)
    page.add(venue, RDFS.label, text(claim.venue))


def _actor_called(venue: str, page: Page) -> str | None:
    """The local id of the actor that a venue is or is named by; the first if there are several."""
    if venue in page.identities:
        return venue
    called = (
        actor.id
        for actor in page.extraction.actors
        if venue.casefold() in {name.casefold() for name in (actor.name, *actor.aliases)}
    )
    return min(called, default=None)


def _write_standing(page: Page, node: URIRef, claim: Claim, claims: Mapping[str, Claim]) -> None:
    """Modality, polarity, time, confidence, and who reports it."""
    page.add(node, JAC.modality, JAC[effective_modality(claim, claims)])
    page.add(node, JAC.polarity, JAC[claim.polarity])
    page.add(node, JAC.confidence, decimal(claim.confidence))
    page.add(node, JAC.foundBy, text(claim.found_by))
    _write_time(page, node, claim)
    speaker = page.actor(claim.speaker)
    reporters = {page.actor(outer.speaker) for outer in outer_claims(claim, claims)}
    page.add(node, JAC.reportedBy, *sorted(reporters - {speaker}))


def _write_time(page: Page, node: URIRef, told: Claim | NonResponse) -> None:
    if told.said_at is not None:
        page.add(node, JAC.saidAt, date(told.said_at))
    if told.said_at_text:
        page.add(node, JAC.saidAtText, text(told.said_at_text))


def write_non_responses(page: Page) -> None:
    """Write who did not respond, with the words; never a claim."""
    for silence in page.extraction.non_responses:
        where = f"{silence.evidence.start}-{silence.evidence.end}"
        node = page.part("non-response", f"{where}-{digest(silence.actor)[:8]}")
        page.add(node, RDF.type, JAC.NonResponse)
        page.add(node, JAC.nonResponder, page.actor(silence.actor))
        page.spans(node, JAC.cueSpan, *silence.cue)
        page.spans(node, JAC.evidence, silence.evidence)
        page.spans(node, JAC.regarding, silence.regarding)
        _write_time(page, node, silence)
        page.derived(node)


def write_attributions(page: Page) -> None:
    """Write each report of speech as the extractor saw it: source, cue and content."""
    for attribution in page.extraction.attributions:
        _write_attribution(page, attribution)


def _write_attribution(page: Page, attribution: Attribution) -> URIRef:
    """One attribution; those that its content tells of are part of it."""
    node = page.part("attribution", _attribution_name(attribution))
    page.add(node, RDF.type, JAC.Attribution)
    page.spans(node, JAC.sourceSpan, *attribution.source)
    page.spans(node, JAC.cueSpan, *attribution.cue)
    page.spans(node, JAC.contentSpan, *attribution.content)
    page.add(node, JAC.foundBy, text(attribution.found_by))
    page.derived(node)
    for nested in attribution.nested:
        page.add(_write_attribution(page, nested), DCTERMS.isPartOf, node)
    return node


def _attribution_name(attribution: Attribution) -> str:
    parts = (attribution.source, attribution.cue, attribution.content)
    start = min(span.start for spans in parts for span in spans)
    spans = [" ".join(f"{span.start}-{span.end}" for span in part) for part in parts]
    return f"{start}-{digest(*spans)[:8]}"
