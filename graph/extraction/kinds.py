"""What kind of actor a name stands for, decided by all of its mentions together.

In: the words of a name and its mentions. Out: its `Kind`, or None where nothing tells.

A statistical tagger calls a company a person in one line and an organisation in the next. Here each
mention only votes; titles, describing nouns, the form of the name and given names vote too.
"""

from __future__ import annotations

import re
from collections import defaultdict

from graph.extraction import lexicon
from graph.extraction.candidates import Candidate
from graph.extraction.names import is_given_name
from graph.extraction.nouns import denotes_person
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
# The tagger knows "Ann Lee" better than the bare "Lee" of the next line.
SHORT_FORM = 0.25
DESCRIPTION = 4.0
GIVEN_NAME = 3.0
WORD_IN_NAME = 4.0
PLATFORM = 20.0
COUNTRY = 20.0
# "the Post", "the Greens": an article, a plural.
ARTICLE = 1.5
PLURAL = 1.5
# "VTV", "Ann Lee, who": capitals alone, a relative clause of persons.
CAPITALS = 1.0
RELATIVE = 1.0

_KIND = {
    "PERSON": Kind.PERSON, "ORG": Kind.ORGANISATION, "GPE": Kind.PLACE, "LOC": Kind.PLACE,
    "NORP": Kind.GROUP, "FAC": Kind.ORGANISATION, "PRODUCT": Kind.ORGANISATION,
}  # fmt: skip
_ADDRESS = re.compile(r"\w\.(org|com|net|info|tv|co)\b")

_Votes = defaultdict[Kind, float]


def kind_of(parse: Parse, words: tuple[str, ...], mentions: list[Candidate]) -> Kind | None:
    """The kind with the most votes over all mentions of one name; None if nothing votes."""
    votes = _votes_of_words(parse, words, mentions)
    for mention in mentions:
        _vote(parse, words, mention, votes)
    if not votes:
        votes = _votes_by_position(parse, words, mentions)
    if not votes:
        return None
    best = max(votes.values())
    return next(k for k in Kind if k in votes and votes[k] == best)


def _votes_of_words(parse: Parse, words: tuple[str, ...], mentions: list[Candidate]) -> _Votes:
    """Votes of the name's own words."""
    votes: _Votes = defaultdict(float)
    joined = " ".join(words)
    if joined in lexicon.country_names() or _abbreviates_country(parse, words, mentions):
        votes[Kind.COUNTRY] += COUNTRY
    if joined in lexicon.platforms():
        votes[Kind.ORGANISATION] += PLATFORM
    if len(words) > 1:
        name_word = lexicon.words("name word")
        if words[-1] in name_word or (words[0] in name_word and not _are_many(parse, mentions)):
            votes[Kind.ORGANISATION] += WORD_IN_NAME
        if is_given_name(words[0]) and words[-1] not in name_word:
            votes[Kind.PERSON] += GIVEN_NAME
    return votes


def _are_many(parse: Parse, mentions: list[Candidate]) -> bool:
    """Whether a name is of several people: "House Republicans", but not "United Airlines"."""
    return all(parse.tag[m.head] == "NNPS" and m.label in {"NORP", ""} for m in mentions)


def _abbreviates_country(parse: Parse, words: tuple[str, ...], mentions: list[Candidate]) -> bool:
    """Whether a name is "US" or the like: in capitals, for "us" is a pronoun."""
    return "".join(words) in {"us", "uk", "usa", "uae"} and all(
        parse.words[m.first].isupper() for m in mentions
    )


def _vote(parse: Parse, words: tuple[str, ...], mention: Candidate, votes: _Votes) -> None:
    """Votes of one mention: its label, what describes it, how it is written."""
    if mention.label:
        whole = mention.last - mention.first + 1 >= len(words)
        votes[_KIND[mention.label]] += TAGGER[mention.label] * (1.0 if whole else SHORT_FORM)
    noun = mention.calling.rstrip(".")
    if denotes_person(noun) or noun in lexicon.words("title"):
        votes[Kind.PERSON] += DESCRIPTION
    elif noun in lexicon.words("organisation") or noun in lexicon.words("outlet"):
        votes[Kind.ORGANISATION] += DESCRIPTION
    written = parse.original(mention.first, mention.last)
    if _ADDRESS.search(written):
        votes[Kind.ORGANISATION] += WORD_IN_NAME
    if mention.definite == "the" and not mention.plural and not _modifies(parse, mention):
        votes[Kind.ORGANISATION] += ARTICLE
    if mention.plural and (mention.label in {"NORP", "", "PERSON"} or len(words) == 1):
        votes[Kind.GROUP] += PLURAL
    if len(words) == 1 and written.isupper() and 2 <= len(written) <= 6 and not mention.described:
        votes[Kind.ORGANISATION] += CAPITALS
    after = mention.last + 1
    if after + 1 < len(parse) and parse.words[after] == "," and parse.lower[after + 1] == "who":
        votes[Kind.PERSON] += RELATIVE


def _modifies(parse: Parse, mention: Candidate) -> bool:
    """Whether a name stands before the noun that the article belongs to ("the Lisbon mayor")."""
    governor = parse.head[mention.head]
    return parse.dep[mention.head] in {"compound", "nmod", "amod"} and governor > mention.last


_ARGUMENTS = {"nsubj", "nsubjpass", "appos", "pobj", "dobj", "poss", "conj"}


def _votes_by_position(parse: Parse, words: tuple[str, ...], mentions: list[Candidate]) -> _Votes:
    """A last resort for names the tagger overlooks: who speaks is a person, who acts a body."""
    votes: _Votes = defaultdict(float)
    for mention in mentions:
        dep = parse.dep[mention.head]
        if parse.pos[mention.head] != "PROPN" or dep not in _ARGUMENTS:
            continue
        cues = lexicon.verb_cues().get(parse.lemma[parse.head[mention.head]], ())
        speaks = dep == "nsubj" and any(use.frame in {"say", "tell"} for use in cues)
        if speaks or (dep == "appos" and mention.definite != "the" and len(words) > 1):
            votes[Kind.PERSON] += 1
        elif dep in {"nsubj", "nsubjpass", "conj"} or mention.described:
            votes[Kind.ORGANISATION] += 1
    return votes
