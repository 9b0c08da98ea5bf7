"""The vocabulary's files against each other, against the Python names and against the model."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, SKOS

import ontology
from graph.model import FRIENDLY, HOSTILE, Act, Comparison, Modality, Polarity
from ontology import ACT, JAC, OA, PREFIXES, SIOC

ROOT = Path(__file__).parents[2]
JACCUSE = "https://w3id.org/jaccuse/ontology"
ACTS = "https://w3id.org/jaccuse/acts"


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    """The two files as one graph."""
    return ontology.vocabulary()


def declared(namespace: type[JAC | ACT]) -> set[str]:
    """The IRIs of the Python names of a namespace."""
    return {str(namespace[name]) for name in namespace.__annotations__ if not name.startswith("_")}


def defined(vocabulary: Graph, ontology_iri: str) -> set[str]:
    """The IRIs of the terms that one of the two files defines."""
    return {str(term) for term in vocabulary.subjects(RDFS.isDefinedBy, URIRef(ontology_iri))}


def test_python_names_and_vocabulary_are_the_same(vocabulary: Graph) -> None:
    """Every term of the ttl has a Python name, and every Python name is a term of the ttl."""
    assert declared(JAC) == defined(vocabulary, JACCUSE)
    assert declared(ACT) == defined(vocabulary, ACTS)


def test_every_subject_says_where_it_is_defined(vocabulary: Graph) -> None:
    """No own term is left without rdfs:isDefinedBy, so none escapes the test above."""
    subjects = {str(s) for s in vocabulary.subjects() if "#" in str(s)}
    assert subjects == defined(vocabulary, JACCUSE) | defined(vocabulary, ACTS)


def test_every_term_is_explained(vocabulary: Graph) -> None:
    """Each own term has one English label, an explanation and a source."""
    for iri in defined(vocabulary, JACCUSE) | defined(vocabulary, ACTS):
        term = URIRef(iri)
        labels = list(vocabulary.objects(term, RDFS.label))
        assert len(labels) == 1 and isinstance(labels[0], Literal), iri
        assert labels[0].language == "en", iri
        explanation = vocabulary.value(term, RDFS.comment) or vocabulary.value(
            term, SKOS.definition
        )
        assert explanation is not None and str(explanation).endswith("."), iri
        assert list(vocabulary.objects(term, DCTERMS.source)), iri


def test_every_own_term_that_is_used_is_defined(vocabulary: Graph) -> None:
    """A misspelt own term inside the ttl or the shapes does not go unseen."""
    own = defined(vocabulary, JACCUSE) | defined(vocabulary, ACTS)
    for graph in (vocabulary, ontology.shapes()):
        for triple in graph:
            for node in triple:
                if isinstance(node, URIRef) and node.startswith(f"{JACCUSE}#"):
                    assert str(node) in own
                if isinstance(node, URIRef) and node.startswith(f"{ACTS}#"):
                    assert str(node) in own


def test_vocabulary_has_no_blank_nodes(vocabulary: Graph) -> None:
    """The vocabulary goes into the store, whose dumps must be the same bytes each time."""
    assert not [node for triple in vocabulary for node in triple if isinstance(node, BNode)]


def test_acts_are_those_of_the_model(vocabulary: Graph) -> None:
    """The scheme has the twelve acts of the model, grouped as the model groups them."""
    scheme = {
        str(vocabulary.value(act, DCTERMS.identifier))
        for act in vocabulary.subjects(SKOS.inScheme, URIRef(ACTS))
    }
    assert scheme == {act.value for act in Act}
    neutral = frozenset(Act) - HOSTILE - FRIENDLY
    for collection, acts in (
        (ACT.hostile, HOSTILE),
        (ACT.friendly, FRIENDLY),
        (ACT.neutral, neutral),
    ):
        members = set(vocabulary.objects(collection, SKOS.member))
        assert members == {ACT[act.value] for act in acts}


def test_each_act_derives_one_property_under_its_stance(vocabulary: Graph) -> None:
    """Hostile acts derive kinds of jac:hostileTo, friendly ones of jac:friendlyTo, others none."""
    derived = []
    for act in Act:
        properties = list(vocabulary.objects(ACT[act.value], JAC.summarisedAs))
        if act in HOSTILE | FRIENDLY:
            (prop,) = properties
            parent = JAC.hostileTo if act in HOSTILE else JAC.friendlyTo
            assert (prop, RDFS.subPropertyOf, parent) in vocabulary
            derived.append(prop)
        else:
            assert properties == []
    assert len(set(derived)) == len(derived)
    assert (ACT.accuse, JAC.summarisedAs, JAC.accuses) in vocabulary


def test_acts_carry_the_codes_of_other_schemes(vocabulary: Graph) -> None:
    """Each act has one CAMEO code, each hostile or friendly act one PLOVER root, by datatype."""
    for act in Act:
        notations = list(vocabulary.objects(ACT[act.value], SKOS.notation))
        codes = [n for n in notations if isinstance(n, Literal) and n.datatype == JAC.cameoCode]
        roots = [n for n in notations if isinstance(n, Literal) and n.datatype == JAC.ploverRoot]
        assert len(codes) == 1 and re.fullmatch(r"\d{3}", codes[0]), act
        assert len(roots) == (1 if act in HOSTILE | FRIENDLY else 0), act
        assert len(notations) == len(codes) + len(roots), act


@pytest.mark.parametrize(
    ("enumeration", "concept"),
    [
        (Modality, JAC.Modality),
        (Polarity, JAC.Polarity),
        (Comparison, JAC.Comparison),
    ],
)
def test_coded_values_are_those_of_the_model(
    vocabulary: Graph, enumeration: type[Modality], concept: URIRef
) -> None:
    """Values of modality, polarity and comparison have the model's words as identifiers."""
    identifiers = {
        str(vocabulary.value(value, DCTERMS.identifier))
        for value in vocabulary.subjects(RDF.type, concept)
    }
    assert identifiers == {member.value for member in enumeration}


def test_observed_properties_are_those_of_the_model(vocabulary: Graph) -> None:
    """What may be observed of an account is the five properties that the model names."""
    identifiers = {
        str(vocabulary.value(value, DCTERMS.identifier))
        for value in vocabulary.subjects(RDF.type, JAC.ObservedProperty)
    }
    assert identifiers == {"status", "followers", "followers_lost", "opened", "count"}


def test_a_misspelt_name_is_an_error() -> None:
    """A term that does not exist never becomes an IRI."""
    with pytest.raises(AttributeError):
        _ = JAC.speeker


def test_prefixes_agree_with_the_namespaces() -> None:
    """The prefixes that queries use stand for the namespaces that the code writes."""
    for prefix, namespace in (("jac", JAC), ("act", ACT), ("oa", OA), ("sioc", SIOC)):
        assert PREFIXES[prefix] == str(Namespace(str(namespace)))


def test_all_words_are_reached_in_one_way(vocabulary: Graph) -> None:
    """Every property for words of the text is a kind of jac:span, and its values are things."""
    kinds = set(vocabulary.subjects(RDFS.subPropertyOf, JAC.span))
    assert kinds >= {JAC.evidence, JAC.sourceSpan, JAC.cueSpan, JAC.contentSpan, JAC.regarding}
    for kind in kinds:
        assert (kind, RDF.type, OWL.ObjectProperty) in vocabulary


def test_importing_the_vocabulary_parses_nothing() -> None:
    """The names cost no more than rdflib itself: no parser is loaded until a graph is asked for."""
    code = "import sys, ontology; sys.exit('rdflib.plugins.parsers.notation3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
