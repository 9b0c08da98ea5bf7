"""What kind of actor a name stands for, decided by all of its mentions together.

A statistical tagger calls a company a person in one line and an organisation in the next. Here each
mention only votes; titles, describing nouns, the form of the name and given names vote too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from graph.extraction import lexicon
from graph.extraction.mentions import Candidate, denotes_person
from graph.extraction.parse import Parse
from graph.model import Kind

# Weights of the votes, in units of one vote of the tagger. A title or a describing noun is the
# text's own word for what the name is, so it outweighs several of the tagger's.
TAGGER = {
    "PERSON": 1.0,
    "ORG": 1.0,
    "GPE": 1.5,
    "LOC": 1.5,
    "NORP": 1.5,
    "FAC": 0.5,
    "PRODUCT": 0.3,
}
DESCRIPTION = 4.0
GIVEN_NAME = 2.0
WORD_IN_NAME = 4.0
PLATFORM = 20.0
COUNTRY = 20.0
# How much more common a given name must be for one sex to count as that sex's.
GENDER_RATIO = 8.0

_KIND = {
    "PERSON": Kind.PERSON, "ORG": Kind.ORGANISATION, "GPE": Kind.PLACE, "LOC": Kind.PLACE,
    "NORP": Kind.GROUP, "FAC": Kind.ORGANISATION, "PRODUCT": Kind.ORGANISATION,
}  # fmt: skip
_NAME_WORDS = frozenset(
    ["inc", "corp", "corporation", "co", "company", "ltd", "llc", "plc", "group", "holdings", "bank", "university", "college", "school", "institute", "foundation", "association", "federation", "union", "league", "party", "ministry", "department", "agency", "bureau", "commission", "committee", "council", "court", "congress", "senate", "house", "parliament", "assembly", "government", "administration", "army", "navy", "police", "times", "post", "news", "journal", "herald", "tribune", "gazette", "guardian", "radio", "television", "tv", "channel", "network", "press", "airlines", "airways", "motors", "church", "society", "center", "centre", "hospital", "museum", "club", "united", "team", "forum", "alliance", "coalition", "front", "movement", "organization", "organisation", "authority", "board", "office", "service", "force", "forces", "fund", "trust", "campaign", "partners", "systems", "technologies", "technology", "media", "pictures", "studios", "records", "magazine", "review"]
)
_MALE = frozenset(["mr", "sir", "lord", "baron", "count", "duke", "king", "prince", "father", "brother", "pope", "rev"])
_FEMALE = frozenset(
    ["mrs", "ms", "miss", "dame", "lady", "baroness", "countess", "duchess", "queen", "princess", "sister", "mother"]
)
_MALE_NOUNS = frozenset(
    ["man", "boy", "husband", "father", "son", "brother", "uncle", "nephew", "widower", "businessman", "chairman", "spokesman", "congressman", "councilman", "policeman", "king", "prince", "actor", "grandfather"]
)
_FEMALE_NOUNS = frozenset(
    ["woman", "girl", "wife", "mother", "daughter", "sister", "aunt", "niece", "widow", "businesswoman", "chairwoman", "spokeswoman", "congresswoman", "councilwoman", "policewoman", "queen", "princess", "actress", "grandmother"]
)


def fold(text: str) -> str:
    """Lower case without accents: "Carreño" -> "carreno"."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, without possessive, articles and punctuation."""
    bare = re.sub(r"['’]s\b", "", fold(name)).replace(".", "")
    return tuple(w for w in re.findall(r"\w+", bare) if w not in {"the", "a", "an"})


def gender(words: tuple[str, ...], described: Iterable[str]) -> str:
    """ "m", "f" or "" from titles and nouns beside the name, else from the given name."""
    near = set(described)
    if near & (_MALE | _MALE_NOUNS):
        return "m"
    if near & (_FEMALE | _FEMALE_NOUNS):
        return "f"
    if len(words) < 2:
        return ""
    share = lexicon.given_names().get(words[0], {})
    male, female = share.get("male", 0.0), share.get("female", 0.0)
    if male > GENDER_RATIO * female:
        return "m"
    return "f" if female > GENDER_RATIO * male else ""


