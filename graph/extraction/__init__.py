"""Document -> Extraction: who says what against whom, with the words.

The steps, each in its own module: annotate (parse), quotes, mentions, entities, coreference,
attribution (cues, nominal, speech), modality, blame and acts, circumstances, accounts, silence,
assemble. spaCy is imported only when an extractor is loaded.
"""

from __future__ import annotations

from typing import Protocol

from graph.errors import UsageError
from graph.model import Document, Extraction


class Extractor(Protocol):
    """Anything that reads a document. `name` is written into every extraction."""

    name: str

    def extract(self, document: Document) -> Extraction:
        """All that is seen in `document`; the result depends on nothing else."""
        ...


def load_extractor(name: str = "rules") -> Extractor:
    """The extractor of that name, with its models loaded (about a second).

    Raises UsageError for an unknown name.
    """
    if name != "rules":
        raise UsageError(
            f"There is no extractor called {name!r}; the one there is is called 'rules'."
        )
    from graph.extraction.rules import RuleExtractor

    return RuleExtractor()
