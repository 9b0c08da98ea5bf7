"""Turns of an interview or a transcript, which are speech without quotation marks.

In: the parse, its quotations and the entities that have names. Out: turns in text order, each with
who speaks it and to whom.

Two forms are known. Labelled turns begin with who speaks: "LEE: …", "Q: …", "Ann Lee: …". In the
other form questions to "you" stand in paragraphs of their own, each followed by an answer in the
first person. Who is interviewed there, or answers after "A:", is the person of whom the paragraphs
before the first question tell most.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from graph.extraction import lexicon
from graph.extraction.candidates import Candidate
from graph.extraction.entities import Entities, Entity
from graph.extraction.names import gender, name_words
from graph.extraction.parse import Parse
from graph.extraction.pronouns import FIRST, SECOND
from graph.extraction.quotes import Quote
from graph.extraction.reports import Report
from graph.model import Act, Kind, Part

# Tokens of a label with its colon at the most; labelled turns, or answers, that make an interview.
_LONGEST_LABEL = 5
_FEWEST = 3
# Answers that are enough where an interview is spoken of.
_FEW = 2
_ASKING = {"q", "question"}
_ANSWERING = {"a", "answer"}
_TAKING_PART = {"nsubj", "dobj", "pobj"}
# Verbs whose subject asks and whose object answers.
_ASKED = {"ask", "interview", "question"}


@dataclass(frozen=True, slots=True)
class Turn:
    """Tokens [first, end) of one paragraph; heads of mentions of its speaker and of whom it is to.

    label: the token that names who speaks, None where nothing does.
    """

    first: int
    end: int
    speaker: int | None
    addressee: int | None = None
    label: int | None = None


def find_turns(parse: Parse, entities: Entities, inside: list[int]) -> list[Turn]:
    """The turns of a document that is an interview or a transcript; none of any other."""
    labelled = _labelled(parse, entities)
    if len(labelled) >= _FEWEST:
        return labelled
    answers = _answers(parse, inside)
    personal = [
        question
        for question, replies in answers
        if any(_unquoted(parse, reply, inside, FIRST) for reply in replies[:2])
    ]
    if len(personal) < _FEW:
        return []
    before = parse.paragraphs[min(question for question, _ in answers)][0]
    if len(personal) < _FEWEST and not _told_of(parse, before):
        return []
    guest = _guest(parse, entities, before)
    if guest is None:
        return []
    turns = []
    for question, replies in answers:
        first, end = parse.paragraphs[question]
        turns.append(Turn(first, end, None, guest))
        turns += [Turn(*parse.paragraphs[reply], guest) for reply in replies]
    return turns


def as_quotes(
    turns: list[Turn], quotes: list[Quote], inside: list[int]
) -> tuple[list[Report], dict[int, int]]:
    """Count turns as quotations: reports for those whose speaker is known, and who is spoken to.

    Appends to `quotes` and fills `inside`, both of which keep what stands in quotation marks.
    """
    made, spoken_to = [], {}
    for turn in turns:
        number = len(quotes)
        quotes.append(Quote(turn.first, turn.end, turn.first, turn.end - 1, closed=False))
        for t in range(turn.first, turn.end):
            if inside[t] < 0:
                inside[t] = number
        if turn.addressee is not None:
            spoken_to[number] = turn.addressee
        if turn.speaker is not None:
            cue = turn.first if turn.label is None else turn.label
            report = Report(cue, [cue], Act.STATE, "continued", speaker=turn.speaker)
            report.content = [t for t in range(turn.first, turn.end) if inside[t] == number]
            report.quotes = [number]
            made.append(report)
    return made, spoken_to


def _labelled(parse: Parse, entities: Entities) -> list[Turn]:
    """Turns that begin with a label, if some label comes back."""
    found: list[tuple[int, int, int, str]] = []
    for place, (first, end) in enumerate(parse.paragraphs):
        colon = next((t for t in range(first, min(first + _LONGEST_LABEL, end))
                      if parse.words[t] == ":"), None)  # fmt: skip
        if parse.parts[place] is Part.PARAGRAPH and colon is not None and colon + 1 < end:
            words = parse.words[first:colon]
            if words and all(w[:1].isupper() or not w[:1].isalpha() for w in words):
                found.append((first, colon, end, " ".join(words).lower()))
    labels = Counter(label for *_, label in found)
    if not found or max(labels.values()) < 2:
        return []
    speakers = _speakers(parse, entities, found)
    turns = []
    before: int | None = None
    for first, colon, end, label in found:
        speaker = speakers[label]
        others = [one for name, one in speakers.items() if name != label]
        # Of two, each speaks to the other; of more, to the one before.
        addressee = others[0] if len(others) == 1 else before
        turns.append(Turn(colon + 1, end, speaker, addressee, label=first))
        before = speaker
    return turns


def _speakers(
    parse: Parse, entities: Entities, found: list[tuple[int, int, int, str]]
) -> dict[str, int | None]:
    """Label -> a mention of whom it names; None for who asks, and for what names nobody."""
    speakers: dict[str, int | None] = {}
    for first, colon, _, label in found:
        if label in _ANSWERING:
            speakers.setdefault(label, _guest(parse, entities, found[0][0]))
        elif label not in speakers:
            speakers[label] = None if label in _ASKING else _named(entities, first, colon, label)
    return speakers


def _named(entities: Entities, first: int, colon: int, label: str) -> int | None:
    """The head of a mention of whom a label names; it may be in capitals throughout."""
    for t in range(colon - 1, first - 1, -1):
        if entities.at(t) is not None:
            return t
    surname = label.rsplit(maxsplit=1)[-1]
    for entity in entities.all:
        if entity.kind is Kind.PERSON and surname in entity.key and entity.heads:
            return entity.heads[0]
    return None


def _answers(parse: Parse, inside: list[int]) -> list[tuple[int, list[int]]]:
    """Paragraphs that ask, with the paragraphs after each, which answer."""
    found: list[tuple[int, list[int]]] = []
    for place in range(len(parse.paragraphs)):
        if parse.parts[place] is not Part.PARAGRAPH:
            continue
        if _asks(parse, place, inside):
            found.append((place, []))
        elif found:
            found[-1][1].append(place)
    return found


def _asks(parse: Parse, place: int, inside: list[int]) -> bool:
    """Whether a paragraph holds a question to "you", or ends with one and tells of no "I"."""
    first, end = parse.paragraphs[place]
    to_you = _unquoted(parse, place, inside, SECOND)
    of_me = _unquoted(parse, place, inside, FIRST)
    if parse.words[end - 1] == "?":
        return bool(to_you) or not of_me
    questions = any(parse.words[t] == "?" and inside[t] < 0 for t in range(first, end))
    return questions and to_you > of_me


def _unquoted(parse: Parse, place: int, inside: list[int], words: frozenset[str]) -> int:
    """How often a paragraph has these words, outside quotations."""
    first, end = parse.paragraphs[place]
    return sum(parse.lower[t] in words and inside[t] < 0 for t in range(first, end))


def _guest(parse: Parse, entities: Entities, before: int) -> int | None:
    """A mention of the person who is interviewed, by the text before the first question.

    Whom the headline or a sentence about interviewing names goes first, most plainly; then who is
    told of most. Who asks goes last.
    """
    best: tuple[bool, int, int, int] | None = None
    chosen: Entity | None = None
    for entity in entities.all:
        if entity.kind is not Kind.PERSON or not entity.named:
            continue
        told = [m for m in entity.mentions if m.head < before]
        names = [m.head for m in told if m.form == "name"]
        announced = max((_announced(parse, head) for head in names), default=0)
        asks = _is_press(parse, entities, entity, names)
        asks = asks or any(_interviews(parse, m.head) for m in told)
        order = (not asks, announced, len(told), -entity.number)
        if told and (best is None or order > best):
            best, chosen = order, entity
    return chosen.heads[0] if chosen is not None else _new_guest(parse, entities, before)


def _new_guest(parse: Parse, entities: Entities, before: int) -> int | None:
    """The first person whom the tagger sees before a token, where the headline alone names him."""
    for first, end, label in parse.entities:
        if label == "PERSON" and end <= before:
            name = Candidate(first, end - 1, end - 1, "name", label)
            entity = Entity(name_words(parse.original(first, end - 1)), Kind.PERSON)
            entity.names[parse.plain(first, end - 1)] += 1
            entity.gender = gender(entity.key, ())
            entities.new(entity, name)
            return name.head
    return None


def _is_press(parse: Parse, entities: Entities, entity: Entity, names: list[int]) -> bool:
    """Whether somebody is a reporter, or a paper's: "the Courier's Ann Lee"."""
    if entity.described & lexicon.words("interviewer"):
        return True
    owners = [entities.at(t) for head in names for t in parse.children(head, "poss")]
    return any(owner is not None and owner.kind is Kind.ORGANISATION for owner in owners)


