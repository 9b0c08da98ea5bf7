"""Learning what a candidate for "he" and "she" costs: the numbers of `antecedents.PERSON_COSTS`.

    python -m graph.learning.antecedents CORPORA

In: the folder of the corpora (polnear/train), and what readers noted: whom a pronoun means that
points to a speaker or a target. Out: on standard output the costs, and how often the cheapest
candidate is right, in five-fold cross-validation over articles.

A conditional logit over the candidates of each pronoun, each with its cheapest mention, held near
nought by a penalty (McFadden, 1974).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize  # type: ignore[import-untyped]

from graph.errors import JaccuseError, UsageError
from graph.extraction.antecedents import PERSON_COSTS, Antecedents
from graph.extraction.coreference import REACH
from graph.extraction.entities import Entity
from graph.extraction.pipeline import Pipeline, Seen
from graph.extraction.pronouns import FEMININE, MASCULINE
from graph.extraction.tagger.tagger import Tagger
from graph.learning.accusations import same_name
from graph.learning.stances.examples import tokens_at
from graph.learning.stances.readings import ReadArticle, made_up_articles, read_articles
from graph.learning.stances.texts import training_texts
from graph.model import Kind

_FOLDS = 5
_PENALTY = 2.0

Choice = tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]
"""Of one pronoun: the signs of each candidate [candidates, signs], and whether it is right."""


def choices(seen: Seen, article: ReadArticle) -> Iterator[Choice]:
    """The pronouns of an article whose reader noted whom they mean, if he is a candidate."""
    parse = seen.scene.parse
    known: set[int] = set()
    for note in article.noted:
        for party, other in ((note.speaker, note.target), (note.target, note.speaker)):
            tokens = tokens_at(parse, party.at)
            if len(tokens) != 1 or tokens[0] in known:
                continue
            if parse.lower[tokens[0]] in MASCULINE | FEMININE:
                known.add(tokens[0])
                quoted = seen.scene.inside[tokens[0]] >= 0 and party is note.target
                made = _choice(seen, tokens[0], party.name, other.name if quoted else None)
                if made is not None and made[1].any():
                    yield made


def _choice(seen: Seen, token: int, name: str, speaker: str | None) -> Choice | None:
    """speaker: who says it; in his own words "he" is somebody else."""
    scene = seen.scene
    gender = "m" if scene.parse.lower[token] in MASCULINE else "f"

    def fits(entity: Entity) -> bool:
        person = entity.kind is Kind.PERSON and entity.gender in {"", gender}
        return person and not (speaker is not None and _is_called(entity, speaker))

    antecedents = Antecedents(scene.parse, scene.entities, scene.inside)
    costs = np.array(list(PERSON_COSTS.values()))
    cheapest: dict[Entity, npt.NDArray[np.float64]] = {}
    for entity, mention, distance in antecedents.options(token, REACH, fits):
        signs = np.array(antecedents.signs(entity, mention, distance, token))
        if entity not in cheapest or signs @ costs < cheapest[entity] @ costs:
            cheapest[entity] = signs
    if not cheapest:
        return None
    right = np.array([_is_called(entity, name) for entity in cheapest])
    return np.array(list(cheapest.values())), right


def _is_called(entity: Entity, name: str) -> bool:
    return any(same_name(known, name) for known in entity.names)


def fit(shown: Sequence[Choice]) -> npt.NDArray[np.float64]:
    """The costs that make the right candidates likeliest."""

    def loss(costs: npt.NDArray[np.float64]) -> float:
        total = _PENALTY * float(costs @ costs) / 2
        for signs, right in shown:
            odds = -signs @ costs
            total += float(np.logaddexp.reduce(odds) - np.logaddexp.reduce(odds[right]))
        return total

    fitted: npt.NDArray[np.float64] = minimize(
        loss, np.zeros(len(PERSON_COSTS)), method="L-BFGS-B"
    ).x
    return fitted


def share_right(shown: Sequence[Choice], costs: npt.NDArray[np.float64]) -> float:
    """How often the cheapest candidate is right."""
    return float(np.mean([right[np.argmin(signs @ costs)] for signs, right in shown]))


def main(arguments: Sequence[str]) -> int:
    """Print the costs; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m graph.learning.antecedents")
    parser.add_argument("corpora", type=Path, help="the folder that holds polnear/train")
    asked = parser.parse_args(arguments)
    try:
        pipeline = Pipeline("learning", Tagger())
        articles = [*read_articles(training_texts(asked.corpora)), *made_up_articles()]
        by_article = [list(choices(pipeline.see(a.document), a)) for a in articles]
    except JaccuseError as error:
        sys.stderr.write(f"{error}\n")
        return 2 if isinstance(error, UsageError) else 1
    held_out = []
    for fold in range(_FOLDS):
        shown = [c for n, some in enumerate(by_article) if n % _FOLDS != fold for c in some]
        tested = [c for some in by_article[fold::_FOLDS] for c in some]
        held_out.append(share_right(tested, fit(shown)))
    every = [choice for some in by_article for choice in some]
    for sign, cost in zip(PERSON_COSTS, fit(every), strict=True):
        sys.stdout.write(f"{sign:<20}{cost:>6.2f}\n")
    sys.stdout.write(
        f"{len(every)} pronouns; right in cross-validation: {np.mean(held_out):.3f}, "
        f"by the costs in use: {share_right(every, np.array(list(PERSON_COSTS.values()))):.3f}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
