"""The store: named graphs in, answers to SPARQL out."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from rdflib import Dataset, Graph, Literal, URIRef

from graph.answer import RESULT_FORMATS
from graph.errors import KnowledgeGraphError, QueryError, UsageError
from graph.store import Store

ONE = "https://example.org/graph/one"
TWO = "https://example.org/graph/two"
E = "https://example.org/"


def turtle(text: str) -> Graph:
    """A graph from Turtle, with : for the example namespace."""
    return Graph().parse(data=f"@prefix : <{E}> .\n{text}", format="turtle")


@pytest.fixture
def store() -> Store:
    """Two named graphs."""
    store = Store.in_memory()
    store.replace_graph(ONE, turtle(':ann :says "one\\n“two”, ü🙂", 7, 0.25, true ; :of :bob .'))
    store.replace_graph(TWO, turtle(":bob :of :ann ."))
    return store


def test_the_default_graph_is_the_union_of_all_graphs(store: Store) -> None:
    """A query without GRAPH sees every named graph, and GRAPH tells which one."""
    assert store.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows == [(6,)]
    assert store.select(f"SELECT ?g {{ GRAPH ?g {{ <{E}bob> ?p ?o }} }}").rows == [(TWO,)]


def test_select_gives_plain_values(store: Store) -> None:
    """Figures come as figures, strings as they stand, IRIs as text, unbound as None."""
    solutions = store.select(
        f"SELECT ?o ?none {{ <{E}ann> <{E}says> ?o OPTIONAL {{ ?o ?x ?none }} }}"
    )
    assert solutions.variables == ("o", "none")
    assert {row[1] for row in solutions.rows} == {None}
    values = [row[0] for row in solutions.rows]
    assert sorted(values, key=str) == [0.25, 7, True, "one\n“two”, ü🙂"]
    assert sorted(type(value).__name__ for value in values) == ["bool", "float", "int", "str"]


def test_a_triple_in_two_graphs_counts_once(store: Store) -> None:
    """The union is a set: what two documents share is there once, until both are gone."""
    store.replace_graph(TWO, turtle(":ann :of :bob ; :says 7 ."))
    shared = f"SELECT (COUNT(*) AS ?n) {{ <{E}ann> <{E}of> ?b ; <{E}says> ?x }}"
    assert store.select(shared).rows == [(4,)]
    store.remove_graph(TWO)
    assert store.select(shared).rows == [(4,)]
    store.remove_graph(ONE)
    assert not store.holds("ASK { ?s ?p ?o }")


def test_replacing_a_graph_leaves_nothing_of_the_old_one(store: Store) -> None:
    """A replaced graph holds its new triples and no others; other graphs stay."""
    store.replace_graph(ONE, turtle(":eve :of :bob ."))
    assert len(store) == 2
    assert len(store.graph(ONE)) == len(store.graph(TWO)) == 1


def test_a_commit_that_fails_changes_nothing(store: Store) -> None:
    """If one graph of a commit cannot be stored, none of it is."""
    before = sorted(store.triples(ONE).splitlines())
    with pytest.raises(KnowledgeGraphError, match="cannot take"):
        store.commit({ONE: turtle(":x :of :y ."), "not an iri": turtle(":x :of :y .")}, [TWO])
    assert sorted(store.triples(ONE).splitlines()) == before
    assert store.graph_names() == [ONE, TWO]


def test_amending_a_graph_changes_what_is_named_and_no_more(store: Store) -> None:
    """Triples go and come; what another graph also holds stays in the union."""
    store.replace_graph(TWO, turtle(":ann :of :bob . :bob :of :ann ."))
    gone, come = turtle(":ann :of :bob ; :says 7 ."), turtle(":eve :of :bob .")
    store.commit(amended={ONE: (gone, come)})
    assert len(store.graph(ONE)) == 4
    assert store.holds(f"ASK {{ <{E}ann> <{E}of> <{E}bob> }}")
    assert store.holds(f"ASK {{ <{E}eve> <{E}of> <{E}bob> }}")
    assert not store.holds(f"ASK {{ <{E}ann> <{E}says> 7 }}")
    with pytest.raises(KnowledgeGraphError):
        store.commit({"no iri": come}, amended={TWO: (turtle(":bob :of :ann ."), come)})
    assert len(store.graph(TWO)) == 2


def test_any_character_of_a_literal_survives(store: Store) -> None:
    """Line separators and quotes inside a literal come back as they went in."""
    words = 'a\u2028b\x0bc\x85d\r\n\\ "e" _:f .\ng'
    graph = Graph()
    graph.add((URIRef(E), URIRef(E), Literal(words)))
    store.commit(amended={ONE: (Graph(), graph)})
    store.replace_graph(TWO, graph)
    store.replace_graph("https://example.org/graph/three", graph)
    says = f"SELECT ?g ?o {{ GRAPH ?g {{ <{E}> <{E}> ?o }} }}"
    assert {row[1] for row in store.select(says).rows} == {words}
    assert len(store.select(says).rows) == 3
    store.commit(amended={ONE: (graph, Graph())})
    assert len(store.select(says).rows) == 2


def test_removing_a_graph_takes_its_name_away(store: Store) -> None:
    """A removed graph is not listed any more, and removing it again does no harm."""
    store.remove_graph(ONE)
    store.remove_graph(ONE)
    assert store.graph_names() == [TWO]


def test_blank_nodes_are_stored_under_the_same_names_each_time() -> None:
    """The same graph gives the same quads, whatever its blank nodes were called."""
    stored = []
    for _ in range(2):
        store = Store.in_memory()
        store.replace_graph(ONE, turtle(":list :of ( :a [ :of :b ; :says 1 ] ) ."))
        stored.append(sorted(store.triples(ONE).splitlines()))
    assert stored[0] == stored[1]
    assert not any(b"_:" in line for line in stored[0])


def test_a_store_on_disk_keeps_what_was_committed(tmp_path: Path) -> None:
    """What was committed is there when the folder is opened again, read-only too."""
    with Store.open(tmp_path / "store") as store:
        store.replace_graph(ONE, turtle(":ann :of :bob ."))
        store.backup(tmp_path / "snapshot")
    with Store.open(tmp_path / "snapshot", read_only=True) as reader:
        assert len(reader) == 1
        with pytest.raises(KnowledgeGraphError):
            reader.remove_graph(ONE)
    with pytest.raises(KnowledgeGraphError, match="closed"):
        reader.select("SELECT * { ?s ?p ?o }")


@pytest.mark.filterwarnings("ignore:Dataset.default_context")  # rdflib's own calls
def test_the_dataset_is_rdflibs_over_the_same_quads(store: Store) -> None:
    """The Dataset of rdflib sees all graphs: by pattern, by SPARQL, and one at a time."""
    store.replace_graph(TWO, turtle(":bob :of :ann . :ann :of :bob ."))  # one triple in both
    dataset = store.dataset()
    assert isinstance(dataset, Dataset)
    assert len(dataset) == len(list(dataset.triples((None, None, None)))) == 6
    assert len(list(dataset.quads())) == len(store) == 7
    assert ONE in {str(graph.identifier) for graph in dataset.graphs()}
    assert len(dataset.graph(URIRef(TWO))) == 2
    words = Literal("one\n“two”, ü🙂")
    assert words in set(dataset.objects()) & set(dataset.graph(URIRef(ONE)).objects())
    found = dataset.query("SELECT ?o { ?s ?p ?o }").bindings
    assert words in {term for row in found for term in row.values()}
    assert (URIRef(E + "bob"), URIRef(E + "of"), URIRef(E + "ann")) in dataset
    (construct,) = dataset.query(f"CONSTRUCT WHERE {{ <{E}ann> <{E}of> ?o }}")
    assert construct == (URIRef(E + "ann"), URIRef(E + "of"), URIRef(E + "bob"))
    counted = dataset.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").bindings
    assert [[str(n) for n in row.values()] for row in counted] == [["6"]]


@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).*deprecated")  # rdflib's own calls
def test_the_dataset_can_be_copied_but_not_changed(store: Store) -> None:
    """Writing to the Dataset is refused with what to do; a copy has all quads."""
    dataset = store.dataset()
    with pytest.raises(KnowledgeGraphError, match="copy"):
        dataset.graph(URIRef(ONE)).add((URIRef(E), URIRef(E), URIRef(E)))
    with pytest.raises(KnowledgeGraphError, match="copy"):
        dataset.remove_graph(URIRef(ONE))
    copy = Dataset()
    copy += dataset  # type: ignore[arg-type]  # rdflib takes what it gives
    assert len(list(copy.quads())) == len(store)
    written = Dataset().parse(data=dataset.serialize(format="trig"), format="trig")
    assert set(written.quads()) == set(copy.quads())


def test_a_dataset_query_runs_in_the_engine(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A query string given to the Dataset is evaluated by Oxigraph, not by rdflib."""
    monkeypatch.setattr(
        "rdflib.plugins.sparql.processor.SPARQLProcessor.query",
        lambda *_a, **_k: pytest.fail("evaluated by rdflib"),
    )
    assert len(list(store.dataset().query("SELECT * { ?s ?p ?o }"))) == 6


