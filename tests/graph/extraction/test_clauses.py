"""Subjects, passives, negation: who does what in a clause."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.extraction.parse import Parse
from graph.extraction.syntax import (
    is_conditional,
    is_negated,
    is_passive,
    particle_lemma,
    passive_subject,
    subject_of,
)

Parsed = Callable[[str], Parse]


def _word(parse: Parse, head: int | None) -> str | None:
    return None if head is None else parse.words[head]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Kern argued with them and claimed a fee.", "claimed", "Kern"),
        ("Kern went on to criticise the plan.", "criticise", "Kern"),
        ("Weber accused Kern of stealing money.", "stealing", "Kern"),
        ("Kern, who owns a brewery, left.", "owns", "Kern"),
        ("The plan was drafted by Kern.", "drafted", "Kern"),
        ("The plan was drafted.", "drafted", None),
        ("Weber promised Kern to leave.", "leave", "Weber"),
    ],
)
def test_subjects(parsed: Parsed, text: str, verb: str, subject: str | None) -> None:
    """Across coordination, control, relative clauses and passives."""
    parse = parsed(text)
    assert _word(parse, subject_of(parse, parse.words.index(verb))) == subject


def test_passive(parsed: Parsed) -> None:
    """A passive verb befalls its subject; an active one does not."""
    parse = parsed("Kern was criticised and accused by Weber. Weber accused Kern.")
    passive, active = (t for t, w in enumerate(parse.words) if w == "accused")
    assert is_passive(parse, passive)
    assert not is_passive(parse, active)
    assert _word(parse, passive_subject(parse, passive)) == "Kern"


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Kern never resigned.", True),
        ("No minister resigned.", True),
        ("Kern left without resigning.", True),
        ("Kern not only resigned but left.", False),
        ("Kern resigned.", False),
    ],
)
def test_negation(parsed: Parsed, text: str, negated: bool) -> None:
    """By adverb, by subject, by "without"; "not only" denies nothing."""
    parse = parsed(text)
    assert is_negated(parse, parse.lemma.index("resign")) is negated


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("If Kern resigned, they left.", True),
        ("Kern could resign.", True),
        ("Kern resigned.", False),
    ],
)
def test_conditionals(parsed: Parsed, text: str, open_: bool) -> None:
    """Conditions and modals leave it open whether something was done."""
    parse = parsed(text)
    assert is_conditional(parse, parse.lemma.index("resign")) is open_


def test_particles(parsed: Parsed) -> None:
    """A verb and its particle are one verb."""
    parse = parsed("Weber called out Kern.")
    assert particle_lemma(parse, parse.words.index("called")) == "call out"