def _interviews(parse: Parse, head: int) -> bool:
    """Whether a mention is the subject of "interviewed Lee"; in "spoke with" it may be either."""
    verb = parse.head[head]
    subject = parse.dep[head] == "nsubj" and parse.lemma[verb] in _ASKED
    return subject and parse.child(verb, "dobj") is not None


def _announced(parse: Parse, head: int) -> int:
    """How plainly a mention is that of who is interviewed.

    2 where it takes part in the talk ("spoke with Lee", "Lee discusses", "an interview with Lee"),
    or the headline tells of one and names it; 1 in the headline, or a sentence that tells of one.
    """
    words = lexicon.words("interviewing")
    told_of = any(parse.lemma[t] in words for t in range(*parse.sentence(head)))
    titled = parse.parts[parse.paragraph_of[head]] is Part.TITLE
    above = parse.head[head]
    if parse.dep[head] == "pobj" and parse.dep[above] == "prep":
        above = parse.head[above]
    takes_part = parse.lemma[above] in words and parse.dep[head] in _TAKING_PART
    return 2 if takes_part or (titled and told_of) else int(titled or told_of)


def _told_of(parse: Parse, before: int) -> bool:
    """Whether the text before a token tells of an interview."""
    words = lexicon.words("interviewing")
    return any(lemma in words for lemma in parse.lemma[:before])
