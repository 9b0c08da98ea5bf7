"""What a model finds and what the rules find become one; the model's answers are dictated here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from graph.extraction import Extractor
from graph.extraction.parse import Parse
from graph.extraction.pipeline import Pipeline
from graph.extraction.quotes import Quote
from graph.extraction.tagger.decode import Found
from graph.model import Act, Attribution, Extraction, Modality, Span
from graph.reading.file import document_of


class Part(NamedTuple):
    """An attribution by its words: source, cue, and pieces of content."""

    source: str | None
    cue: str
    content: tuple[str, ...]


class Dictated:
    """In the place of the tagger: finds what it is told to."""

    def __init__(self) -> None:
        self.parts: tuple[Part, ...] = ()

    def pieces(self, parse: Parse) -> list[list[int]]:
        """No pieces: nothing is read here."""
        return [[0] for _ in parse.words]

    def find(self, parse: Parse, quotes: list[Quote], pieces: list[list[int]]) -> list[Found]:
        """The words of `parts` as tokens, each at the first place where they stand."""
        del quotes, pieces

        def place(words: str) -> tuple[int, int]:
            start = parse.text.index(words)
            end = start + len(words)
            inside = [t for t in range(len(parse)) if start <= parse.start[t] < end]
            return inside[0], inside[-1] + 1

        return [
            Found(
                place(part.source) if part.source else None,
                place(part.cue),
                tuple(place(piece) for piece in part.content),
            )
            for part in self.parts
        ]


Read = Callable[..., Extraction]


@pytest.fixture(scope="module")
def read(extractor: Extractor) -> Read:
    """(text, *parts) -> all that is seen in it, where the model finds these parts."""
    dictated = Dictated()
    assert isinstance(extractor, Pipeline)
    pipeline = Pipeline("dictated")
    pipeline._nlp = extractor._nlp
    pipeline._tagger = dictated

    def extract(text: str, *parts: Part) -> Extraction:
        dictated.parts = parts
        return pipeline.extract(document_of(text.encode(), Path("text.txt")))

    return extract


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    """The words at some spans."""
    return [span.of(text) for span in spans]


def by_cue(text: str, attributions: tuple[Attribution, ...]) -> dict[str, Attribution]:
    """Attributions by the words of their cues."""
    return {" ".join(words(text, a.cue)): a for a in attributions}


def told(found: Extraction) -> set[tuple[str, str, tuple[str, ...], str]]:
    """(speaker, act, targets, found by) of each claim."""
    names = {a.id: a.name for a in found.actors}
    return {
        (names[c.speaker], c.act.value, tuple(names[t] for t in c.targets), c.found_by)
        for c in found.claims
    }


def test_what_both_find_has_the_spans_of_the_model(read: Read) -> None:
    """The model knows better where words end; both are named as the ones who found it."""
    text = "Ann Weber said late on Monday that the lake was dry, a day after the flood."
    found = read(text, Part("Ann Weber", "said", ("that the lake was dry",)))
    (attribution,) = found.attributions
    assert words(text, attribution.content) == ["that the lake was dry"]
    assert attribution.found_by == "model+rules"
    (claim,) = found.claims
    assert words(text, claim.content) == ["that the lake was dry"]
    assert claim.found_by == "model+rules"


def test_the_model_finds_speakers_where_grammar_sees_another(read: Read) -> None:
    """Of a verb of saying, the model's source is the one who speaks."""
    text = "Ann Weber met Bob Kern. The lake, he said, is dry."
    found = read(text, Part("Ann Weber", "said", ("The lake", "is dry")))
    assert {claim[0] for claim in told(found)} == {"Ann Weber"}
    assert words(text, found.attributions[0].content) == ["The lake", "is dry"]


def test_who_performs_an_act_is_the_subject_of_its_verb(read: Read) -> None:
    """A source far away never becomes the accuser of somebody else's accusation."""
    text = "Ann Weber met Bob Kern, who accused Acme Company of fraud."
    found = read(text, Part("Ann Weber", "accused", ("Acme Company of fraud",)))
    assert ("Bob Kern", "accuse", ("Acme Company",), "model+rules") in told(found)
    assert "Ann Weber" not in {claim[0] for claim in told(found)}


def test_an_act_under_another_verb_is_left_to_the_grammar(read: Read) -> None:
    """The model knows whose words they would have been, not that they were said."""
    text = "Ann Weber described the crash but stopped short of blaming the operator, Hydrotec."
    found = read(text, Part("Ann Weber", "stopped short of blaming", ("the operator, Hydrotec",)))
    assert "stopped short of blaming" in by_cue(text, found.attributions)
    assert "accuse" not in {claim[1] for claim in told(found)}


def test_a_relative_pronoun_stands_for_a_person(read: Read) -> None:
    """Of "Kern, who said …" it is Kern who speaks."""
    text = "Ann Weber met Bob Kern, who said “Acme Company stole the money”."
    found = read(text, Part("who", "said", ("“Acme Company stole the money”",)))
    assert ("Bob Kern", "accuse", ("Acme Company",), "model+rules") in told(found)


