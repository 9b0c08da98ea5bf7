"""The things the whole project talks about, as frozen values without I/O.

All offsets are character offsets (Unicode code points) into `Document.text`, half open:
`document.text[span.start:span.end]`. Ids of actors, accounts and claims are local to one
document and derived from its content; `graph.identity` and `graph.triples` make IRIs of them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an actor is. `PLACE` and `ACCOUNT` occur as kinds of mentions."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    COUNTRY = "country"
    ACCOUNT = "account"
    PLACE = "place"


class Act(StrEnum):
    """The speech act that a claim performs; `ontology/acts.ttl` defines each one."""

    STATE = "state"
    ASK = "ask"
    PROMISE = "promise"
    PRAISE = "praise"
    SUPPORT = "support"
    AGREE = "agree"
    APOLOGISE = "apologise"
    ACCUSE = "accuse"
    CRITICISE = "criticise"
    THREATEN = "threaten"
    REJECT = "reject"
    DEMAND = "demand"


HOSTILE = frozenset({Act.ACCUSE, Act.CRITICISE, Act.THREATEN, Act.REJECT, Act.DEMAND})
FRIENDLY = frozenset({Act.PROMISE, Act.PRAISE, Act.SUPPORT, Act.AGREE, Act.APOLOGISE})


class Modality(StrEnum):
    """Whether the speaker performed the act (not whether what he says is true).

    DISPUTED is for a claim told of inside a denial: "He denies having accused her".
    """

    ASSERTED = "asserted"
    NEGATED = "negated"
    HEDGED = "hedged"
    HYPOTHETICAL = "hypothetical"
    QUESTION = "question"
    DISPUTED = "disputed"


class Polarity(StrEnum):
    """Whether the content affirms or denies: "no similar activity has occurred" is negative."""

    AFFIRMATIVE = "affirmative"
    NEGATIVE = "negative"


class Comparison(StrEnum):
    """How a figure is said: "over 10,000", "around 6500"."""

    EXACT = "exact"
    AROUND = "around"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text, `[start, end)` in characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand at this span."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


def hull(spans: tuple[Span, ...]) -> Span:
    """The smallest span that covers all of `spans` (at least one)."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


class Part(StrEnum):
    """What a block of a document is. FURNITURE is the page's, not the author's."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """A title, paragraph or piece of page furniture; blocks come in order and do not overlap."""

    part: Part
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """A text to read, with what is known about it.

    id: 64 hex digits, SHA-256 of text and metadata: same content, same id.
    name: the file's name, without its folder.
    text: canonical text; all offsets index it.
    published: the day of publication, where the front matter gives it.
    markup: stretches inside blocks that are marks and no words, in order ("**", a link's target).
    """

    id: str
    name: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "en"
    markup: tuple[Span, ...] = ()

    def prose(self) -> str:
        """The text with blanks in the place of markup: what is to be read, at the same offsets."""
        parts = []
        start = 0
        for mark in self.markup:
            parts += [self.text[start : mark.start], " " * (mark.end - mark.start)]
            start = mark.end
        return "".join([*parts, self.text[start:]])

    def paragraph_at(self, span: Span) -> Span:
        """The block that holds the start of `span` (the whole text if none does)."""
        for block in self.blocks:
            if block.span.start <= span.start < block.span.end:
                return block.span
        return Span(0, len(self.text))


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text names or points to an actor, account or place.

    form: "name", "nominal" ("the minister") or "pronoun".
    actor: id of an Actor or Account of the same Extraction, or None where it is unknown.
    """

    span: Span
    kind: Kind
    form: str
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A title or office that the document gives an actor: "Information Minister"."""

    title: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or is acted against in one document.

    id: local to the document, such as "person:nicolas-maduro".
    name: the fullest form in the text, without titles and articles.
    named: whether the name is a proper name (a bare description is never merged across documents).
    """

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    named: bool = True


@dataclass(frozen=True, slots=True)
class Observation:
    """What somebody says of an account at some time: never a bare value on the account.

    property: "status", "followers", "followers_lost", "opened" or "count".
    value: "open" | "suspended" | "closed" for status; digits for figures; an ISO date, or its
        beginning ("2010-04"), for opened.
    observed_at: ISO date where it can be known, else the words of the text ("yesterday"), or "".
    said_by: id of the actor who says so; None where it is the document itself.
    """

    property: str
    value: str
    comparison: Comparison
    evidence: Span
    observed_at: str = ""
    said_by: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """An account, or a counted or described group of accounts, on a platform.

    owner: id of the actor that holds it, with `owner_evidence` the words that say so.
    who: description of the holders of a group of accounts ("three government ministers").
    group: True for a group of accounts.
    """

    id: str
    platform: str
    handle: str | None = None
    owner: str | None = None
    owner_evidence: Span | None = None
    who: str | None = None
    group: bool = False
    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one report of speech (Pareti 2016); each may be discontinuous.

    source: empty where nobody is named ("is said to have").
    found_by: "rules", "model" or "model+rules".
    nested: the attributions that the content tells of ("A said that B had denied it").
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    found_by: str = "rules"
    nested: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One speech act in one place of one document.

    evidence: the smallest stretch that covers cue and content; its words are the receipt.
    targets: whom it is against (hostile acts) or for (friendly acts); all that are named together.
    allegation: the alleged deed, verbatim; victims: who suffers it.
    embedded_in: id of the claim that tells of this one; speakers of outer claims report it.
    answers: id of the claim that a denial or reply answers.
    said_at: the day, where it can be resolved; said_at_text: the words ("last night").
    confidence: probability that speaker, act and target are right, 2 digits.
    """

    id: str
    speaker: str
    act: Act
    evidence: Span
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    targets: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    allegation: Span | None = None
    victims: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    venue: str | None = None
    venue_span: Span | None = None
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.AFFIRMATIVE
    embedded_in: str | None = None
    answers: str | None = None
    said_at: dt.date | None = None
    said_at_text: str | None = None
    confidence: float = 1.0
    found_by: str = "rules"


@dataclass(frozen=True, slots=True)
class NonResponse:
    """An actor "has not commented", "did not mention", "declined to answer": never a claim.

    regarding: what the actor did not respond to, in the text's words.
    """

    actor: str
    cue: tuple[Span, ...]
    evidence: Span
    regarding: Span | None = None
    said_at: dt.date | None = None
    said_at_text: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was seen in one document. Every id in it resolves inside it."""

    document: str
    extractor: str
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    accounts: tuple[Account, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    non_responses: tuple[NonResponse, ...] = ()
