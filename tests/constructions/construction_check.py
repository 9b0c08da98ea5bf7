"""Compares what an entry expects with what was extracted, and says which expectation failed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from construction_entries import Entry

from graph.model import HOSTILE, Account, Claim, Document, Extraction, Modality, Span
from graph.settings import DEFAULT_CONFIDENCE

_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_WRAPPING = " \t\n\"“”‘’'[](),.…"


@dataclass
class Result:
    """How many expectations of one entry were met, and a line for each that was not."""

    entry: Entry
    met: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many expectations the entry has."""
        return self.met + len(self.failures)

    @property
    def passed(self) -> bool:
        """Whether all of them were met."""
        return not self.failures

    def expect(self, met: bool, failure: str) -> None:
        """Count one expectation; `failure` says what went wrong where it was not met."""
        if met:
            self.met += 1
        else:
            self.fail(failure)

    def fail(self, failure: str) -> None:
        """Count one expectation that was not met."""
        self.failures.append(failure)


def check(entry: Entry, document: Document, extraction: Extraction) -> Result:
    """Hold `extraction`, made from `document`, to all that `entry` expects of it."""
    seen = _Seen(document, extraction)
    result = Result(entry)
    for claim in entry.claims:
        problem = seen.problem_with_claim(claim)
        result.expect(problem is None, f"claim {claim.get('evidence', claim)!r}: {problem}")
    if entry.edges is not None:
        _check_edges(result, entry.edges, entry.edges_allowed, seen)
    for name in entry.no_claim_by:
        claims = [c for c in extraction.claims if c.modality is Modality.ASSERTED]
        made = [seen.words(c.evidence) for c in claims if seen.is_called(c.speaker, name)]
        result.expect(not made, f"{name} must make no claim, has {made}")
    for name in entry.non_responses:
        silent = [r.actor for r in extraction.non_responses]
        known = any(seen.is_called(actor, name) for actor in silent)
        result.expect(known, f"no non-response of {name}; there are {seen.labels(silent)}")
    _check_accounts(result, entry, seen)
    _check_actors(result, entry, seen)
    return result


def _check_edges(
    result: Result, edges: list[list[str]], allowed: list[list[str]], seen: _Seen
) -> None:
    found = seen.edges()
    for speaker, target in edges:
        there = any(seen.is_called(s, speaker) and seen.is_called(t, target) for s, t in found)
        result.expect(there, f"no edge {speaker} → {target}")
    extra = [
        " → ".join(seen.labels(pair))
        for pair in found
        if not any(
            seen.is_called(pair[0], speaker) and seen.is_called(pair[1], target)
            for speaker, target in (*edges, *allowed)
        )
    ]
    result.expect(not extra, f"extra edges {extra}")


def _check_accounts(result: Result, entry: Entry, seen: _Seen) -> None:
    accounts = seen.extraction.accounts
    if entry.accounts == []:
        result.expect(not accounts, f"there must be no account, there are {len(accounts)}")
    for wanted in entry.accounts or ():
        candidates = [a for a in accounts if seen.is_account(a, wanted)]
        missing = [seen.missing_observations(a, wanted.get("observations", [])) for a in candidates]
        identity = {key: value for key, value in wanted.items() if key != "observations"}
        if not candidates:
            result.fail(f"no account {identity} among {seen.account_labels()}")
        else:
            fewest = min(missing, key=len)
            result.expect(not fewest, f"account {identity} lacks {fewest}")
    for name, *observed in entry.never_observed:
        bad = any(
            seen.account_belongs(a, name)
            and any([o.property, o.value][: len(observed)] == observed for o in a.observations)
            for a in accounts
        )
        result.expect(not bad, f"the account of {name} must not have {observed}")


def _check_actors(result: Result, entry: Entry, seen: _Seen) -> None:
    taken: set[str] = set()
    for wanted in entry.actors:
        kinds = wanted.get("kind", [])
        kinds = [kinds] if isinstance(kinds, str) else kinds
        named = [a for a in seen.extraction.actors if seen.is_called(a.id, wanted["name"])]
        free = [a for a in named if a.id not in taken]
        if not free:
            others = [a.name for a in seen.extraction.actors]
            reason = "is not an actor of its own" if named else f"is no actor; there are {others}"
            result.fail(f"{wanted['name']} {reason}")
            continue
        actor = next((a for a in free if not kinds or a.kind in kinds), free[0])
        taken.add(actor.id)
        right_kind = not kinds or actor.kind in kinds
        result.expect(right_kind, f"{wanted['name']} is a {actor.kind}, not a {kinds}")
        for alias in wanted.get("aliases", ()):
            known = plain(alias) in seen.surfaces(actor.id)
            result.expect(known, f"{alias!r} is not {wanted['name']}")
    for name in entry.never_actors:
        called = [
            a.name
            for a in seen.extraction.actors
            if plain(name) in {plain(n) for n in (a.name, *a.aliases)}
        ]
        result.expect(not called, f"{name!r} must be no actor, nor another name of one")


def plain(name: str) -> str:
    """A name without case, accents, leading article, final possessive, quotation marks."""
    folded = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    folded = " ".join(folded.split()).removesuffix("'s").strip(_WRAPPING)
    return _ARTICLE.sub("", folded)


def _alternatives(names: str) -> set[str]:
    return {plain(name) for name in names.split(" | ")}


