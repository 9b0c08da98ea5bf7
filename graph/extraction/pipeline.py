"""The extractor: all steps in their order, on one page; with the learned models or by rules alone.

In: a Document. Out: an Extraction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import ExtractionError
from graph.extraction.accounts import read_accounts
from graph.extraction.acts import draft_claims
from graph.extraction.annotate import annotate, load_spacy
from graph.extraction.assemble import assemble
from graph.extraction.attribution import find_reports
from graph.extraction.coreference import Coreference
from graph.extraction.drafts import Draft
from graph.extraction.entities import Entities, Entity, gather_names
from graph.extraction.given import count_given, name_given
from graph.extraction.interviews import as_quotes, find_turns
from graph.extraction.mentions import find_mentions
from graph.extraction.quotes import Quote, find_quotes
from graph.extraction.reports import Report
from graph.extraction.scene import Scene
from graph.extraction.silence import find_silences
from graph.extraction.stances.joining import join_readings
from graph.extraction.stances.reader import Reader
from graph.extraction.tagger.tagger import Tagger
from graph.model import Document, Extraction, Span


@dataclass(slots=True)
class Seen:
    """What the rules and the tagger see in a document.

    quotes: quotations, and turns of an interview. pieces: ids of each word's pieces, none without
    a tagger.
    """

    scene: Scene
    quotes: list[Quote]
    reports: list[Report]
    drafts: list[Draft]
    pieces: list[list[int]]


class Pipeline:
    """spaCy's parse, then rules, with learned attributions and stances if there are models.

    Deterministic, one document at a time. name: written into every extraction.
    """

    def __init__(
        self, name: str, tagger: Tagger | None = None, reader: Reader | None = None
    ) -> None:
        self.name = name
        self._nlp = load_spacy()
        self._tagger = tagger
        self._reader = reader

    def extract(self, document: Document) -> Extraction:
        """All that is seen in `document`; ExtractionError if it is not in English."""
        if not document.language.lower().startswith("en"):
            raise ExtractionError(
                f"Its language is given as {document.language!r}, and only English can be read."
            )
        seen = self.see(document)
        self.read_stances(seen, document)
        scene = seen.scene
        accounts = read_accounts(scene, seen.drafts)
        silences = find_silences(scene)
        return assemble(
            document, self.name, scene, seen.reports, seen.drafts, silences, accounts
        )

    def read_stances(self, seen: Seen, document: Document) -> None:
        """Let the reader confirm, correct and add claims, if there is one."""
        if self._reader is not None:
            readings = self._reader.read(
                seen.scene, seen.quotes, seen.reports, seen.drafts, seen.pieces
            )
            seen.reports, seen.drafts = join_readings(
                seen.scene, seen.reports, seen.drafts, readings, self._reader.calibration,
                document.published,
            )

    def see(self, document: Document, given: Sequence[Span] = ()) -> Seen:
        """Everything up to the claims that rules draft.

        given: places where somebody is named for certain, whatever the rules for mentions say.
        """
        parse = annotate(self._nlp, document)
        quotes, inside = find_quotes(parse)
        candidates = find_mentions(parse)
        marked = count_given(parse, candidates, given)
        entities = gather_names(parse, candidates)
        name_given(parse, entities, marked)
        coreference = Coreference(parse, entities, inside)
        coreference.resolve_nominals(candidates)
        coreference.resolve_pronouns(candidates, quoted=False, speakers={})
        pieces = self._tagger.pieces(parse) if self._tagger is not None else []
        found = self._tagger.find(parse, quotes, pieces) if self._tagger is not None else None
        turns, spoken_to = as_quotes(find_turns(parse, entities, inside), quotes, inside)
        reports = find_reports(parse, quotes, inside, found, turns)
        scene = Scene(parse, quotes, inside, entities, _speakers(reports, entities))
        scene.addressees = _addressees(scene, reports, spoken_to)
        coreference.resolve_pronouns(
            candidates, quoted=True, speakers=scene.speakers, addressees=scene.addressees
        )
        drafts = draft_claims(scene, reports, document.published)
        return Seen(scene, quotes, reports, drafts, pieces)


def _speakers(reports: list[Report], entities: Entities) -> dict[int, Entity]:
    """Quotation -> the one who speaks it, where one alone does."""
    speakers: dict[int, Entity] = {}
    for report in reports:
        speaker = entities.at(report.speaker) if report.speaker is not None else None
        if speaker is not None:
            for quote in report.quotes:
                speakers[quote] = speaker
    return speakers


def _addressees(
    scene: Scene, reports: list[Report], spoken_to: dict[int, int]
) -> dict[int, list[Entity]]:
    """Quotation -> those to whom it is spoken; spoken_to: turns of interviews, by a mention."""
    found = {number: scene.actors_at(head) for number, head in spoken_to.items()}
    for report in reports:
        for quote in report.quotes:
            if report.addressees or quote not in found:
                found[quote] = [e for t in report.addressees for e in scene.actors_at(t)]
    return found
