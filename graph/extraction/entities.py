"""The actors of one document: mentions of the same name gathered, shorter names led to longer ones.

In: the parse and the candidates of form "name". Out: `Entities`, to which coreference then adds
nominals and pronouns.

"Nicolas Maduro", "President Maduro" and "Maduro" become one entity; two people with one surname
stay two, and the bare surname then goes to the one named last.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache

from graph.extraction import lexicon
from graph.extraction.candidates import Candidate
from graph.extraction.kinds import kind_of
from graph.extraction.names import (
    fold,
    gender,
    initials,
    is_acronym,
    is_given_name,
    name_words,
)
from graph.extraction.parse import Parse
from graph.model import Kind, Part


@dataclass(eq=False, slots=True)
class Entity:
    """Somebody in one document.

    names: the forms of the name as they stand in the text, with counts.
    key: the folded words of the fullest form.
    number: its place among the entities of the document.
    described: lower-case nouns that describe it anywhere (`Entities.describe` adds to them).
    roles: (first, last) tokens to show; role_words: the same, folded.
    mentions: its candidates; heads: their heads, in text order.
    gender: "m", "f" or "". plural: a group. named: whether it has a proper name.
    """

    key: tuple[str, ...]
    kind: Kind
    names: Counter[str] = field(default_factory=Counter)
    number: int = -1
    described: set[str] = field(default_factory=set)
    roles: set[tuple[int, int]] = field(default_factory=set)
    role_words: set[str] = field(default_factory=set)
    mentions: list[Candidate] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    gender: str = ""
    plural: bool = False
    named: bool = True

    @property
    def name(self) -> str:
        """The fullest form: most words, then most frequent, then first in the alphabet."""
        return min(self.names, key=lambda n: (-len(name_words(n)), -self.names[n], n))


class Entities:
    """All entities of a document, and which mention belongs to which.

    of_head: head token of a mention -> its entity; it grows as coreference goes on.
    of_mention: head token -> the mention.
    in_sentence: sentence -> (entity, mention) pairs; by_key: key -> the entities that have it.
    Through these and `described_as` no step need look at all entities of a long document.
    """

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.all: list[Entity] = []
        self.of_head: dict[int, Entity] = {}
        self.of_mention: dict[int, Candidate] = {}
        self.in_sentence: defaultdict[int, list[tuple[Entity, Candidate]]] = defaultdict(list)
        self.by_key: defaultdict[tuple[str, ...], list[Entity]] = defaultdict(list)
        self._by_noun: defaultdict[str, list[Entity]] = defaultdict(list)

    def open(self, entity: Entity) -> None:
        """Count `entity` among those of the document."""
        entity.number = len(self.all)
        self.all.append(entity)
        self.by_key[entity.key].append(entity)

    def add(self, entity: Entity, mention: Candidate) -> None:
        """Count `mention` as one of `entity`."""
        if mention.form == "name":
            entity.names[self.parse.plain(mention.first, mention.last)] += 1
        for noun in mention.described:
            self.describe(entity, noun)
        if mention.role and mention.role not in entity.roles:
            entity.roles.add(mention.role)
            entity.role_words.add(fold(self.parse.original(*mention.role)))
        entity.mentions.append(mention)
        insort(entity.heads, mention.head)
        self.in_sentence[self.parse.sentence_of[mention.head]].append((entity, mention))
        self.of_head[mention.head] = entity
        for noun_token in mention.stand_ins:
            self.of_head.setdefault(noun_token, entity)
        self.of_mention[mention.head] = mention

    def describe(self, entity: Entity, noun: str) -> None:
        """Remember that the text calls `entity` by this noun."""
        if noun not in entity.described:
            entity.described.add(noun)
            self._by_noun[noun].append(entity)

    def described_as(self, noun: str) -> list[Entity]:
        """The entities that the text calls by this noun, in their order."""
        return sorted(self._by_noun.get(noun, ()), key=lambda e: e.number)

    def new(self, entity: Entity, mention: Candidate) -> Entity:
        """Open an entity with its first mention."""
        self.open(entity)
        self.add(entity, mention)
        return entity

    def at(self, token: int) -> Entity | None:
        """The entity of the mention whose head is `token`."""
        return self.of_head.get(token)


def gather_names(parse: Parse, candidates: list[Candidate]) -> Entities:
    """Entities from all names of the document; nominals and pronouns come later."""
    entities = Entities(parse)
    by_words = _names_by_words(parse, candidates)
    longest_first = sorted(by_words, key=lambda w: (-len(w), by_words[w][0].head))
    homes: dict[tuple[str, ...], list[Entity]] = {}
    known = _LongerNames()
    for words in longest_first:
        mentions = by_words[words]
        longer = known.of(words, mentions)
        if longer:
            homes[words] = longer
            continue
        kind = kind_of(parse, words, mentions)
        if kind is not None:
            entity = Entity(words, kind)
            known.add(entity)
            homes[words] = [entity]
    _place(entities, by_words, homes)
    for entity in entities.all:
        entity.kind = kind_of(parse, entity.key, entity.mentions) or entity.kind
        entity.plural = entity.kind is Kind.GROUP
        if entity.kind is Kind.PERSON:
            entity.gender = gender(entity.key, entity.described)
    return entities


def _names_by_words(
    parse: Parse, candidates: list[Candidate]
) -> dict[tuple[str, ...], list[Candidate]]:
    """Folded words of a name -> its mentions, of all names that do not stand in headlines alone."""
    by_words: defaultdict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for mention in candidates:
        if mention.form == "name":
            words = name_words(parse.original(mention.first, mention.last))
            if words:
                by_words[_country_key(_governed(parse, mention, words))].append(mention)
    return {w: ms for w, ms in by_words.items() if not _only_in_title(parse, ms)}


def _governed(parse: Parse, mention: Candidate, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a country where its seat of government acts, or is spoken against.

    In "Moscow rejected the claim" it is Russia that does; in "he flew to Moscow" it is the city.
    """
    country = _seats().get(words)
    if country is None:
        return words
    dep, above = parse.dep[mention.head], parse.head[mention.head]
    acts = dep == "nsubj" and parse.pos[above] == "VERB"
    spoken_of = dep in {"dobj", "nsubjpass"} and parse.lemma[above] in lexicon.verb_cues()
    against = dep == "pobj" and parse.lower[above] in {"against", "by"}
    return name_words(country) if acts or spoken_of or against else words