class _Seen:
    """An extraction, asked by names instead of ids."""

    def __init__(self, document: Document, extraction: Extraction) -> None:
        self.text = document.text
        self.extraction = extraction
        self._actors = {a.id: a for a in extraction.actors}
        self._accounts = {a.id: a for a in extraction.accounts}
        self._claims = {c.id: c for c in extraction.claims}

    def words(self, span: Span) -> str:
        return span.of(self.text)

    def surfaces(self, actor: str, *, pronouns: bool = True) -> set[str]:
        """All that an actor or account is called: name, aliases, mentions; plain."""
        mentions = (
            self.words(m.span)
            for m in self.extraction.mentions
            if m.actor == actor and (pronouns or m.form != "pronoun")
        )
        called = {plain(words) for words in mentions}
        if (found := self._actors.get(actor)) is not None:
            called |= {plain(name) for name in (found.name, *found.aliases)}
        if (account := self._accounts.get(actor)) is not None:
            called |= {plain(n) for n in (account.handle, account.who) if n}
            if account.owner:
                called |= self.surfaces(account.owner, pronouns=False)
        return called

    def is_called(self, actor: str, names: str) -> bool:
        return bool(self.surfaces(actor, pronouns=False) & _alternatives(names))

    def labels(self, actors: Iterable[str]) -> list[str]:
        return [self._actors[a].name if a in self._actors else a for a in actors]

    def edges(self) -> list[tuple[str, str]]:
        """(speaker, target) over the hostile acts that were performed, reported or not."""
        return sorted(
            {
                (claim.speaker, target)
                for claim in self.extraction.claims
                if claim.act in HOSTILE
                and claim.modality is Modality.ASSERTED
                and claim.confidence >= DEFAULT_CONFIDENCE
                for target in claim.targets
            }
        )

    def problem_with_claim(self, wanted: dict[str, Any]) -> str | None:
        """None if a claim is as wanted, else what is wrong with the one that comes nearest."""
        claims = self.extraction.claims
        if "evidence" in wanted:
            places = [
                Span(found.start(), found.end())
                for found in re.finditer(re.escape(wanted["evidence"]), self.text)
            ]
            claims = tuple(c for c in claims if any(c.evidence.covers(p) for p in places))
            if not claims:
                return "no claim covers these words"
        by_speaker = [c for c in claims if self.is_called(c.speaker, wanted["speaker"])]
        if not by_speaker:
            return f"said by {self.labels(c.speaker for c in claims)}, not by {wanted['speaker']}"
        return min((self._differences(c, wanted) for c in by_speaker), key=len) or None

    def _differences(self, claim: Claim, wanted: dict[str, Any]) -> str:
        acts = wanted.get("act", claim.act.value)
        acts = [acts] if isinstance(acts, str) else acts
        wrong = [] if claim.act in acts else [f"act is {claim.act}, not {' or '.join(acts)}"]
        modality = wanted.get("modality", Modality.ASSERTED)
        if claim.modality != modality:
            wrong.append(f"modality is {claim.modality}, not {modality}")
        if claim.polarity != wanted.get("polarity", claim.polarity):
            wrong.append(f"polarity is {claim.polarity}")
        if wanted.get("targets") == [] and claim.targets:
            wrong.append(f"has targets {self.labels(claim.targets)}")
        for key in ("targets", "addressees", "victims"):
            wrong += self._missing(getattr(claim, key), wanted.get(key, ()), key)
        if "reported_by" in wanted and not self._is_reported_by(claim, wanted["reported_by"]):
            wrong.append(f"is reported by {self.labels(self._reporters(claim))}")
        if "said_at" in wanted and claim.said_at != wanted["said_at"]:
            wrong.append(f"said_at is {claim.said_at}, not {wanted['said_at']}")
        for key in ("venue", "said_at_text"):
            if key in wanted and not _holds(getattr(claim, key), wanted[key]):
                wrong.append(f"{key} is {getattr(claim, key)!r}, not {wanted[key]!r}")
        return "; ".join(wrong)

    def _missing(self, actors: tuple[str, ...], names: Iterable[str], key: str) -> list[str]:
        return [
            f"{name} is not among {key} {self.labels(actors)}"
            for name in names
            if not any(self.is_called(actor, name) for actor in actors)
        ]

    def _reporters(self, claim: Claim) -> list[str]:
        speakers = []
        outer = claim.embedded_in
        while outer is not None:
            speakers.append(self._claims[outer].speaker)
            outer = self._claims[outer].embedded_in
        return speakers

    def _is_reported_by(self, claim: Claim, names: list[str]) -> bool:
        speakers = self._reporters(claim)
        return len(speakers) == len(names) and all(
            self.is_called(speaker, name) for speaker, name in zip(speakers, names, strict=True)
        )

    def is_account(self, account: Account, wanted: dict[str, Any]) -> bool:
        handle = (account.handle or "").lstrip("@").casefold()
        return (
            ("owner" not in wanted or self._is_owner(account, wanted["owner"]))
            and ("who" not in wanted or plain(wanted["who"]) in plain(account.who or ""))
            and ("handle" not in wanted or handle == wanted["handle"].lstrip("@").casefold())
            and ("platform" not in wanted or plain(account.platform) == plain(wanted["platform"]))
        )

    def _is_owner(self, account: Account, names: str) -> bool:
        return account.owner is not None and self.is_called(account.owner, names)

    def account_belongs(self, account: Account, name: str) -> bool:
        return bool(self.surfaces(account.id) & _alternatives(name))

    def account_labels(self) -> list[str]:
        return [
            f"{a.platform}/{a.handle or a.who or self.labels([a.owner or '?'])[0]}"
            for a in self.extraction.accounts
        ]

    @staticmethod
    def missing_observations(account: Account, wanted: list[list[str]]) -> list[list[str]]:
        """Those of the wanted [property, value, comparison] that the account does not have."""
        has = [[o.property, o.value, o.comparison.value] for o in account.observations]
        return [w for w in wanted if not any(h[: len(w)] == w for h in has)]


def _holds(found: str | None, wanted: str | None) -> bool:
    if wanted is None or found is None:
        return found == wanted
    return plain(wanted) in plain(found)
