"""The extractor: all steps in their order, on one page; with the learned tagger or by rules alone.

In: a Document. Out: an Extraction.
"""

from __future__ import annotations

from graph.errors import ExtractionError
from graph.extraction.accounts import read_accounts
from graph.extraction.acts import draft_claims
from graph.extraction.annotate import annotate, load_spacy
from graph.extraction.assemble import assemble
from graph.extraction.attribution import find_reports
from graph.extraction.coreference import Coreference
from graph.extraction.entities import Entities, Entity, gather_names
from graph.extraction.mentions import find_mentions
from graph.extraction.quotes import find_quotes
from graph.extraction.reports import Report
from graph.extraction.scene import Scene
from graph.extraction.silence import find_silences
from graph.extraction.tagger.tagger import Tagger
from graph.model import Document, Extraction


class Pipeline:
    """spaCy's parse, learned attributions if there is a tagger, then rules.

    Deterministic, one document at a time. name: written into every extraction.
    """

    def __init__(self, name: str, tagger: Tagger | None = None) -> None:
        self.name = name
        self._nlp = load_spacy()
        self._tagger = tagger

    def extract(self, document: Document) -> Extraction:
        """All that is seen in `document`; ExtractionError if it is not in English."""
        if not document.language.lower().startswith("en"):
            raise ExtractionError(
                f"Its language is given as {document.language!r}, and only English can be read."
            )
        parse = annotate(self._nlp, document)
        quotes, inside = find_quotes(parse)
        candidates = find_mentions(parse)
        entities = gather_names(parse, candidates)
        coreference = Coreference(parse, entities, inside)
        coreference.resolve_nominals(candidates)
        coreference.resolve_pronouns(candidates, quoted=False, speakers={})
        found = self._tagger.find(parse, quotes) if self._tagger is not None else None
        reports = find_reports(parse, quotes, inside, found)
        scene = Scene(parse, quotes, inside, entities, _speakers(reports, entities))
        for report in reports:
            for quote in report.quotes:
                scene.addressees[quote] = [e for t in report.addressees for e in scene.actors_at(t)]
        coreference.resolve_pronouns(candidates, quoted=True, speakers=scene.speakers)
        drafts = draft_claims(scene, reports, document.published)
        accounts = read_accounts(scene, drafts)
        return assemble(document, self.name, scene, reports, drafts, find_silences(scene), accounts)


def _speakers(reports: list[Report], entities: Entities) -> dict[int, Entity]:
    """Quotation -> the one who speaks it, where one alone does."""
    speakers: dict[int, Entity] = {}
    for report in reports:
        speaker = entities.at(report.speaker) if report.speaker is not None else None
        if speaker is not None:
            for quote in report.quotes:
                speakers[quote] = speaker
    return speakers
