"""Attributions of a document: who says what, by which cue; nested ones know their outer one.

In: the parse and its quotations. Out: reports with source, cue and content (Pareti 2016) as tokens,
in text order; each knows the report that tells of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extraction.according import according_to
from graph.extraction.cues import verb_report
from graph.extraction.learned import join
from graph.extraction.noun_cues import noun_report
from graph.extraction.parse import Parse
from graph.extraction.quotes import Quote
from graph.extraction.received import critic_report, critical_report, received_report
from graph.extraction.reports import Report
from graph.extraction.speech import link_quotes
from graph.extraction.syntax import VERBAL
from graph.extraction.tagger.decode import Found
from graph.model import Part

_EDGE = {",", ".", ";", ":", "-", "–", "—", "“", "”", '"', "``", "''", "‘", "’", "'"}


def find_reports(
    parse: Parse,
    quotes: list[Quote],
    inside: list[int],
    found: list[Found] | None = None,
    turns: Sequence[Report] = (),
) -> list[Report]:
    """All reports with their contents, quotations joined, in text order of their cues.

    found: what the model sees, or None where the rules work alone. turns: what the speakers of an
    interview say without marks, as reports that have their content.
    """
    reports = [*_by_cues(parse), *turns]
    learned = join(parse, quotes, reports, found) if found is not None else []
    nouns = [r for r in reports if r.frame == "noun"]
    reports = [r for r in reports if r.frame != "noun"] + learned
    made = link_quotes(parse, quotes, inside, reports)
    kept = [r for r in reports if r.content or r.objects] + made + nouns
    _hand_back(parse, kept)
    for report in kept:
        report.content = trim(parse, report.content)
        if not report.source and report.speaker is not None:
            report.source = source_tokens(parse, report.speaker, report)
    kept.sort(key=lambda r: (r.cue, r.content[:1], r.frame))
    _nest(kept)
    return kept


def _by_cues(parse: Parse) -> Iterator[Report]:
    """The reports that the grammar around verbs, nouns and prepositions of speech gives."""
    for first, end in parse.paragraphs:
        if parse.parts[parse.paragraph_of[first]] is not Part.TITLE:
            for t in range(first, end):
                report = _report_at(parse, t)
                if report is not None:
                    yield report


def _report_at(parse: Parse, t: int) -> Report | None:
    """The report whose cue a token heads."""
    if parse.lower[t] in {"according", "per", "in"}:
        return according_to(parse, t)
    if parse.pos[t] in VERBAL:
        return verb_report(parse, t)
    if parse.pos[t] == "NOUN":
        return received_report(parse, t) or critic_report(parse, t) or noun_report(parse, t)
    return critical_report(parse, t) if parse.pos[t] == "ADJ" else None


def _hand_back(parse: Parse, reports: list[Report]) -> None:
    """In "A said that B had complained, explaining, “…”" it is A who explains.

    The parser hangs the participle on the nearest clause, the reported one.
    """
    participles = [
        r for r in reports if r.quotes and parse.tag[r.cue] == "VBG" and parse.dep[r.cue] == "advcl"
    ]
    telling = _reports_around(reports, {r.cue for r in participles})
    for report in participles:
        for outer in telling.get(report.cue, ()):
            if outer is not report and report.cue in outer.content:
                own = {report.cue, *report.cue_tokens, *report.content, *parse.subtree(report.cue)}
                outer.content = [t for t in outer.content if t not in own]
                report.speaker = outer.speaker
                break


def _reports_around(reports: list[Report], cues: set[int]) -> dict[int, list[Report]]:
    """Cue -> the reports of saying that tell of it, in order."""
    around: dict[int, list[Report]] = {}
    for report in reports:
        if report.frame in {"say", "tell"}:
            for cue in cues.intersection(report.content):
                around.setdefault(cue, []).append(report)
    return around


def trim(parse: Parse, tokens: list[int]) -> list[int]:
    """Content without the marks and commas at its edges."""
    first, last = 0, len(tokens)
    while first < last and parse.words[tokens[first]] in _EDGE:
        first += 1
    while last > first and parse.words[tokens[last - 1]] in _EDGE:
        last -= 1
    return tokens[first:last]


def source_tokens(parse: Parse, speaker: int, report: Report) -> list[int]:
    """The noun phrase of the speaker, without the clause that tells what he says."""
    drop: set[int] = {report.cue, *report.cue_tokens, *report.content}
    for kid in parse.children(speaker, "relcl", "acl", "punct"):
        if kid > speaker:
            drop.update(parse.subtree(kid))
    tokens = [t for t in parse.subtree(speaker) if t not in drop]
    return trim(parse, tokens) or [speaker]


def _nest(reports: list[Report]) -> None:
    """Point each report to the smallest one whose content holds its cue."""
    by_cue: dict[int, list[Report]] = {}
    for report in reports:
        by_cue.setdefault(report.cue, []).append(report)
    for outer in sorted(reports, key=lambda r: -len(r.content)):
        for token in outer.content:
            for inner in by_cue.get(token, ()):
                if outer.cue != inner.cue and not _holds(inner, outer):
                    inner.outer = outer


def _holds(inner: Report, outer: Report) -> bool:
    """Whether the supposed inner report tells of the outer one and is no smaller."""
    return len(inner.content) >= len(set(outer.content)) and outer.cue in inner.content
