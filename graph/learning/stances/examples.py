"""Articles and sentences laid out for learning: what the product sees in them, with labels.

In: articles that were read, and marked sentences. Out: Examples: windows' input, rows of pairs, and
what each pair is: an act for the pairs of an article, a stance for the two of a sentence.

A pair of an article has an act if the reader noted one in that paragraph, of a speaker and a target
that the product's entities agree with, by name or by the words that point to them at the quote.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from typing import Any

import numpy as np
import numpy.typing as npt

from graph.extraction.entities import Entity
from graph.extraction.names import name_words
from graph.extraction.parse import Parse
from graph.extraction.pipeline import Pipeline, Seen
from graph.extraction.stances.features import marked_words
from graph.extraction.stances.pairs import Pair, Pairs, find_pairs
from graph.extraction.stances.strangers import named_people
from graph.extraction.tagger.tagger import Tagger
from graph.learning.accusations import same_name
from graph.learning.stances.readings import ACTS, Noted, Party, ReadArticle
from graph.learning.stances.sentences import MarkedSentence
from graph.model import Block, Document, Part, Span

# Texts that a process lays out at a time.
_CHUNK = 64

NO_ACT = 0
"""Label of a pair without an act; those of ACTS follow, in their order."""
UNKNOWN = -1
"""Label of a pair of which nothing is known."""


@dataclass(slots=True)
class Example:
    """One text.

    words: features of the words [words, columns]; pieces: ids of the tokenizer, [words][pieces].
    named: the words that name people.
    acts: label of each pair, None where a sentence tells of one pair only. stance: numbers of the
    pairs first->second and second->first (-1: no such pair) and the label of DSE.
    """

    parse: Parse
    words: npt.NDArray[np.int64]
    pieces: list[list[int]]
    pairs: Pairs
    named: dict[int, Entity]
    acts: npt.NDArray[np.int64] | None = None
    stance: tuple[int, int, int] | None = None


def article_examples(articles: Iterable[ReadArticle]) -> Iterator[Example]:
    """One example for each article, in order; about 0.2 s each."""
    for article in articles:
        seen = _pipeline().see(article.document)
        example = _example(seen)
        example.acts = label_pairs(seen, example.pairs.pairs, article.noted)
        yield example


def sentence_examples(sentences: Iterable[MarkedSentence]) -> Iterator[Example]:
    """One example for each sentence, in order."""
    for number, sentence in enumerate(sentences):
        seen = see_sentence(sentence, number)
        example = _example(seen)
        example.stance = (*directed_pairs(seen, example.pairs, sentence), int(sentence.label))
        yield example


def in_processes(
    texts: Sequence[Any], lay_out: Callable[..., Iterator[Example]], jobs: int
) -> list[Example]:
    """What `lay_out` gives for all texts, in their order, without texts that have no words."""
    chunks = [texts[n : n + _CHUNK] for n in range(0, len(texts), _CHUNK)]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        made = pool.map(_laid_out, ((lay_out, chunk) for chunk in chunks))
        return [example for some in made for example in some]


def _laid_out(task: tuple[Callable[..., Iterator[Example]], Sequence[Any]]) -> list[Example]:
    lay_out, texts = task
    return [example for example in lay_out(texts) if len(example.parse)]


def see_sentence(sentence: MarkedSentence, number: int) -> Seen:
    """What the product sees in a sentence, told where the two actors stand."""
    document = document_of_sentence(sentence, number)
    return _pipeline().see(document, (sentence.first, sentence.second))


def document_of_sentence(sentence: MarkedSentence, number: int) -> Document:
    """A document of one paragraph, named by its number."""
    block = Block(Part.PARAGRAPH, Span(0, len(sentence.text)))
    return Document(f"{number:064d}", f"{number}", sentence.text, (block,))


def directed_pairs(seen: Seen, pairs: Pairs, sentence: MarkedSentence) -> tuple[int, int]:
    """Numbers of the pairs first->second and second->first; -1 where there is none."""
    one, other = (pointed_to(seen, span) for span in (sentence.first, sentence.second))
    numbers: dict[tuple[Entity | None, Entity | None], int] = {
        (p.speaker, p.target): n for n, p in enumerate(pairs.pairs)
    }
    return numbers.get((one, other), -1), numbers.get((other, one), -1)


@lru_cache(maxsize=1)
def _pipeline() -> Pipeline:
    sys.setrecursionlimit(20_000)  # examples travel between processes
    return Pipeline("learning", Tagger())


def _example(seen: Seen) -> Example:
    scene = seen.scene
    words = marked_words(scene, seen.quotes, seen.reports)
    pairs = find_pairs(scene, seen.reports, seen.drafts)
    named = named_people(scene.parse, pairs)
    return Example(scene.parse, words, seen.pieces, pairs, named)


def label_pairs(seen: Seen, pairs: Sequence[Pair], noted: Iterable[Noted]) -> npt.NDArray[np.int64]:
    """The act of each pair; the gravest where several were noted in one paragraph.

    UNKNOWN where the same two stand against each other in another paragraph: readers noted only
    some of the places of one quarrel, and what looks like another one most often is.
    """
    by_paragraph: defaultdict[int, list[int]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        by_paragraph[pair.paragraph].append(number)
    labels = np.zeros(len(pairs), dtype=np.int64)
    parse = seen.scene.parse
    for note in noted:
        act = ACTS.index(note.act) + 1
        speakers = _agreeing(seen, note.speaker)
        targets = _agreeing(seen, note.target)
        for paragraph in sorted({parse.paragraph_of[t] for t in tokens_at(parse, note.quote)}):
            for number in by_paragraph[paragraph]:
                pair = pairs[number]
                if pair.speaker in speakers and pair.target in targets:
                    known = labels[number]
                    labels[number] = act if known == NO_ACT else min(known, act)
    quarrels = {(p.speaker, p.target) for p, act in zip(pairs, labels, strict=True) if act}
    for number, pair in enumerate(pairs):
        if labels[number] == NO_ACT and (pair.speaker, pair.target) in quarrels:
            labels[number] = UNKNOWN
    return labels


def _agreeing(seen: Seen, party: Party) -> set[Entity]:
    """The entities that have the party's name, and the one that its words point to."""
    entities = seen.scene.entities
    wanted = name_words(party.name)
    found = {e for e in entities.all if any(name_words(name) == wanted for name in e.names)}
    if not found:
        found = {e for e in entities.all if any(same_name(name, party.name) for name in e.names)}
    pointed = pointed_to(seen, party.at)
    return found if pointed is None else found | {pointed}


