"""Attributions of a document: who says what, by which cue; nested ones know their outer one."""

from __future__ import annotations

from graph.extraction.according import according_to
from graph.extraction.cues import verb_report
from graph.extraction.noun_cues import noun_report
from graph.extraction.parse import Parse
from graph.extraction.quotes import Quote
from graph.extraction.reports import Report
from graph.extraction.speech import link_quotes
from graph.model import Part

_EDGE = {",", ".", ";", ":", "-", "–", "—", "“", "”", '"', "``", "''", "‘", "’", "'"}


def find_reports(parse: Parse, quotes: list[Quote], inside: list[int]) -> list[Report]:
    """All reports with their contents, quotations joined, in text order of their cues."""
    reports: list[Report] = []
    nouns: list[Report] = []
    for t in range(len(parse)):
        if parse.parts[parse.paragraph_of[t]] is Part.TITLE:
            continue
        found = None
        if parse.lower[t] in {"according", "per", "in"}:
            found = according_to(parse, t)
        elif parse.pos[t] in {"VERB", "AUX"}:
            found = verb_report(parse, t)
        elif parse.pos[t] == "NOUN":
            noun = noun_report(parse, t)
            if noun is not None:
                nouns.append(noun)
        if found is not None:
            reports.append(found)
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


def _hand_back(parse: Parse, reports: list[Report]) -> None:
    """ "A said that B had complained, explaining, “…”": it is A who explains.

    The parser hangs the participle on the nearest clause, the reported one.
    """
    for report in reports:
        if not report.quotes or parse.tag[report.cue] != "VBG" or parse.dep[report.cue] != "advcl":
            continue
        for outer in reports:
            if (
                outer is not report
                and outer.frame in {"say", "tell"}
                and report.cue in outer.content
            ):
                own = {report.cue, *report.cue_tokens, *report.content, *parse.subtree(report.cue)}
                outer.content = [t for t in outer.content if t not in own]
                report.speaker = outer.speaker
                break


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
    for kid in parse.kids[speaker]:
        if (
            parse.dep[kid] in {"relcl", "acl", "cc", "conj", "punct"}
            and kid > speaker
            and parse.dep[kid] not in {"cc", "conj"}
        ):
            drop.update(parse.subtree(kid))
    tokens = [t for t in parse.subtree(speaker) if t not in drop]
    return trim(parse, tokens) or [speaker]


def _nest(reports: list[Report]) -> None:
    """Point each report to the smallest one whose content holds its cue."""
    by_cue: dict[int, list[Report]] = {}
    for report in reports:
        by_cue.setdefault(report.cue, []).append(report)
    for outer in sorted(reports, key=lambda r: -len(r.content)):
        inside = set(outer.content)
        for token in outer.content:
            for inner in by_cue.get(token, ()):
                if (
                    inner is not outer
                    and outer.cue != inner.cue
                    and not (outer.cue in inner.content and len(inner.content) >= len(inside))
                ):
                    inner.outer = outer
