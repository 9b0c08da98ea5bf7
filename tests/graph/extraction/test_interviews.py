"""Turns of interviews and transcripts have speakers, though they stand in no quotation marks."""

from __future__ import annotations

from pathlib import Path

from graph.extraction import Extractor
from graph.model import Act, Extraction
from graph.reading.file import document_of

INTERVIEW = """The baker who would be mayor

Ann Lee bakes bread in Norwick, and runs for mayor. She spoke with the Courier.

Why do you run for office?

Nobody else did. I have waited ten years, and my patience is at an end.

What do you think of Mayor Bob Ray?

He lied to us. I told him so.

Do you expect to win?

I do.
"""
TRANSCRIPT = """Ann Lee and Bob Ray met on Monday evening.

LEE: You closed our school.

RAY: That is not true.

LEE: I was there, and I saw the lorries.

RAY: I have no more to say.
"""
ARTICLE = """Bob Ray spoke in Norwick. Was he right?

Ann Lee asked him.

I was there.
"""


def extract(extractor: Extractor, text: str) -> Extraction:
    """All that is seen in a text."""
    return extractor.extract(document_of(text.encode(), Path("text.txt")))


def meant(text: str, seen: Extraction, words: str, pronoun: str) -> str | None:
    """The name of whom a pronoun means, inside the first occurrence of some words."""
    place = text.index(words) + words.index(pronoun)
    names = {actor.id: actor.name for actor in seen.actors}
    found = [m.actor for m in seen.mentions if m.span.start == place and m.form == "pronoun"]
    return names.get(found[0] or "") if found else None


def test_the_one_who_is_interviewed_answers(extractor: Extractor) -> None:
    """Answers are his, "I" and "you" mean him, and somebody else is "he"."""
    seen = extract(extractor, INTERVIEW)
    assert meant(INTERVIEW, seen, "I have waited", "I") == "Ann Lee"
    assert meant(INTERVIEW, seen, "Why do you run", "you") == "Ann Lee"
    assert meant(INTERVIEW, seen, "He lied", "He") == "Bob Ray"


def test_what_is_said_in_an_interview_is_claimed(extractor: Extractor) -> None:
    """An accusation in an answer has its speaker, target and words."""
    seen = extract(extractor, INTERVIEW)
    names = {actor.id: actor.name for actor in seen.actors}
    accusations = [c for c in seen.claims if c.act is Act.ACCUSE]
    assert [(names[c.speaker], names[c.targets[0]]) for c in accusations] == [
        ("Ann Lee", "Bob Ray")
    ]
    assert accusations[0].evidence.of(INTERVIEW).startswith("He lied to us")


def test_who_asks_is_not_the_one_who_answers(extractor: Extractor) -> None:
    """Though he is told of as often; and a question need not be the end of its paragraph."""
    told = "Tom Poe interviewed Ann Lee. Tom Poe is a reporter. Poe is 50."
    text = INTERVIEW.replace("She spoke with the Courier.", told)
    text = text.replace("Why do you run for office?", "Why do you run for office? It pays badly.")
    seen = extract(extractor, text)
    assert meant(text, seen, "I have waited", "I") == "Ann Lee"
    assert meant(text, seen, "Why do you run", "you") == "Ann Lee"


def test_labels_tell_who_speaks(extractor: Extractor) -> None:
    """Names in capitals before a colon, as in transcripts."""
    seen = extract(extractor, TRANSCRIPT)
    assert meant(TRANSCRIPT, seen, "and I saw", "I") == "Ann Lee"
    assert meant(TRANSCRIPT, seen, "I have no more", "I") == "Bob Ray"


def test_an_article_with_a_question_is_no_interview(extractor: Extractor) -> None:
    """A single question, or the writer's own "I", gives nobody words."""
    seen = extract(extractor, ARTICLE)
    assert meant(ARTICLE, seen, "I was there", "I") is None


def interview(lead: str, pairs: int = 3) -> str:
    """An interview after a lead."""
    questions = ("Why do you run?", "Who do you think will win?", "What will you do then?")
    answers = ("I have waited long enough.", "I have my own idea of that.", "I shall rest.")
    turns = [f"{q}\n\n{a}" for q, a in zip(questions[:pairs], answers, strict=False)]
    return "\n\n".join([lead, *turns]) + "\n"


def guest(extractor: Extractor, text: str) -> str | None:
    """Whom "I" means in the first answer."""
    return meant(text, extract(extractor, text), "I have waited", "I")


def test_two_answers_are_enough_where_an_interview_is_told_of(extractor: Extractor) -> None:
    """And not where the paragraphs before tell of none."""
    assert guest(extractor, interview("The Courier talked to Ann Lee on Monday.", 2)) == "Ann Lee"
    assert guest(extractor, interview("Ann Lee bakes bread in Norwick.", 2)) is None


def test_the_reporter_is_not_the_guest(extractor: Extractor) -> None:
    """However often he is named."""
    lead = "Reporter Bob Ray met Ann Lee. {} Bob Ray had come by train. Bob Ray asked her this."
    assert guest(extractor, interview(lead.format("They spoke for an hour."))) == "Ann Lee"


def test_who_takes_part_in_the_talk_is_the_guest(extractor: Extractor) -> None:
    """And not who is told of more, as her rival may be."""
    lead = (
        "Ann Lee spoke with the Courier about the race for mayor. Bob Ray is mayor now. Bob Ray "
        "has held the office for ten years, and Bob Ray wants to keep it."
    )
    assert guest(extractor, interview(lead)) == "Ann Lee"


def test_after_a_speaks_the_guest(extractor: Extractor) -> None:
    """And "you" after Q is he."""
    text = (
        "Ann Lee was mayor of Norwick. She spoke with the Courier.\n\n"
        "Q: Did you close the school?\n\n"
        "A: I did not. Bob Ray closed it, and he has lied about it.\n\n"
        "Q: Why would he lie?\n\nA: I have no idea.\n"
    )
    seen = extract(extractor, text)
    assert meant(text, seen, "I did not", "I") == "Ann Lee"
    assert meant(text, seen, "Did you close", "you") == "Ann Lee"
    names = {actor.id: actor.name for actor in seen.actors}
    against = {
        (names[claim.speaker], names[target]) for claim in seen.claims for target in claim.targets
    }
    assert against == {("Ann Lee", "Bob Ray")}


def test_two_who_talk_mean_each_other(extractor: Extractor) -> None:
    """By "you", in labelled turns."""
    seen = extract(extractor, TRANSCRIPT)
    assert meant(TRANSCRIPT, seen, "You closed", "You") == "Bob Ray"
