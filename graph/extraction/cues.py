"""Verbs of speech: which use of a verb fits the grammar around it, and who speaks.

In: the parse and a verb. Out: a Report by the first frame that fits, or None where it is no cue.
"""

from __future__ import annotations

from graph.extraction import lexicon
from graph.extraction.frames import FRAMES
from graph.extraction.parse import Parse
from graph.extraction.reports import Report
from graph.extraction.syntax import (
    is_passive,
    particle_lemma,
    passive_subject,
    subject_of,
)


def verb_report(parse: Parse, verb: int) -> Report | None:
    """The report that a verb makes, or None where it is no cue here."""
    cues = lexicon.verb_cues()
    with_particle = cues.get(particle_lemma(parse, verb), ())
    particle = parse.child(verb, "prt") is not None
    for use in with_particle or cues.get(parse.lemma[verb], ()):
        if particle and use.frame.endswith("?"):
            continue  # "backed off", "struck down" are other verbs
        report = FRAMES[use.frame.rstrip("?")](parse, verb, use)
        if report is not None:
            report.use = use
            if report.speaker is None:
                report.speaker = _speaker(parse, verb)
            return report
    return None


def _speaker(parse: Parse, verb: int) -> int | None:
    if is_passive(parse, verb) and parse.lemma[verb] in lexicon.words("quoting"):
        return passive_subject(parse, verb)
    subject = subject_of(parse, verb)
    if subject is None and verb > 0 and parse.words[verb - 1] in {"”", '"', "''", ","}:
        # "…,” recalled the gymnast": after a quotation the parser takes the speaker for an object.
        return parse.child(verb, "dobj")
    return subject
