"""Scores of attributions, on examples counted by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.extraction.parse import Parse
from graph.learning.attribution.measure import LINKED, Laid, Tally, compare, lay, matched
from graph.model import Attribution, Span

Cut = Callable[[str], Parse]
# Words 0 to 9 and 10 to 13; the second sentence begins at word 5.
TEXT = "Ann said it rained. Then it snowed hard.\nBob agreed too."


def laid(
    source: tuple[int, int] | None, cue: tuple[int, int], *content: tuple[int, int]
) -> Laid:
    """An attribution in words."""
    return Laid((source,) if source else (), (cue,), content)


def counts(parse: Parse, gold: list[Laid], found: list[Laid]) -> dict[str, tuple[int, int, int]]:
    """(gold, found, right) of each kind."""
    tally = Tally()
    compare(tally, parse, gold, found)
    return {kind: (tally.gold[kind], tally.found[kind], tally.right[kind]) for kind in tally.gold}


def test_parts_count_if_kind_and_both_ends_agree(cut: Cut) -> None:
    """A content that is a word short is wrong, but linked; a cue is no source."""
    gold = [laid((0, 1), (1, 2), (2, 5)), laid((10, 11), (11, 12), (12, 13))]
    found = [laid((0, 1), (1, 2), (2, 4)), laid((11, 12), (10, 11), (12, 13))]
    assert counts(cut(TEXT), gold, found) == {
        "source": (2, 2, 1),
        "cue": (2, 2, 1),
        "content": (2, 2, 1),
        LINKED: (2, 2, 1),
    }


def test_contents_are_cut_at_sentences_first(cut: Cut) -> None:
    """One content over two sentences is two; one whose end differs has its first half right."""
    gold = [laid((0, 1), (1, 2), (2, 10))]
    assert counts(cut(TEXT), gold, [laid((0, 1), (1, 2), (2, 5), (5, 10))])["content"] == (2, 2, 2)
    assert counts(cut(TEXT), gold, [laid((0, 1), (1, 2), (2, 9))])["content"] == (2, 2, 1)
    assert counts(cut(TEXT), gold, [laid((0, 1), (1, 2), (2, 5))])["content"] == (2, 1, 1)


def test_a_part_of_several_attributions_counts_once(cut: Cut) -> None:
    """Two attributions of one source have one source; attributions are not merged."""
    gold = [laid((0, 1), (1, 2), (2, 5)), laid((0, 1), (11, 12), (12, 13))]
    found = counts(cut(TEXT), gold, gold)
    assert found["source"] == (1, 1, 1)
    assert found[LINKED] == (2, 2, 2)


def test_pieces_of_a_part_are_several_parts(cut: Cut) -> None:
    """Each piece of a source is right or wrong for itself."""
    gold = [Laid(((0, 1), (10, 11)), ((1, 2),), ((2, 5),))]
    found = [Laid(((0, 1),), ((1, 2),), ((2, 5),))]
    assert counts(cut(TEXT), gold, found)["source"] == (2, 1, 1)


@pytest.mark.parametrize(
    ("gold", "found", "linked"),
    [
        (laid((0, 1), (1, 2), (2, 6)), laid((0, 1), (8, 9), (2, 4)), True),  # just half; any cue
        (laid((0, 1), (1, 2), (2, 7)), laid((0, 1), (1, 2), (2, 4)), False),  # 2 of 5
        (laid((0, 2), (2, 3), (3, 5)), laid((0, 1), (2, 3), (3, 5)), True),
        (laid((0, 3), (3, 4), (4, 6)), laid((0, 1), (3, 4), (4, 6)), False),
        (laid(None, (1, 2), (2, 5)), laid(None, (1, 2), (2, 5)), True),
        (laid(None, (1, 2), (2, 5)), laid((0, 1), (1, 2), (2, 5)), False),
        (laid((0, 1), (1, 2), (2, 5)), laid(None, (1, 2), (2, 5)), False),
        (laid((0, 1), (1, 2), (2, 4), (6, 8)), laid((0, 1), (1, 2), (2, 4)), True),
    ],
)
def test_attributions_match_if_halves_of_source_and_content_agree(
    gold: Laid, found: Laid, linked: bool
) -> None:
    """Intersection over union of words of at least one half, both ways round."""
    assert matched([gold], [found]) == matched([found], [gold]) == int(linked)


def test_each_attribution_matches_one_other() -> None:
    """Two found ones cannot both count for one."""
    one, other = laid((0, 1), (1, 2), (2, 6)), laid((0, 1), (1, 2), (2, 5))
    assert matched([one], [one, other]) == 1
    assert matched([one, other], [other, one]) == 2
    assert matched([one, other], [other]) == 1


def test_scores_of_counts() -> None:
    """Precision, recall and F1; nothing is divided by nought."""
    tally = Tally()
    assert tally.scores("cue") == (0.0, 0.0, 0.0)
    tally.add("cue", gold=4, found=2, right=1)
    more = Tally()
    more.add("cue", gold=0, found=0, right=0)
    more.add("source", gold=1, found=1, right=1)
    tally.include(more)
    assert tally.scores("cue") == (0.5, 0.25, pytest.approx(1 / 3))
    assert tally.scores("source") == (1.0, 1.0, 1.0)


def test_characters_are_laid_onto_words(cut: Cut) -> None:
    """A span that ends inside a word takes the whole word; nested attributions are left out."""
    inner = Attribution((), (Span(9, 11),), (Span(12, 18),))
    content = (Span(9, 18), Span(41, 44))
    outer = Attribution((Span(0, 3),), (Span(4, 6),), content, nested=(inner,))
    assert lay(cut(TEXT), [outer]) == [laid((0, 1), (1, 2), (2, 4), (10, 11))]


def test_parts_outside_of_the_parsed_text_are_missed(cut: Cut) -> None:
    """An annotated content that has no words counts as one that nothing finds."""
    beyond = [Attribution((Span(0, 3),), (Span(4, 8),), (Span(900, 910),))]
    parse = cut(TEXT)
    both = lay(parse, beyond)
    assert counts(parse, both, both) == {
        "source": (1, 1, 1),
        "cue": (1, 1, 1),
        "content": (1, 1, 0),
        LINKED: (1, 1, 0),
    }
