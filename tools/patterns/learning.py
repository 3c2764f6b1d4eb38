"""A net of one hidden layer, learnt by plain NumPy: the same seed gives the same net."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.core.patterns import FAR, NAMES, Net

_HIDDEN = 24
_STEPS, _BATCH, _RATE = 5000, 256, 3e-3
_DECAY = 2e-3
_NOISE = 0.15
"""Added to the figures, in their spreads: drawings are cleaner than the world."""


@dataclass(frozen=True, eq=False)
class Lot:
    """Pictures' figures, (n, 47), and the number of each one's pattern, (n,)."""

    figures: NDArray[np.float32]
    names: NDArray[np.intp]

    def every(self, fold: int, *, leave: bool) -> "Lot":
        """Give every so many-th picture, or all others."""
        chosen = np.arange(len(self.names)) % fold == 0
        chosen = ~chosen if leave else chosen
        return Lot(self.figures[chosen], self.names[chosen])


def joined(lots: Sequence[Lot]) -> Lot:
    """Put lots together."""
    return Lot(
        np.concatenate([lot.figures for lot in lots]), np.concatenate([lot.names for lot in lots])
    )


def learn(lot: Lot, seed: int) -> Net:
    """Learn by Adam (Kingma and Ba, 2015); a rare pattern counts by the root of how rare it is.

    Raises ValueError where there is nothing to learn from.
    """
    if not len(lot.names):
        raise ValueError("there are no pictures to learn from")
    rng = np.random.default_rng(seed)
    mean, spread = lot.figures.mean(axis=0), lot.figures.std(axis=0) + 1e-6
    inputs = np.clip((lot.figures - mean) / spread, -FAR, FAR).astype(np.float64)
    counts = np.bincount(lot.names, minlength=len(NAMES))
    counted = 1.0 / np.sqrt(np.maximum(counts, 1))[lot.names]
    counted /= counted.mean()
    width = inputs.shape[1]
    parts = [
        rng.normal(0, width**-0.5, (width, _HIDDEN)), np.zeros(_HIDDEN),
        rng.normal(0, _HIDDEN**-0.5, (_HIDDEN, len(NAMES))), np.zeros(len(NAMES)),
    ]  # fmt: skip
    first_moments, second_moments = ([np.zeros_like(part) for part in parts] for _ in range(2))
    for step in range(1, _STEPS + 1):
        some = rng.integers(len(inputs), size=_BATCH)
        given = inputs[some] + rng.normal(0, _NOISE, (_BATCH, width))
        slopes = _slopes(parts, given, lot.names[some], counted[some])
        for part, slope, one, two in zip(
            parts, slopes, first_moments, second_moments, strict=True
        ):  # fmt: skip
            one += 0.1 * (slope - one)
            two += 0.001 * (slope * slope - two)
            part -= _RATE * (one / (1 - 0.9**step)) / (np.sqrt(two / (1 - 0.999**step)) + 1e-8)
    return Net(*(np.asarray(part, np.float32) for part in (mean, spread, *parts)))


def _slopes(
    parts: Sequence[NDArray[np.float64]], given: NDArray[np.float64], names: NDArray[np.intp],
    counted: NDArray[np.float64],
) -> list[NDArray[np.float64]]:  # fmt: skip
    """Give the slopes of the mean cross-entropy, with decay of the weights."""
    first, first_offset, second, second_offset = parts
    hidden = np.tanh(given @ first + first_offset)
    sums = hidden @ second + second_offset
    likely = np.exp(sums - sums.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    likely[np.arange(len(names)), names] -= 1
    wrong = likely * (counted / len(names))[:, None]
    back = (wrong @ second.T) * (1 - hidden * hidden)
    return [
        given.T @ back + _DECAY * first, back.sum(axis=0),
        hidden.T @ wrong + _DECAY * second, wrong.sum(axis=0),
    ]  # fmt: skip
