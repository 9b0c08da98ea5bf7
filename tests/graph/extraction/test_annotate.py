"""The parse is a forest, whatever the parser saw and however it is mended."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from graph.extraction.annotate import _append
from graph.extraction.parse import Parse
from graph.model import Part

# word, governor, dependency, part of speech
Tokens = list[tuple[str, int, str, str]]

TORN: Tokens = [
    ("spokeswoman", 5, "nsubj", "NOUN"),
    ("for", 0, "prep", "ADP"),
    ("the", 3, "det", "DET"),
    ("carmaker", 1, "pobj", "NOUN"),
    ("Brixton", 5, "nsubj", "PROPN"),
    ("declined", 5, "ROOT", "VERB"),
]
# The name governs the phrase in front of it: to hang it into that phrase would close a circle.
GOVERNING: Tokens = [
    ("It", 6, "nsubj", "PRON"),
    ("adviser", 5, "nmod", "NOUN"),
    ("to", 1, "prep", "ADP"),
    ("president", 2, "pobj", "NOUN"),
    ("Ann", 5, "compound", "PROPN"),
    ("Lee", 6, "nsubj", "PROPN"),
    ("said", 6, "ROOT", "VERB"),
]


def mended(tokens: Tokens) -> Parse:
    """What becomes of a sentence that the parser has read so."""
    words, heads, deps, pos = (list(column) for column in zip(*tokens, strict=True))
    doc = Doc(Vocab(), words=words, heads=heads, deps=deps, pos=pos)  # type: ignore[arg-type]
    parse = Parse(" ".join(map(str, words)))
    _append(parse, Part.PARAGRAPH, doc, [(token.idx, token.idx + len(token)) for token in doc])
    return parse


def test_a_name_goes_back_into_its_phrase() -> None:
    """It names the carmaker, and declines nothing."""
    parse = mended(TORN)
    assert parse.dep[4] == "pobj"
    assert parse.head[3] == 4


@pytest.mark.parametrize("tokens", [TORN, GOVERNING], ids=["torn", "governing"])
def test_every_word_leads_to_a_root(tokens: Tokens) -> None:
    """A circle would have no end, and eat all memory."""
    parse = mended(tokens)
    for token in range(len(parse)):
        above = token
        for _ in range(len(parse)):
            above = parse.head[above]
        assert parse.head[above] == above, parse.words[token]
