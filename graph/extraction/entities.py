"""The actors of one document: mentions of the same name gathered, shorter names led to longer ones.

"Nicolas Maduro", "President Maduro" and "Maduro" become one entity; two people with one surname
stay two, and the bare surname then goes to the one named last.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from graph.extraction import lexicon
from graph.extraction.mentions import Candidate
from graph.extraction.names import gender, is_given_name, kind_of, name_words
from graph.extraction.parse import Parse
from graph.model import Kind, Part


@dataclass(eq=False, slots=True)
class Entity:
    """Somebody in one document.

    names: the forms of the name as they stand in the text, with counts.
    key: the folded words of the fullest form.
    described: lower-case nouns that describe it anywhere; roles: (first, last) tokens to show.
    mentions: its candidates, in text order. gender: "m", "f" or "". plural: a group.
    """

    key: tuple[str, ...]
    kind: Kind
    names: Counter[str] = field(default_factory=Counter)
    described: set[str] = field(default_factory=set)
    roles: list[tuple[int, int]] = field(default_factory=list)
    mentions: list[Candidate] = field(default_factory=list)
    gender: str = ""
    plural: bool = False
    named: bool = True

    @property
    def name(self) -> str:
        """The fullest form: most words, then most frequent, then first in the alphabet."""
        return min(self.names, key=lambda n: (-len(name_words(n)), -self.names[n], n))


class Entities:
    """All entities of a document, and which mention belongs to which.

    `of_head` maps the head token of a mention to its entity; it grows as coreference goes on.
    """

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.all: list[Entity] = []
        self.of_head: dict[int, Entity] = {}
        self.of_mention: dict[int, Candidate] = {}

    def add(self, entity: Entity, mention: Candidate) -> None:
        """Count `mention` as one of `entity`."""
        if mention.form == "name":
            entity.names[self.parse.plain(mention.first, mention.last)] += 1
        entity.described.update(mention.described)
        if mention.role and mention.role not in entity.roles:
            entity.roles.append(mention.role)
        entity.mentions.append(mention)
        self.of_head[mention.head] = entity
        for noun in mention.stand_ins:
            self.of_head.setdefault(noun, entity)
        self.of_mention[mention.head] = mention

    def new(self, entity: Entity, mention: Candidate) -> Entity:
        """Open an entity with its first mention."""
        self.all.append(entity)
        self.add(entity, mention)
        return entity

    def at(self, token: int) -> Entity | None:
        """The entity of the mention whose head is `token`."""
        return self.of_head.get(token)


def gather_names(parse: Parse, candidates: list[Candidate]) -> Entities:
    """Entities from all names of the document; nominals and pronouns come later."""
    entities = Entities(parse)
    by_words: dict[tuple[str, ...], list[Candidate]] = {}
    for mention in candidates:
        if mention.form == "name":
            words = name_words(parse.original(mention.first, mention.last))
            if words:
                by_words.setdefault(_country_key(words), []).append(mention)
    by_words = {w: ms for w, ms in by_words.items() if not _only_in_title(parse, ms)} | {}
    longest_first = sorted(by_words, key=lambda w: (-len(w), by_words[w][0].head))
    homes: dict[tuple[str, ...], list[Entity]] = {}
    made: list[tuple[Entity, tuple[str, ...], list[Candidate]]] = []
    for words in longest_first:
        mentions = by_words[words]
        longer = _longer_names(words, mentions, [e for e, _, _ in made])
        if longer:
            homes[words] = longer
        else:
            kind = kind_of(parse, words, mentions)
            if kind is None:
                continue
            entity = Entity(words, kind)
            made.append((entity, words, mentions))
            homes[words] = [entity]
    _place(parse, entities, by_words, homes)
    for entity in entities.all:
        forms = list(entity.mentions)
        entity.kind = kind_of(parse, entity.key, forms) or entity.kind
        entity.plural = entity.kind is Kind.GROUP
        if entity.kind is Kind.PERSON:
            entity.gender = gender(entity.key, entity.described)
    return entities


def _country_key(words: tuple[str, ...]) -> tuple[str, ...]:
    country = lexicon.country_names().get(" ".join(words)) or (
        "United States" if words in {("us",), ("usa",)} else None
    )
    return name_words(country) if country else words


def _only_in_title(parse: Parse, mentions: list[Candidate]) -> bool:
    """Headline words are capitalised anyway: a name seen only there is not trusted."""
    return all(parse.parts[parse.paragraph_of[m.head]] is Part.TITLE for m in mentions)


def _longer_names(
    words: tuple[str, ...], mentions: list[Candidate], made: list[Entity]
) -> list[Entity]:
    """Entities whose fuller name `words` abbreviates."""
    found = []
    described = {d for m in mentions for d in m.described}
    for entity in made:
        if len(entity.key) <= len(words) and not _is_acronym(words, entity.key):
            continue
        if entity.kind is Kind.PERSON:
            fits = (
                entity.key[-len(words) :] == words
                or (len(words) == 1 and entity.key[0] == words[0] and is_given_name(words[0]))
                or (len(words) == 2 and entity.key[0] == words[0] and entity.key[-1] == words[1])
            )
            clash = bool(
                described
                & (lexicon.words("organisations") | lexicon.words("media"))
                - lexicon.words("people")
            )
            if fits and not clash:
                found.append(entity)
        elif entity.kind is Kind.ORGANISATION:
            if (entity.key[: len(words)] == words and not is_given_name(words[0])) or _is_acronym(
                words, entity.key
            ):
                found.append(entity)
    people = [e for e in found if e.kind is Kind.PERSON]
    return people or found


def _is_acronym(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(words) != 1 or len(full) < 3 or not 2 <= len(words[0]) <= 6:
        return False
    initials = "".join(w[0] for w in full)
    without_small = "".join(w[0] for w in full if w not in {"of", "for", "and", "the", "in", "on"})
    return words[0] in {initials, without_small}


def _place(
    parse: Parse,
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
        sex = gender((), mention.described)
        fitting = [
            e for e in options if not sex or gender(e.key, e.described) in {"", sex}
        ] or options
        entity = max(fitting, key=lambda e: (last_named.get(id(e), -1), -options.index(e)))
        if entity not in entities.all:
            entities.all.append(entity)
        entities.add(entity, mention)
        last_named[id(entity)] = mention.head
