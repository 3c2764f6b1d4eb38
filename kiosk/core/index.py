"""Exact search over vectors in memory."""

from collections.abc import Iterable, Sequence
from typing import Self

import numpy as np
from numpy.typing import NDArray

from kiosk.core.nearest import PackedVectors, PlainVectors, Vectors
from kiosk.domain import Embedding, ModelId
from kiosk.errors import ModelError

Block = tuple[NDArray[np.intp], NDArray[np.float32]]
"""Some rows and their vectors, float32 (n, embed_dim)."""

# The sums of a float32 product differ by the place of a row in the matrix by less than this (512
# terms of unit vectors: about 512 * 6e-8, halved again by the pairwise order they are added in).
_MARGIN = np.float32(3e-5)
_NORM_TOLERANCE = 1e-3
_ROWS_AT_A_TIME = 4096
# From so many vectors on, 16 bits a component and a rough first pass save more than they cost.
_PACKED_FROM = 4096
_MORE, _FOLD = 200, 4
"""Of k wanted, 4 k + 200 of the roughly best are scored again."""


class VectorIndex:
    """Every vector of one model, and the item each belongs to. An item's best vector counts."""

    def __init__(
        self, model: ModelId, item_ids: Sequence[str], vectors: NDArray[np.float32]
    ) -> None:
        """Take vectors, float32 (n, embed_dim) of unit norm, with the item id of each row.

        Raises TypeError for another dtype (a float64 matrix would be searched many times slower,
        silently), ValueError for another shape or norm.
        """
        if vectors.ndim != 2 or len(item_ids) != vectors.shape[0]:
            raise ValueError(f"{len(item_ids)} ids do not fit vectors of shape {vectors.shape}")
        names = np.asarray(item_ids, dtype=object)
        order = np.argsort(names, kind="stable")
        place = np.empty(len(names), np.intp)
        place[order] = np.arange(len(names))
        self._fill(model, list(names[order]), vectors.shape[1], [(place, vectors)])

    @classmethod
    def of_blocks(
        cls, model: ModelId, item_ids: Sequence[str], width: int, blocks: Iterable[Block]
    ) -> Self:
        """Take vectors block by block, so that they are never all in memory as float32.

        ``item_ids`` are each row's, in ascending order; the blocks fill every row once. Raises as
        the constructor does.
        """
        index = cls.__new__(cls)
        index._fill(model, item_ids, width, blocks)
        return index

    def _fill(
        self, model: ModelId, item_ids: Sequence[str], width: int, blocks: Iterable[Block]
    ) -> None:
        self.model = model
        count = len(item_ids)
        if count >= _PACKED_FROM:
            packed = PackedVectors(count, width)
            for rows, vectors in blocks:
                packed.put(rows, _checked(vectors))
            self._vectors: Vectors = packed
        else:
            plain = np.empty((count, width), np.float32)
            for rows, vectors in blocks:
                plain[rows] = _checked(vectors)
            self._vectors = PlainVectors(plain)
        self._packed = count >= _PACKED_FROM
        ids: list[str] = []
        starts: list[int] = []
        for row, item_id in enumerate(item_ids):
            if not ids or ids[-1] != item_id:
                ids.append(item_id)
                starts.append(row)
        self._ids = ids
        # One more at the end, so that item i has rows starts[i] to starts[i + 1].
        self._starts = np.asarray([*starts, count], dtype=np.intp)
        self._single = len(ids) == count

    def __len__(self) -> int:
        """Give the number of items."""
        return len(self._ids)

    @property
    def ids(self) -> list[str]:
        """The id of every item, in ascending order: an item's place is its number here."""
        return self._ids

    def vectors_of(self, item: int) -> NDArray[np.float32]:
        """Give an item's vectors, float32 (n, embed_dim)."""
        return self._vectors.rows(slice(self._starts[item], self._starts[item + 1]))

    def top_k(
        self, query: Embedding, k: int, allowed: NDArray[np.bool_] | None = None
    ) -> list[tuple[str, float]]:
        """Give the k items nearest to the query with their cosine, best first.

        ``allowed`` (items,) leaves out all others beforehand. Of items that score the same the one
        with the smaller id comes first; equal vectors score exactly the same wherever they lie.
        Raises ModelError for another model's embedding.
        """
        items, scores = self.nearest(query, k, allowed)
        best = zip(items.tolist(), scores.tolist(), strict=True)
        return [(self._ids[item], score) for item, score in best]

    def nearest(
        self, query: Embedding, k: int, allowed: NDArray[np.bool_] | None = None
    ) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Give the numbers of the k items nearest to the query and their cosines, best first."""
        self._check(query)
        there = len(self._ids) if allowed is None else int(np.count_nonzero(allowed))
        k = min(k, there)
        if k < 1:
            return np.empty(0, np.intp), np.empty(0, np.float64)
        near = self._near(query.vector, k, there, allowed)
        scores = self._exact(near, query.vector)
        # Items are numbered in the order of their ids; lexsort's last key is its first.
        best = np.lexsort((near, -scores))[:k]
        return near[best], scores[best]

    def _near(
        self, query: NDArray[np.float32], k: int, there: int, allowed: NDArray[np.bool_] | None
    ) -> NDArray[np.intp]:
        """Give the items among which the k nearest are, in ascending order."""
        rows = self._vectors.rough(query)
        if self._packed:
            count, margin = min(there, _FOLD * k + _MORE), np.float32(0)
        else:
            count, margin = k, _MARGIN
        rough = rows if self._single else np.maximum.reduceat(rows, self._starts[:-1])
        some = None if allowed is None else np.flatnonzero(allowed)
        if some is not None:
            rough = rough[some]
        threshold = np.partition(rough, len(rough) - count)[len(rough) - count]
        near = np.flatnonzero(rough >= threshold - margin)
        return near if some is None else some[near]

    def cosines(self, query: Embedding, items: NDArray[np.intp]) -> NDArray[np.float64]:
        """Give the cosines of some items, by their numbers."""
        self._check(query)
        return self._exact(items, query.vector) if len(items) else np.empty(0, np.float64)

    def nearest_vectors(self, query: Embedding, items: NDArray[np.intp]) -> NDArray[np.float32]:
        """Give of each of some items the vector nearest to the query, float32 (n, embed_dim)."""
        self._check(query)
        found = np.empty((len(items), len(query.vector)), np.float32)
        for row, item in enumerate(items.tolist()):
            own = self.vectors_of(item)
            found[row] = own[int((own @ query.vector).argmax())]
        return found

    def _check(self, query: Embedding) -> None:
        if query.model != self.model:
            msg = (
                f"The query was encoded by {query.model} and the catalog by {self.model}: "
                "index the pictures again with the model in use."
            )
            raise ModelError(msg)
        if query.vector.dtype != np.float32:
            raise TypeError(f"the query is float32, not {query.vector.dtype}")

    def _exact(self, items: NDArray[np.intp], query: NDArray[np.float32]) -> NDArray[np.float64]:
        """Score a few items again in float64, each row summed in the same order."""
        wide = query.astype(np.float64)
        scores = np.empty(len(items), dtype=np.float64)
        firsts, ends = self._starts[items], self._starts[items + 1]
        if self._single:
            rows = firsts
        else:
            rows = np.concatenate([np.arange(a, b) for a, b in zip(firsts, ends, strict=True)])
        products = np.empty(len(rows), dtype=np.float64)
        for start in range(0, len(rows), _ROWS_AT_A_TIME):
            some = rows[start : start + _ROWS_AT_A_TIME]
            products[start : start + len(some)] = (self._vectors.rows(some) * wide).sum(axis=1)
        bounds = np.concatenate([[0], np.cumsum(ends - firsts)[:-1]])
        np.maximum.reduceat(products, bounds, out=scores)
        return scores


def _checked(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    if vectors.dtype != np.float32:
        raise TypeError(f"the index takes float32 vectors, not {vectors.dtype}")
    squares = np.einsum("ij,ij->i", vectors, vectors)
    if not bool(np.all(np.abs(squares - 1.0) <= 2 * _NORM_TOLERANCE)):
        raise ValueError("the index takes vectors of unit norm")
    return vectors
