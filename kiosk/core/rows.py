"""Vectors of items, several an item, in memory: scored all at once, and looked at one by one."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk.core.nearest import PackedVectors, PlainVectors, Vectors

Matrix = NDArray[np.float32]
_PACKED_FROM = 4096
"""From so many vectors on, 16 bits a component save more memory than they cost exactness."""


class Rows:
    """Unit vectors of items that do not change, each with the source it came from."""

    def __init__(self, owners: Sequence[int], sources: Sequence[str], vectors: Matrix) -> None:
        """Take vectors, float32 (n, width), the number of each one's item, and its source."""
        order = np.argsort(np.asarray(owners, np.intp), kind="stable")
        sorted_owners = np.asarray(owners, np.intp)[order]
        self._sources = [sources[place] for place in order.tolist()]
        self._vectors: Vectors
        if len(order) >= _PACKED_FROM:
            packed = PackedVectors(len(order), vectors.shape[1])
            packed.put(np.arange(len(order)), vectors[order])
            self._vectors = packed
        else:
            self._vectors = PlainVectors(vectors[order])
        self.items, self._starts = np.unique(sorted_owners, return_index=True)
        self._ends = np.append(self._starts[1:], len(order))
        self._norms = np.ones(len(self.items), np.float32)
        if len(self.items) < len(order):
            spans = zip(self._starts.tolist(), self._ends.tolist(), strict=True)
            means = (self._vectors.rows(slice(*span)).mean(axis=0) for span in spans)
            self._norms = np.array([max(float(np.linalg.norm(m)), 1e-6) for m in means], np.float32)

    def scores(self, query: Matrix, count: int, *, mean: bool) -> NDArray[np.float64]:
        """Score every item by the unit mean of its vectors or by its best: float64 (count,).

        NaN where it has none. ``query`` is float32 (width,), of unit norm.
        """
        out = np.full(count, np.nan)
        if len(self.items):
            products = self._vectors.rough(query)
            if mean:
                sums = np.add.reduceat(products, self._starts)
                out[self.items] = sums / ((self._ends - self._starts) * self._norms)
            else:
                out[self.items] = np.maximum.reduceat(products, self._starts)
        return out

    def nearest(self, query: Matrix, item: int) -> tuple[float, str] | None:
        """Give an item's best cosine and its source; None where the item has no vector."""
        start, end, _ = self._span(item)
        if start == end:
            return None
        products = self._vectors.rows(slice(start, end)) @ query
        best = int(products.argmax())
        return float(products[best]), self._sources[start + best]

    def own_score(self, item: int, vectors: Matrix, *, mean: bool) -> float:
        """Give the mean of what ``scores`` would give an item for some vectors; 0 without any."""
        start, end, norm = self._span(item)
        if start == end:
            return 0.0
        products = self._vectors.rows(slice(start, end)) @ vectors.T
        each = products.mean(axis=0) / norm if mean else products.max(axis=0)
        return float(each.mean())

    def _span(self, item: int) -> tuple[int, int, float]:
        """Give where an item's vectors are, and the norm of their mean."""
        place = int(np.searchsorted(self.items, item))
        if place == len(self.items) or self.items[place] != item:
            return 0, 0, 1.0
        return int(self._starts[place]), int(self._ends[place]), float(self._norms[place])
