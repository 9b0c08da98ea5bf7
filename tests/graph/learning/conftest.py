"""Made-up texts cut into words without a parser, for tests of what only looks at words."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from graph.extraction.parse import Parse


@pytest.fixture(scope="session")
def cut() -> Callable[[str], Parse]:
    """Text -> its words, sentences (they end in a full stop) and paragraphs (a line each)."""

    def parse_of(text: str) -> Parse:
        parse = Parse(text)
        for line in re.finditer(r"[^\n]+", text):
            paragraph = len(parse)
            for sentence in re.finditer(r"[^.]+\.?", line[0]):
                first = len(parse)
                base = line.start() + sentence.start()
                for word in re.finditer(r"\w+|[^\w\s]", sentence[0]):
                    parse.words.append(word[0])
                    parse.start.append(base + word.start())
                    parse.end.append(base + word.end())
                parse.sentence_of += [len(parse.sentences)] * (len(parse) - first)
                parse.sentences.append((first, len(parse)))
            parse.paragraph_of += [len(parse.paragraphs)] * (len(parse) - paragraph)
            parse.paragraphs.append((paragraph, len(parse)))
        return parse

    return parse_of
