"""Document -> Extraction: who says what against whom, with the words.

In: a Document. Out: an Extraction, whose spans index the document's text. `pipeline` runs the steps
in this order:

1. annotate: the text parsed, as flat lists (`parse`); quotes: what stands in quotation marks.
2. mentions: where somebody is named or pointed to (`proper_names`, `descriptions`, `nominals`,
   `nouns`, `pronouns`; a `candidates.Candidate` each).
3. entities: names gathered into actors of one kind each (`names`, `kinds`).
4. coreference: descriptions (`described`) and pronouns led to actors (`antecedents`).
5. attribution: who says what (`reports.Report`), by verbs (`cues`, `frames`), nouns (`noun_cues`,
   `received`), prepositions (`according`), in quotations (`speech`), and by the learned `tagger`,
   whose findings `learned` joins with these; `syntax`, `clauses` read the grammar. The turns of
   `interviews` are speech without quotation marks.
6. acts: which claims these make (`drafts.Draft`; `scene` tells who stands where, `voices` who
   speaks through a document or for a group), with `modality`, `targets`, what is said against
   (`blame`: `deeds`, `harms`, `verdicts`, `pressing`) and for somebody (`kindness`; a
   `stance.Stance` each), `circumstances` (`venues`, `dates`), and what claims learn from
   `neighbours`.
7. stances: who stands against whom in what is said and told, by a learned reader; it confirms,
   corrects and adds claims, and says how sure each is.
8. accounts and silence: accounts on platforms; answers that were not given.
9. assemble: all of it as the values of `graph.model`; `nesting`: attributions inside of others.

The words that the rules know are data, in `lexicon`; `models` loads what is learned. Where actors
stand can be `given` to the first steps, to learn and to measure. spaCy is imported only when an
extractor is loaded.
"""

from __future__ import annotations

from typing import Protocol

from graph.errors import UsageError
from graph.model import Document, Extraction
from graph.settings import DEFAULT_EXTRACTOR, EXTRACTORS


class Extractor(Protocol):
    """Anything that reads a document. `name` is written into every extraction."""

    name: str

    def extract(self, document: Document) -> Extraction:
        """All that is seen in `document`; the result depends on nothing else."""
        ...


def load_extractor(name: str = DEFAULT_EXTRACTOR) -> Extractor:
    """The extractor of that name, with its models loaded (about a second).

    "learned" finds attributions and stances by two small models and rules, "rules" by rules alone.
    Raises UsageError for an unknown name, ModelError if the model's files are missing or damaged.
    """
    if name not in EXTRACTORS:
        known = " and ".join(repr(other) for other in EXTRACTORS)
        raise UsageError(f"There is no extractor called {name!r}; there are {known}.")
    from graph.extraction.pipeline import Pipeline
    from graph.extraction.stances.reader import Reader
    from graph.extraction.tagger.tagger import Tagger

    if name != "learned":
        return Pipeline(EXTRACTORS[name])
    return Pipeline(EXTRACTORS[name], Tagger(), Reader())
