"""What the model finds and what the rules find become one.

In: the parse, its quotations, the reports that the grammar of the cues gives, and the model's
attributions. Out: reports that have the model's contents and speakers, and further ones for cues
that no rule knows; all of them completed by the parse: the speaker's head, the cue's lemma and act.

The model is better at whose words are whose and where they end; the rules know what a cue does
("accused X of Y": its act and its objects) and see reports inside of reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.extraction import lexicon
from graph.extraction.parse import Parse
from graph.extraction.quotes import Quote
from graph.extraction.reports import Report
from graph.extraction.syntax import VERBAL, antecedent_of, is_passive
from graph.extraction.tagger.decode import Found
from graph.model import Act, Part

# Frames whose content is what the model finds; in all others it is what the cue's grammar says.
_OPEN = {"say", "tell", "according"}
_NOMINAL = {"NOUN", "PROPN", "PRON"}


def join(
    parse: Parse, quotes: Sequence[Quote], reports: list[Report], found: Sequence[Found]
) -> list[Report]:
    """Complete `reports` by what the model found; returns the reports made for it alone.

    Changes speaker, content and `quotes` of the reports that the model confirms.
    """
    by_cue: dict[int, Report] = {}
    for report in reversed(reports):
        for token in report.cue_tokens:
            by_cue.setdefault(token, report)
    for report in reports:
        by_cue[report.cue] = report
    made: list[Report] = []
    for attribution in found:
        if parse.parts[parse.paragraph_of[attribution.cue[0]]] is Part.TITLE:
            continue  # headlines have a grammar of their own, which the model has hardly seen
        report = _same_cue(parse, attribution, by_cue) or _new_report(parse, attribution)
        if not report.by_rules:
            made.append(report)
        _complete(parse, quotes, report, attribution)
        made += _in_other_paragraphs(parse, quotes, report, attribution)
    return made


def head_of(parse: Parse, first: int, end: int) -> int:
    """The token of [first, end) on which the others hang; verbs and nouns come first."""
    tops = [t for t in range(first, end) if not first <= parse.head[t] < end or parse.head[t] == t]
    for wanted in (VERBAL, _NOMINAL):
        for token in tops:
            if parse.pos[token] in wanted:
                return token
    return tops[0]


def _cue_head(parse: Parse, attribution: Found) -> int:
    """The word of a cue that tells what is done: "say" of "went on to say"."""
    first, end = attribution.cue
    head = head_of(parse, first, end)
    while parse.pos[head] in VERBAL:
        done = [k for k in parse.children(head, "xcomp") if first <= k < end]
        if not done:
            break
        head = done[0]
    return head


def _same_cue(parse: Parse, attribution: Found, by_cue: dict[int, Report]) -> Report | None:
    """The rules' report at the model's cue that the model has not been given yet."""
    head = _cue_head(parse, attribution)
    for token in (head, *range(*attribution.cue)):
        report = by_cue.get(token)
        if report is None or report.found is not None:
            continue
        if token == head or report.content or report.objects:
            return report
    return None


def _new_report(parse: Parse, attribution: Found) -> Report:
    head = _cue_head(parse, attribution)
    uses = lexicon.verb_cues().get(parse.lemma[head], ())
    use = next((u for u in uses if u.frame in {"say", "tell"}), None)
    act = use.act if use is not None else Act.STATE
    return Report(head, list(range(*attribution.cue)), act, "say", use=use, by_rules=False)


def _complete(
    parse: Parse, quotes: Sequence[Quote], report: Report, attribution: Found
) -> None:
    """Give a report the model's speaker, content and quotations."""
    report.found = attribution
    # Who performs an act is the subject of its verb; the model is the better judge of who speaks.
    # An act under another verb ("stopped short of blaming") may not have been done at all.
    governed = report.cue != _cue_head(parse, attribution)
    known = report.frame not in _OPEN and (report.speaker is not None or governed)
    if attribution.source is not None and not known:
        source = range(*attribution.source)
        if report.speaker not in source:
            report.speaker = _speaker(parse, attribution)
            report.source = list(source) if report.speaker in source else []
    here = parse.paragraph_of[report.cue]
    content = [t for t in _tokens(attribution.content) if parse.paragraph_of[t] == here]
    if content and report.frame in _OPEN:
        report.content = content
        report.addressees = [t for t in report.addressees if t not in content]
    report.quotes = _quotes_in(quotes, content)


def _in_other_paragraphs(
    parse: Parse, quotes: Sequence[Quote], report: Report, attribution: Found
) -> Iterable[Report]:
    """What is said in paragraphs other than the cue's, one report for each."""
    elsewhere: dict[int, list[int]] = {}
    for token in _tokens(attribution.content):
        paragraph = parse.paragraph_of[token]
        if paragraph != parse.paragraph_of[report.cue]:
            elsewhere.setdefault(paragraph, []).append(token)
    for content in elsewhere.values():
        yield Report(
            report.cue, list(report.cue_tokens), Act.STATE, "continued", speaker=report.speaker,
            source=list(report.source), content=content, quotes=_quotes_in(quotes, content),
            use=report.use, found=attribution, by_rules=False,
        )  # fmt: skip


def _speaker(parse: Parse, attribution: Found) -> int | None:
    """The head of a source: of "the ministry 's spokesman, Ann Lee," it is "spokesman".

    Of "Lee, who said …" it is whom the pronoun stands for; of "the paper quoted Lee as saying" Lee.
    """
    if attribution.source is None:
        return None
    head, cue = head_of(parse, *attribution.source), _cue_head(parse, attribution)
    if parse.lemma[cue] in lexicon.words("quoting") and not is_passive(parse, cue):
        quoted = parse.child(cue, "dobj")
        if quoted is not None and any(parse.lower[k] == "as" for k in parse.children(cue, "prep")):
            return quoted
    return antecedent_of(parse, head, parse.head[head])


def _tokens(pieces: Iterable[tuple[int, int]]) -> list[int]:
    return [token for first, end in pieces for token in range(first, end)]


def _quotes_in(quotes: Sequence[Quote], content: Sequence[int]) -> list[int]:
    """Numbers of the quotations that begin in a content."""
    tokens = set(content)
    return [number for number, quote in enumerate(quotes) if quote.first in tokens]
