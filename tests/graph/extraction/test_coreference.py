"""Whom descriptions and pronouns mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Extraction

Extracted = Callable[[str], Extraction]
Told = Callable[[str], set[tuple[str, str, tuple[str, ...]]]]


def _meant(found: Extraction, text: str, words: str) -> str | None:
    start = text.rindex(words)
    mention = next(m for m in found.mentions if m.span.start <= start < m.span.end)
    return next((a.name for a in found.actors if a.id == mention.actor), None)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Helen Maddox left early. Reporters say she slept.", "she", "Helen Maddox"),
        ("Helen Maddox met Robert Kern. Reporters say he slept.", "he", "Robert Kern"),
        ("Helen Maddox left early. Reporters say he slept.", "he", None),
        ("Surgeon Helen Maddox left. Later the surgeon slept.", "surgeon", "Helen Maddox"),
        ("The insurer Brightwell left. Later the insurer paid.", "insurer", "Brightwell"),
        ("The mayor, Ann Weber, left. Later the mayor slept.", "mayor", "Ann Weber"),
        ("“I was tired,” said Ann Weber.", "I", "Ann Weber"),
    ],
)
def test_whom_it_means(extracted: Extracted, text: str, words: str, name: str | None) -> None:
    """Gender, description and speaker decide; what stays doubtful is left open."""
    found = extracted(text)
    start = text.rindex(words)
    if name is None:
        mentions = [m for m in found.mentions if m.span.start == start]
        assert [m.actor for m in mentions if m.actor] == []
    else:
        assert _meant(found, text, words) == name


def test_two_arguments_of_a_verb_are_two(extracted: Extracted) -> None:
    """In "Kern hit him" the pronoun is not Kern."""
    text = "Robert Kern hit him."
    found = extracted(text)
    assert [m.actor for m in found.mentions if m.span.start == text.index("him") and m.actor] == []


def test_a_pronoun_does_not_look_far_back(extracted: Extracted) -> None:
    """Four sentences later nobody is meant for sure."""
    text = "Helen Maddox left. It rained. It snowed. It thawed. It froze. Perhaps she slept."
    found = extracted(text)
    assert [m.actor for m in found.mentions if m.span.start == text.index("she") and m.actor] == []


def test_who_says_so_is_not_the_one_told_of(told: Told) -> None:
    """A parenthesis in the middle of a sentence is somebody else's."""
    text = (
        "Paul Adler spoke for an hour.\n\nRobert Kern has looted the fund, he said, and has fled."
    )
    assert ("Paul Adler", "accuse", ("Robert Kern",)) in told(text)


def test_whom_a_relative_clause_describes_is_not_its_object(extracted: Extracted) -> None:
    """In "Kern, who called her" she is somebody else."""
    text = "Helen Maddox spoke. Her remarks angered Robert Kern, who called her a fool."
    assert _meant(extracted(text), text, "her a fool") == "Helen Maddox"


@pytest.mark.parametrize("surname", ["Waters", "Banks", "Rivers", "Hills"])
def test_a_surname_that_looks_like_a_noun_is_its_bearer(told: Told, surname: str) -> None:
    """Also at the start of a sentence, where the tagger takes it for a noun."""
    found = told(
        f"Ed Trow met the pianist Anna {surname} in Oslo.\n\n{surname} accused Trow of fraud."
    )
    assert (f"Anna {surname}", "accuse", ("Ed Trow",)) in found
