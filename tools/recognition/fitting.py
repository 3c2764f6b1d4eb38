"""The weights of a recognition by maximum likelihood.

An item's score is linear in its signals, with weights of its number of lessons; "none of them" has
a score of its own; the chances are the softmax of all (McFadden's conditional logit, 1974). What is
fitted: that the chance of the right one is as high as it can be over all photos asked.

To photos of its training all signals of a model say the same, spoilt or not, so these cannot tell
how the signals are to be weighed against each other: ``SHARES`` can. They were fitted once, free,
in the same way, on photos the model had never seen. Of a model only the size of each level's score
is fitted, and what makes levels comparable.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.core.weighing import COLUMNS

Wide = NDArray[np.float64]
Numbers = NDArray[np.intp]

LEVELS = (0, 1, 3, 5)
SHARES = np.array(
    [[0.2, 1.0, 0.0, 0.0], [0.25, 1.0, 0.4, 0.4], [0.2, 0.65, 1.0, 0.95], [0.1, 0.5, 1.0, 0.95]]
)
"""The signals' weights against each other, by level. Measured on heads trained for 8 minutes on an
ImageNet tower (127 steps; three fifths of the photos of 61 of 81 groceries, other folders), on
photos kept out: in equal parts of the 61 and of the 20 products never seen, whose lessons too were
other photos. The fit gave (0, 15.2), (3.3, 12.5, 4.9, 4.9), (2.3, 6.4, 10.0, 9.6) and (1.0, 5.6,
11.2, 10.5); where nothing is taught words keep a fifth, for items without a picture. Top-1 there at
0, 1, 3, 5 lessons: of the 61 95.2, 91.8, 93.0, 93.1 % (the best signal alone: 95.2, 93.3, 93.9,
94.2), of the 20 22.0, 53.2, 73.9, 82.0 % (22.0, 41.4, 70.6, 79.7)."""
_STEPS, _RATE = 250, 1.0
NONE = -1
"""The truth of a photo of something that is not there."""


@dataclass(frozen=True)
class Asked:
    """Photos asked of a shop whose items were taught so and so often."""

    signals: NDArray[np.float32]
    """(photos, items, 4), as the recogniser makes them."""
    levels: Numbers
    """The place in ``LEVELS`` of each item's number of lessons: (items,)."""
    truth: Numbers
    """(photos,) places of the right items; ``NONE`` where it is not there."""
    kind: str = ""
    """What they are counted under when the thresholds are chosen."""


@dataclass
class Fitted:
    """Weights (levels, 4), bias (levels,) and the score of none."""

    weights: Wide
    bias: Wide
    none: float

    def scores(self, asked: Asked) -> Wide:
        """Give each item's score: (photos, items)."""
        own = self.weights[asked.levels]
        found = np.einsum("pij,ij->pi", asked.signals, own, optimize=True)
        return np.asarray(found + self.bias[asked.levels], np.float64)

    def chances(self, asked: Asked) -> Wide:
        """Give each item's chance and, last, that of none: (photos, items + 1)."""
        scores = self.scores(asked)
        whole = np.concatenate([scores, np.full((len(scores), 1), self.none)], axis=1)
        whole -= whole.max(axis=1, keepdims=True)
        shares = np.exp(whole)
        return np.asarray(shares / shares.sum(axis=1, keepdims=True), np.float64)


def fit(lots: Sequence[Asked], shares: Wide = SHARES, steps: int = _STEPS) -> Fitted:
    """Find each level's likeliest size and bias and the score of none, by Adam on the whole.

    (Kingma and Ba, 2015.) A size is never below 0.
    """
    levels = len(LEVELS)
    values = np.concatenate([np.full(levels, 8.0), np.zeros(levels + 1)])
    first, second = np.zeros_like(values), np.zeros_like(values)
    photos = sum(len(asked.truth) for asked in lots)
    for step in range(1, steps + 1):
        made = _unpacked(values, shares)
        slope = np.sum([_slope(made, asked, shares) for asked in lots], axis=0) / photos
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        rate = _RATE * (1 - step / (steps + 1))
        move = first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        values -= rate * move
        np.maximum(values[:levels], 0.0, out=values[:levels])
    return _unpacked(values, shares)


def _unpacked(values: Wide, shares: Wide) -> Fitted:
    levels = len(LEVELS)
    return Fitted(values[:levels, None] * shares, values[levels:-1].copy(), float(values[-1]))


def _slope(made: Fitted, asked: Asked, shares: Wide) -> Wide:
    """Give the slope of the negative log-likelihood by every value."""
    wrong = made.chances(asked)
    rows = np.arange(len(asked.truth))
    # NONE is -1, the last column, which is none's.
    wrong[rows, asked.truth] -= 1.0
    each = np.einsum("pi,pij->ij", wrong[:, :-1], asked.signals, optimize=True)
    weights = np.zeros((len(LEVELS), len(COLUMNS)))
    bias = np.zeros(len(LEVELS))
    np.add.at(weights, asked.levels, each)
    np.add.at(bias, asked.levels, wrong[:, :-1].sum(axis=0))
    return np.concatenate([(weights * shares).sum(axis=1), bias, [wrong[:, -1].sum()]])
