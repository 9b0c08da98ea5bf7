"""A report: one place where the text tells of a speech act, as token indices.

What the frames, nouns and prepositions of speech give, and all later steps read. The name follows
"reporting" in the linguistics of attribution; source, cue and content are the three parts of an
attribution (Pareti 2016).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.extraction.lexicon import VerbCue
from graph.extraction.tagger.decode import Found
from graph.model import Act, Modality


@dataclass(eq=False, slots=True)
class Report:
    """Source, cue and content as tokens, with what the cue's own grammar says.

    cue: head token of the cue; cue_tokens: all of it.
    speaker: head token of the source, None if the grammar gives none.
    content: tokens of what is said, without quotation marks at its edges.
    objects: heads of the cue's own targets; addressees: heads of those spoken to.
    topic: head of the noun phrase that the act is about ("denounced the attack").
    quotes: numbers of the quotations that belong to the content.
    found: the tagger's attribution that the report comes from or that confirms it; by_rules:
    whether the rules saw it. One that neither saw was made for a reading (`stances`).
    """

    cue: int
    cue_tokens: list[int]
    act: Act
    frame: str
    speaker: int | None = None
    source: list[int] = field(default_factory=list)
    content: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    addressees: list[int] = field(default_factory=list)
    topic: int | None = None
    quotes: list[int] = field(default_factory=list)
    modality: Modality = Modality.ASSERTED
    use: VerbCue | None = None
    outer: Report | None = None
    found: Found | None = None
    by_rules: bool = True

    @property
    def found_by(self) -> str:
        """Who saw it: "rules", "model" or "model+rules"."""
        if self.found is None:
            return "rules" if self.by_rules else "model"
        return "model+rules" if self.by_rules else "model"
