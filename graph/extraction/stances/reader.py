"""The reader: the models' files, and how they read a document's pairs.

In: what the rules and the tagger see in a document. Out: Readings, one for each pair.

A small model skims each paragraph, once for all who speak in it; a large one reads the speeches in
which the small one sees somebody stand for or against another. As in the tagger, one speech goes
through an encoder at a time, on one thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

from graph.extraction.drafts import Draft
from graph.extraction.models import checked_manifest, session
from graph.extraction.parse import Parse
from graph.extraction.quotes import Quote
from graph.extraction.reports import Report
from graph.extraction.scene import Scene
from graph.extraction.stances.confidence import Calibration
from graph.extraction.stances.features import WORD_SIZES, marked_words
from graph.extraction.stances.model import READING, SKIMMING
from graph.extraction.stances.pairs import Pair, Pairs, find_pairs
from graph.extraction.stances.places import Place
from graph.extraction.stances.scoring import (
    SLOTS,
    Array,
    Heads,
    Numbers,
    Rows,
    join_rows,
    probabilities,
    score_rows,
    screened,
)
from graph.extraction.stances.speeches import MARK_SIZES, Speech, as_anybodys, speeches
from graph.extraction.stances.strangers import as_strangers, named_people
from graph.model import Act

INPUT_SIZES = (*WORD_SIZES, *MARK_SIZES)
"""How many values each feature of a piece has."""
# Ids that BERT's vocabulary has for the beginning and the end of a text.
CLS, SEP = 101, 102
# Log odds of any act from which on a speech that was skimmed is read: five speeches of a thousand
# words.
TELLING = -0.48
ACTS = (
    Act.ACCUSE, Act.CRITICISE, Act.THREATEN, Act.REJECT, Act.DEMAND, Act.PRAISE, Act.SUPPORT,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """How a pair stands.

    acts: the probability of each of ACTS. place, target: of the row that says it most plainly, the
    place of the speaker and the head of the mention.
    """

    pair: Pair
    acts: dict[Act, float]
    place: Place
    target: int


class Model:
    """An encoder and its heads, loaded.

    files: the names of the two in `folder`.
    """

    def __init__(self, folder: Path, files: tuple[str, str]) -> None:
        encoder, heads = files
        self._session = session(folder / encoder)
        with np.load(folder / heads, allow_pickle=False) as arrays:
            self.heads = Heads(**{name: arrays[name] for name in Heads.names()})

    def vectors(self, speech: Speech, words: Numbers, pieces: list[list[int]]) -> Array:
        """Of the words of a speech [words, SLOTS, WIDTH]."""
        ids, features, first, last = speech_input(speech, words, pieces)
        (vectors,) = self._session.run(
            ["vectors"],
            {"ids": ids[None], "features": features[None], "first": first, "last": last},
        )
        of_words: Array = vectors.reshape(len(first), SLOTS, -1)
        return of_words

    def score(
        self, parse: Parse, found: Pairs, speech: Speech, vectors: Array
    ) -> tuple[Array, Array]:
        """Logits of acts against no act [rows, acts] and stances [rows, 2]."""
        acts, stances = score_rows(vectors, rows_of(parse, found, speech), self.heads)
        return acts - self.heads.none, stances


class Reader:
    """Both models, loaded: about 0.4 s and 200 MB.

    folder: where their files are; the ones that come with the package if None.
    Raises ModelError if a file is missing, damaged or not the one that was published.
    """

    def __init__(self, folder: Path | None = None) -> None:
        if folder is not None:
            self._load(folder)
        else:
            with as_file(files("graph.extraction.stances.model").joinpath("")) as packaged:
                self._load(packaged)

    def _load(self, folder: Path) -> None:
        weights = tuple(field.name for field in fields(Calibration))
        manifest = checked_manifest(folder, (*SKIMMING, *READING), weights)
        self.name: str = manifest["name"]
        self.calibration = Calibration(**{name: manifest[name] for name in weights})
        self._skimming, self._reading = Model(folder, SKIMMING), Model(folder, READING)

    def read(
        self,
        scene: Scene,
        quotes: list[Quote],
        reports: Sequence[Report],
        drafts: Sequence[Draft],
        pieces: list[list[int]],
    ) -> list[Reading]:
        """The readings of all pairs of a document, in their order."""
        found = find_pairs(scene, reports, drafts)
        if not found.pairs:
            return []
        words = marked_words(scene, quotes, reports)
        acts, _, best = self.scores(scene.parse, words, pieces, found)
        shares = probabilities(acts)
        return [
            Reading(
                pair,
                {act: float(share) for act, share in zip(ACTS, shares[number, 1:], strict=True)},
                found.places[found.rows[best[number], 0]],
                int(found.rows[best[number], 1]),
            )
            for number, pair in enumerate(found.pairs)
            if best[number] >= 0
        ]

    def scores(
        self,
        parse: Parse,
        words: Numbers,
        pieces: list[list[int]],
        found: Pairs,
        *,
        all_rows: bool = False,
    ) -> tuple[Array, Array, Numbers]:
        """Logits of acts [pairs, acts] and stances [pairs, 2]; and the plainest row of each pair.

        A pair of which no row was read has logits of -inf, and -1 for its row. all_rows: read those
        too that by their features are not worth it, and skim none.
        """
        heads = self._skimming.heads
        wanted = (screened(found.features, heads.starts, heads.screen) > 0) | all_rows
        acts = np.full((len(found.rows), len(ACTS)), -np.inf, dtype=np.float32)
        stances = np.full((len(found.rows), 2), -np.inf, dtype=np.float32)
        pieces = as_strangers(pieces, named_people(parse, found), heads.given_names.tolist())
        skimmed: dict[tuple[int, int], Array] = {}
        for speech in speeches(parse, found, [len(ids) for ids in pieces], wanted):
            scored = None
            if not all_rows:
                plain = as_anybodys(parse, speech)
                words_read = plain.first, plain.end
                if words_read not in skimmed:
                    skimmed[words_read] = self._skimming.vectors(plain, words, pieces)
                scored = self._skimming.score(parse, found, plain, skimmed[words_read])
            if scored is None or np.logaddexp.reduce(scored[0], axis=1).max() > TELLING:
                vectors = self._reading.vectors(speech, words, pieces)
                scored = self._reading.score(parse, found, speech, vectors)
            acts[speech.rows], stances[speech.rows] = scored
        pairs, count = found.rows[:, 2], len(found.pairs)
        known = np.isfinite(acts[:, 0])
        best = np.full(count, -1, dtype=np.int64)
        order = np.argsort(acts.max(axis=1), kind="stable")
        best[pairs[order]] = order
        best[np.bincount(pairs[known], minlength=count) == 0] = -1
        return (
            join_rows(acts[known], pairs[known], count),
            join_rows(stances[known], pairs[known], count),
            best,
        )


def speech_input(
    speech: Speech, words: Numbers, pieces: list[list[int]]
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Ids and features of the pieces of a speech, and each word's first and last piece."""
    of_speech = pieces[speech.first : speech.end]
    counts = np.array([len(ids) for ids in of_speech])
    ends = np.cumsum(counts)
    ids = np.array([CLS, *(piece for word in of_speech for piece in word), SEP], dtype=np.int64)
    features = np.zeros((len(ids), len(INPUT_SIZES)), dtype=np.int64)
    marked = np.concatenate([words[speech.first : speech.end], speech.marks], axis=1)
    features[1:-1] = np.repeat(marked, counts, axis=0)
    return ids, features, ends - counts + 1, ends


def rows_of(parse: Parse, found: Pairs, speech: Speech) -> Rows:
    """The rows of a speech in the numbering of its words."""
    used, places = np.unique(found.rows[speech.rows, 0], return_inverse=True)
    outside = speech.end - speech.first

    def numbered(tokens: Sequence[int]) -> Numbers:
        words = np.asarray(tokens, dtype=np.int64)
        within = (words >= speech.first) & (words < speech.end)
        return np.where(within, words - speech.first, outside)

    chosen = [found.places[number] for number in used]
    contents = [numbered(sorted(place.content)) for place in chosen]
    targets = found.rows[speech.rows, 1]
    return Rows(
        heads=numbered([place.head for place in chosen])[places],
        sources=numbered([place.source for place in chosen])[places],
        targets=numbered(targets),
        above=numbered([parse.head[t] for t in targets]),
        places=places,
        contents=[words[words < outside] for words in contents],
        features=found.features[speech.rows],
    )
