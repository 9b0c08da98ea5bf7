"""What grammar and rules tell of a row and of a word, as small integers: input of the reader.

In: the scene, a place and a mention. Out: one integer for each of COLUMNS, below SIZES; and of each
word its place in quotations, its part in reports, and the kind of actor that it names. The marks of
a speech come after them. All orders here are part of the model.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from graph.extraction.drafts import Draft
from graph.extraction.parse import Parse
from graph.extraction.quotes import Quote
from graph.extraction.reports import Report
from graph.extraction.scene import Scene
from graph.extraction.stances.places import Named, Place
from graph.extraction.tagger.features import COLUMNS as TAGGER_COLUMNS
from graph.extraction.tagger.features import DEPENDENCIES, quote_states
from graph.extraction.tagger.features import SIZES as TAGGER_SIZES
from graph.model import Act, Kind, Modality

COLUMNS = (
    "place", "act", "frame", "where", "form", "target", "speaker", "distance", "source_dep",
    "target_dep", "path", "draft", "teller", "quoted", "source_form", "mentions",
)  # fmt: skip

_KINDS = {kind: n for n, kind in enumerate(
    (Kind.PERSON, Kind.ORGANISATION, Kind.GROUP, Kind.COUNTRY, Kind.PLACE), 1)}  # fmt: skip
_FORMS = {"name": 1, "nominal": 2, "pronoun": 3}
_NO_FORM = 4
_ACTS = {act: n for n, act in enumerate(Act, 1)}
_NOT_ASSERTED = len(_ACTS) + 1
_FRAMES = {frame: n for n, frame in enumerate(
    ("say", "tell", "judge", "against", "label", "demand", "reject", "noun", "according",
     "continued", "threat"), 1)}  # fmt: skip
_DEPS = {dep: n for n, dep in enumerate(DEPENDENCIES, 1)}
_STEPS = (0, 1, 2, 4, 8, 16, 32, 64)
# Steps up from either side to the word where their paths meet: at most these are told apart.
_UP_SPEAKER, _UP_TARGET = 2, 3
_OTHER_SENTENCE = 1
_PATHS = 2 + (_UP_SPEAKER + 1) * (_UP_TARGET + 1)
_MOST_MENTIONS = 5

SIZES = (
    5, len(_ACTS) + 1, len(_FRAMES) + 1, 9, 4, len(_KINDS) + 1, len(_KINDS) + 1,
    2 * len(_STEPS) + 1, len(_DEPS) + 1, len(_DEPS) + 1, _PATHS, _NOT_ASSERTED + 1, 4, 4,
    _NO_FORM + 1, _MOST_MENTIONS + 1,
)  # fmt: skip

# Few: each is added to the vectors of the words, and many would drown what the words mean.
WORD_SIZES = (TAGGER_SIZES[TAGGER_COLUMNS.index("quote")], 4, len(_KINDS) + 1)
_CONTENT, _SOURCE, _CUE = 1, 2, 3

# Where a mention stands to a place of speech.
_EARLIER, _SAID, _OBJECT, _SPOKEN_TO, _BEFORE, _AFTER, _ABOVE, _BELOW = range(1, 9)


def row_features(
    scene: Scene, place: Place, target: Named, draft: Draft | None, teller: Place | None
) -> list[int]:
    """The features of a place beside a mention.

    draft: what the rules made of the two. teller: the innermost place whose content holds the
    mention.
    """
    parse, report = scene.parse, place.report
    source = scene.entities.of_mention.get(place.source)
    return [
        place.kind,
        _ACTS[report.act] if report is not None else 0,
        _FRAMES[report.frame] if report is not None else 0,
        _where(parse, place, target.head),
        _FORMS.get(target.mention.form, 0),
        _KINDS.get(target.entity.kind, 0),
        _KINDS.get(place.speaker.kind, 0),
        _distance(place.head, target.head),
        _DEPS.get(parse.dep[place.source], 0),
        _DEPS.get(parse.dep[target.head], 0),
        _path(parse, place.head, target.head),
        _drafted(draft),
        _told_by(place, target.head, teller),
        (scene.inside[target.head] >= 0) + 2 * (scene.inside[place.source] >= 0),
        _FORMS.get(source.form, 0) if source is not None else _NO_FORM,
        min(len(target.entity.heads), _MOST_MENTIONS),
    ]


def _where(parse: Parse, place: Place, head: int) -> int:
    report = place.report
    if parse.paragraph_of[head] != place.paragraph:
        return _EARLIER
    if head in place.content:
        return _SAID
    if report is not None and head in report.objects:
        return _OBJECT
    if report is not None and head in report.addressees:
        return _SPOKEN_TO
    if parse.sentence_of[head] == parse.sentence_of[place.head]:
        return _BEFORE if head < place.head else _AFTER
    return _ABOVE if head < place.head else _BELOW


def _distance(one: int, other: int) -> int:
    step = bisect_right(_STEPS, abs(one - other)) - 1
    return 1 + step + (0 if other < one else len(_STEPS))


def _path(parse: Parse, one: int, other: int) -> int:
    """How far up from both the word stands on which both hang; told apart up to two and three."""
    if parse.sentence_of[one] != parse.sentence_of[other]:
        return _OTHER_SENTENCE
    above = {t: n for n, t in enumerate((other, *parse.ancestors(other)))}
    for up, token in enumerate((one, *parse.ancestors(one))):
        if token in above:
            steps = min(up, _UP_SPEAKER) * (_UP_TARGET + 1) + min(above[token], _UP_TARGET)
            return 2 + steps
    return _OTHER_SENTENCE


def _drafted(draft: Draft | None) -> int:
    if draft is None:
        return 0
    return _ACTS[draft.act] if draft.modality is Modality.ASSERTED else _NOT_ASSERTED


def _told_by(place: Place, head: int, teller: Place | None) -> int:
    """Whose words a mention stands in: nobody's, his, another's inside his, another's."""
    if teller is None:
        return 0
    if teller.speaker is place.speaker:
        return 1
    return 2 if head in place.content else 3


def marked_words(
    scene: Scene, quotes: list[Quote], reports: Sequence[Report]
) -> npt.NDArray[np.int64]:
    """The features of all words, [words, len(WORD_SIZES)]."""
    parse = scene.parse
    marks = np.zeros((len(parse), 2), dtype=np.int64)
    for report in reports:
        _raise(marks, report.content, _CONTENT)
        _raise(marks, report.source, _SOURCE)
        if report.speaker is not None:
            _raise(marks, [report.speaker], _SOURCE)
        _raise(marks, report.cue_tokens, _CUE)
    for head, mention in scene.entities.of_mention.items():
        entity = scene.entities.at(head)
        if entity is not None:
            words = marks[mention.first : mention.last + 1, 1]
            np.maximum(words, _KINDS.get(entity.kind, 0), out=words)
    quoted = np.array(quote_states(parse, quotes), dtype=np.int64).reshape(-1, 1)
    return np.concatenate([quoted, marks], axis=1)


def _raise(marks: npt.NDArray[np.int64], tokens: Sequence[int], mark: int) -> None:
    for token in tokens:
        marks[token, 0] = max(marks[token, 0], mark)
