"""Who accuses whom: edges that the product finds against a gold that careful readers made.

In: a folder with `docs/*.txt` and `gold.jsonl`, and the name of an extractor. Out: Scores over all
hostile acts (EDGES) and of accusing alone (ACCUSE). A graph is built in a temporary folder from the
texts alone, and its asserted hostile claims are compared with the gold.

Rules. An edge is directed: document, speaker, target. Gold lines are JSON objects
`{"doc", "speaker", "target", "acts": {act: votes}}`; `doc` is the file's name without suffix, and a
line without a speaker only names a document that was read. An edge that two readers or more list
must be found; one that a single reader lists counts neither as right nor as wrong. Two names agree
if, without accents, titles and articles, the words of one include those of the other. Edges of a
document whose speakers and targets both agree are counted once, under their longest names.
"""

from __future__ import annotations

import json
import re
import tempfile
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from graph.errors import UsageError
from graph.learning.score import Score
from graph.model import HOSTILE, Act, Extraction, Modality
from graph.settings import DEFAULT_CONFIDENCE
from graph.triples.modality import effective_modality

EDGES, ACCUSE = "edges", "accuse"
FIGURES = {EDGES: HOSTILE, ACCUSE: frozenset({Act.ACCUSE})}
ENOUGH_VOTES = 2


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """Somebody accuses somebody in a document."""

    document: str
    speaker: str
    target: str


@dataclass(frozen=True, slots=True)
class Gold:
    """What the readers listed: the documents that were read, the edges with their votes."""

    documents: frozenset[str]
    edges: tuple[tuple[Edge, int], ...]


def read_gold(path: Path, acts: frozenset[Act] = HOSTILE) -> Gold:
    """The gold of a part, of these acts; UsageError if there is none, or not of the form above."""
    documents = set()
    edges = []
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            documents.add(record["doc"])
            if "speaker" in record:
                votes = sum(n for act, n in record["acts"].items() if act in acts)
                edge = Edge(record["doc"], record["speaker"], record["target"])
                edges.append((edge, votes))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path} is no gold of accusations ({error!r}).") from error
    return Gold(frozenset(documents), tuple(e for e in edges if e[1]))


def asserted_edges(
    claims: Iterable[Mapping[str, object]], acts: frozenset[Act] = HOSTILE
) -> set[Edge]:
    """The edges of the rows of `ask claims`: such acts that were asserted, with a target."""
    return {
        Edge(Path(str(row["document"])).name.removesuffix(".txt"), str(row["speaker"]), str(target))
        for row in claims
        if row["act"] in acts
        and row["modality"] == Modality.ASSERTED
        and row["speaker"]
        and (target := row["target"])
    }


def sure_edges(name: str, extraction: Extraction) -> Iterator[tuple[Edge, float]]:
    """The hostile asserted edges of an extraction of the document `name`, with their confidence."""
    actors = {actor.id: actor.name for actor in extraction.actors}
    claims = {claim.id: claim for claim in extraction.claims}
    for claim in extraction.claims:
        asserted = effective_modality(claim, claims) is Modality.ASSERTED
        if asserted and claim.act in HOSTILE and claim.speaker in actors:
            for target in claim.targets:
                if target in actors:
                    yield Edge(name, actors[claim.speaker], actors[target]), claim.confidence


def edges_of(name: str, extraction: Extraction) -> set[Edge]:
    """Those of these edges that users are shown unless they ask for others."""
    sure = sure_edges(name, extraction)
    return {edge for edge, confidence in sure if confidence >= DEFAULT_CONFIDENCE}


def score(gold: Gold, edges: Iterable[Edge]) -> Score:
    """Compare edges with the gold; those of documents that the gold does not have are left out."""
    right = wrong = open_ = 0
    hit: set[int] = set()
    must = {n for n, (_, votes) in enumerate(gold.edges) if votes >= ENOUGH_VOTES}
    for edge in _distinct(edge for edge in edges if edge.document in gold.documents):
        meant = {n for n, (other, _) in enumerate(gold.edges) if same_edge(edge, other)}
        hit |= meant
        if meant & must:
            right += 1
        elif meant:
            open_ += 1
        else:
            wrong += 1
    return Score(len(gold.documents), len(must), len(hit & must), right, wrong, open_)


def same_name(one: str, other: str) -> bool:
    """Whether two names agree: the words of one include those of the other."""
    first, second = _words(one), _words(other)
    return bool(first and second) and (first <= second or second <= first)


def _distinct(edges: Iterable[Edge]) -> list[Edge]:
    """One edge for each pair of names that agree, the longest first."""
    kept: list[Edge] = []
    for edge in sorted(edges, key=lambda e: (e.document, -len(e.speaker + e.target), e)):
        if not any(same_edge(edge, other) for other in kept):
            kept.append(edge)
    return kept


def same_edge(one: Edge, other: Edge) -> bool:
    """Whether two edges of a document agree in both names."""
    return (
        one.document == other.document
        and same_name(one.speaker, other.speaker)
        and same_name(one.target, other.target)
    )


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"\w+", plain.replace(".", " ").replace("'", " "))
    titles, pairs = _titles()
    bare = " ".join(words)
    for pair in pairs:
        bare = re.sub(rf"\b{pair}\b", " ", bare)
    return frozenset(word for word in bare.split() if word not in titles) or frozenset(words)


@lru_cache(maxsize=1)
def _titles() -> tuple[frozenset[str], tuple[str, ...]]:
    data = tomllib.loads(files("graph.learning").joinpath("names.toml").read_text("utf-8"))
    return frozenset(data["words"]), tuple(data["pairs"])


def score_part(folder: Path, extractor: str) -> dict[str, Score]:
    """Build a graph from a part's texts by that extractor, and score it against the part's gold."""
    from graph import KnowledgeGraph

    golds = {name: read_gold(folder / "gold.jsonl", acts) for name, acts in FIGURES.items()}
    with tempfile.TemporaryDirectory() as scratch:
        kg = Path(scratch) / "kg"
        KnowledgeGraph.build([folder / "docs"], kg, extractor=extractor)
        with KnowledgeGraph.open(kg) as built:
            table = built.ask("claims")
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return {
        name: score(golds[name], asserted_edges(rows, acts)) for name, acts in FIGURES.items()
    }