def test_who_is_quoted_as_saying_speaks(read: Read) -> None:
    """A paper that quotes somebody does not say it itself."""
    text = "“Acme Company stole the money,” the Daily Star quoted Bob Kern as saying."
    quote = "“Acme Company stole the money,”"
    found = read(text, Part("the Daily Star", "quoted", (quote,)))
    assert {claim[0] for claim in told(found) if claim[1] == "accuse"} == {"Bob Kern"}


@pytest.mark.parametrize("cue", ["hoped", "learned", "dreamed"])
def test_thoughts_are_attributions_but_no_claims(read: Read, cue: str) -> None:
    """What a cue of no known speech tells of was not said."""
    text = f"Ann Weber {cue} that Bob Kern had stolen the money."
    found = read(text, Part("Ann Weber", cue, ("that Bob Kern had stolen the money",)))
    assert by_cue(text, found.attributions)[cue].found_by == "model"
    assert told(found) == set()


def test_what_somebody_declines_to_say_is_not_asserted(read: Read) -> None:
    """The model finds the words, the grammar around the cue tells that they were not said."""
    text = "Ann Weber declined to say that Bob Kern had stolen the money."
    content = "that Bob Kern had stolen the money"
    found = read(text, Part("Ann Weber", "declined to say", (content,)))
    assert len(found.attributions) == 1
    assert {claim.modality for claim in found.claims} <= {Modality.NEGATED}


def test_words_in_quotation_marks_are_said_whatever_the_cue(read: Read) -> None:
    """A cue that no lexicon knows, with words in quotation marks, makes a claim."""
    text = "Ann Weber volleyed that Bob Kern “stole the money from the orphans”."
    content = "that Bob Kern “stole the money from the orphans”"
    found = read(text, Part("Ann Weber", "volleyed", (content,)))
    assert {(claim[0], claim[3]) for claim in told(found)} == {("Ann Weber", "model")}


def test_the_last_verb_of_a_cue_tells_what_is_done(read: Read) -> None:
    """"Went on to say" says; "continued to ignore" does not continue speaking."""
    text = "Ann Weber went on to say that the lake was dry."
    found = read(text, Part("Ann Weber", "went on to say", ("that the lake was dry",)))
    assert ("Ann Weber", "state", (), "model+rules") in told(found)
    text = "Ann Weber continued to ignore the fact that Bob Kern stole the money."
    content = "the fact that Bob Kern stole the money"
    found = read(text, Part("Ann Weber", "continued to ignore", (content,)))
    assert not {claim for claim in told(found) if claim[1] == Act.ACCUSE}


def test_reports_inside_of_a_content_are_nested(read: Read) -> None:
    """The model's attributions are flat; the rules see the report inside, and it stays inside."""
    text = "Ann Weber said that Bob Kern had told Cy Poe that Acme Company stole the money."
    content = "that Bob Kern had told Cy Poe that Acme Company stole the money"
    found = read(text, Part("Ann Weber", "said", (content,)))
    (outer,) = found.attributions
    (inner,) = outer.nested
    assert (outer.found_by, inner.found_by) == ("model+rules", "rules")
    assert words(text, inner.cue) == ["had told"]
    names = {a.id: a.name for a in found.actors}
    (accusation,) = [c for c in found.claims if c.act is Act.ACCUSE]
    (telling,) = [c for c in found.claims if c.id == accusation.embedded_in]
    assert (names[accusation.speaker], names[telling.speaker]) == ("Bob Kern", "Ann Weber")


def test_what_only_the_rules_see_makes_claims(read: Read) -> None:
    """An act that the model does not count as reported speech stays an edge."""
    text = "Ann Weber accused Bob Kern of fraud. Cy Poe said that it rained."
    found = read(text, Part("Cy Poe", "said", ("that it rained",)))
    assert ("Ann Weber", "accuse", ("Bob Kern",), "rules") in told(found)
    assert list(by_cue(text, found.attributions)) == ["said"]


def test_speech_over_paragraphs_belongs_to_one_speaker(read: Read) -> None:
    """A content in another paragraph than its cue is a claim of its own, by the same speaker."""
    text = "“The lake is dry,” Ann Weber said.\n\n“Acme Company stole the water.”"
    found = read(
        text, Part("Ann Weber", "said", ("“The lake is dry,”", "“Acme Company stole the water.”"))
    )
    assert len(found.attributions) == 1
    assert ("Ann Weber", "accuse", ("Acme Company",), "model") in told(found)


def test_a_source_that_is_not_named(read: Read) -> None:
    """Without a source there is an attribution, but nobody who claims."""
    text = "It was reported that the lake was dry."
    found = read(text, Part(None, "reported", ("that the lake was dry",)))
    (attribution,) = found.attributions
    assert attribution.source == ()
    assert told(found) == set()


def test_nothing_is_learned_of_titles(read: Read) -> None:
    """Headlines are left to the rules that know them."""
    text = "# Weber says lake is dry\n\nAnn Weber said that the lake was dry."
    found = read(
        text,
        Part("Weber", "says", ("lake is dry",)),
        Part("Ann Weber", "said", ("that the lake was dry",)),
    )
    assert list(by_cue(text, found.attributions)) == ["said"]
