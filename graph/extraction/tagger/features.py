"""What the parse tells of each word, as small integers: input of the encoder beside the words.

In: a parse and its quotations. Out: int64 array [words, 7], one column for each of
COLUMNS, with values from 0 to below SIZES[column]; 0 is for anything unforeseen.

Edges of contents are edges of clauses far more often than not; "opens" and "closes" therefore name
the largest phrase that begins or ends at a word by its dependency, as brackets of a tree would.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from graph.extraction.parse import Parse
from graph.extraction.quotes import Quote

COLUMNS = ("shape", "quote", "place", "tag", "dep", "opens", "closes")

# Penn Treebank, as spaCy's English tagger gives it; the order is part of the model.
_PENN = (  # noqa: SIM905 - tags read best as a line of words
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS "
    "PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``"
).split()
# ClearNLP dependencies, as spaCy's English parser gives them.
DEPENDENCIES = (  # noqa: SIM905
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj "
    "csubj csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass "
    "nummod oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp"
).split()
_TAG = {tag: n for n, tag in enumerate(_PENN, 1)}
_DEP = {dep: n for n, dep in enumerate(DEPENDENCIES, 1)}

_MARKS = {
    "“": 5, "«": 5, "„": 5, "``": 5, "”": 6, "»": 6, "''": 6, '"': 7, "‘": 8, "’": 8, "'": 8,
    ",": 9, ".": 10, "!": 10, "?": 10, "…": 10, "...": 10, ":": 11, ";": 11,
    "-": 12, "–": 12, "—": 12, "--": 12, "―": 12, "(": 13, ")": 13, "[": 13, "]": 13,
}  # fmt: skip
_LOWER, _CAPITALISED, _CAPITALS, _DIGITS, _OTHER = 1, 2, 3, 4, 14

SIZES = (15, 5, 5, len(_PENN) + 1, *(len(DEPENDENCIES) + 1,) * 3)

_OUTSIDE, _QUOTED, _OPENING, _CLOSING = range(1, 5)
_WITHIN, _SENTENCE, _PARAGRAPH, _SENTENCE_END = range(1, 5)


def word_features(parse: Parse, quotes: list[Quote]) -> npt.NDArray[np.int64]:
    """The features of all words of a document, [words, columns]."""
    opens, closes = _phrase_edges(parse)
    columns = [
        [_shape(word) for word in parse.words],
        quote_states(parse, quotes),
        _places(parse),
        [_TAG.get(tag, 0) for tag in parse.tag],
        [_DEP.get(dep, 0) for dep in parse.dep],
        opens,
        closes,
    ]
    return np.array(columns, dtype=np.int64).T.reshape(len(parse), len(COLUMNS))


def _shape(word: str) -> int:
    mark = _MARKS.get(word)
    if mark is not None:
        return mark
    if any(c.isdigit() for c in word):
        return _DIGITS
    if word.isupper():
        return _CAPITALS
    if word[:1].isupper():
        return _CAPITALISED
    return _LOWER if word[:1].isalpha() else _OTHER


def quote_states(parse: Parse, quotes: list[Quote]) -> list[int]:
    """Of each word: outside of quotations, inside one, or a mark that opens or closes one."""
    states = [_OUTSIDE] * len(parse)
    for quote in quotes:
        states[quote.first : quote.end] = [_QUOTED] * (quote.end - quote.first)
        states[quote.first_mark] = _OPENING
        if quote.closed:
            states[quote.last_mark] = _CLOSING
    return states


def _places(parse: Parse) -> list[int]:
    places = [_WITHIN] * len(parse)
    for first, end in parse.sentences:
        places[end - 1] = _SENTENCE_END
        places[first] = _SENTENCE
    for first, _ in parse.paragraphs:
        places[first] = _PARAGRAPH
    return places


def _phrase_edges(parse: Parse) -> tuple[list[int], list[int]]:
    """For each word the dependency of the largest phrase that begins and that ends at it."""
    size = len(parse)
    left, right = list(range(size)), list(range(size))
    for token in range(size):
        for above in parse.ancestors(token):
            left[above] = min(left[above], token)
            right[above] = max(right[above], token)
    opens, closes = [0] * size, [0] * size
    widest_open, widest_close = [0] * size, [0] * size
    for token in range(size):
        width = right[token] - left[token]
        name = _DEP.get(parse.dep[token], 0)
        if width > widest_open[left[token]]:
            widest_open[left[token]], opens[left[token]] = width, name
        if width > widest_close[right[token]]:
            widest_close[right[token]], closes[right[token]] = width, name
    return opens, closes
