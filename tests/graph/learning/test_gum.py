"""Annotated coreference, read and compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.learning.gum import compare, read_annotated, texts
from graph.learning.score import Score
from graph.model import Extraction, Kind, Mention, Span

# Ann Lee spoke. She didn't know the firm, / the mayor said.
CONLLU = """\
# newdoc id = made_up
# newpar
1\tAnn\tAnn\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-cf1-1,2-coref
2\tLee\tLee\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\tspoke\tspeak\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

1\tShe\tshe\tPRON\tPRP\t_\t4\tnsubj\t_\tEntity=(1-person-giv-cf1-1-coref)
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tknow\tknow\tVERB\tVB\t_\t0\troot\t_\t_
5\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\tEntity=(2-organization-new-cf2-2-sgl
6\tfirm\tfirm\tNOUN\tNN\t_\t4\tobj\t_\tEntity=2)|SpaceAfter=No
7\t,\t,\tPUNCT\t,\t_\t4\tpunct\t_\t_

# newpar
1\tthe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-person-giv-cf1-2-coref
2\tmayor\tmayor\tNOUN\tNN\t_\t3\tnsubj\t_\tEntity=1)
3\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_
"""
TEXT = "Ann Lee spoke. She didn't know the firm,\n\nthe mayor said."


def test_reads_text_and_mentions() -> None:
    """Paragraphs, contractions; only chains with a name are to be led, names themselves are not."""
    annotated = read_annotated(CONLLU)
    assert annotated.text == TEXT
    assert [(span.of(TEXT), [n.of(TEXT) for n in names]) for span, names in annotated.mentions] == [
        ("She", ["Ann Lee"]),
        ("mayor", ["Ann Lee"]),
    ]


def mention(words: str, form: str, actor: str) -> Mention:
    """A mention at some words."""
    start = TEXT.index(words)
    return Mention(Span(start, start + len(words)), Kind.PERSON, form, actor)


def test_right_wrong_and_open() -> None:
    """Led to the name, led elsewhere, and not led at all."""
    annotated = read_annotated(CONLLU)
    ann, other = mention("Ann Lee", "name", "a"), mention("the mayor", "nominal", "b")
    seen = Extraction("d", "x", mentions=(ann, mention("She", "pronoun", "a"), other))
    assert compare(annotated, seen) == Score(1, 2, 1, 1, 1)
    assert compare(annotated, Extraction("d", "x", mentions=(ann,))) == Score(1, 2, 0, 0, 0)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """In one sentence."""
    with pytest.raises(UsageError, match=r"has no \*\.conllu"):
        texts(tmp_path)
