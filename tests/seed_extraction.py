"""The seed article as a careful reader sees it: an Extraction written by hand.

Other stages are tested on it without the extractor. Spans are found by their words, so that each
one is what it says. `tests/conftest.py` hands both out as the fixtures `seed_document` and
`seed_extraction`.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from graph.model import (
    Account,
    Act,
    Actor,
    Attribution,
    Block,
    Claim,
    Comparison,
    Document,
    Extraction,
    Kind,
    Mention,
    NonResponse,
    Observation,
    Part,
    Polarity,
    Role,
    Span,
    hull,
)

SEED = Path(__file__).parents[1] / "seeds" / "000_579cdcfd69f90f52.txt"
TEXT = SEED.read_text(encoding="utf-8")


def at(words: str, nth: int = 1) -> Span:
    """Where `words` stand in the article for the nth time."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def within(words: str, around: str) -> Span:
    """Where `words` stand inside the one passage `around`."""
    start = at(around).start + around.index(words)
    return Span(start, start + len(words))


def _blocks() -> tuple[Block, ...]:
    spans = [Span(*match.span()) for match in re.finditer(r"[^\n]+", TEXT) if match[0].strip()]
    title, *paragraphs, comment = spans
    return (
        Block(Part.TITLE, title),
        *(Block(Part.PARAGRAPH, span) for span in paragraphs),
        Block(Part.FURNITURE, comment),
    )


DOCUMENT = Document(
    id=hashlib.sha256(TEXT.encode("utf-8")).hexdigest(),
    name=SEED.name,
    text=TEXT,
    blocks=_blocks(),
    title="Maduro Denounces Twitter Attack",
)

# ---- who ------------------------------------------------------------------------------------

MADURO, RODRIGUEZ, CARRENO = "person:nicolas-maduro", "person:delcy-rodriguez", "person:carreno"
CAPRILES, BOCARANDA = "person:henrique-capriles", "person:nelson-bocaranda"
CASTILLO, CHAVEZ, OBAMA = "person:leopoldo-castillo", "person:hugo-chavez", "person:barack-obama"
TWITTER, GOVERNMENT, VTV = "organisation:twitter", "organisation:government", "organisation:vtv"
RADIO, CCS, APORREA = "organisation:radio", "organisation:ccs", "organisation:aporrea"
OPPOSITION, RIGHT_WING = "group:opposition", "group:right-wing"
JOURNALISTS, OPPONENTS = "group:journalists", "group:opponents"


def _person(local_id: str, name: str, alias: str, role: tuple[str, str] | None = None) -> Actor:
    """A person; `role` is the title and the passage that gives it."""
    roles = (Role(role[0], within(*role)),) if role else ()
    return Actor(local_id, name, Kind.PERSON, (alias,), roles)


ACTORS = (
    _person(
        MADURO,
        "Nicolas Maduro",
        "Maduro",
        ("Venezuelan president", "Venezuelan president Nicolas Maduro"),
    ),
    _person(
        RODRIGUEZ,
        "Delcy Rodriguez",
        "Rodriguez",
        ("Information Minister", "Information Minister Delcy Rodriguez"),
    ),
    _person(CARRENO, "Pedro Carreño", "Carreño", ("lawmaker", "lawmaker Pedro Carreño")),
    _person(
        CAPRILES,
        "Henrique Capriles",
        "Capriles",
        ("de facto opposition leader", "de facto opposition leader Henrique Capriles"),
    ),
    _person(BOCARANDA, "Nelson Bocaranda", "Bocaranda"),
    _person(CASTILLO, "Leopoldo Castillo", "Castillo"),
    _person(CHAVEZ, "Hugo Chavez", "Chavez", ("President", "President Hugo Chavez")),
    Actor(OBAMA, "Barack Obama", Kind.PERSON),
    Actor(TWITTER, "Twitter", Kind.ORGANISATION, ("the company Twitter",)),
    Actor(GOVERNMENT, "Venezuelan government", Kind.ORGANISATION, ("the government",)),
    Actor(VTV, "VTV", Kind.ORGANISATION),
    Actor(RADIO, "Radio of the South", Kind.ORGANISATION),
    Actor(CCS, "Ciudad CCS", Kind.ORGANISATION),
    Actor(APORREA, "Aporrea.org", Kind.ORGANISATION),
    Actor(OPPOSITION, "Venezuelan opposition", Kind.GROUP, ("the conservative opposition",)),
    Actor(RIGHT_WING, "international right-wing", Kind.GROUP, named=False),
    Actor(JOURNALISTS, "pro-opposition journalists", Kind.GROUP, named=False),
    Actor(OPPONENTS, "opponents of the Bolivarian revolution", Kind.GROUP, named=False),
)

