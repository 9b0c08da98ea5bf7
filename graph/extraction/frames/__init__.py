"""The frames of `lexicon/verbs.tsv`: how a verb of speech takes speaker, target and content.

In: the parse, a verb, and one of its uses. Out: a Report, or None where the grammar around the verb
does not fit the frame. A report of saying may come without content: it is kept only if a quotation
turns out to be its content.
"""

from __future__ import annotations

from collections.abc import Callable

from graph.extraction.frames.demanding import call, demand
from graph.extraction.frames.judging import against, judge
from graph.extraction.frames.labelling import label
from graph.extraction.frames.refusing import refuse
from graph.extraction.frames.rejecting import reject
from graph.extraction.frames.saying import say, tell
from graph.extraction.lexicon import VerbCue
from graph.extraction.parse import Parse
from graph.extraction.reports import Report

FRAMES: dict[str, Callable[[Parse, int, VerbCue], Report | None]] = {
    "say": say,
    "tell": tell,
    "judge": judge,
    "against": against,
    "label": label,
    "demand": demand,
    "call": call,
    "reject": reject,
    "refuse": refuse,
}
