"""The graph of one document while it is written: what all of its parts need."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.namespace import PROV, RDFS
from rdflib.term import Node

from graph.errors import ExtractionError
from graph.identity import Identity
from graph.iri import document_iri, part_iri, slug, span_iri
from graph.model import Document, Extraction, Span
from ontology import OA, PREFIXES

# Characters of context on each side of a quotation, so that it is found again if the text moves.
_CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Page:
    """One document's graph, its sources and its names."""

    document: Document
    extraction: Extraction
    identities: dict[str, Identity]
    base: str
    graph: Graph

    def add(self, subject: URIRef, predicate: URIRef, *values: Node) -> None:
        """Add a triple for each of `values`."""
        for value in values:
            self.graph.add((subject, predicate, value))

    def part(self, what: str, name: str) -> URIRef:
        """The IRI of a part of this document; `name` is a slug."""
        return part_iri(what, self.document.id, name, self.base)

    def actor(self, local_id: str) -> URIRef:
        """The node of an actor or account by its local id; ExtractionError if there is none."""
        if local_id not in self.identities:
            raise ExtractionError(
                f'The extraction of {self.document.name} speaks of "{local_id}" and does not '
                f"tell who that is; extract the document again."
            )
        return URIRef(self.identities[local_id].iri)

    def spans(self, subject: URIRef, predicate: URIRef, *spans: Span | None) -> None:
        """Point from `subject` to each of `spans`; None is passed over."""
        for span in spans:
            if span is not None:
                self.add(subject, predicate, self._span(span))

    def derived(self, subject: URIRef) -> None:
        """Say that `subject` comes from this document, by this extractor (PROV-O)."""
        self.add(subject, PROV.wasDerivedFrom, document_iri(self.document.id, self.base))
        self.add(subject, PROV.wasAttributedTo, self.extractor)

    @property
    def extractor(self) -> URIRef:
        """The extractor and its version, as an agent."""
        return URIRef(f"{self.base}extractor/{slug(self.extraction.extractor)}")

    def describe_extractor(self) -> None:
        """Write the node of the extractor."""
        self.add(self.extractor, RDF.type, PROV.SoftwareAgent)
        self.add(self.extractor, RDFS.label, text(self.extraction.extractor))

    def _span(self, span: Span) -> URIRef:
        """The node of a span, written once: position and quotation (Web Annotation selectors)."""
        node = span_iri(self.document.id, span, self.base)
        if (node, RDF.type, OA.SpecificResource) in self.graph:
            return node
        words = self.document.text
        if not 0 <= span.start < span.end <= len(words):
            raise ExtractionError(
                f"The extraction of {self.document.name} points to characters {span.start} to "
                f"{span.end} of a text of {len(words)}; extract the document again."
            )
        position, quotation = URIRef(f"{node}#position"), URIRef(f"{node}#quote")
        self.add(node, RDF.type, OA.SpecificResource)
        self.add(node, OA.hasSource, document_iri(self.document.id, self.base))
        self.add(node, OA.hasSelector, position, quotation)
        self.add(position, RDF.type, OA.TextPositionSelector)
        self.add(position, OA.start, integer(span.start))
        self.add(position, OA.end, integer(span.end))
        self.add(quotation, RDF.type, OA.TextQuoteSelector)
        self.add(quotation, OA.exact, text(span.of(words)))
        if before := words[max(0, span.start - _CONTEXT) : span.start]:
            self.add(quotation, OA.prefix, text(before))
        if after := words[span.end : span.end + _CONTEXT]:
            self.add(quotation, OA.suffix, text(after))
        return node


def blank_page(
    document: Document, extraction: Extraction, identities: dict[str, Identity], base: str
) -> Page:
    """A page with nothing on it; its graph knows the project's prefixes."""
    graph = Graph("SimpleMemory", bind_namespaces="none")  # one graph needs no contexts
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return Page(document, extraction, identities, base, graph)


# Literals are written in the canonical form of their datatype: the store knows values, and gives
# them back in that form.


def text(words: str) -> Literal:
    """A plain string."""
    return Literal(str(words))  # a member of an enumeration becomes its word


def integer(number: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(number), datatype=XSD.integer, normalize=False)


def decimal(number: float) -> Literal:
    """An xsd:decimal of at most two digits after the point."""
    rounded = Decimal(f"{number:.2f}").normalize()
    return Literal(f"{rounded:f}", datatype=XSD.decimal, normalize=False)