@pytest.mark.parametrize("format", sorted(RESULT_FORMATS))
def test_tables_are_written_in_the_standard_formats(store: Store, format: str) -> None:
    """A table in each result format holds the literal that is awkward to write."""
    answer = store.query('SELECT ?o { ?s ?p ?o FILTER(CONTAINS(STR(?o), "two")) }')
    text = answer.serialise(format)
    assert "“two”, ü🙂" in text
    if format == "csv":
        assert list(csv.reader(io.StringIO(text, newline=""))) == [["o"], ["one\n“two”, ü🙂"]]
    if format == "json":
        assert json.loads(text)["results"]["bindings"][0]["o"]["value"] == "one\n“two”, ü🙂"


@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).*deprecated")  # rdflib's own calls
@pytest.mark.parametrize("format", ["ttl", "nt", "nq", "trig"])
def test_graphs_are_written_in_the_standard_formats(store: Store, format: str) -> None:
    """What CONSTRUCT gives can be read back by rdflib in each format."""
    text = store.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }").serialise(format)
    dataset = Dataset(default_union=True)
    dataset.parse(data=text, format={"ttl": "turtle", "nq": "nquads"}.get(format, format))
    assert len(dataset) == 6


def test_yes_or_no(store: Store) -> None:
    """ASK answers yes and no; a question of another form says so."""
    assert store.holds(f"ASK {{ <{E}ann> ?p ?o }}")
    assert not store.holds(f"ASK {{ <{E}nobody> ?p ?o }}")
    assert json.loads(store.query("ASK { ?s ?p ?o }").serialise("json"))["boolean"] is True
    with pytest.raises(QueryError, match="ASK"):
        store.holds("SELECT * { ?s ?p ?o }")
    with pytest.raises(QueryError, match="SELECT"):
        store.select("ASK { ?s ?p ?o }")


def test_a_format_that_does_not_fit_is_a_wrong_call(store: Store) -> None:
    """A table cannot be written as Turtle, nor a graph as CSV; the error names what can."""
    with pytest.raises(UsageError, match="csv, tsv, json, xml"):
        store.query("SELECT * { ?s ?p ?o }").serialise("ttl")
    with pytest.raises(UsageError, match="ttl, nt"):
        store.query("CONSTRUCT WHERE { ?s ?p ?o }").serialise("csv")


def test_a_failure_while_evaluating_is_a_query_error(store: Store) -> None:
    """A service that cannot be reached fails the query with one sentence."""
    with pytest.raises(QueryError, match="could not be evaluated"):
        store.select("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
