"""Whom pronouns and definite roles mean: the product against annotated coreference (GUM).

In: a CoNLL-U file with entities in MISC, and the names of extractors. Out: a Score: mentions of
people and organisations that the text also names, led to the right name. Source: Zeldes, "The GUM
corpus", LRE 2017.

Counted are pronouns, and definite noun phrases with a common noun as head, of chains in which some
mention has a proper noun as head. One is right if the product leads it to an actor of whom some
mention by name shares a character with one of these. One led elsewhere is wrong; one that the
product leaves open is neither.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from graph.errors import UsageError
from graph.extraction import Extractor, load_extractor
from graph.extraction.pronouns import PERSONAL
from graph.learning.score import Score
from graph.model import Extraction, Span
from graph.reading.file import document_of

LED = "led"
_KINDS = {"person", "organization"}
_DEFINITE = {"the", "this", "that", "these", "those"}
# Fields of an entity, as "global.Entity" of the corpus names them: its chain, type, and the places
# of its head's tokens.
_CHAIN, _TYPE, _HEAD = 0, 1, 4


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the text and its universal part of speech."""

    span: Span
    word: str
    pos: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with mentions to lead, each with the names of its chain."""

    text: str
    mentions: tuple[tuple[Span, tuple[Span, ...]], ...]


def texts(folder: Path) -> list[Path]:
    """The files of a folder in the order of their names; UsageError if it has none."""
    found = sorted(folder.glob("*.conllu"))
    if not found:
        raise UsageError(f"{folder} has no *.conllu.")
    return found


def score_text(path: Path, extractors: Sequence[str]) -> dict[str, dict[str, Score]]:
    """The score of one text for each extractor, by name."""
    annotated = read_annotated(path.read_text(encoding="utf-8"))
    document = document_of(annotated.text.encode(), Path(f"{path.stem}.txt"))
    return {
        name: {LED: compare(annotated, _extractor(name).extract(document))} for name in extractors
    }


def compare(annotated: Annotated, extraction: Extraction) -> Score:
    """How many of the mentions are led to the right name."""
    named: defaultdict[str, list[Span]] = defaultdict(list)
    for mention in extraction.mentions:
        if mention.actor is not None and mention.form == "name":
            named[mention.actor].append(mention.span)
    right = wrong = 0
    for span, names in annotated.mentions:
        led = [
            mention.actor
            for mention in extraction.mentions
            if mention.actor is not None and mention.form != "name" and mention.span.overlaps(span)
        ]
        if any(one.overlaps(other) for actor in led for one in named[actor] for other in names):
            right += 1
        elif led:
            wrong += 1
    return Score(1, len(annotated.mentions), right, right, wrong)


def read_annotated(conllu: str) -> Annotated:
    """The text of a file, a paragraph where the corpus begins one, and what is to be led."""
    text, tokens, entities = _read(conllu)
    chains: defaultdict[str, list[tuple[int, int, list[str]]]] = defaultdict(list)
    for first, last, fields in entities:
        chains[fields[_CHAIN]].append((first, last, fields))
    mentions = []
    for chain in chains.values():
        kinds = Counter(fields[_TYPE] for *_, fields in chain)
        if kinds.most_common(1)[0][0] not in _KINDS:
            continue
        names = tuple(
            Span(tokens[first].span.start, tokens[last].span.end)
            for first, last, fields in chain
            if _has_name(tokens, _head(first, last, fields))
        )
        if names:
            mentions += [(span, names) for one in chain for span in _to_lead(tokens, *one)]
    return Annotated(text, tuple(sorted(mentions)))


def _head(first: int, last: int, fields: list[str]) -> list[int]:
    places = re.findall(r"\d+", fields[_HEAD]) if len(fields) > _HEAD else ["1"]
    return [first + int(n) - 1 for n in places if first + int(n) - 1 <= last] or [last]


def _has_name(tokens: Sequence[Token], head: Sequence[int]) -> bool:
    return any(tokens[t].pos == "PROPN" for t in head)


def _to_lead(
    tokens: Sequence[Token], first: int, last: int, fields: list[str]
) -> Iterator[Span]:
    head = _head(first, last, fields)
    if _has_name(tokens, head):
        return
    opening = tokens[first].word.lower()
    if first == last and opening in PERSONAL and tokens[first].pos in {"PRON", "DET"}:
        yield tokens[first].span
    elif tokens[head[0]].pos == "NOUN" and opening in _DEFINITE:
        yield Span(tokens[head[0]].span.start, tokens[head[-1]].span.end)


def _read(conllu: str) -> tuple[str, list[Token], list[tuple[int, int, list[str]]]]:
    """Text, tokens, and (first token, last token, fields) of each entity."""
    text = ""
    gap = ""
    tokens: list[Token] = []
    opened: list[tuple[int, list[str]]] = []
    entities: list[tuple[int, int, list[str]]] = []
    parts: tuple[int, int] = (0, -1)  # ids of the words of a contraction, and where it goes on
    place = 0
    for line in conllu.splitlines():
        if re.fullmatch(r"# newpar( .*)?", line):
            text, gap = text.rstrip() + ("\n\n" if text else ""), ""
        cells = line.split("\t")
        if len(cells) != 10 or "." in cells[0]:
            continue
        spaced = "" if "SpaceAfter=No" in cells[9].split("|") else " "
        if "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            parts, place = (first, last), len(text) + len(gap)
            text, gap = text + gap + cells[1], spaced
            continue
        number, word = int(cells[0]), cells[1]
        if parts[0] <= number <= parts[1]:
            span = Span(place, place + len(word))
            place += len(word)
            if number == parts[1]:
                parts = (0, -1)
        else:
            text += gap
            span = Span(len(text), len(text) + len(word))
            text, gap = text + word, spaced
        tokens.append(Token(span, word, cells[3]))
        _open_and_close(cells[9], len(tokens) - 1, opened, entities)
    return text, tokens, entities


def _open_and_close(
    misc: str,
    token: int,
    opened: list[tuple[int, list[str]]],
    entities: list[tuple[int, int, list[str]]],
) -> None:
    """The entities that begin and end at a token: "(1-person-…", "(2-place-…)", "1)"."""
    values = dict(field.partition("=")[::2] for field in misc.split("|"))
    for mark in re.finditer(r"\(([^()]+)(\)?)|([^()]+)\)", values.get("Entity", "")):
        if mark[1] is not None:
            opened.append((token, mark[1].split("-")))
            if mark[2]:
                first, fields = opened.pop()
                entities.append((first, token, fields))
            continue
        for place in range(len(opened) - 1, -1, -1):
            if opened[place][1][_CHAIN] == mark[3]:
                first, fields = opened.pop(place)
                entities.append((first, token, fields))
                break


@lru_cache(maxsize=2)
def _extractor(name: str) -> Extractor:
    return load_extractor(name)
