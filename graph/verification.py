"""Whether a knowledge graph keeps its promises: verbatim words, sound shapes, known provenance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import RDF, Graph, URIRef
from rdflib.namespace import PROV

from graph.archive import Archive
from graph.conformance import violations
from graph.errors import KnowledgeGraphError
from graph.model import Document
from graph.store import Store
from graph.summary import derived
from ontology import JAC, OA

_DOCUMENTS = "graph/document/"
_EVIDENCED = (JAC.Claim, JAC.NonResponse, JAC.Attribution, JAC.Observation)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a document of the graph, or with a node in it, in one sentence."""

    document: str
    reason: str


def verify(store: Store, archive: Archive) -> Iterator[Fault]:
    """All faults, document by document in the order of their ids; nothing if all is sound.

    For each document: its text and metadata are those that it was read with; each quotation in
    the graph stands in the text at its offsets; the graph conforms to the SHACL shapes; and what
    was extracted says from which document and by which extractor. Then, for all together: actors
    and summary are what follows from the documents, and the union is that of all graphs. About half
    a second an article.
    """
    names = {iri.rpartition("/")[2]: iri for iri in store.graph_names() if _DOCUMENTS in iri}
    archived = set(archive.ids())
    for one in sorted(names.keys() | archived):
        if one not in names:
            yield Fault(one, "It is in the archive and not in the store; build again.")
            continue
        try:
            document = archive.document(one)
        except KnowledgeGraphError as error:
            yield Fault(one, str(error))
            continue
        graph = store.graph(names[one])
        reasons = [*_words(graph, document), *_provenance(graph, document), *_shapes(graph)]
        yield from (Fault(document.name, reason) for reason in reasons)
    for base in sorted({iri.partition(_DOCUMENTS)[0] for iri in names.values()}):
        yield from _derived(store, base)
    if not store.union_is_whole():
        yield Fault("store", "The union is not that of its graphs; remove store/ and build again.")


def _derived(store: Store, base: str) -> Iterator[Fault]:
    """Nodes of which the derived graphs do not say what follows from the documents."""
    for iri, expected in derived(store, base).items():
        differing = set(expected) ^ set(store.graph(iri))
        for node in sorted({str(subject) for subject, _, _ in differing}):
            yield Fault(iri.removeprefix(base), f"{node} is not what the documents make of it.")


def _words(graph: Graph, document: Document) -> Iterator[str]:
    """Quotations that do not stand where the graph says."""
    for span in sorted(graph.subjects(RDF.type, OA.SpecificResource), key=str):
        start = end = exact = None
        for selector in graph.objects(span, OA.hasSelector):
            start = graph.value(selector, OA.start, default=start)
            end = graph.value(selector, OA.end, default=end)
            exact = graph.value(selector, OA.exact, default=exact)
        if start is None or end is None or exact is None:
            yield f"The span {span} has no offsets or no words."
        elif document.text[int(str(start)) : int(str(end))] != str(exact):
            yield f"The words at {start} to {end} are not “{exact}”."


def _provenance(graph: Graph, document: Document) -> Iterator[str]:
    """What was extracted and does not say from this document, or not by whom."""
    for kind in _EVIDENCED:
        for node in sorted(graph.subjects(RDF.type, kind), key=str):
            origins = {str(origin) for origin in graph.objects(node, PROV.wasDerivedFrom)}
            if not any(origin.endswith(f"document/{document.id}") for origin in origins):
                yield f"{node} does not say that it is derived from this document."
            agents = list(graph.objects(node, PROV.wasAttributedTo))
            if not any((agent, RDF.type, PROV.SoftwareAgent) in graph for agent in agents):
                yield f"{node} does not say which extractor made it."


def _shapes(graph: Graph) -> Iterator[str]:
    for violation in violations(graph):
        yield f"{URIRef(violation.node)}: {violation.message}"