_ACTOR_MENTIONS = tuple(
    Mention(span, Kind(actor.split(":")[0]), form, actor)
    for actor, form, span in (
        (MADURO, "name", at("Nicolas Maduro")),
        (MADURO, "name", at("Maduro", 3)),
        (MADURO, "nominal", at("The president")),
        (MADURO, "pronoun", within("he", "he said on national television")),
        (RODRIGUEZ, "name", at("Delcy Rodriguez")),
        (RODRIGUEZ, "nominal", at("the minister", 1)),
        (RODRIGUEZ, "nominal", at("this public servant")),
        (CARRENO, "name", at("Pedro Carreño")),
        (CAPRILES, "name", at("Henrique Capriles")),
        (BOCARANDA, "name", at("Nelson Bocaranda")),
        (CASTILLO, "name", at("Leopoldo Castillo")),
        (CHAVEZ, "name", at("Hugo Chavez")),
        (OBAMA, "name", at("Barack Obama")),
        (TWITTER, "name", within("Twitter", "The company Twitter")),
        (TWITTER, "name", within("Twitter", "Maduro accused Twitter")),
        (GOVERNMENT, "name", at("Venezuelan government")),
        (GOVERNMENT, "nominal", within("the government", "said that the government")),
        (VTV, "name", at("VTV")),
        (RADIO, "name", at("Radio of the South")),
        (CCS, "name", at("Ciudad CCS")),
        (APORREA, "name", at("Aporrea.org")),
        (OPPOSITION, "name", at("The Venezuelan opposition")),
        (OPPOSITION, "nominal", at("the conservative opposition")),
        (RIGHT_WING, "nominal", at("the international right-wing")),
        (JOURNALISTS, "nominal", at("Squalid [pro-opposition] journalists")),
        (OPPONENTS, "nominal", at("opponents of the Bolivarian revolution")),
    )
)
MENTIONS = (
    *_ACTOR_MENTIONS,
    Mention(within("U.S.", "the U.S. social networking site"), Kind.PLACE, "name"),
    Mention(at("Maduro’s account"), Kind.ACCOUNT, "nominal", "account:maduro"),
    Mention(at("the social network"), Kind.ORGANISATION, "nominal"),
)

# ---- accounts -------------------------------------------------------------------------------

_LIST = "The list of accounts closed includes those of three government ministers, five ministries "
_CLOSED = within("accounts closed", _LIST)
_OUTLETS = "have also been suspended. They had 107,000 and 153,000 followers respectively"
_FOLLOWERS = within("They had 107,000 and 153,000 followers respectively", _OUTLETS)
_SUSPENDED = "have also been suspended"
_DECIDED = "The company Twitter decided to suspend over 10,000 accounts at the same time"


def _observed(
    what: str,
    value: str,
    evidence: Span,
    comparison: Comparison = Comparison.EXACT,
    **more: str,
) -> Observation:
    return Observation(what, value, comparison, evidence, **more)


def _closed_group(local_id: str, who: str) -> Account:
    status = _observed("status", "closed", hull((_CLOSED, at(who))), observed_at="yesterday")
    return Account(local_id, "Twitter", who=who, group=True, observations=(status,))


