"""Reports -> attributions: the values that users see, each with the ones that its content tells of.

In: the parse and its reports. Out: attributions in text order. Where the model worked, the outer
attributions are the ones that it found, with its spans; reports that only the rules see are nested
in them, or make claims alone: a cue such as "attacked" performs an act, but need not report words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.extraction.parse import Parse
from graph.extraction.reports import Report
from graph.model import Attribution, Span


def attributions_of(parse: Parse, reports: Sequence[Report]) -> tuple[Attribution, ...]:
    """The attributions of a document; reports come in text order."""
    learned = any(report.found is not None for report in reports)
    told = [r for r in reports if r.found is not None or (r.content and r.source)]
    by_found: dict[int, Report] = {}
    inner: dict[int, list[Report]] = {}
    outermost = []
    for report in told:
        if report.found is not None and by_found.setdefault(id(report.found), report) is not report:
            continue  # another paragraph of the same attribution
        outer = _outer(report, told)
        if report.found is not None or (outer is None and not learned):
            outermost.append(report)
        elif outer is not None:
            inner.setdefault(id(by_found.get(id(outer.found), outer)), []).append(report)
    return tuple(_attribution(parse, report, inner) for report in outermost)


def _outer(report: Report, told: Iterable[Report]) -> Report | None:
    """The nearest report around this one that is told itself."""
    known = {id(r) for r in told}
    seen = {id(report)}
    outer = report.outer
    while outer is not None and id(outer) not in seen:
        if id(outer) in known:
            return outer
        seen.add(id(outer))
        outer = outer.outer
    return None


def _attribution(parse: Parse, report: Report, inner: dict[int, list[Report]]) -> Attribution:
    nested = tuple(_attribution(parse, r, inner) for r in inner.get(id(report), ()))
    found = report.found
    if found is None:
        spans = parse.spans
        return Attribution(
            spans(report.source), spans(report.cue_tokens), spans(report.content),
            report.found_by, nested,
        )  # fmt: skip
    return Attribution(
        _spans(parse, [found.source] if found.source is not None else []),
        _spans(parse, [found.cue]),
        _spans(parse, found.content),
        report.found_by,
        nested,
    )


def _spans(parse: Parse, pieces: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(parse.span(first, end - 1) for first, end in pieces)
