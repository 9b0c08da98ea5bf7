"""Which quotation is whose: quotations joined to the reports that utter them.

In: the parse, its quotations and the reports found by their cues. Out: the same reports with their
quotations, and further ones for speech that has no cue of its own.

A quotation belongs to the cue in whose clause it stands, else to the nearest cue of saying before
or after it in its paragraph, else to whoever is introduced before a colon, else it goes on from the
speech before ("speaker continuity", as in Pareti et al. 2013).
"""

from __future__ import annotations

from graph.extraction.parse import Parse
from graph.extraction.quotes import Quote
from graph.extraction.reports import Report
from graph.extraction.syntax import VERBAL, subject_of
from graph.model import Act

# Words between a quotation and its cue: more than a long apposition, less than another sentence.
REACH = 30
# A quotation of fewer words is a phrase in somebody's sentence, not speech of its own; up to
# twice as many may be the title of a work.
SHORT = 4
# Tokens between a quotation that ended with a full stop and its cue.
AT_ONCE = 3
# Tokens before a colon that may be no more than a speaker's name and title.
LONGEST_LABEL = 6

_CONTENT_WORDS = {"NOUN", "VERB", "PROPN", "ADJ"}


def link_quotes(
    parse: Parse, quotes: list[Quote], inside: list[int], reports: list[Report]
) -> list[Report]:
    """Give every quotation that is speech to a report; returns reports made for it alone.

    Changes `content` and `quotes` of the reports that get a quotation.
    """
    outside: dict[int, list[Report]] = {}
    for report in reports:
        if inside[report.cue] < 0:
            outside.setdefault(parse.paragraph_of[report.cue], []).append(report)
    made: list[Report] = []
    previous: Report | None = None
    owned = {number: report for report in reports for number in report.quotes}
    for number, quote in enumerate(quotes):
        if number in owned:
            previous = owned[number] if is_speech(parse, quote) else previous
            continue
        near = outside.get(parse.paragraph_of[quote.first], [])
        speech = is_speech(parse, quote)
        owner = _clause_owner(quote, near)
        if owner is None and speech:
            owner = _adjacent(parse, quote, inside, near)
            if owner is None:
                owner = _own_report(parse, quotes, number, inside, previous)
                made += [owner] if owner is not None else []
        if owner is None:
            continue
        owner.quotes.append(number)
        owner.content = sorted({*owner.content, *range(quote.first, quote.end)})
        previous = owner if speech else previous
    return made + _missing_links(quotes, reports + made)


def _own_report(
    parse: Parse, quotes: list[Quote], number: int, inside: list[int], previous: Report | None
) -> Report | None:
    """A report for a quotation without a cue: introduced, going on, or foretold."""
    quote = quotes[number]
    introduced = _introduced(parse, quote, inside)
    if introduced is not None:
        return introduced
    if previous is not None and _continues(parse, quote, quotes, previous):
        return _going_on(previous)
    return _foretold(parse, quote, inside)


def _missing_links(quotes: list[Quote], reports: list[Report]) -> list[Report]:
    """A speech over several paragraphs may name its speaker only at the end."""
    owner = {n: r for r in reports for n in r.quotes}
    made = []
    for number in range(len(quotes) - 1, 0, -1):
        if quotes[number].continues and number in owner and number - 1 not in owner:
            report = _going_on(owner[number])
            report.quotes = [number - 1]
            report.content = list(range(quotes[number - 1].first, quotes[number - 1].end))
            owner[number - 1] = report
            made.append(report)
    return made


def is_speech(parse: Parse, quote: Quote) -> bool:
    """Whether a quotation is an utterance rather than a quoted word or a title of a work."""
    tokens = range(quote.first, quote.end)
    size = len(tokens)
    if parse.words[quote.end - 1] in {".", ",", "!", "?", "…", "..."}:
        return True
    longest_title = 2 * SHORT
    title = all(parse.words[t][0].isupper() for t in tokens if parse.pos[t] in _CONTENT_WORDS)
    if size < SHORT or (title and size <= longest_title):
        return False
    return any(parse.pos[t] in VERBAL for t in tokens)


def _clause_owner(quote: Quote, reports: list[Report]) -> Report | None:
    """The report in whose content the quotation begins; the innermost if several."""
    holding = [r for r in reports if quote.first in r.content]
    return min(holding, key=lambda r: len(r.content), default=None)


def _adjacent(
    parse: Parse, quote: Quote, inside: list[int], reports: list[Report]
) -> Report | None:
    """The cue right after the quotation (", she said") or right before it ("He said: ")."""
    best: tuple[int, int] | None = None
    found = None
    for report in reports:
        after = report.cue > quote.last_mark
        gap = (
            range(quote.last_mark + 1, report.cue)
            if after
            else range(report.cue + 1, quote.first_mark)
        )
        if not _is_open(parse, gap, inside):
            continue
        fits = _follows(parse, report, quote) if after else _leads_in(parse, report, quote)
        if not fits:
            continue
        saying = report.frame in {"say", "tell", "label", "according"} or not report.content
        cost = (0 if saying else 1, len(gap) + (0 if after else 1))
        if best is None or cost < best:
            best, found = cost, report
    return found


