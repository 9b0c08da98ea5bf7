"""Accounts on platforms: who holds them, and what the text says of their status and followers.

In: the scene and the drafts of claims (who says what stands where). Out: account drafts, each with
its holder and observations.

An account with a named owner is one account; accounts that are only counted or described ("over
10,000 accounts", "those of three ministers") are groups. What changes is an observation.
"""

from __future__ import annotations

from graph.extraction.accounts.drafts import AccountDraft, Seen
from graph.extraction.accounts.reader import read_accounts

__all__ = ["AccountDraft", "Seen", "read_accounts"]
