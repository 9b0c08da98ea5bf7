"""How well what was found agrees with a gold: counts that add up over texts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one figure; shares are from 0 to 1.

    gold: how many must be found; found: how many of them were. right, wrong: of what was found.
    open: found, but counts neither way.
    """

    documents: int
    gold: int
    found: int
    right: int
    wrong: int
    open: int = 0

    def __add__(self, other: Score) -> Score:
        """The counts of both."""
        return Score(
            self.documents + other.documents,
            self.gold + other.gold,
            self.found + other.found,
            self.right + other.right,
            self.wrong + other.wrong,
            self.open + other.open,
        )

    @property
    def precision(self) -> float:
        """Share of what was found and counts that is right."""
        counted = self.right + self.wrong
        return self.right / counted if counted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0