def _is_open(parse: Parse, gap: range, inside: list[int]) -> bool:
    """Whether no other quotation and no end of a sentence lies between quotation and cue."""
    return len(gap) <= REACH and not any(
        inside[t] >= 0 or (parse.words[t] in {".", "!", "?"} and parse.pos[t] == "PUNCT")
        for t in gap
    )


def _follows(parse: Parse, report: Report, quote: Quote) -> bool:
    """Whether a cue behind a quotation belongs to it.

    A full stop inside the marks ends the utterance: the next cue begins another one, unless it
    follows at once ("… .” Smith said.").
    """
    last = quote.end - 1
    if parse.words[last] != "." or parse.sentence_of[report.cue] == parse.sentence_of[last]:
        return True
    return report.cue - quote.last_mark - 1 <= AT_ONCE


def _leads_in(parse: Parse, report: Report, quote: Quote) -> bool:
    """Whether the words between a cue and a quotation after it lead into it."""
    before = quote.first_mark - 1
    if before <= report.cue:
        return True
    if parse.words[before] in {":", ","}:
        return True
    between = range(report.cue + 1, quote.first_mark)
    if not report.content and report.frame == "say":
        return len(between) <= 8
    return all(parse.pos[t] in {"ADP", "SCONJ", "DET", "ADV", "PRON", "PART"} for t in between)


def _introduced(parse: Parse, quote: Quote, inside: list[int]) -> Report | None:
    """For "The coach was blunt: “…”": the subject of the clause before the colon speaks."""
    colon = quote.first_mark - 1
    if (
        colon < 0
        or parse.words[colon] != ":"
        or parse.paragraph_of[colon] != parse.paragraph_of[quote.first]
    ):
        return None
    first, _ = parse.sentence(colon)
    for t in range(colon - 1, first - 1, -1):
        if parse.pos[t] in VERBAL and inside[t] < 0:
            subject = subject_of(parse, t)
            if subject is not None and parse.dep[t] in {"ROOT", "conj", "ccomp"}:
                return Report(t, [t], Act.STATE, "say", speaker=subject)
    return _label_before(parse, first, colon)


def _label_before(parse: Parse, first: int, colon: int) -> Report | None:
    """For "Coach Ann Lee: “…”", as in interviews."""
    label = range(first, colon)
    nominal = {"PROPN", "NOUN", "ADJ", "PUNCT", "DET"}
    if len(label) > LONGEST_LABEL or any(parse.pos[t] not in nominal for t in label):
        return None
    name = next((t for t in reversed(label) if parse.pos[t] == "PROPN"), None)
    return Report(colon, [colon], Act.STATE, "say", speaker=name) if name is not None else None


def _foretold(parse: Parse, quote: Quote, inside: list[int]) -> Report | None:
    """For "The trainer was furious. “…”": the subject of the sentence before speaks."""
    before = quote.first_mark - 1
    first, _ = parse.paragraph(quote.first)
    if before <= first or parse.words[before] != "." or inside[before - 1] >= 0:
        return None
    start, end = parse.sentence(before)
    root = next((t for t in range(start, end) if parse.head[t] == t), None)
    if root is None or parse.pos[root] not in VERBAL:
        return None
    subject = parse.child(root, "nsubj")
    if subject is None:
        return None
    return Report(root, [root], Act.STATE, "continued", speaker=subject)


def _continues(parse: Parse, quote: Quote, quotes: list[Quote], previous: Report) -> bool:
    """Whether a quotation without a cue goes on with the speech before it."""
    if quote.continues:
        return True
    last = quotes[previous.quotes[-1]] if previous.quotes else None
    here, there = parse.paragraph_of[quote.first], parse.paragraph_of[previous.cue]
    if last is not None:
        there = max(there, parse.paragraph_of[last.end - 1])
    if here == there:
        said_until = max(previous.cue, last.last_mark if last else 0)
        return not any(
            parse.dep[t] in {"nsubj", "nsubjpass"}
            and parse.sentence_of[t] > parse.sentence_of[previous.cue]
            for t in range(said_until + 1, quote.first_mark)
        )
    # A paragraph that is nothing but a quotation, right after one that spoke.
    first, end = parse.paragraph(quote.first)
    fills = quote.first_mark == first and quote.last_mark >= end - 2
    return fills and here == there + 1


def _going_on(previous: Report) -> Report:
    """A report of the same speaker whose cue is the one before."""
    return Report(
        previous.cue, list(previous.cue_tokens), Act.STATE, "continued", speaker=previous.speaker,
        source=list(previous.source), use=previous.use,
    )  # fmt: skip
