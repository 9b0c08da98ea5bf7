"""The words that extraction knows, read once from the data files beside this module.

In: the `.txt` files (classes of words under headings) and `.tsv` files (tables) of this folder, and
the given names that the package `names` carries. Out: frozen sets and dictionaries, each built at
its first use. README.md lists the files; each says what it holds and where it comes from. No file
holds names of people, or of organisations other than countries and platforms.
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


_HEADING = re.compile(r"\[(?P<name>[^\]]+)\]")


@cache
def _word_classes() -> dict[str, tuple[str, ...]]:
    """Every class of the `.txt` files: the words under its heading, in the order of the file."""
    classes: dict[str, list[str]] = {}
    for path in sorted(files(__name__).iterdir(), key=lambda path: path.name):
        if not path.name.endswith(".txt"):
            continue
        name = ""
        for line in _lines(path.name):
            heading = _HEADING.match(line)
            if heading is None:
                classes[name] += line.split()
            else:
                name = heading["name"]
                if name in classes:
                    raise ValueError(f"Two word classes are called {name!r}.")
                classes[name] = []
    return {name: tuple(listed) for name, listed in classes.items()}


@cache
def in_order(word_class: str) -> tuple[str, ...]:
    """The words of a class as the file orders them, such as "month"; KeyError if there is none."""
    return _word_classes()[word_class]


@cache
def words(word_class: str) -> frozenset[str]:
    """The words of a class such as "person" or "venue"; KeyError if there is none."""
    return frozenset(in_order(word_class))


@cache
def countries() -> tuple[Country, ...]:
    """All countries, in the order of the file."""
    found = []
    for line in _lines("countries.tsv"):
        name, adjectives, others = [*line.split("\t"), "", ""][:3]
        found.append(Country(name, tuple(_listed(adjectives)), tuple(_listed(others))))
    return tuple(found)


@cache
def country_names() -> dict[str, str]:
    """Every name of a country, lower case -> the country."""
    return {n.lower(): c.name for c in countries() for n in (c.name, *c.others)}


@cache
def seats() -> dict[str, str]:
    """Name of a seat of government -> its country."""
    found = {}
    for line in _lines("seats.tsv"):
        country, cities = line.split("\t")
        found.update(dict.fromkeys(_listed(cities), country))
    return found


@cache
def _countries_by_words() -> dict[tuple[str, ...], str]:
    return {tuple(re.findall(r"\w+", c.name.lower())): c.name for c in countries()}


def country_of(words: tuple[str, ...]) -> str | None:
    """The country whose usual name has these folded words."""
    return _countries_by_words().get(words)


@cache
def demonyms() -> dict[str, str]:
    """Adjective or demonym, lower case -> the country."""
    return {a.lower(): c.name for c in countries() for a in c.adjectives}


@cache
def adjectives_of(country: str) -> frozenset[str]:
    """Adjectives and demonyms of a country, lower case."""
    return frozenset(a for a, name in demonyms().items() if name == country)


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
