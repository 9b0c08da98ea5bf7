"""Exports load where they are meant to, hold all there is, and are the same bytes each time."""

from __future__ import annotations

import csv
import io
from types import ModuleType

import networkx as nx
import pytest
from rdflib import Dataset, Graph

from graph.errors import UsageError
from graph.export import FORMATS, export
from graph.model import Document, Extraction
from graph.network import network
from graph.questions.ask import ask
from graph.store import Store

RDFLIBS_OWN = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).*deprecated")


def exported(store: Store, format: str) -> bytes:
    """The bytes of an export."""
    stream = io.BytesIO()
    export(store, format, stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def shuffled(
    port_article: ModuleType, seed_document: Document, seed_extraction: Extraction
) -> Store:
    """The same two articles, stored the other way round and with detours."""
    store = Store.in_memory()
    port_article.add(store, port_article.DOCUMENT, port_article.EXTRACTION)
    port_article.finish(store)
    port_article.add(store, seed_document, seed_extraction)
    port_article.finish(store)
    for iri in store.graph_names()[::2]:
        store.replace_graph(iri, store.graph(iri))
    return store


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_graph_gives_the_same_bytes(
    two_articles: Store, shuffled: Store, format: str
) -> None:
    """The order in which documents were stored leaves no trace in any format."""
    assert exported(two_articles, format) == exported(shuffled, format)


@RDFLIBS_OWN
@pytest.mark.parametrize(
    ("format", "parser"), [("nq", "nquads"), ("trig", "trig"), ("jsonld", "json-ld")]
)
def test_formats_with_graphs_load_into_rdflib(
    two_articles: Store, format: str, parser: str
) -> None:
    """A plain rdflib Dataset has every quad in its named graph, and nothing else."""
    dataset = Dataset()
    dataset.parse(data=exported(two_articles, format), format=parser)
    assert set(dataset.quads()) == set(two_articles.dataset().quads())
    assert len(list(dataset.quads())) == len(two_articles)


def test_turtle_is_the_union(two_articles: Store) -> None:
    """A plain rdflib Graph has every triple once."""
    graph = Graph().parse(data=exported(two_articles, "ttl"), format="turtle")
    assert len(graph) == len(two_articles.dataset())
    assert {str(name) for name, _ in graph.namespaces()} >= {"jac", "act", "oa", "prov"}


def test_nquads_are_sorted_lines_without_blank_nodes(two_articles: Store) -> None:
    """Exports can be compared with diff: sorted within each graph, a quad a line."""
    lines = exported(two_articles, "nq").decode("utf-8").split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(set(lines)) == len(two_articles)
    assert not any(line.startswith("_:") or " _:" in line.split('"')[0] for line in lines)
    graphs = [line.rsplit(" ", 2)[1] for line in lines]
    assert graphs == sorted(graphs)
    assert lines == sorted(lines, key=lambda line: (line.rsplit(" ", 2)[1], line))


def test_graphml_and_gexf_are_the_network(two_articles: Store) -> None:
    """Both read back with the actors, the claims as edges, and the words."""
    expected = network(two_articles)
    graphml = nx.parse_graphml(
        exported(two_articles, "graphml").decode("utf-8"), force_multigraph=True
    )
    gexf = nx.read_gexf(io.BytesIO(exported(two_articles, "gexf")))
    for read in (graphml, gexf):
        assert set(read) == set(expected)
        assert read.number_of_edges() == expected.number_of_edges() > 10
        assert {data["quote"] for *_, data in read.edges(data=True)} == {
            data["quote"] for *_, data in expected.edges(data=True)
        }
    assert {key for *_, key in graphml.edges} == {key for *_, key in expected.edges}


def test_no_export_tells_the_time(two_articles: Store) -> None:
    """GEXF's date of writing is left out."""
    assert b"lastmodifieddate" not in exported(two_articles, "gexf")


def test_csv_is_the_claims(two_articles: Store) -> None:
    """The table of all claims, as `ask claims` gives it, in UTF-8."""
    text = exported(two_articles, "csv").decode("utf-8")
    assert text == ask(two_articles, "claims").csv()
    assert len(list(csv.DictReader(io.StringIO(text, newline="")))) == 23


def test_an_unknown_format_names_those_there_are(two_articles: Store) -> None:
    """A wrong call says what would be right."""
    with pytest.raises(UsageError, match="nq, trig, ttl, jsonld, graphml, gexf, csv"):
        exported(two_articles, "rdfxml")


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_store_can_be_exported(format: str) -> None:
    """Nothing is a graph too."""
    exported(Store.in_memory(), format)
