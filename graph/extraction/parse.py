"""The parsed text of one document as flat lists: what `annotate` gives and every later step reads.

A token is an int, its index in the lists; all tokens of a document are numbered through.
Plain lists of str are several times faster to walk than spaCy's token objects, and no later
step depends on spaCy. Tags are Penn Treebank, dependencies ClearNLP (spaCy's English labels).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.model import Part, Span


@dataclass(slots=True)
class Parse:
    """Tokens, sentences and paragraphs of one document.

    words: as the parser saw them; `original` gives the document's own characters.
    start, end: character offsets into `Document.text`.
    head: index of the governor (itself for a root); kids: indices of dependents, in order.
    sentences, paragraphs: (first, one past last) token; sentence_of / paragraph_of: their index.
    parts: what each paragraph is (a title is kept apart from the body).
    entities: (first, one past last, OntoNotes label).
    """

    text: str
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    kids: list[list[int]] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)
    paragraph_of: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    entities: list[tuple[int, int, str]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def sentence(self, token: int) -> tuple[int, int]:
        """(first, one past last) token of the sentence that holds `token`."""
        return self.sentences[self.sentence_of[token]]

    def paragraph(self, token: int) -> tuple[int, int]:
        """(first, one past last) token of the paragraph that holds `token`."""
        return self.paragraphs[self.paragraph_of[token]]

    def children(self, token: int, *deps: str) -> list[int]:
        """Dependents of `token`, of the given labels if any are given."""
        if not deps:
            return self.kids[token]
        return [k for k in self.kids[token] if self.dep[k] in deps]

    def child(self, token: int, *deps: str) -> int | None:
        """The first dependent with one of the labels, or None."""
        for k in self.kids[token]:
            if self.dep[k] in deps:
                return k
        return None

    def subtree(self, token: int) -> list[int]:
        """`token` and all below it, in order."""
        found, open_ = [], [token]
        while open_:
            t = open_.pop()
            found.append(t)
            open_.extend(self.kids[t])
        found.sort()
        return found

    def ancestors(self, token: int) -> Iterator[int]:
        """The governors of `token`, nearest first, up to the root."""
        while self.head[token] != token:
            token = self.head[token]
            yield token

    def within(self, token: int, ancestor: int) -> bool:
        """Whether `token` is `ancestor` or hangs below it."""
        return token == ancestor or ancestor in self.ancestors(token)

    def conjuncts(self, token: int) -> list[int]:
        """`token` and the heads coordinated with it, in order ("A, B and C" from A)."""
        found = [token]
        for t in found:
            found.extend(k for k in self.kids[t] if self.dep[k] == "conj")
        return sorted(found)

    def span(self, first: int, last: int) -> Span:
        """Characters from token `first` to token `last`, both included."""
        return Span(self.start[first], self.end[last])

    def spans(self, tokens: Iterable[int]) -> tuple[Span, ...]:
        """One span for each unbroken run of tokens."""
        runs: list[list[int]] = []
        for t in sorted(set(tokens)):
            if (
                runs
                and runs[-1][-1] + 1 == t
                and self.paragraph_of[runs[-1][-1]] == self.paragraph_of[t]
            ):
                runs[-1].append(t)
            else:
                runs.append([t])
        return tuple(self.span(r[0], r[-1]) for r in runs)

    def entities_in(self, first: int, end: int) -> list[tuple[int, int, str]]:
        """The parser's entities that share a token with [first, end), in order."""
        after = bisect_left(self.entities, (end,))
        before = after
        while before and self.entities[before - 1][1] > first:
            before -= 1
        return self.entities[before:after]

    def original(self, first: int, last: int) -> str:
        """The document's own characters from token `first` to token `last`, both included."""
        return self.text[self.start[first] : self.end[last]]

    def plain(self, first: int, last: int) -> str:
        """The same words with single spaces and without editor's brackets: for names."""
        words = [self.text[self.start[i] : self.end[i]] for i in range(first, last + 1)]
        gaps = [
            " " if self.text[self.end[i] : self.start[i + 1]].strip("[]") else ""
            for i in range(first, last)
        ]
        return "".join(w + g for w, g in zip(words, [*gaps, ""], strict=True))
