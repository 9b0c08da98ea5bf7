"""The vocabulary as Python names, and the files that define it.

`jaccuse.ttl` (OWL) and `acts.ttl` (SKOS) are the source of truth; the names below only declare
which terms they define, so that importing this package parses nothing. A test fails when the
two differ. An unknown name is an AttributeError: `JAC.speeker` never becomes an IRI.
"""

from __future__ import annotations

from importlib.resources import files

from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DefinedNamespace

__all__ = ["ACT", "JAC", "OA", "PREFIXES", "SIOC", "shapes", "vocabulary"]


class JAC(DefinedNamespace):
    """The terms of `jaccuse.ttl`, in its order."""

    _NS = Namespace("https://w3id.org/jaccuse/ontology#")
    _fail = True

    # Claims
    Claim: URIRef
    Accusation: URIRef
    NonResponse: URIRef
    Attribution: URIRef
    Venue: URIRef
    speaker: URIRef
    act: URIRef
    target: URIRef
    addressee: URIRef
    victim: URIRef
    about: URIRef
    venue: URIRef
    modality: URIRef
    polarity: URIRef
    embeddedIn: URIRef
    reportedBy: URIRef
    answers: URIRef
    saidAt: URIRef
    saidAtText: URIRef
    confidence: URIRef
    foundBy: URIRef

    # Words
    span: URIRef
    evidence: URIRef
    sourceSpan: URIRef
    cueSpan: URIRef
    contentSpan: URIRef
    allegation: URIRef
    venueSpan: URIRef
    regarding: URIRef
    ownershipEvidence: URIRef
    nonResponder: URIRef

    # Actors and their mentions
    Group: URIRef
    Country: URIRef
    Mention: URIRef
    form: URIRef
    kind: URIRef
    role: URIRef
    mentionCount: URIRef

    # Accounts and what is observed of them
    AccountGroup: URIRef
    Observation: URIRef
    platform: URIRef
    heldBy: URIRef
    holders: URIRef
    account: URIRef
    property: URIRef
    value: URIRef
    comparison: URIRef
    observedAt: URIRef
    observedAtText: URIRef
    saidBy: URIRef

    # The summary
    hostileTo: URIRef
    accuses: URIRef
    criticises: URIRef
    threatens: URIRef
    rejects: URIRef
    demandsOf: URIRef
    friendlyTo: URIRef
    promisesTo: URIRef
    praises: URIRef
    supports: URIRef
    agreesWith: URIRef
    apologisesTo: URIRef
    Dyad: URIRef
    Tally: URIRef
    dyadSpeaker: URIRef
    dyadTarget: URIRef
    stance: URIRef
    tally: URIRef
    tallyAct: URIRef
    claimCount: URIRef
    utteranceCount: URIRef
    reportedCount: URIRef
    documentCount: URIRef
    independentSources: URIRef
    first: URIRef
    last: URIRef
    summarisedAs: URIRef

    # Decisions of people, and what could not be read
    Decision: URIRef
    decidedOn: URIRef
    verdict: URIRef
    UnreadDocument: URIRef
    reason: URIRef

    # Coded values
    Modality: URIRef
    asserted: URIRef
    negated: URIRef
    hedged: URIRef
    hypothetical: URIRef
    question: URIRef
    disputed: URIRef
    Polarity: URIRef
    affirmative: URIRef
    negative: URIRef
    Comparison: URIRef
    exact: URIRef
    around: URIRef
    over: URIRef
    under: URIRef
    ObservedProperty: URIRef
    status: URIRef
    followers: URIRef
    followersLost: URIRef
    opened: URIRef
    count: URIRef

    # Codes of acts in other schemes
    ploverRoot: URIRef
    cameoCode: URIRef


class ACT(DefinedNamespace):
    """The acts of `acts.ttl` and the three collections they are grouped in."""

    _NS = Namespace("https://w3id.org/jaccuse/acts#")
    _fail = True

    hostile: URIRef
    friendly: URIRef
    neutral: URIRef
    state: URIRef
    ask: URIRef
    promise: URIRef
    praise: URIRef
    support: URIRef
    agree: URIRef
    apologise: URIRef
    accuse: URIRef
    criticise: URIRef
    threaten: URIRef
    reject: URIRef
    demand: URIRef


class OA(DefinedNamespace):
    """What is used of the Web Annotation vocabulary (W3C, https://www.w3.org/TR/annotation-vocab/)."""

    _NS = Namespace("http://www.w3.org/ns/oa#")
    _fail = True

    SpecificResource: URIRef
    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef
    end: URIRef
    exact: URIRef
    hasBody: URIRef
    hasSelector: URIRef
    hasSource: URIRef
    hasTarget: URIRef
    prefix: URIRef
    start: URIRef
    suffix: URIRef


class SIOC(DefinedNamespace):
    """What is used of SIOC (http://rdfs.org/sioc/spec/)."""

    _NS = Namespace("http://rdfs.org/sioc/ns#")
    _fail = True

    UserAccount: URIRef


PREFIXES = {
    "act": "https://w3id.org/jaccuse/acts#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "jac": "https://w3id.org/jaccuse/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sioc": "http://rdfs.org/sioc/ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Every prefix that the project's queries, exports and pages use, with its namespace."""


def vocabulary() -> Graph:
    """The vocabulary and the scheme of acts, as one graph without blank nodes."""
    return _parsed("jaccuse.ttl", "acts.ttl")


def shapes() -> Graph:
    """The SHACL shapes that the graph of a document must keep to."""
    return _parsed("shapes.ttl")


def _parsed(*names: str) -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for name in names:
        graph.parse(data=(files(__name__) / name).read_text(encoding="utf-8"), format="turtle")
    return graph
