"""Learning how sure the product may be: the weights of the signs that speak for a claim.

In: the folder of a model, and articles that were read. Out: a Calibration, fitted by logistic
regression on the claims that the product makes in them, right or wrong as the reader noted.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]

from graph.extraction.pipeline import Pipeline
from graph.extraction.stances.confidence import Calibration, Signs, inputs
from graph.extraction.stances.reader import Reader
from graph.extraction.tagger.tagger import Tagger
from graph.learning.accusations import same_name
from graph.learning.stances.readings import ReadArticle
from graph.model import FRIENDLY, HOSTILE, Act, Modality

# How strongly weights are held near those that believe the share alone.
_HELD = 0.5


def calibrate(folder: Path, articles: Iterable[ReadArticle], jobs: int) -> Calibration:
    """The calibration that fits the claims in these articles best; weights in two digits."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        found = [pair for some in pool.map(partial(judged, folder), articles) for pair in some]
    rows = np.array([inputs(signs) for signs, _ in found])
    right = np.array([ok for _, ok in found], dtype=float)
    prior = np.array(astuple(Calibration()))

    def loss(weights: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
        odds = rows @ weights
        fit = np.logaddexp(0, odds) - right * odds
        return float(fit.sum() + _HELD * ((weights - prior) ** 2).sum())

    weights = minimize(loss, prior, method="BFGS").x
    return Calibration(*(round(float(weight), 2) for weight in weights))


def judged(folder: Path, article: ReadArticle) -> list[tuple[Signs, bool]]:
    """The signs of each asserted claim and target of an article, and whether it is right."""
    pipeline = _pipeline(folder)
    seen = pipeline.see(article.document)
    pipeline.read_stances(seen, article.document)
    found = []
    for draft in seen.drafts:
        side = HOSTILE if draft.act in HOSTILE else FRIENDLY
        if draft.modality is not Modality.ASSERTED:
            continue
        for target, signs in draft.signs.items():
            right = any(
                Act(note.act) in side
                and any(same_name(name, note.speaker.name) for name in draft.speaker.names)
                and any(same_name(name, note.target.name) for name in target.names)
                for note in article.noted
            )
            found.append((signs, right))
    return found


@lru_cache(maxsize=1)
def _pipeline(folder: Path) -> Pipeline:
    return Pipeline("calibrating", Tagger(), Reader(folder))
