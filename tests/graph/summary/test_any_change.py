"""Whatever comes, changes or goes: step by step or at once, the summary is the same."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import URIRef
from summaries import ANN, BASE, BOB, EVE, TEXT, ask, derived, document, put, take, written

from graph.model import (
    FRIENDLY,
    HOSTILE,
    Act,
    Actor,
    Claim,
    Document,
    Extraction,
    Kind,
    Mention,
    Modality,
    Span,
)
from graph.store import Store
from graph.summary import Touched, summarise
from ontology import JAC

names = st.sampled_from((ANN, BOB, EVE))


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """What some document may hold: people by varying names, and claims between them."""
    people = tuple(
        Actor(name, draw(st.sampled_from((name, name.upper()))), Kind.PERSON, draw(aliases))
        for name in (ANN, BOB, EVE)
    )
    ids = draw(st.lists(st.sampled_from("abcde"), unique=True))
    claims = []
    for number, local_id in enumerate(ids):
        start = draw(st.integers(0, 3))
        span = Span(start, start + draw(st.integers(1, 3)))
        claims.append(
            Claim(
                id=local_id,
                speaker=draw(names),
                act=draw(st.sampled_from(Act)),
                evidence=span,
                cue=draw(st.sampled_from(((), (span,), (span, Span(9, 10))))),
                content=(),
                targets=tuple(draw(st.lists(names, unique=True))),
                modality=draw(st.sampled_from((*[Modality.ASSERTED] * 5, *Modality))),
                embedded_in=draw(st.sampled_from((None, None, *ids[:number]))),
                said_at=draw(st.sampled_from((None, dt.date(2020, 1, 1), dt.date(2021, 1, 1)))),
            )
        )
    mentions = tuple(
        Mention(Span(n, n + 1), Kind.PERSON, "name", draw(names)) for n in range(draw(counts))
    )
    return Extraction("", "t", mentions, people, claims=tuple(claims))


aliases = st.sampled_from(((), ("Ms. X",), ("Ms. X", "the mayor")))
counts = st.integers(0, 3)
documents = st.builds(
    document,
    st.integers(1, 3),
    st.sampled_from((TEXT, TEXT + " It rained.")),
    st.sampled_from((None, dt.date(2020, 6, 1))),
)
changes = st.lists(st.tuples(documents, st.none() | extractions()), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(changes, min_size=1, max_size=3))
def test_derived_step_by_step_or_at_once_is_the_same(
    steps: list[list[tuple[Document, Extraction | None]]],
) -> None:
    """After any changes, what was touched derived anew gives what deriving everything gives."""
    store = Store.in_memory()
    for step in steps:
        touched = Touched()
        for changed, extraction in step:
            if extraction is None:
                touched |= take(store, changed)
            else:
                touched |= put(store, changed, extraction)
        summarise(store, BASE, touched)
        kept = derived(store)
        size = len(store)
        summarise(store, BASE)
        assert derived(store) == kept
        assert len(store) == size


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.integers(1, 3), extractions(), min_size=1))
def test_the_summary_counts_what_is_there(held: dict[int, Extraction]) -> None:
    """Edges and numbers of claims are those that a plain count over the extractions gives."""
    store = Store.in_memory()
    expected: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    for number, extraction in held.items():
        graph = written(document(number), extraction)
        store.replace_graph(f"{BASE}graph/document/{number}", graph)
        for told in extraction.claims:
            node = URIRef(f"{BASE}claim/{document(number).id[:12]}/{told.id}")
            if (node, JAC.modality, JAC.asserted) not in graph:
                continue
            for target in told.targets:
                if told.act in HOSTILE | FRIENDLY:
                    expected[told.speaker, target, told.act.value] += 1
    summarise(store, BASE)
    rows = ask(
        store,
        """SELECT ?speaker ?target ?act ?n { ?d jac:dyadSpeaker/foaf:name ?speaker ;
          jac:dyadTarget/foaf:name ?target ; jac:tally ?t .
          ?t jac:tallyAct ?act ; jac:claimCount ?n }""",
    )
    found = {
        (str(speaker).title(), str(target).title(), str(act).rpartition("#")[2]): n
        for speaker, target, act, n in rows
    }
    assert found == dict(expected)