ACCOUNTS = (
    Account(
        "account:maduro",
        "Twitter",
        owner=MADURO,
        owner_evidence=at("Maduro’s account"),
        observations=(
            _observed("status", "open", at("Maduro’s account remains open")),
            _observed(
                "followers_lost",
                "6500",
                at("it lost around 6500 followers"),
                Comparison.AROUND,
                observed_at="yesterday evening",
            ),
        ),
    ),
    Account(
        "account:rodriguez",
        "Twitter",
        owner=RODRIGUEZ,
        owner_evidence=at("her own twitter account"),
        observations=(
            _observed(
                "status",
                "suspended",
                at(f"{_DECIDED}, among others of ministers and this public servant"),
                observed_at="Today",
                said_by=RODRIGUEZ,
            ),
        ),
    ),
    Account(
        "account:radio",
        "Twitter",
        owner=RADIO,
        owner_evidence=at("The accounts of state media outlet the Radio of the South"),
        observations=(
            _observed("status", "suspended", at(_SUSPENDED)),
            _observed("followers", "107000", _FOLLOWERS),
        ),
    ),
    Account(
        "account:ccs",
        "Twitter",
        owner=CCS,
        owner_evidence=at("pro-government newspaper Ciudad CCS"),
        observations=(
            _observed("status", "suspended", at(_SUSPENDED)),
            _observed("followers", "153000", _FOLLOWERS),
        ),
    ),
    Account(
        "account:chavez",
        "Twitter",
        owner=CHAVEZ,
        owner_evidence=at("Hugo Chavez opened an account"),
        observations=(
            _observed(
                "followers",
                "4000000",
                at("Chavez had accumulated over 4 million followers"),
                Comparison.OVER,
            ),
            _observed(
                "opened",
                "2010-04",
                at("opened an account with the U.S. social networking site in April 2010"),
            ),
        ),
    ),
    _closed_group("accounts:ministers", "three government ministers"),
    _closed_group("accounts:ministries", "five ministries and official entities"),
    _closed_group("accounts:governor", "a socialist party state governor"),
    Account(
        "accounts:10000",
        "Twitter",
        group=True,
        observations=(
            _observed("count", "10000", at(_DECIDED), Comparison.OVER, said_by=RODRIGUEZ),
            _observed("status", "suspended", at(_DECIDED), said_by=RODRIGUEZ),
        ),
    ),
)

# ---- who says what --------------------------------------------------------------------------

_COLLABORATING = (
    "collaborating with opponents of the Bolivarian revolution to attack his government"
)
_LODGED = "had already lodged an official complaint with Twitter"
_EVENTS = "The Venezuelan opposition want to cause a set of events of great magnitude"
_DISCOVERED = "We have discovered a massive attack by the company Twitter and the international"
_CENSORSHIP = (
    "Squalid [pro-opposition] journalists talk of freedom of expression and then see the "
    "censorship of [social] network accounts as normal"
)
_SIMILAR = (
    "no similar activity of a sudden loss of followers or closure of accounts has occurred to "
    "opposition figures on Twitter"
)
_MENTIONED = "have not mentioned the incident"


def _claim(
    local_id: str,
    speaker: str,
    act: Act,
    cue: Span,
    content: Span | None,
    **more: object,
) -> Claim:
    """A claim whose evidence is the smallest stretch that covers cue and content."""
    spans = (cue,) if content is None else (cue, content)
    return Claim(
        id=local_id,
        speaker=speaker,
        act=act,
        evidence=hull(spans),
        cue=(cue,),
        content=() if content is None else (content,),
        **more,  # type: ignore[arg-type]
    )