def pointed_to(seen: Seen, span: Span) -> Entity | None:
    """The entity of the mention on which the words of a span hang.

    It may be a name beside their head ("the head of the bank, Ann Lee").
    """
    parse, entities = seen.scene.parse, seen.scene.entities
    tokens = tokens_at(parse, span)
    heads = [t for t in tokens if entities.at(t) is not None]
    within = set(tokens)
    top = next((t for t in tokens if parse.head[t] not in within or parse.head[t] == t), None)
    if top is not None and entities.at(top) is None:
        beside = [t for t in parse.children(top, "appos") if t in heads]
        heads = beside or heads
    hung = set(heads)
    tops = [t for t in heads if hung.isdisjoint(parse.ancestors(t))]
    return entities.at((tops or heads)[0]) if heads else None


def tokens_at(parse: Parse, span: Span) -> list[int]:
    """The tokens that share a character with a span."""
    first = bisect_left(parse.end, span.start + 1)
    found = []
    while first < len(parse) and parse.start[first] < span.end:
        found.append(first)
        first += 1
    return found


def nearest(text: str, words: str, span: Span) -> Span | None:
    """The whole-word occurrence of `words` nearest to a span."""
    best: tuple[int, Span] | None = None
    for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
        found = Span(match.start(), match.end())
        apart = 0 if span.covers(found) else min(
            abs(found.start - span.end), abs(span.start - found.end)
        )  # fmt: skip
        if best is None or apart < best[0]:
            best = apart, found
    return None if best is None else best[1]
