"""Reads the accounts of a document: mention by mention, then figures of followers.

In: the scene and the drafts of claims. Out: account drafts in text order of their first mention.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from graph.extraction import lexicon
from graph.extraction.accounts.drafts import AccountDraft, Register, Seen
from graph.extraction.accounts.figures import figures_of
from graph.extraction.accounts.holders import (
    description,
    holders_of,
    members,
    others_beside,
    owner_at,
    owner_of_handle,
)
from graph.extraction.accounts.status import status_of
from graph.extraction.dates import month_of
from graph.extraction.drafts import Draft
from graph.extraction.entities import Entity
from graph.extraction.parse import Parse
from graph.extraction.pronouns import FIRST
from graph.extraction.scene import Scene
from graph.extraction.syntax import VERBAL, subject_of
from graph.model import Comparison

# Tokens before a handle that belong to the words that tell its owner.
_HANDLE_EVIDENCE = 4

_MONTHS = "|".join(month.capitalize() for month in lexicon.in_order("month"))
_DAYS = "|".join(day.capitalize() for day in lexicon.in_order("weekday"))
_MOMENT = re.compile(
    rf"\b(?:(?:yesterday|today|{_DAYS})(?: (?:morning|afternoon|evening|night))?"
    rf"|(?:last|this) (?:night|week|month|year|morning|evening)|tonight"
    rf"|(?:\d{{1,2}} )?(?:{_MONTHS})(?: \d{{1,2}}\b)?(?:,? (?:\d{{4}}|this year|last year))?)"
)
_HANDLE = re.compile(r"@?\w{2,30}")


def read_accounts(scene: Scene, drafts: Iterable[Draft]) -> list[AccountDraft]:
    """The accounts of a document, with what is said of them."""
    return _AccountReader(scene, drafts).read()


class _AccountReader:
    """at: head token of an account -> the accounts it stands for; tellers: token -> who says it."""

    def __init__(self, scene: Scene, drafts: Iterable[Draft]) -> None:
        self.scene = scene
        self.parse = scene.parse
        self.platform = _platform_of(scene.parse)
        self.register = Register()
        self.at: dict[int, list[AccountDraft]] = {}
        self.tellers: dict[int, Entity] = {}
        for draft in drafts:
            for t in draft.content:
                self.tellers.setdefault(t, draft.speaker)

    def read(self) -> list[AccountDraft]:
        parse = self.parse
        nouns = lexicon.words("account") | lexicon.words("page")
        self._read_handles()
        for t, lemma in enumerate(parse.lemma):
            if lemma in nouns and parse.pos[t] in {"NOUN", "PROPN"} and self._is_online(t):
                self._read_account(t)
        if self.platform:
            for t, lemma in enumerate(parse.lemma):
                if lemma == "follower":
                    self._read_followers(t)
        return self.register.all

    # Which account

    def _is_online(self, t: int) -> bool:
        near = {self.parse.lower[k] for k in self.parse.kids[t]}
        if near & lexicon.words("other account"):
            return False
        if not near.isdisjoint(lexicon.platforms()):
            return True
        return bool(self.platform) and self.parse.lemma[t] in lexicon.words("account")

    def _platform_at(self, t: int) -> str:
        names = (lexicon.platforms().get(self.parse.lower[k]) for k in self.parse.subtree(t))
        return next((name for name in names if name), self.platform)

    def _read_handles(self) -> None:
        """A handle after a name, in brackets or as an apposition, belongs to whom it names."""
        parse = self.parse
        for t in range(len(parse)):
            start = parse.start[t]
            written = parse.text[start : parse.end[t]]
            marked = written.startswith("@") or parse.text[start - 1 : start] == "@"
            if not marked or not _HANDLE.fullmatch(written):
                continue
            handle = written.lstrip("@")
            owner = owner_of_handle(self.scene, t)
            account = self.register.of_handle(handle, owner, self.platform or "Twitter")
            if owner is not None and account.evidence is None and account.owner is owner:
                account.evidence = (max(t - _HANDLE_EVIDENCE, parse.sentence(t)[0]), t)
            self.at.setdefault(t, []).append(account)

    def _of_holder(self, head: int, platform: str, evidence: tuple[int, int]) -> list[AccountDraft]:
        """The accounts of a holder and of those named together with it."""
        parse = self.parse
        found: list[AccountDraft] = []
        covered: set[int] = set()
        for t in members(parse, head):
            if t in covered or parse.lemma[t] in lexicon.words("account"):
                continue
            owner = owner_at(self.scene, t)
            if owner is not None:
                found.append(self.register.of_owner(owner, platform, evidence))
            elif parse.pos[t] in {"NOUN", "PROPN"} and parse.child(t, "appos") is None:
                first, last = description(self.scene, t)
                covered.update(range(first, last + 1))
                who = parse.plain(first, last)
                found.append(self.register.of_group(who, platform, evidence))
        return list(dict.fromkeys(found))

    def _counted(self, t: int, platform: str) -> list[AccountDraft]:
        """A group of accounts that is only counted ("over 10,000 accounts")."""
        figures = figures_of(self.parse, t)
        if len(figures) != 1:
            return []
        value, comparison, first = figures[0]
        group = AccountDraft(platform, group=True, who=self.parse.plain(first, t))
        group.note(Seen("count", value, comparison, first, t, self._when(t), self.tellers.get(t)))
        return [self.register.add(group)]

    # What is said of it

    def _read_account(self, t: int) -> None:
        parse = self.parse
        platform = self._platform_at(t)
        accounts: list[AccountDraft] = []
        for holder in holders_of(parse, t):
            accounts += self._of_holder(holder.head, platform, holder.evidence)
        accounts += self._counted(t, platform)
        self.at[t] = accounts
        status = status_of(parse, t)
        if status is not None:
            for other in others_beside(parse, status.verb) if status.verb is not None else []:
                more = self._of_holder(other, platform, (other, other))
                accounts += [a for a in more if a not in accounts]
            seen = Seen(
                "status",
                status.value,
                Comparison.EXACT,
                status.first,
                status.last,
                self._when(t),
                self.tellers.get(t),
            )
            for account in accounts:
                account.note(seen)
        self._read_opening(t, platform)

    def _read_opening(self, t: int, platform: str) -> None:
        """For "X opened an account in April 2010"."""
        parse = self.parse
        verb = parse.head[t]
        if parse.dep[t] != "dobj" or parse.lemma[verb] not in lexicon.words("opening"):
            return
        subject = subject_of(parse, verb)
        if subject is None or self.scene.actor_at(subject) is None:
            return
        accounts = self._of_holder(subject, platform, (subject, t))
        first, end = parse.sentence(t)
        for start, stop, label in parse.entities_in(first, end):
            month = month_of(parse.original(start, stop - 1)) if label == "DATE" else None
            if not month or start < first:
                continue
            for account in accounts:
                account.note(
                    Seen(
                        "opened",
                        month,
                        Comparison.EXACT,
                        verb,
                        stop - 1,
                        said_by=self.tellers.get(t),
                    )
                )

    def _read_followers(self, t: int) -> None:
        """For "had 107,000 and 153,000 followers respectively", "lost around 6500 followers"."""
        figures = figures_of(self.parse, t)
        if not figures:
            return
        head = self.parse.head[t]
        property_, accounts = self._holders_of_followers(t, head)
        if len(figures) == 1:
            figures *= len(accounts)
        for figure, account in zip(figures, accounts, strict=False):
            first = min(figure.first, head)
            account.note(
                Seen(
                    property_,
                    figure.value,
                    figure.comparison,
                    first,
                    t,
                    self._when(t),
                    self.tellers.get(t),
                )
            )

    def _holders_of_followers(self, t: int, head: int) -> tuple[str, list[AccountDraft]]:
        """Property that a figure tells ("followers", "followers_lost"), and of which accounts."""
        parse = self.parse
        if parse.dep[t] == "pobj" and parse.lower[head] in {"with", "of", "to", "by"}:
            return "followers", self._accounts_of(parse.head[head], head)
        if parse.dep[t] != "dobj" or parse.pos[head] not in VERBAL:
            return "", []
        lost = parse.lemma[head] in lexicon.words("losing")
        subject = subject_of(parse, head)
        if subject is None or not (lost or parse.lemma[head] in lexicon.words("gaining")):
            return "", []
        return "followers_lost" if lost else "followers", self._accounts_of(subject, t)

    def _accounts_of(self, subject: int, t: int) -> list[AccountDraft]:
        """The accounts that a subject stands for: an account, its holder, or "they" and "it"."""
        parse = self.parse
        if self.at.get(subject):
            return self.at[subject]
        if parse.lower[subject] in {"it", "they", "which", "both"}:
            start, _ = parse.sentences[max(parse.sentence_of[t] - 1, 0)]
            return next((self.at[s] for s in range(t - 1, start - 1, -1) if self.at.get(s)), [])
        owner = self.scene.actor_at(subject)
        if owner is None or not (owner.named or parse.lower[subject] in FIRST):
            return []
        return self._of_holder(subject, self.platform, (subject, t))

    def _when(self, t: int) -> str:
        """The moment that the sentence names, in its words."""
        first, end = self.parse.sentence(t)
        found = _MOMENT.search(self.parse.plain(first, end - 1))
        return found[0] if found else ""


def _platform_of(parse: Parse) -> str:
    """The platform that a document speaks of most; "" where it names none."""
    platforms = lexicon.platforms()
    counts = Counter(platforms[w] for w in parse.lower if w in platforms)
    counts.pop("X", None)
    return min(counts, key=lambda p: (-counts[p], p)) if counts else ""
