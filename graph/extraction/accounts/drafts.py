"""Accounts before they get ids, and the register of those of one document."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.extraction.entities import Entity
from graph.model import Comparison


@dataclass(frozen=True, slots=True)
class Seen:
    """One observation, in tokens; first and last bound the words it rests on."""

    property: str
    value: str
    comparison: Comparison
    first: int
    last: int
    observed_at: str = ""
    said_by: Entity | None = None


@dataclass(eq=False, slots=True)
class AccountDraft:
    """An account before it gets its id; evidence: (first, last) tokens that tell the owner.

    seen: its observations, each once, in the order in which they were made.
    """

    platform: str
    owner: Entity | None = None
    who: str | None = None
    handle: str | None = None
    evidence: tuple[int, int] | None = None
    group: bool = False
    seen: dict[Seen, None] = field(default_factory=dict)

    def note(self, seen: Seen) -> None:
        """Add an observation unless the same is known from the same words."""
        self.seen.setdefault(seen)


class Register:
    """The accounts of a document, each once, in the order of their first mention."""

    def __init__(self) -> None:
        self.all: list[AccountDraft] = []
        self._of_owner: dict[tuple[Entity, str], AccountDraft] = {}
        self._of_handle: dict[str, AccountDraft] = {}
        self._of_group: dict[tuple[str, tuple[int, int]], AccountDraft] = {}

    def add(self, account: AccountDraft) -> AccountDraft:
        """Count an account; a later one with the same owner, handle or description is found."""
        self.all.append(account)
        if account.owner is not None:
            self._of_owner.setdefault((account.owner, account.platform), account)
        if account.handle is not None:
            self._of_handle.setdefault(account.handle, account)
        if account.who is not None and account.evidence is not None:
            self._of_group.setdefault((account.who, account.evidence), account)
        return account

    def of_handle(self, handle: str, owner: Entity | None, platform: str) -> AccountDraft:
        """The account with this handle."""
        known = self._of_handle.get(handle)
        return known or self.add(AccountDraft(platform, owner=owner, handle=handle))

    def of_owner(self, owner: Entity, platform: str, evidence: tuple[int, int]) -> AccountDraft:
        """The account that an actor holds on a platform."""
        known = self._of_owner.get((owner, platform))
        return known or self.add(AccountDraft(platform, owner=owner, evidence=evidence))

    def of_group(self, who: str, platform: str, evidence: tuple[int, int]) -> AccountDraft:
        """The accounts of those whom these words describe."""
        known = self._of_group.get((who, evidence))
        return known or self.add(AccountDraft(platform, who=who, evidence=evidence, group=True))