def is_given_name(word: str) -> bool:
    """Whether a folded word is a common given name."""
    return word in lexicon.given_names()


def kind_of(parse: Parse, words: tuple[str, ...], mentions: list[Candidate]) -> Kind | None:
    """The kind with the most votes over all mentions of one name; None if nothing votes."""
    joined = " ".join(words)
    votes: Counter[Kind] = Counter()
    if (
        joined in lexicon.country_names()
        or ("".join(words) in {"us", "uk", "usa", "uae"}
        and _upper(parse, mentions))
    ):
        votes[Kind.COUNTRY] += COUNTRY
    if joined in lexicon.platforms():
        votes[Kind.ORGANISATION] += PLATFORM
    if len(words) > 1 and (words[-1] in _NAME_WORDS or words[0] in _NAME_WORDS):
        votes[Kind.ORGANISATION] += WORD_IN_NAME
    if len(words) > 1 and is_given_name(words[0]) and words[-1] not in _NAME_WORDS:
        votes[Kind.PERSON] += GIVEN_NAME
    for mention in mentions:
        _vote(parse, words, mention, votes)
    if not votes:
        votes.update(_by_position(parse, words, mentions))
    if not votes:
        return None
    best = max(votes.values())
    return next(k for k in Kind if votes[k] == best)


def _by_position(parse: Parse, words: tuple[str, ...], mentions: list[Candidate]) -> Counter[Kind]:
    """A last resort for names that the tagger overlooks: who speaks is a person, who acts a body."""
    found: Counter[Kind] = Counter()
    for mention in mentions:
        verb = parse.head[mention.head]
        if parse.pos[mention.head] != "PROPN" or parse.dep[mention.head] not in {
            "nsubj",
            "nsubjpass",
            "appos",
            "pobj",
            "dobj",
            "poss",
            "conj",
        }:
            continue
        says = any(
            use.frame in {"say", "tell"} for use in lexicon.verb_cues().get(parse.lemma[verb], ())
        )
        if (
            (says
            and parse.dep[mention.head] == "nsubj")
            or (mention.definite != "the"
            and len(words) > 1
            and parse.dep[mention.head] == "appos")
        ):
            found[Kind.PERSON] += 1
        elif parse.dep[mention.head] in {"nsubj", "nsubjpass", "conj"} or mention.described:
            found[Kind.ORGANISATION] += 1
    return found


def _upper(parse: Parse, mentions: list[Candidate]) -> bool:
    return all(parse.words[m.first].isupper() for m in mentions)


def _vote(parse: Parse, words: tuple[str, ...], mention: Candidate, votes: Counter[Kind]) -> None:
    if mention.label:
        votes[_KIND[mention.label]] += TAGGER[mention.label]
    noun = mention.calling.rstrip(".")
    if denotes_person(noun) or noun in lexicon.words("titles"):
        votes[Kind.PERSON] += DESCRIPTION
    elif noun in lexicon.words("organisations") or noun in lexicon.words("media"):
        votes[Kind.ORGANISATION] += DESCRIPTION
    written = parse.original(mention.first, mention.last)
    if re.search(r"\w\.(org|com|net|info|tv|co)\b", written):
        votes[Kind.ORGANISATION] += WORD_IN_NAME
    if mention.definite == "the" and not mention.plural:
        votes[Kind.ORGANISATION] += 1.5
    if mention.plural and (mention.label in {"NORP", "", "PERSON"} or len(words) == 1):
        votes[Kind.GROUP] += 1.5
    if len(words) == 1 and written.isupper() and 2 <= len(written) <= 6 and not mention.described:
        votes[Kind.ORGANISATION] += 1.0
    after = mention.last + 1
    if after + 1 < len(parse) and parse.words[after] == "," and parse.lower[after + 1] == "who":
        votes[Kind.PERSON] += 1.0


def gender_of_noun(lemma: str) -> str:
    """ "m", "f" or "" of a common noun such as "spokeswoman"."""
    return "m" if lemma in _MALE_NOUNS else "f" if lemma in _FEMALE_NOUNS else ""
