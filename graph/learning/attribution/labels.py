"""Annotated attributions laid onto the words of a parse: tags of words and links of parts.

In: an Article and its parse. Out: Labels. The tags are flat: where two annotated parts claim the
same word, a cue comes before a source and a source before a content.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.extraction.parse import Parse
from graph.extraction.tagger.tags import CONTENT, CUE, SOURCE, begin, inside
from graph.model import Attribution, Span

NOBODY = -1


@dataclass(slots=True)
class Labels:
    """What one annotator found in one document.

    owner: for each word the number of the part that it is in, or NOBODY. part: what each is.
    cue_of: content -> its cue. source_of: cue -> its source, or NOBODY. All by number.
    """

    owner: list[int]
    part: list[int] = field(default_factory=list)
    cue_of: dict[int, int] = field(default_factory=dict)
    source_of: dict[int, int] = field(default_factory=dict)

    def tags(self, segments: Iterable[tuple[int, int]]) -> list[list[int]]:
        """Tags of the words of each segment; a part begins anew at each."""
        found = []
        for first, end in segments:
            tags, before = [], NOBODY
            for owner in self.owner[first:end]:
                if owner == NOBODY:
                    tags.append(0)
                else:
                    part = self.part[owner]
                    tags.append(inside(part) if owner == before else begin(part))
                before = owner
            found.append(tags)
        return found


def labels_of(parse: Parse, attributions: Sequence[Attribution]) -> Labels:
    """The labels of one annotator; parts outside of the parsed text are left out."""
    labels = Labels([NOBODY] * len(parse))
    numbers: dict[tuple[int, tuple[Span, ...]], int] = {}
    words: list[list[int]] = []

    def number(part: int, spans: tuple[Span, ...]) -> int:
        key = (part, spans)
        if key not in numbers:
            numbers[key] = len(labels.part)
            labels.part.append(part)
            words.append([w for span in spans for w in words_at(parse, span)])
        return numbers[key]

    for attribution in attributions:
        content, cue = number(CONTENT, attribution.content), number(CUE, attribution.cue)
        labels.cue_of[content] = cue
        source = number(SOURCE, attribution.source) if attribution.source else NOBODY
        labels.source_of[cue] = source
    for part in (CONTENT, SOURCE, CUE):
        for owner, tokens in enumerate(words):
            if labels.part[owner] == part:
                for token in tokens:
                    labels.owner[token] = owner
    return labels


def words_at(parse: Parse, span: Span) -> range:
    """The words of the parse that share a character with a span."""
    return range(bisect_right(parse.end, span.start), bisect_left(parse.start, span.end))
