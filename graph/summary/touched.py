"""What a change of some documents can change in the derived graphs."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import Graph
from rdflib.namespace import FOAF

from ontology import JAC


@dataclass(frozen=True, slots=True)
class Touched:
    """IRIs of actors (and accounts), and pairs of speaker and target, that must be derived anew."""

    actors: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()

    def __or__(self, other: Touched) -> Touched:
        """What either touches."""
        return Touched(self.actors | other.actors, self.pairs | other.pairs)


def touched_by(document_graph: Graph) -> Touched:
    """Whom and which pairs the graph of a document tells of.

    To keep the derived graphs exact, take both the graph that goes and the one that comes.
    """
    return Touched(
        actors=frozenset(str(actor) for actor in document_graph.subjects(FOAF.name)),
        pairs=frozenset(
            (str(speaker), str(target))
            for claim, speaker in document_graph.subject_objects(JAC.speaker)
            for target in document_graph.objects(claim, JAC.target)
        ),
    )
