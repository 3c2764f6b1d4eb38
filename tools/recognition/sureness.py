"""From which chance an answer is sure, and from which it is one at all."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WRONG = 0.01
"""Of the sure answers at most so many are wrong, if nothing else is asked for: half of what is
allowed, as new photos differ from old ones spoilt."""
KEPT = 0.99
"""So many of the right answers are not refused."""
_LEAST = 50


@dataclass(frozen=True)
class Answered:
    """The first guess for each photo; all arrays are (photos,)."""

    chances: NDArray[np.float64]
    right: NDArray[np.bool_]
    there: NDArray[np.bool_]
    """What the photo shows is in the catalog."""
    levels: NDArray[np.intp]
    """How often the item guessed was taught, as a place in the levels."""

    def of_level(self, level: int) -> "Answered":
        """Give those whose guess was taught so often."""
        own = self.levels == level
        return Answered(self.chances[own], self.right[own], self.there[own], self.levels[own])

    @classmethod
    def joined(cls, lots: Sequence["Answered"]) -> "Answered":
        """Put several together."""
        names = ("chances", "right", "there", "levels")
        return cls(*(np.concatenate([getattr(one, name) for one in lots]) for name in names))


def sure_from(answered: Answered, most: float = WRONG) -> float:
    """Give the least chance above which no more answers than allowed are wrong; 2 for none."""
    order = np.argsort(-answered.chances, kind="stable")
    chances = answered.chances[order]
    wrong = np.cumsum(~answered.right[order]) / np.arange(1, len(order) + 1)
    last = np.append(chances[1:] != chances[:-1], True) if len(chances) else np.zeros(0, bool)
    good = np.flatnonzero((wrong <= most) & last)
    good = good[good >= _LEAST]
    return float(chances[good[-1]]) if len(good) else 2.0


def maybe_from(answered: Answered) -> float:
    """Give the chance that so many of the right answers reach."""
    right = answered.chances[answered.right]
    return float(np.quantile(right, 1 - KEPT)) if len(right) else 0.0
