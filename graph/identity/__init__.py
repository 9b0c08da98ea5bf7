"""Mentions to actors: which names mean the same actor in other documents."""

from __future__ import annotations

from graph.identity.identify import Identity, identify

__all__ = ["Identity", "identify"]
