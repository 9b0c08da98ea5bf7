"""Drafts -> the frozen values of `graph.model`, with ids derived from content.

In: what all other steps have found, in tokens and entities. Out: an Extraction, in characters and
ids; every id in it resolves, and claims stand in the order of their evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from graph.extraction import lexicon
from graph.extraction.accounts import AccountDraft, Seen
from graph.extraction.drafts import Draft
from graph.extraction.entities import Entity
from graph.extraction.names import fold
from graph.extraction.nesting import attributions_of
from graph.extraction.reports import Report
from graph.extraction.scene import Scene
from graph.extraction.silence import Silence
from graph.model import (
    Account,
    Actor,
    Claim,
    Document,
    Extraction,
    Kind,
    Mention,
    NonResponse,
    Observation,
    Role,
    Span,
    hull,
)


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens; other scripts keep their letters."""
    plain = re.sub(r"[^\w]+", "-", fold(text)).strip("-_")
    return plain or "unnamed"


class _Ids:
    """Hands out ids, each once: a second use of the same words gets a number."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._next: Counter[str] = Counter()

    def __call__(self, wanted: str) -> str:
        name = wanted
        while name in self._used:
            self._next[wanted] += 1
            name = f"{wanted}~{self._next[wanted] + 1}"
        self._used.add(name)
        return name


def assemble(
    document: Document,
    extractor: str,
    scene: Scene,
    reports: list[Report],
    drafts: list[Draft],
    silences: list[Silence],
    accounts: list[AccountDraft],
) -> Extraction:
    """One Extraction in which every id resolves; actors that nothing is said of are left out."""
    ids = _Ids()
    used = _used(scene, drafts, silences, accounts)
    actor_ids = {id(e): ids(f"{_kind(e)}:{slug(_name(e))}") for e in used}
    drafts = [d for d in drafts if d.content or d.report.cue_tokens]
    claims = _claims(scene, drafts, actor_ids, ids)
    return Extraction(
        document=document.id,
        extractor=extractor,
        mentions=tuple(_mentions(scene, actor_ids)),
        actors=tuple(_actor(scene, e, actor_ids[id(e)]) for e in used),
        accounts=tuple(_accounts(scene, accounts, actor_ids, ids)),
        attributions=attributions_of(scene.parse, reports),
        claims=tuple(claims),
        non_responses=tuple(_silence(scene, s, actor_ids) for s in silences),
    )


def _kind(entity: Entity) -> Kind:
    # A place that speaks or is blamed stands for those who govern it.
    return Kind.ORGANISATION if entity.kind is Kind.PLACE else entity.kind


def _used(
    scene: Scene, drafts: list[Draft], silences: list[Silence], accounts: list[AccountDraft]
) -> list[Entity]:
    """Named actors, and those without a name that take part in something; in text order."""
    wanted: set[Entity | None] = {silence.actor for silence in silences}
    for draft in drafts:
        wanted.add(draft.speaker)
        wanted.update(draft.targets, draft.addressees, draft.victims, draft.about)
    for account in accounts:
        wanted.add(account.owner)
        wanted.update(seen.said_by for seen in account.seen)
    in_text = [
        e
        for e in scene.entities.all
        if e in wanted or (e.named and e.kind is not Kind.PLACE) or _is_national(e)
    ]
    return sorted(in_text, key=lambda e: e.heads[0])


def _name(entity: Entity) -> str:
    """The name to show; a country goes by its usual name, however the text abbreviates it."""
    if entity.kind is Kind.COUNTRY:
        return lexicon.country_of(entity.key) or entity.name
    return entity.name


def _is_national(entity: Entity) -> bool:
    """Whether it is an actor by itself without a proper name: "the Portuguese government"."""
    demonyms = lexicon.demonyms()
    return entity.kind is Kind.ORGANISATION and any(word in demonyms for word in entity.key)


def _actor(scene: Scene, entity: Entity, ident: str) -> Actor:
    parse = scene.parse
    names = sorted(entity.names, key=lambda n: (-entity.names[n], n))
    name = _name(entity)
    roles = {parse.plain(*role): parse.span(*role) for role in sorted(entity.roles, reverse=True)}
    return Actor(
        ident,
        name,
        _kind(entity),
        aliases=tuple(n for n in names if n != name),
        roles=tuple(
            sorted((Role(title, span) for title, span in roles.items()), key=lambda r: r.evidence)
        ),
        named=entity.named,
    )


def _mentions(scene: Scene, ids: dict[int, str]) -> Iterable[Mention]:
    found = []
    for head, entity in scene.entities.of_head.items():
        candidate = scene.entities.of_mention.get(head)
        if candidate is None:
            continue
        span = scene.parse.span(candidate.first, candidate.last)
        kind = entity.kind if id(entity) not in ids else _kind(entity)
        found.append(Mention(span, kind, candidate.form, ids.get(id(entity))))
    return sorted(found, key=lambda m: (m.span, m.form))


def _claims(scene: Scene, drafts: list[Draft], actors: dict[int, str], ids: _Ids) -> list[Claim]:
    evidence = {id(d): _evidence(scene, d) for d in drafts}
    names = {}
    for draft in drafts:
        span = evidence[id(draft)]
        speaker = actors[id(draft.speaker)].split(":", 1)[1]
        names[id(draft)] = ids(f"{span.start}-{span.end}-{draft.act}-{speaker}")
    claims = [_claim(scene, draft, evidence[id(draft)], names, actors) for draft in drafts]
    return sorted(claims, key=lambda c: (c.evidence, c.id))


def _claim(
    scene: Scene, draft: Draft, evidence: Span, names: dict[int, str], actors: dict[int, str]
) -> Claim:
    """One claim; names, actors: `id` of a draft or entity -> its id in the extraction."""
    parse, report, when = scene.parse, draft.report, draft.circumstances
    content = _content(scene, draft)
    return Claim(
        id=names[id(draft)],
        speaker=actors[id(draft.speaker)],
        act=draft.act,
        evidence=evidence,
        cue=() if report.frame == "continued" else parse.spans(report.cue_tokens),
        content=content,
        source=parse.spans(report.source),
        targets=_ids_of(draft.targets, actors),
        addressees=_ids_of(draft.addressees, actors),
        allegation=hull(content) if draft.targets and content else None,
        victims=_ids_of([v for v in draft.victims if v not in draft.targets], actors),
        about=_ids_of(draft.about, actors),
        venue=when.venue,
        venue_span=when.venue_span,
        modality=draft.modality,
        polarity=draft.polarity,
        embedded_in=names.get(id(draft.outer)),
        answers=names.get(id(draft.answers)),
        said_at=when.said_at,
        said_at_text=when.said_at_text,
        confidence=draft.confidence,
        found_by=report.found_by,
    )


def _ids_of(entities: list[Entity], actors: dict[int, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actors[id(e)] for e in entities if id(e) in actors))


def _content(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """The content's stretches, each with the marks that quote it or that it cuts off."""
    parse = scene.parse
    return tuple(_marked(parse.text, span) for span in parse.spans(draft.content))