CLAIMS = (
    _claim(
        "denounced",
        MADURO,
        Act.CRITICISE,
        within("denounced", "has denounced a “massive”"),
        at("a “massive” Twitter attack against the Venezuelan government"),
        source=(at("Venezuelan president Nicolas Maduro"),),
        targets=(TWITTER,),
        victims=(GOVERNMENT,),
    ),
    _claim(
        "suspend",
        RODRIGUEZ,
        Act.ACCUSE,
        within("she said", "she said, referring to her own twitter account"),
        at(f"{_DECIDED}, among others of ministers and this public servant"),
        source=(within("she", "she said, referring"),),
        targets=(TWITTER,),
        about=("accounts:10000", "account:rodriguez"),
        allegation=at("decided to suspend over 10,000 accounts at the same time"),
        venue=VTV,
        venue_span=at("on state channel VTV"),
        said_at_text="last night",
        confidence=0.9,
    ),
    _claim(
        "also-said",
        RODRIGUEZ,
        Act.STATE,
        within("also said", "Rodriguez also said that"),
        at(f"that the government {_LODGED}"),
        source=(at("Information Minister Rodriguez"),),
    ),
    _claim(
        "lodged",
        GOVERNMENT,
        Act.ACCUSE,
        at("lodged an official complaint"),
        at("with Twitter", 1),
        source=(within("the government", "that the government had already"),),
        targets=(TWITTER,),
        embedded_in="also-said",
        confidence=0.7,
    ),
    _claim(
        "explanation",
        RODRIGUEZ,
        Act.DEMAND,
        within("explaining", "Twitter, explaining, “We’re"),
        at("we demand an explanation"),
        source=(at("Information Minister Rodriguez"),),
        targets=(TWITTER,),
    ),
    _claim(
        "collaborating",
        MADURO,
        Act.ACCUSE,
        within("accused", "Maduro accused Twitter"),
        at(f"Twitter of {_COLLABORATING}"),
        source=(within("Maduro", "Maduro accused Twitter"),),
        targets=(TWITTER,),
        about=(OPPONENTS,),
        victims=(GOVERNMENT,),
        allegation=at(_COLLABORATING),
        confidence=0.95,
    ),
    _claim(
        "discovered",
        MADURO,
        Act.ACCUSE,
        within("he said", "he said on national television"),
        at(_DISCOVERED + " right-wing against the accounts of Bolivarian patriots and Chavistas"),
        source=(within("he", "he said on national television"),),
        targets=(TWITTER, RIGHT_WING),
        venue="national television",
        venue_span=at("on national television"),
        said_at_text="last night",
    ),
    _claim(
        "argued",
        MADURO,
        Act.STATE,
        within("argued", "The president argued that"),
        at("use the social network as a means to inform the Venezuelan people"),
        source=(at("The president"),),
    ),
    _claim(
        "practising",
        MADURO,
        Act.CRITICISE,
        within("claimed", "and claimed that the conservative opposition"),
        at("the conservative opposition was “practising for something”"),
        source=(at("The president"),),
        targets=(OPPOSITION,),
    ),
    _claim(
        "events",
        MADURO,
        Act.ACCUSE,
        within("said", "are suspended,” Maduro said"),
        at(_EVENTS),
        source=(within("Maduro", "are suspended,” Maduro said"),),
        targets=(OPPOSITION,),
        allegation=at("want to cause a set of events of great magnitude"),
    ),
    _claim(
        "aporrea",
        APORREA,
        Act.STATE,
        at("According to"),
        at(_SIMILAR),
        source=(at("pro-government independent news website Aporrea.org"),),
        polarity=Polarity.NEGATIVE,
    ),
    _claim(
        "attacked",
        CARRENO,
        Act.CRITICISE,
        at("was attacked by"),
        at("The opposition’s stance"),
        source=(at("pro-government lawmaker Pedro Carreño"),),
        targets=(OPPOSITION,),
    ),
    _claim(
        "censorship",
        CARRENO,
        Act.CRITICISE,
        within("said", "Pedro Carreño, who said"),
        at(_CENSORSHIP),
        source=(at("pro-government lawmaker Pedro Carreño"),),
        targets=(JOURNALISTS,),
    ),
)

NON_RESPONSES = tuple(
    NonResponse(
        actor=actor,
        cue=(within("have not mentioned", _MENTIONED),),
        evidence=Span(at("Henrique Capriles").start, at(_MENTIONED).end),
        regarding=within("the incident", _MENTIONED),
        said_at_text="So far today",
    )
    for actor in (CAPRILES, BOCARANDA, CASTILLO)
)

EXTRACTION = Extraction(
    document=DOCUMENT.id,
    extractor="hand-1",
    mentions=MENTIONS,
    actors=ACTORS,
    accounts=ACCOUNTS,
    attributions=tuple(Attribution(claim.source, claim.cue, claim.content) for claim in CLAIMS),
    claims=CLAIMS,
    non_responses=NON_RESPONSES,
)
