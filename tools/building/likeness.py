"""Pictures that are nearly the same, and pictures that do not fit their words, block by block.

Both compare every picture with every other picture or text: at 100,000 pictures that is a matrix of
40 GB, of which only a block is there at a time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Copies of 300 pictures each of the demo, of clothes and of groceries (smaller, more compressed,
# cut at the edges, lighter) against all pairs of different ones: these find 97, 58 and 97 % of the
# copies (the clothes are 120 pixels wide); of 135,000 pairs of others one passes, a shoe twice.
_LIKE, _FEW_BITS = 0.985, 4
"""Cosine and differing signs of 64 up to which a picture is taken for a copy …"""
_VERY_LIKE, _MORE_BITS = 0.994, 10
"""… or cut at the edges, which moves the signs."""
_MOST_PAIRS = 200_000
_BLOCK = 256

Vectors = NDArray[np.float32]
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pictures by their numbers, and how like they are."""

    one: int
    other: int
    cosine: float
    bits: int
    """Signs of their fingerprints that differ, 0 to 64."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How each picture fits its own item's words; all arrays are (pictures,)."""

    own: NDArray[np.float32]
    """Cosine of picture and words."""
    better: NDArray[np.int64]
    """How many other texts fit the picture better."""
    best: NDArray[np.int64]
    """The text that fits best."""
    best_score: NDArray[np.float32]
    texts: int

    def rank_share(self) -> NDArray[np.float64]:
        """Give the share of all texts that fit a picture better than its own, 0 to 1."""
        return self.better / max(1, self.texts - 1)


def near_pairs(
    vectors: Vectors, hashes: Sequence[bytes], step: Step = lambda *_: None
) -> tuple[list[Pair], bool]:
    """Find the pairs of pictures, float32 (n, width) of unit norm, that are nearly the same.

    Also tells whether there were more than are given.
    """
    count = len(vectors)
    signs = np.frombuffer(b"".join(hashes), np.uint64) if count else np.empty(0, np.uint64)
    found: list[Pair] = []
    for start in range(0, count, _BLOCK):
        block = slice(start, min(start + _BLOCK, count))
        cosines = vectors[block] @ vectors[start:].T
        # Flat, since looking for pairs of numbers takes longer than the product itself.
        rows, columns = np.divmod(np.flatnonzero(cosines >= _LIKE), cosines.shape[1])
        # The upper triangle: each pair once, and no picture with itself.
        above = columns > rows
        rows, columns = rows[above], columns[above]
        bits = np.bitwise_count(signs[start + rows] ^ signs[start + columns])
        scores = cosines[rows, columns]
        same = (bits <= _FEW_BITS) | ((scores >= _VERY_LIKE) & (bits <= _MORE_BITS))
        for row, column, score, differ in zip(
            rows[same].tolist(), columns[same].tolist(), scores[same].tolist(),
            bits[same].tolist(), strict=True,
        ):  # fmt: skip
            found.append(Pair(start + row, start + column, score, differ))
        step(block.stop, count)
        if len(found) > _MOST_PAIRS:
            return found[:_MOST_PAIRS], True
    return found, False


def groups_of(pairs: Sequence[Pair]) -> list[list[int]]:
    """Put pictures that are nearly the same, or linked by others that are, into groups."""
    parent: dict[int, int] = {}

    def root(at: int) -> int:
        while parent.setdefault(at, at) != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for pair in pairs:
        parent[max(root(pair.one), root(pair.other))] = min(root(pair.one), root(pair.other))
    groups: dict[int, list[int]] = {}
    for at in sorted(parent):
        groups.setdefault(root(at), []).append(at)
    return [group for _, group in sorted(groups.items())]


def fit_words(
    vectors: Vectors, text_of: NDArray[np.intp], texts: Vectors, step: Step = lambda *_: None
) -> Fit:
    """Compare each picture with its own text, by its number, and with all others.

    The texts are different from one another.
    """
    count = len(vectors)
    own = np.einsum("ij,ij->i", vectors, texts[text_of])
    better = np.zeros(count, np.int64)
    best = np.zeros(count, np.int64)
    best_score = np.full(count, -1.0, np.float32)
    for start in range(0, count, _BLOCK):
        block = slice(start, min(start + _BLOCK, count))
        scores = vectors[block] @ texts.T
        # Its own text is not better than itself by the order of a sum.
        better[block] = (scores > own[block, None] + 1e-5).sum(axis=1)
        best[block] = scores.argmax(axis=1)
        best_score[block] = scores.max(axis=1)
        step(block.stop, count)
    return Fit(own, better, best, best_score, len(texts))


def nearest_others(vectors: Vectors, sample: NDArray[np.intp]) -> NDArray[np.float32]:
    """Give the cosine of each sampled picture's nearest other picture: how varied they are."""
    nearest = np.full(len(sample), -1.0, np.float32)
    for start in range(0, len(sample), _BLOCK):
        some = sample[start : start + _BLOCK]
        scores = vectors[some] @ vectors.T
        scores[np.arange(len(some)), some] = -1.0
        nearest[start : start + len(some)] = scores.max(axis=1)
    return nearest
