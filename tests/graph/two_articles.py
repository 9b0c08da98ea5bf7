"""A store of two articles: the one in `seeds/`, and one about a port, dated, with what that lacks.

Accusations that are answered, two sides that accuse each other and a third, speech inside speech
inside speech, an act that is not performed, words with a gap, figures of an account over time, and
an accusation that a person has confirmed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from rdflib import RDF, Graph, Literal, URIRef

from graph.identity import identify
from graph.iri import decisions_graph_iri, document_graph_iri, ontology_graph_iri
from graph.model import (
    Account,
    Act,
    Actor,
    Block,
    Claim,
    Comparison,
    Document,
    Extraction,
    Kind,
    Mention,
    Modality,
    Observation,
    Part,
    Role,
    Span,
    hull,
)
from graph.settings import DEFAULT_BASE, DEFAULT_EXTRACTOR, EXTRACTORS
from graph.store import Store
from graph.summary import summarise
from graph.triples import document_graph
from ontology import JAC, vocabulary

TEXT = """Port strike

Mayor Ann Lee accused Bob Ray of breaking his word on Monday. “She is
lying,” Ray answered, and accused the Port Authority of selling “cranes, and "more"”.

Lee blamed that Port Authority, once again, for the strike. The Port Authority
denied her accusation.

Lee said that Ray had told her that Harbour Bank accused Twitter of fraud. She declined to
criticise Harbour Bank.

The account @dockers on Twitter had 1,200 followers on 1 March and over 1,500 on 4 March, Ray said.
"""

LEE, RAY = "person:ann-lee", "person:bob-ray"
PORT, BANK, TWITTER = "organisation:port", "organisation:bank", "organisation:twitter"
DOCKERS = "account:dockers"


def at(words: str) -> Span:
    """Where `words` stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _claim(
    name: str,
    speaker: str,
    act: Act,
    cue: str,
    *content: str,
    to: str | None = None,
    **more: Any,
) -> Claim:
    """A claim whose cue is the part of `cue` between asterisks."""
    before, word, _ = cue.split("*")
    start = at(cue.replace("*", "")).start + len(before)
    cued, said = Span(start, start + len(word)), tuple(map(at, content))
    targets = (to,) if to else ()
    evidence = hull((cued, *said))
    return Claim(name, speaker, act, evidence, (cued,), said, targets=targets, **more)


DOCUMENT = Document(
    id=hashlib.sha256(TEXT.encode()).hexdigest(),
    name="port.txt",
    text=TEXT,
    blocks=(Block(Part.TITLE, at("Port strike")), Block(Part.PARAGRAPH, Span(13, len(TEXT)))),
    title="Port strike",
    published=dt.date(2014, 3, 5),
    publisher="The Harbour Gazette",
)

EXTRACTION = Extraction(
    document=DOCUMENT.id,
    extractor=EXTRACTORS[DEFAULT_EXTRACTOR],
    mentions=(
        Mention(at("Ann Lee"), Kind.PERSON, "name", LEE),
        Mention(at("Bob Ray"), Kind.PERSON, "name", RAY),
        Mention(at("Port Authority"), Kind.ORGANISATION, "name", PORT),
    ),
    actors=(
        Actor(LEE, "Ann Lee", Kind.PERSON, ("Lee",), (Role("Mayor", at("Mayor")),)),
        Actor(RAY, "Bob Ray", Kind.PERSON, ("Ray",)),
        Actor(PORT, "Port Authority", Kind.ORGANISATION, ("the Port Authority",)),
        Actor(BANK, "Harbour Bank", Kind.ORGANISATION),
        Actor(TWITTER, "Twitter", Kind.ORGANISATION),
    ),
    accounts=(
        Account(
            DOCKERS,
            "Twitter",
            handle="dockers",
            observations=(
                Observation(
                    "followers",
                    "1200",
                    Comparison.EXACT,
                    at("1,200 followers on 1 March"),
                    "2014-03-01",
                    RAY,
                ),
                Observation(
                    "followers",
                    "1500",
                    Comparison.OVER,
                    at("over 1,500 on 4 March"),
                    "2014-03-04",
                    RAY,
                ),
            ),
        ),
        Account("account:ray", "Twitter", owner=RAY, owner_evidence=at("Ray said")),
    ),
    claims=(
        _claim(
            "word",
            LEE,
            Act.ACCUSE,
            "Lee *accused* Bob Ray",
            "Bob Ray of breaking his word",
            to=RAY,
            said_at=dt.date(2014, 3, 3),
            said_at_text="on Monday",
        ),
        _claim("lying", RAY, Act.ACCUSE, "Ray *answered*", "She is\nlying", to=LEE, answers="word"),
        _claim(
            "cranes",
            RAY,
            Act.ACCUSE,
            "and *accused* the Port",
            'the Port Authority of selling “cranes, and "more"”',
            to=PORT,
        ),
        _claim(
            "strike",
            LEE,
            Act.ACCUSE,
            "Lee *blamed*",
            "for the strike",
            "that Port Authority",
            to=PORT,
            said_at=dt.date(2014, 3, 4),
        ),
        _claim(
            "denial",
            PORT,
            Act.REJECT,
            "*denied* her",
            "her accusation",
            to=LEE,
            answers="strike",
        ),
        _claim("outer", LEE, Act.STATE, "Lee *said* that", "Ray had told her"),
        _claim("middle", RAY, Act.STATE, "*told* her", "that Harbour Bank", embedded_in="outer"),
        _claim(
            "inner",
            BANK,
            Act.ACCUSE,
            "Bank *accused* Twitter",
            "Twitter of fraud",
            to=TWITTER,
            embedded_in="middle",
        ),
        _claim(
            "declined",
            LEE,
            Act.CRITICISE,
            "*declined to\ncriticise*",
            to=BANK,
            modality=Modality.NEGATED,
        ),
    ),
)

CONFIRMED = "claim/" + DOCUMENT.id[:12] + "/strike"


def add(store: Store, document: Document, extraction: Extraction) -> None:
    """Put the graph of a document into `store`."""
    identities = identify(extraction, document, DEFAULT_BASE)
    graph = document_graph(document, extraction, identities, DEFAULT_BASE)
    store.replace_graph(str(document_graph_iri(document.id, DEFAULT_BASE)), graph)


def finish(store: Store) -> None:
    """Add what a build adds at its end, and one decision."""
    decisions = Graph()
    decision = URIRef(DEFAULT_BASE + "decision/1")
    decisions.add((decision, RDF.type, JAC.Decision))
    decisions.add((decision, JAC.decidedOn, URIRef(DEFAULT_BASE + CONFIRMED)))
    decisions.add((decision, JAC.verdict, Literal("accept")))
    store.replace_graph(str(decisions_graph_iri(DEFAULT_BASE)), decisions)
    store.replace_graph(str(ontology_graph_iri(DEFAULT_BASE)), vocabulary())
    summarise(store, DEFAULT_BASE)