@cache
def _seats() -> dict[tuple[str, ...], str]:
    return {name_words(city): country for city, country in lexicon.seats().items()}


def _country_key(words: tuple[str, ...]) -> tuple[str, ...]:
    country = lexicon.country_names().get(" ".join(words)) or (
        "United States" if words in {("us",), ("usa",)} else None
    )
    return name_words(country) if country else words


def _only_in_title(parse: Parse, mentions: list[Candidate]) -> bool:
    """Headline words are capitalised anyway: a name seen only there is not trusted."""
    return all(parse.parts[parse.paragraph_of[m.head]] is Part.TITLE for m in mentions)


class _LongerNames:
    """The entities made so far, found by what may abbreviate their names."""

    def __init__(self) -> None:
        self._by_short: defaultdict[tuple[str, ...], list[Entity]] = defaultdict(list)

    def add(self, entity: Entity) -> None:
        """Make `entity` known under its beginnings, its ends and its initials."""
        key = entity.key
        shorts = {key[:n] for n in range(1, len(key))} | {key[n:] for n in range(1, len(key))}
        shorts |= {(key[0], key[-1])} | {(letters,) for letters in initials(key)}
        for short in shorts:
            self._by_short[short].append(entity)

    def of(self, words: tuple[str, ...], mentions: list[Candidate]) -> list[Entity]:
        """Entities whose fuller name `words` abbreviates; persons alone if there are any."""
        options = self._by_short.get(words, [])
        if not options:
            return []
        described = {d for m in mentions for d in m.described}
        bodies = lexicon.words("organisation") | lexicon.words("outlet")
        is_body = bool(described & (bodies - lexicon.words("person")))
        found = [
            e
            for e in options
            if (e.kind is Kind.PERSON and not is_body and _abbreviates_person(words, e.key))
            or (e.kind is Kind.ORGANISATION and _abbreviates_body(words, e.key))
        ]
        return [e for e in found if e.kind is Kind.PERSON] or found


def _abbreviates_person(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Surname, given name, or given name and last surname of a person's full name."""
    if len(full) <= len(words):
        return False
    return (
        full[-len(words) :] == words
        or (len(words) == 1 and full[0] == words[0] and is_given_name(words[0]))
        or (len(words) == 2 and full[0] == words[0] and full[-1] == words[1])
    )


def _abbreviates_body(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """First words or initials of an organisation's name."""
    if is_acronym(words, full):
        return True
    return len(full) > len(words) and full[: len(words)] == words and not is_given_name(words[0])


def _place(
    entities: Entities,
    by_words: dict[tuple[str, ...], list[Candidate]],
    homes: dict[tuple[str, ...], list[Entity]],
) -> None:
    """Give each mention to its entity; where two share a surname, to the one named last before."""
    ordered = sorted(
        ((m, w) for w, ms in by_words.items() if w in homes for m in ms), key=lambda p: p[0].head
    )
    last_named: dict[int, int] = {}
    for mention, words in ordered:
        options = homes[words]
        entity = options[0]
        if len(options) > 1:
            sex = gender((), mention.described)
            fitting = [
                e for e in options if not sex or gender(e.key, e.described) in {"", sex}
            ] or options
            entity = max(fitting, key=lambda e: last_named.get(id(e), -1))
        if entity.number < 0:
            entities.open(entity)
        entities.add(entity, mention)
        last_named[id(entity)] = mention.head
