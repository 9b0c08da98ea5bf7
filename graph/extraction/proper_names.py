"""Proper names: runs of name tokens, freed from titles, describing nouns and insults.

In: the parse and its tagger's labels. Out: candidates of form "name", in text order.

The tagger's entities are a start, not the answer: names also come from runs of proper nouns, and
dates, amounts, laws and adjectives of nationality are no names of actors.
"""

from __future__ import annotations

import re

from graph.extraction import lexicon
from graph.extraction.candidates import Candidate
from graph.extraction.descriptions import describe, office_before
from graph.extraction.nouns import PLURAL, denotes_person, names_office, sounds_like_a_trade
from graph.extraction.parse import Parse
from graph.model import Part

_NOT_NAMES = {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"}
_NAME_LABELS = {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT"}
_PREMODIFYING = {"amod", "compound", "nmod"}
_ARTICLES = {"the", "a", "an"}
# Words and marks after which a capital means nothing.
_OPENING = {":", "“", '"', "''", "``", "‘"}
# Marks of quotation, which the tagger counts to the name before them.
_QUOTING = {"”", '"', "''", "``", "“", "‘", "’", "'"}
# Small words inside names.
_JOINING = {"of", "de", "da", "di", "del", "la", "van", "von", "der", "bin", "al", "el", "&", "-"}
# Tags of what stands before a description: articles, possessives.
_DETERMINING = {"DT", "PRP$", "POS"}
# In capitals these pass for names in the singular.
_PLURAL_WITHOUT_S = {"people", "women", "men", "children"}
_NOT_LAST = {"of", "and", "the", "for", "in", "&", "-"}
# "D-Calif.", "R-Texas": party and state behind an American politician's name.
_PARTY_AND_STATE = re.compile(r"[DRI]\s?-\s?[A-Z][\w. ]*")


def find_names(parse: Parse) -> list[Candidate]:
    """All names of a document, in text order."""
    return _NameFinder(parse).find()


class _NameFinder:
    """Walks over one document.

    labels: token -> the tagger's label of a name; starts: where such a name begins.
    blocked: tokens of dates and amounts. surnames: last words of full names of persons.
    """

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.labels: dict[int, str] = {}
        self.starts: set[int] = set()
        self.blocked = bytearray(len(parse))
        for first, end, label in parse.entities:
            if label in _NOT_NAMES:
                self.blocked[first:end] = b"\1" * (end - first)
            elif label in _NAME_LABELS:
                self.labels.update(dict.fromkeys(range(first, end), label))
                self.starts.add(first)
        self.surnames = {
            parse.words[end - 1]
            for first, end, label in parse.entities
            if label == "PERSON" and end - first > 1 and parse.words[end - 1][0].isupper()
        }
        self.calendar = {*lexicon.words("month"), *lexicon.words("weekday")} - {"may"}
        self.calendar |= {"today", "yesterday", "tomorrow"}

    def find(self) -> list[Candidate]:
        found = []
        t, size = 0, len(self.parse)
        while t < size:
            if self.blocked[t] or not self._starts_name(t):
                t += 1
                continue
            end = t + 1
            while end < size and self._goes_on(t, end):
                end += 1
            candidate = self._name(t, self._last_of_name(t, end))
            if candidate is not None:
                found.append(candidate)
            t = end
        return found

    # Where a name begins and ends

    def _starts_name(self, t: int) -> bool:
        parse, labels = self.parse, self.labels
        if parse.lower[t] in self.calendar and labels.get(t) != "PERSON":
            return False
        if not any(c.isalpha() for c in parse.words[t]):
            return False
        capital = parse.words[t][0].isupper()
        if parse.pos[t] == "PROPN":
            return capital or t in labels
        known = parse.words[t] in self.surnames
        if parse.pos[t] == "NOUN" and capital and (known or self._inside_sentence(t)):
            return True  # the tagger takes some surnames for nouns ("Banks")
        return (
            t in labels
            and capital
            and parse.pos[t] in {"NOUN", "VERB", "ADJ", "X", "INTJ"}
            and not (labels[t] == "NORP" and parse.dep[t] in _PREMODIFYING)
        )

    def _inside_sentence(self, t: int) -> bool:
        """Whether a capital means a name: not at the start of a sentence, quotation or headline."""
        parse = self.parse
        if parse.parts[parse.paragraph_of[t]] is Part.TITLE or t == parse.sentence(t)[0]:
            return False
        return parse.pos[t - 1] not in {"PUNCT", "SYM", "X"} and parse.words[t - 1] not in _OPENING

    def _goes_on(self, first: int, t: int) -> bool:
        """Whether token `t` still belongs to the name that began at `first`."""
        parse, labels = self.parse, self.labels
        if self.blocked[t] or parse.paragraph_of[t] != parse.paragraph_of[first]:
            return False
        if parse.sentence_of[t] != parse.sentence_of[first] and t not in labels:
            return False
        same_entity = t in labels and labels.get(t - 1) == labels[t]
        if same_entity and t not in self.starts:
            if parse.words[t] in {"'s", "’s"}:
                return self._owned_body(t)
            return parse.words[t] != "," and parse.lower[t] != "and"
        if parse.pos[t] == "PROPN" and parse.words[t][0].isupper():
            return parse.pos[t - 1] != "PUNCT" or parse.words[t - 1] in {"-", "."}
        if parse.lower[t] not in _JOINING or not self._name_ahead(first, t + 1):
            return False
        if parse.lower[t] == "-":
            return parse.end[t - 1] == parse.start[t]
        return parse.lower[t] != "of" or same_entity

    def _owned_body(self, possessive: int) -> bool:
        """Whether what is owned is part of the name ("the People's Party", but "Ohio's Senate")."""
        t = possessive + 1
        while t + 1 < len(self.parse) and t + 1 not in self.starts and t + 1 in self.labels:
            t += 1
        owner = possessive - 1
        plural = self.parse.tag[owner] in PLURAL or self.parse.lower[owner] in _PLURAL_WITHOUT_S
        return plural and self.parse.lower[t] in lexicon.words("name word")

    def _name_ahead(self, first: int, t: int) -> bool:
        parse = self.parse
        return (
            t < len(parse)
            and not self.blocked[t]
            and parse.pos[t] == "PROPN"
            and parse.sentence_of[t] == parse.sentence_of[first]
        )

    def _last_of_name(self, first: int, end: int) -> int:
        parse, last = self.parse, end - 1
        while last > first and parse.words[last] in _QUOTING:
            last -= 1
        while last > first and parse.pos[last] not in {"PROPN", "NOUN"} and last not in self.labels:
            last -= 1
        while first < last and parse.lower[last] in _NOT_LAST:
            last -= 1
        return last

    # What of it is the name

    def _name(self, first: int, last: int) -> Candidate | None:
        """A candidate from a run of name tokens, its titles and describing nouns cut off."""
        parse, labels = self.parse, self.labels
        determiner = ""
        while first < last and parse.lower[first] in _ARTICLES:
            determiner, first = parse.lower[first], first + 1
        last = self._before_office(first, last, determined=bool(determiner))
        if last < first:
            return None
        core = self._core(first, last)
        head = next((t for t in range(core, last + 1) if not core <= parse.head[t] <= last), last)
        label = labels.get(head, labels.get(last, labels.get(core, "")))
        if label == "NORP" and parse.dep[head] in _PREMODIFYING:
            return None
        if _PARTY_AND_STATE.fullmatch(parse.original(core, last)):
            return None
        while core < last and parse.lower[core] in lexicon.words("insult"):
            core += 1  # "Crooked Kern" is Kern
        if core < last and parse.lower[last] in lexicon.words("nobody"):
            return None
        candidate = Candidate(core, last, head, "name", label, definite=determiner)
        candidate.plural = parse.tag[head] in PLURAL and parse.words[head] not in self.surnames
        describe(parse, candidate, first)
        if not candidate.definite and first > 0 and parse.lower[first - 1] in _ARTICLES:
            candidate.definite = parse.lower[first - 1]
        return candidate

    def _before_office(self, first: int, last: int, *, determined: bool) -> int:
        """Last token of a name before an office: "the Ohio Governor", "the Governor" names nobody.

        Where only a capital tells an office from a surname, a determiner before it must tell too.
        """
        parse, end = self.parse, last
        before = first - 1
        while before > 0 and parse.tag[before] == "JJ":
            before -= 1
        determined = determined or (before >= 0 and parse.tag[before] in _DETERMINING)
        if not determined and parse.lower[min(last + 1, len(parse) - 1)] != "of":
            return last
        while end >= first and end not in self.labels and names_office(parse.lower[end]):
            end -= 1
        if end == last:
            return last
        while end >= first and end not in self.labels:
            end -= 1
        return end

    def _core(self, first: int, last: int) -> int:
        """First token of the name proper, behind its titles."""
        parse = self.parse
        core = first
        if self._names_body(last):
            return first  # the Justice Department has no judge before its name
        for t in range(first, last):
            if (
                self._is_title(t, last, leading=t == core)
                or self._stands_before_person(t)
                or self._belongs_to_office(first, t)
            ):
                core = t + 1
        return first if parse.lower[core] == "of" else core

    def _belongs_to_office(self, first: int, t: int) -> bool:
        """Whether a person begins behind what an office is of ("Secretary of State Ann Lee")."""
        begins = t + 1 in self.starts and self.labels.get(t + 1) == "PERSON"
        return begins and office_before(self.parse, first) is not None

    def _names_body(self, last: int) -> bool:
        """Whether a name ends like one of an organisation, and the tagger sees no person."""
        name_word = lexicon.words("name word")
        return self.parse.lower[last] in name_word and self.labels.get(last) != "PERSON"

    def _is_title(self, t: int, last: int, *, leading: bool) -> bool:
        """Whether a token before a name is a title or a trade ("Senator", "Publican")."""
        parse = self.parse
        if parse.lower[t + 1] == "of":
            return False
        plain = parse.lower[t].rstrip(".")
        if plain in lexicon.words("title"):
            return True
        trade = last - t >= 2 and sounds_like_a_trade(plain) and not self._inside_sentence(t)
        office = denotes_person(plain) or trade
        both = self.labels.get(t) == self.labels.get(t + 1) == "ORG" and t + 1 not in self.starts
        if both and self._inside_sentence(t):
            return False  # "sued Monarch Steel"
        return leading and office and parse.pos[t + 1] == "PROPN"

    def _stands_before_person(self, t: int) -> bool:
        """Whether the tagger sees a person begin behind a word that it takes for no name."""
        return (
            t + 1 in self.starts
            and self.labels.get(t + 1) == "PERSON"
            and t not in self.labels
            and (self.parse.pos[t] != "PROPN" or not self._inside_sentence(t))
            and self.parse.lower[t] not in lexicon.given_names()
        )