def _evidence(scene: Scene, draft: Draft) -> Span:
    """The smallest stretch that covers cue and content.

    Content alone where the cue stands in another paragraph.
    """
    parts = _content(scene, draft)
    if draft.report.frame != "continued" or not parts:
        parts += scene.parse.spans(draft.report.cue_tokens)
    return hull(parts)


_PAIRS = (("[", "]"), ("“", "”"), ("(", ")"), ("‘", "’"))
_QUOTED = (("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"))


def _marked(text: str, span: Span) -> Span:
    """The span with the marks right around it, or with the one that it cuts off at its edge."""
    start, end = span.start, span.end
    before = text[start - 1 : start]
    for opening, closing in _QUOTED:
        # “We demand it,” with the comma or full stop that stands inside the marks.
        for tail in (1, 2):
            after = text[end : end + tail]
            if (
                before == opening
                and after[-1:] == closing
                and after[:-1] in {"", ",", ".", "!", "?"}
            ):
                return Span(start - 1, end + tail)
    for opening, closing in _PAIRS:
        words = text[start:end]
        lacks = words.count(closing) - words.count(opening)
        if lacks > 0 and start > 0 and text[start - 1] == opening:
            start -= 1
        elif lacks < 0 and text[end : end + 1] == closing:
            end += 1
    return Span(start, end)


def _silence(scene: Scene, silence: Silence, actors: dict[int, str]) -> NonResponse:
    parse = scene.parse
    tokens = (*silence.cue, *silence.regarding)
    return NonResponse(
        actors[id(silence.actor)],
        parse.spans(silence.cue),
        parse.span(min(tokens), max(tokens)),
        parse.span(min(silence.regarding), max(silence.regarding)) if silence.regarding else None,
    )


def _accounts(
    scene: Scene, accounts: list[AccountDraft], actors: dict[int, str], ids: _Ids
) -> Iterable[Account]:
    for draft in accounts:
        owner = actors.get(id(draft.owner))
        holder = draft.handle or (owner.split(":", 1)[1] if owner else slug(draft.who or "unknown"))
        evidence = draft.evidence if owner else None
        yield Account(
            ids(f"account:{slug(draft.platform)}:{holder}"),
            draft.platform,
            handle=draft.handle,
            owner=owner,
            owner_evidence=scene.parse.span(*evidence) if evidence else None,
            who=draft.who,
            group=draft.group,
            observations=tuple(_observation(scene, seen, actors) for seen in draft.seen),
        )


def _observation(scene: Scene, seen: Seen, actors: dict[int, str]) -> Observation:
    return Observation(
        seen.property,
        seen.value,
        seen.comparison,
        scene.parse.span(seen.first, seen.last),
        seen.observed_at,
        actors.get(id(seen.said_by)),
    )
