"""The weights of a recognition by maximum likelihood, and the chances from which it is sure.

An item's score is linear in its signals, with weights of its number of lessons; "none of them" has
a score of its own; the chances are the softmax of all (McFadden's conditional logit, 1974). What is
fitted: that the chance of the right one is as high as it can be over all photos asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.core.weighing import COLUMNS

Wide = NDArray[np.float64]
Numbers = NDArray[np.intp]

LEVELS = (0, 1, 3, 5)
_STEPS, _RATE = 250, 1.0
_HOLD = 1e-4
"""How much a weight is held to the others of its level: where two signals say the same, both count,
since for goods the model never saw they do not."""
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


def fit(lots: Sequence[Asked], steps: int = _STEPS) -> Fitted:
    """Find the likeliest weights, none below 0, by Adam (Kingma and Ba, 2015) on the whole."""
    mask = np.ones((len(LEVELS), len(COLUMNS)))
    mask[0, 2:] = 0.0  # nothing was taught
    # One photo taught is both the mean and the best.
    values = np.concatenate([(8.0 * mask).ravel(), np.zeros(len(LEVELS)), [0.0]])
    first, second = np.zeros_like(values), np.zeros_like(values)
    photos = sum(len(asked.truth) for asked in lots)
    for step in range(1, steps + 1):
        slope = np.zeros_like(values)
        made = _unpacked(values)
        for asked in lots:
            slope += _slope(made, asked)
        slope /= photos
        held = made.weights - made.weights.mean(axis=1, keepdims=True)
        slope[: mask.size] += _HOLD * (held * mask).ravel()
        slope[: mask.size] *= mask.ravel()
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        rate = _RATE * (1 - step / (steps + 1))
        move = first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        values -= rate * move
        np.maximum(values[: mask.size], 0.0, out=values[: mask.size])
    return _unpacked(values)


def _unpacked(values: Wide) -> Fitted:
    levels, columns = len(LEVELS), len(COLUMNS)
    weights = values[: levels * columns].reshape(levels, columns)
    return Fitted(weights.copy(), values[levels * columns : -1].copy(), float(values[-1]))


def _slope(made: Fitted, asked: Asked) -> Wide:
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
    return np.concatenate([weights.ravel(), bias, [wrong[:, -1].sum()]])
