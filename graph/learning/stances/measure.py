"""How well the product tells the stance, and the act, between two actors of a sentence.

In: marked sentences of DSE or PLV. Out: Scores. The product is told where the two actors stand, and
nothing else.

DSE: five classes, each a figure of its own; MACRO is the mean of their F1. PLV: the acts ACCUSE (to
accuse or criticise), REJECT, and REQUEST (to ask or demand) of the source towards the target,
against all other roots of the PLOVER ontology.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from graph.extraction.pipeline import Pipeline, Seen
from graph.extraction.stances.features import marked_words
from graph.extraction.stances.pairs import find_pairs
from graph.extraction.stances.reader import Reader
from graph.extraction.tagger.tagger import Tagger
from graph.learning.score import Score
from graph.learning.stances.examples import directed_pairs, document_of_sentence, pointed_to
from graph.learning.stances.sentences import MarkedSentence
from graph.model import Act, Modality

STANCES = ("neutral", "for", "for-back", "against", "against-back")
MACRO = "macro"
_ROOT_OF = {
    Act.ACCUSE: "ACCUSE", Act.CRITICISE: "ACCUSE", Act.REJECT: "REJECT",
    Act.ASK: "REQUEST", Act.DEMAND: "REQUEST",
}  # fmt: skip
ROOTS = ("ACCUSE", "REJECT", "REQUEST")
# Logit of a stance between two of whom the product makes no pair.
_ABSENT = -10.0


def score_stances(sentences: Sequence[MarkedSentence]) -> dict[str, Score]:
    """The counts of each of STANCES."""
    told = [(STANCES[int(s.label)], STANCES[stance_of(s, n)]) for n, s in enumerate(sentences)]
    return _counted(told, STANCES)


def score_acts(sentences: Sequence[MarkedSentence]) -> dict[str, Score]:
    """The counts of each of ROOTS."""
    told = [(s.label, root_of(s, n)) for n, s in enumerate(sentences)]
    return _counted(told, ROOTS)


def _counted(told: Sequence[tuple[str, str]], classes: Iterable[str]) -> dict[str, Score]:
    return {
        name: Score(
            documents=len(told),
            gold=sum(gold == name for gold, _ in told),
            found=sum(gold == said == name for gold, said in told),
            right=sum(gold == said == name for gold, said in told),
            wrong=sum(said == name != gold for gold, said in told),
        )
        for name in classes
    }


def stance_of(sentence: MarkedSentence, number: int) -> int:
    """The stance that the reader sees, as DSE numbers them."""
    return int(np.argmax(stance_logits(sentence, number)))


def stance_logits(sentence: MarkedSentence, number: int) -> Sequence[float]:
    """Of each stance, in the order of DSE."""
    pipeline = _pipeline()
    seen = pipeline.see(document_of_sentence(sentence, number), (sentence.first, sentence.second))
    pairs = find_pairs(seen.scene, seen.reports, seen.drafts)
    there, back = directed_pairs(seen, pairs, sentence)
    against = for_ = (_ABSENT, _ABSENT)
    if there >= 0 and back >= 0:
        words = marked_words(seen.scene, seen.quotes, seen.reports)
        _, stances, _ = _reader().scores(seen.scene.parse, words, seen.pieces, pairs, all_rows=True)
        against = (float(stances[there, 0]), float(stances[back, 0]))
        for_ = (float(stances[there, 1]), float(stances[back, 1]))
    return (0.0, *for_, *against)


def root_of(sentence: MarkedSentence, number: int) -> str:
    """The root of what the product says that the source does to the target; "" for others."""
    document = document_of_sentence(sentence, number)
    pipeline = _pipeline()
    seen = pipeline.see(document, (sentence.first, sentence.second))
    pipeline.read_stances(seen, document)
    act = _act_between(seen, sentence)
    return "" if act is None else _ROOT_OF.get(act, "")


def _act_between(seen: Seen, sentence: MarkedSentence) -> Act | None:
    """The surest act of the source against or towards the target."""
    source, target = pointed_to(seen, sentence.first), pointed_to(seen, sentence.second)
    towards = [
        draft
        for draft in seen.drafts
        if draft.speaker is source
        and draft.modality is not Modality.NEGATED
        and (target in draft.targets or (target in draft.addressees and draft.act is Act.ASK))
    ]
    best = max(towards, key=lambda d: d.confidence, default=None)
    return best.act if best is not None else None


@lru_cache(maxsize=1)
def _reader() -> Reader:
    return Reader()


@lru_cache(maxsize=1)
def _pipeline() -> Pipeline:
    return Pipeline("measure", Tagger(), _reader())
