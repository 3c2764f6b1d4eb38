"""Figures, and how far chance alone could have moved them.

Every figure is a mean over photos or queries, in per cent, with a percentile bootstrap interval
(Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13). Two bundles are compared
on the same photos by resampling the pairs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Wide = NDArray[np.float64]
Numbers = NDArray[np.intp]

LEVEL = 0.95
_CELLS = 2_000_000
"""Most drawn numbers held at once."""


@dataclass(frozen=True)
class Figure:
    """One cell of a table: its value for each photo or query."""

    table: str
    row: str
    column: str
    values: Wide
    """A share for each unit, 0 to 1."""
    unit: str
    against: Wide | None = None
    """Where the figure is a ratio of two means over the same units: what is divided by."""
    families: tuple[str, ...] | None = None
    """The product of each photo: photos of one product are no independent draws."""

    @property
    def key(self) -> str:
        """The figure's name in report.json."""
        return f"{self.table} | {self.row} | {self.column}"

    @property
    def value(self) -> float:
        """The figure in per cent; not a number where nothing could be asked."""
        return 100 * float(_ratio(self._sums()))

    def _sums(self) -> Wide:
        """Give the two sums the figure is the ratio of."""
        return np.array([self.values.sum(), self._below().sum()])

    def _below(self) -> Wide:
        return np.ones_like(self.values) if self.against is None else self.against

    def draws(self, resamples: int, seed: int) -> Wide:
        """Give the figure in ``resamples`` bootstrap draws, in per cent.

        Figures of as many units are drawn alike for one seed, so that differences are paired.
        """
        return resampled(self.values, self._below(), resamples, seed)

    def family_draws(self, resamples: int, seed: int) -> Wide | None:
        """Give the same where whole products are drawn; None where there are none."""
        if self.families is None or len(set(self.families)) < 2:
            return None
        names = {name: i for i, name in enumerate(sorted(set(self.families)))}
        places = np.array([names[name] for name in self.families])
        above = np.bincount(places, self.values, len(names)).astype(np.float64)
        below = np.bincount(places, self._below(), len(names)).astype(np.float64)
        return resampled(above, below, resamples, seed)


def _ratio(sums: Wide) -> Wide:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(sums[..., 0] / sums[..., 1], np.float64)


def resampled(above: Wide, below: Wide, resamples: int, seed: int) -> Wide:
    """Give the ratio of two sums in per cent for units drawn with replacement, ``resamples`` times.

    ``above`` and ``below`` hold one number a unit; a mean has ones below.
    """
    count = len(above)
    out = np.empty(resamples)
    if count == 0:
        out.fill(np.nan)
        return out
    rng = np.random.default_rng([seed, count])
    both = np.stack([above, below], axis=1).astype(np.float64)
    step = max(1, _CELLS // count)
    for start in range(0, resamples, step):
        chosen = rng.integers(0, count, (min(step, resamples - start), count))
        out[start : start + step] = 100 * _ratio(both[chosen].sum(axis=1))
    return out


def interval(draws: Wide, level: float = LEVEL) -> tuple[float, float]:
    """Give the bounds that hold the middle ``level`` of the draws."""
    known = draws[np.isfinite(draws)]
    if len(known) == 0:
        return (float("nan"), float("nan"))
    low, high = np.quantile(known, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def ranked_within(scores: Floats, truth: Sequence[int] | Numbers, k: int) -> Wide:
    """Tell for each row whether its true column is among the k best: float64 (rows,), 1 or 0.

    ``scores`` is (rows, columns). Of equal scores the earlier column is the better one.
    """
    wanted = np.asarray(truth, np.intp)
    own = np.take_along_axis(scores, wanted[:, None], axis=1)
    earlier = np.arange(scores.shape[1])[None, :] < wanted[:, None]
    better = (scores > own) | ((scores == own) & earlier)
    return np.asarray(better.sum(axis=1) < k, np.float64)


def best(scores: Floats, k: int) -> Numbers:
    """Give the k best places of a row of scores, best first; of equal ones the earlier."""
    return np.argsort(-scores, kind="stable")[:k]


def hubness(bank: Floats, texts: Floats, k: int) -> Floats:
    """Give each text's mean similarity to the k pictures of a bank it is nearest to.

    ``bank`` is (pictures, dim), ``texts`` (texts, dim), which may be pictures to choose from as
    well; the result (texts,). A text that is near to
    everything wins too often; taking this from its scores takes the advantage away (cross-domain
    similarity local scaling: Conneau et al., Word Translation Without Parallel Data, 2018, with the
    text's own term alone, as the photo's is the same for every candidate).
    """
    alike = bank @ texts.T
    k = min(k, len(bank))
    return np.asarray(np.sort(alike, axis=0)[-k:].mean(axis=0), np.float32)


def corrected(scores: Floats, hubs: Floats, weight: float = 1.0) -> Floats:
    """Take the texts' hubness from scores (photos, texts)."""
    return np.asarray(scores - np.float32(weight) * hubs[None, :], np.float32)


def unit(vectors: Floats) -> Floats:
    """Bring the last axis to unit length."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-12), np.float32)


def standardised(scores: Floats) -> Floats:
    """Bring every photo's scores over the candidates to mean 0 and deviation 1."""
    middle = scores - scores.mean(axis=1, keepdims=True)
    spread = np.maximum(scores.std(axis=1, keepdims=True), 1e-9)
    return np.asarray(middle / spread, np.float32)
