"""The words that extraction knows, read once from the data files beside this module.

Each file says what it holds and where it comes from. No file holds names of people or of
organisations other than countries and the platforms on which accounts are held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.model import Act


@dataclass(frozen=True, slots=True)
class VerbCue:
    """One use of a verb of speech (`verbs.tsv` explains the frames).

    lemma: the verb, with its particle if it has one ("call out").
    prepositions: those before the target or the content, as the frame says.
    """

    lemma: str
    act: Act
    frame: str
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class NounCue:
    """A noun of speech: the prepositions before its target and before its content."""

    lemma: str
    act: Act
    target: frozenset[str]
    content: frozenset[str]


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its adjectives and its other names."""

    name: str
    adjectives: tuple[str, ...]
    others: tuple[str, ...]


def _lines(name: str) -> Iterator[str]:
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def _listed(field: str) -> list[str]:
    return [w.strip() for w in field.split(",") if w.strip() not in {"", "-"}]


@cache
def verb_cues() -> dict[str, tuple[VerbCue, ...]]:
    """Verb (with particle) -> its uses, in the order of the file."""
    cues: dict[str, tuple[VerbCue, ...]] = {}
    for line in _lines("verbs.tsv"):
        lemma, act, frame, prepositions = line.split("\t")
        cue = VerbCue(lemma, Act(act), frame, frozenset(_listed(prepositions)))
        cues[lemma] = (*cues.get(lemma, ()), cue)
    return cues


@cache
def noun_cues() -> dict[str, NounCue]:
    """Noun -> its use."""
    cues = {}
    for line in _lines("nouns.tsv"):
        lemma, act, target, content = line.split("\t")
        cues[lemma] = NounCue(
            lemma, Act(act), frozenset(_listed(target)), frozenset(_listed(content))
        )
    return cues


@cache
def words(name: str) -> frozenset[str]:
    """All words of a plain list such as "people" or "organisations"."""
    return frozenset(w for line in _lines(f"{name}.txt") for w in line.split())


@cache
def stance(kind: str) -> frozenset[str]:
    """The words of one line of `stances.tsv`."""
    return frozenset(
        w
        for line in _lines("stances.tsv")
        for k, ws in [line.split("\t")]
        if k == kind
        for w in ws.split()
    )


@cache
def blame(kind: str) -> dict[str, Act]:
    """Word -> act for one kind of `deeds.tsv` (deed, failing, harm, slur, wrongdoer, bad)."""
    found: dict[str, Act] = {}
    for line in _lines("deeds.tsv"):
        k, act, listed = line.split("\t")
        if k == kind:
            found.update({w: Act(act) for w in listed.split()})
    return found


@cache
def countries() -> tuple[Country, ...]:
    """All countries, in the order of the file."""
    found = []
    for line in _lines("countries.tsv"):
        name, adjectives, others = (line.split("\t") + ["", ""])[:3]
        found.append(Country(name, tuple(_listed(adjectives)), tuple(_listed(others))))
    return tuple(found)


@cache
def country_names() -> dict[str, str]:
    """Every name of a country, lower case -> the country."""
    return {n.lower(): c.name for c in countries() for n in (c.name, *c.others)}


@cache
def _countries_by_words() -> dict[tuple[str, ...], str]:
    return {tuple(re.findall(r"\w+", name.lower())): c.name for c in countries() for name in (c.name,)}


def country_of(words: tuple[str, ...]) -> str | None:
    """The country whose usual name has these folded words."""
    return _countries_by_words().get(words)


@cache
def demonyms() -> dict[str, str]:
    """Adjective or demonym, lower case -> the country."""
    return {a.lower(): c.name for c in countries() for a in c.adjectives}


@cache
def given_names() -> dict[str, dict[str, float]]:
    """Given name -> share of each sex (US census of 1990, as the package `names` carries it)."""
    shares: dict[str, dict[str, float]] = {}
    for sex in ("male", "female"):
        table = files("names").joinpath(f"dist.{sex}.first").read_text(encoding="ascii")
        for line in table.splitlines():
            name, share, *_ = line.split()
            shares.setdefault(name.lower(), {})[sex] = float(share)
    return shares


@cache
def platforms() -> dict[str, str]:
    """Spelling of a platform, lower case -> its name."""
    found = {}
    for line in _lines("platforms.tsv"):
        name, spellings, _ = line.split("\t")
        found.update(dict.fromkeys(_listed(spellings), name))
    return found
