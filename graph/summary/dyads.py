"""Who says what against or for whom: asserted claims counted by speaker and target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from rdflib import RDF, XSD, Literal, URIRef
from rdflib.namespace import DCTERMS, SKOS

from graph.iri import dyad_iri
from graph.settings import DEFAULT_CONFIDENCE
from graph.store import Store
from graph.summary.actors import Triple, count
from graph.summary.rows import listed, portions, rows
from ontology import ACT, JAC, vocabulary

_ALL = """SELECT DISTINCT ?speaker ?target {
  ?claim jac:speaker ?speaker ; jac:target ?target ; jac:modality jac:asserted ;
    jac:confidence ?sure .
  FILTER(?sure >= $least)
}"""

# One row per cue of a claim. What joins the claims of an utterance is the words that introduce it.
# Asked for by speaker, not by pair: the engine would go through all claims of a speaker once for
# each of his targets (measured: 15 times slower with 100 targets).
_CLAIMS = """SELECT ?speaker ?target ?act ?claim ?document ?text ?day ?reporter ?words {
  VALUES ?speaker { $speakers }
  ?claim jac:speaker ?speaker ; jac:target ?target ; jac:modality jac:asserted ;
    jac:act ?act ; jac:evidence ?evidence ; jac:confidence ?sure ;
    prov:wasDerivedFrom ?document .
  FILTER(?sure >= $least)
  ?document schema:sha256 ?text .
  OPTIONAL { ?claim jac:cueSpan ?cue }
  OPTIONAL { ?claim jac:reportedBy ?reporter }
  OPTIONAL { ?claim jac:saidAt ?said }
  OPTIONAL { ?document schema:datePublished ?published }
  BIND(COALESCE(?cue, ?evidence) AS ?words)
  BIND(COALESCE(?said, ?published) AS ?day)
}"""

Pair = tuple[str, str]


@dataclass(slots=True)
class _Counted:
    """A claim as far as it is counted."""

    act: str
    document: str
    text: str
    day: str | None
    reported: bool
    words: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Act:
    """What claims with one act become in the summary."""

    stance: URIRef
    stance_name: str
    hostile_or_friendly_to: URIRef
    property: URIRef


def all_pairs(store: Store, least: float = DEFAULT_CONFIDENCE) -> list[Pair]:
    """All pairs of speaker and target of an asserted claim that is sure enough, sorted."""
    found = rows(store, _ALL, least=str(least))
    return sorted((str(speaker), str(target)) for speaker, target in found)


def pair_triples(
    store: Store, pairs: Iterable[Pair], base: str, least: float = DEFAULT_CONFIDENCE
) -> Iterator[Triple]:
    """What the summary says of `pairs`; nothing of those without a hostile or friendly claim.

    least: the confidence from which on a claim counts.
    """
    wanted = frozenset(pairs)
    for speakers in portions(sorted({speaker for speaker, _ in wanted})):
        for (speaker, target), claims in _counted(store, speakers, wanted, least).items():
            yield from _direct(URIRef(speaker), URIRef(target), claims)
            yield from _dyads(speaker, target, claims, base)


def pair_nodes(pairs: Iterable[Pair], base: str) -> list[str]:
    """IRIs of all nodes that the summary may have about `pairs`."""
    dyads = {
        dyad_iri(act.stance_name, speaker, target, base)
        for speaker, target in pairs
        for act in _acts().values()
    }
    tallies = {_tally_iri(dyad, act) for dyad in dyads for act in _acts()}
    return sorted(dyads | tallies)


def pair_properties() -> list[str]:
    """IRIs of all properties that the summary may put between a speaker and a target."""
    acts = _acts().values()
    return sorted({a.property for a in acts} | {a.hostile_or_friendly_to for a in acts})


def _counted(
    store: Store, speakers: Sequence[str], wanted: frozenset[Pair], least: float
) -> dict[Pair, dict[str, _Counted]]:
    """The hostile and friendly claims, by their IRIs, of each wanted pair of one of `speakers`."""
    found: defaultdict[Pair, dict[str, _Counted]] = defaultdict(dict)
    for speaker, target, act, claim, document, text, day, reporter, words in rows(
        store, _CLAIMS, speakers=listed(speakers), least=str(least)
    ):
        if str(act) in _acts() and (str(speaker), str(target)) in wanted:
            counted = found[str(speaker), str(target)].setdefault(
                str(claim),
                _Counted(
                    act=str(act),
                    document=str(document),
                    text=str(text),
                    day=None if day is None else str(day),
                    reported=reporter is not None,
                ),
            )
            counted.words.add(str(words))
    return found


def _direct(speaker: URIRef, target: URIRef, claims: dict[str, _Counted]) -> Iterator[Triple]:
    """One triple per act, such as jac:accuses, and one for its stance."""
    for act in {claim.act for claim in claims.values()}:
        yield speaker, _acts()[act].property, target
        yield speaker, _acts()[act].hostile_or_friendly_to, target


def _dyads(speaker: str, target: str, claims: dict[str, _Counted], base: str) -> Iterator[Triple]:
    """A dyad per stance and a tally per act, each with its figures."""
    by_stance: defaultdict[str, list[_Counted]] = defaultdict(list)
    for claim in claims.values():
        by_stance[_acts()[claim.act].stance_name].append(claim)
    for stance, of_stance in by_stance.items():
        dyad = dyad_iri(stance, speaker, target, base)
        yield dyad, RDF.type, JAC.Dyad
        yield dyad, JAC.dyadSpeaker, URIRef(speaker)
        yield dyad, JAC.dyadTarget, URIRef(target)
        yield dyad, JAC.stance, ACT[stance]
        yield from _figures(dyad, of_stance)
        for act in {claim.act for claim in of_stance}:
            tally = _tally_iri(dyad, act)
            yield dyad, JAC.tally, tally
            yield tally, RDF.type, JAC.Tally
            yield tally, JAC.tallyAct, URIRef(act)
            yield from _figures(tally, [claim for claim in of_stance if claim.act == act])


def _figures(node: URIRef, claims: Sequence[_Counted]) -> Iterator[Triple]:
    yield node, JAC.claimCount, count(len(claims))
    yield node, JAC.utteranceCount, count(len({frozenset(claim.words) for claim in claims}))
    yield node, JAC.reportedCount, count(sum(claim.reported for claim in claims))
    yield node, JAC.documentCount, count(len({claim.document for claim in claims}))
    yield node, JAC.independentSources, count(len({claim.text for claim in claims}))
    days = [claim.day for claim in claims if claim.day is not None]
    if days:  # ISO dates sort as text
        yield node, JAC.first, Literal(min(days), datatype=XSD.date, normalize=False)
        yield node, JAC.last, Literal(max(days), datatype=XSD.date, normalize=False)


def _tally_iri(dyad: URIRef, act: str) -> URIRef:
    return URIRef(f"{dyad}/{act.rpartition('#')[2]}")


@cache
def _acts() -> dict[str, _Act]:
    """The acts that the summary counts, by IRI, as the scheme of acts says."""
    graph = vocabulary()
    acts = {}
    for stance, to in ((ACT.hostile, JAC.hostileTo), (ACT.friendly, JAC.friendlyTo)):
        name = str(graph.value(stance, DCTERMS.identifier))
        for act in graph.objects(stance, SKOS.member):
            derived = graph.value(act, JAC.summarisedAs)
            acts[str(act)] = _Act(stance, name, to, URIRef(str(derived)))
    return acts
