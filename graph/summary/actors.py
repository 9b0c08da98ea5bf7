"""Actors and accounts over all documents: one label each, aliases, roles and counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rdflib import RDF, RDFS, XSD, Literal, URIRef
from rdflib.namespace import SKOS

from graph.store import Store
from graph.summary.rows import listed, portions, rows
from ontology import JAC

Triple = tuple[URIRef, URIRef, URIRef | Literal]

_ALL = "SELECT DISTINCT ?actor { ?actor foaf:name ?name }"

# Document graphs alone have foaf:name, so each row of it is one document that tells of the actor.
_NAMES = """SELECT ?actor ?type ?kind ?name {
  VALUES ?actor { $actors }
  GRAPH ?graph { ?actor foaf:name ?name ; jac:kind ?kind ; a ?type }
}"""
_ALIASES = """SELECT DISTINCT ?actor ?alias {
  VALUES ?actor { $actors } ?actor schema:alternateName ?alias
}"""
_ROLES = """SELECT ?actor ?role ?title {
  VALUES ?actor { $actors }
  GRAPH ?graph { ?membership org:member ?actor ; org:role ?role . ?role rdfs:label ?title }
}"""
_MENTIONS = """SELECT ?actor (COUNT(?mention) AS ?mentions) {
  VALUES ?actor { $actors } ?mention oa:hasBody ?actor
} GROUP BY ?actor"""


@dataclass(slots=True)
class _Gathered:
    """What the documents say of one actor."""

    types: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    titles: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    mentions: int = 0


def all_actors(store: Store) -> list[str]:
    """IRIs of all actors and accounts that some document tells of, sorted."""
    return sorted(str(actor) for (actor,) in rows(store, _ALL))


def actor_triples(store: Store, actors: Iterable[str]) -> Iterator[Triple]:
    """What the graph of actors says of `actors`; nothing of those that no document tells of."""
    for portion in portions(sorted(actors)):
        for actor, gathered in _gather(store, portion).items():
            yield from _triples(URIRef(actor), gathered)


def preferred(names: Counter[str]) -> str:
    """The most frequent of `names`; of equally frequent ones the longest, then by the alphabet."""
    return min(names, key=lambda name: (-names[name], -len(name), name))


def _gather(store: Store, actors: Sequence[str]) -> dict[str, _Gathered]:
    found: defaultdict[str, _Gathered] = defaultdict(_Gathered)
    iris = listed(actors)
    for actor, type_, kind, name in rows(store, _NAMES, actors=iris):
        gathered = found[str(actor)]
        gathered.types.add(str(type_))
        gathered.kinds.add(str(kind))
        gathered.names[str(name)] += 1
    for actor, alias in rows(store, _ALIASES, actors=iris):
        found[str(actor)].aliases.add(str(alias))
    for actor, role, title in rows(store, _ROLES, actors=iris):
        found[str(actor)].titles[str(role)][str(title)] += 1
    for actor, mentions in rows(store, _MENTIONS, actors=iris):
        found[str(actor)].mentions = int(mentions or 0)
    return found


def _triples(actor: URIRef, gathered: _Gathered) -> Iterator[Triple]:
    label = preferred(gathered.names)
    for type_ in gathered.types:
        yield actor, RDF.type, URIRef(type_)
    for kind in gathered.kinds:
        yield actor, JAC.kind, Literal(kind)
    yield actor, RDFS.label, Literal(label)
    for alias in (gathered.names.keys() | gathered.aliases) - {label}:
        yield actor, SKOS.altLabel, Literal(alias)
    for titles in gathered.titles.values():
        yield actor, JAC.role, Literal(preferred(titles))
    yield actor, JAC.mentionCount, count(gathered.mentions)
    yield actor, JAC.documentCount, count(gathered.names.total())


def count(number: int) -> Literal:
    """A number of things, as an xsd:integer."""
    return Literal(str(number), datatype=XSD.integer, normalize=False)
