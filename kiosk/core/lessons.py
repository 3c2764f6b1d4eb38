"""What staff taught, and the guard over it: a lesson nearer to another item's pictures is doubted.

A lesson is compared with the other pictures of its own item, taught and of the catalog, and with
all of other items. One a little nearer to another's counts, but nothing is sure by it: most
corrections are such, as it is what looks like something else that has to be corrected. One much
nearer is set aside, as it most likely shows the other. The worst goes first and then speaks no more
against the rest, so that one wrong lesson does not take right ones with it. Two lessons of an item
that are alike hold each other: what is taught twice counts.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Numbers = NDArray[np.intp]

DOUBTED, SET_ASIDE = 0.1, 0.3
"""So much nearer, in cosine, another item's picture is. Of 5,280 photos of 81 products spoilt by
turning, covering, blur and light, and taught to the right one, 2.5 % would be set aside against the
catalog's pictures; taught to another one drawn by chance, 90 %."""
_NOTHING = np.float32(-1.0)

Beside = Callable[[Matrix, int], tuple[float, float, int]]
"""Of a vector and its item: the cosine of that item's nearest catalog picture, and of any other
item's, and whose; -1 where there is none."""


@dataclass(frozen=True, slots=True)
class Doubted:
    """A lesson that is doubted, and why."""

    item: int
    source: str
    own: float
    """Cosine of the nearest other picture of its own item; -1 where there is none."""
    other: float
    """Cosine of the nearest picture of another item."""
    other_item: int
    counts: bool
    """It is not set aside."""


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """The lessons that count, an item's together, items ascending."""

    vectors: Matrix
    """float32 (n, width)"""
    items: Numbers
    """(n,)"""
    sources: tuple[str, ...]
    doubted: frozenset[str]
    """The sources of those by which nothing is sure."""


@dataclass(slots=True, eq=False)
class _Nearest:
    """Of each lesson the nearest other one among some: its cosine, and its row, -1 for none."""

    cosines: Matrix
    rows: Numbers

    @classmethod
    def none(cls, room: int) -> "_Nearest":
        return cls(np.full(room, _NOTHING, np.float32), np.full(room, -1, np.intp))

    def copy(self) -> "_Nearest":
        return _Nearest(self.cosines.copy(), self.rows.copy())

    def grown(self) -> "_Nearest":
        more = _Nearest.none(len(self.rows))
        return _Nearest(
            np.concatenate([self.cosines, more.cosines]), np.concatenate([self.rows, more.rows])
        )

    def offer(self, row: int, cosines: Matrix, which: NDArray[np.bool_]) -> None:
        """Let a lesson be the nearest of those named to which it is nearer than the last."""
        better = np.flatnonzero(which & (cosines > self.cosines[: len(cosines)]))
        self.cosines[better], self.rows[better] = cosines[better], row

    def choose(self, row: int, cosines: Matrix, which: NDArray[np.bool_]) -> None:
        """Find a lesson's nearest among those named."""
        masked = np.where(which, cosines, -np.inf)
        best = int(masked.argmax()) if which.any() else -1
        self.rows[row] = best
        self.cosines[row] = cosines[best] if best >= 0 else _NOTHING


class Lessons:
    """Vectors that were taught, each of an item, under a source of its own.

    Adding one compares it once with all others, and trains nothing.
    """

    def __init__(self, width: int, beside: Beside) -> None:
        """Start with none; vectors are float32 (width,) of unit norm."""
        self._beside = beside
        self._vectors = np.zeros((8, width), np.float32)
        self._items = np.zeros(8, np.intp)
        self._own, self._other = _Nearest.none(8), _Nearest.none(8)
        self._catalog = np.zeros((8, 3))
        """Of each: own and other cosine in the catalog, and whose the other is."""
        self._sources: list[str] = []
        self._rows: dict[str, int] = {}
        self._counted: Counted | None = None
        self._doubted: tuple[Doubted, ...] = ()

    def __len__(self) -> int:
        """Give the number of lessons, those set aside too."""
        return len(self._sources)

    def __contains__(self, source: object) -> bool:
        """Tell whether there is a lesson of this source."""
        return source in self._rows

    def has(self, item: int) -> bool:
        """Tell whether an item has lessons, be they set aside."""
        return bool((self._items[: len(self)] == item).any())

    def add(self, item: int, source: str, vector: Matrix) -> None:
        """Take a lesson; one of the same source is replaced."""
        self.remove(source)
        row = len(self._sources)
        if row == len(self._vectors):
            self._grow()
        self._vectors[row], self._items[row] = vector, item
        self._catalog[row] = self._beside(vector, item)
        self._sources.append(source)
        self._rows[source] = row
        cosines, same, others = self._compared(row)
        self._own.choose(row, cosines, same)
        self._other.choose(row, cosines, others)
        self._own.offer(row, cosines, same)
        self._other.offer(row, cosines, others)
        self._counted = None

    def remove(self, source: str) -> bool:
        """Take a lesson back; tell whether it was there."""
        row = self._rows.pop(source, None)
        if row is None:
            return False
        last = len(self._sources) - 1
        lost = [np.flatnonzero(of.rows[: last + 1] == row) for of in (self._own, self._other)]
        # The last one moves into its place.
        self._vectors[row], self._items[row] = self._vectors[last], self._items[last]
        self._catalog[row], self._sources[row] = self._catalog[last], self._sources[last]
        for of in (self._own, self._other):
            of.cosines[row], of.rows[row] = of.cosines[last], of.rows[last]
            of.cosines[last], of.rows[last] = _NOTHING, -1
            of.rows[of.rows == last] = row
        self._sources.pop()
        if row != last:
            self._rows[self._sources[row]] = row
        for orphan in {row if at == last else int(at) for found in lost for at in found.tolist()}:
            if orphan < last:
                cosines, same, others = self._compared(orphan)
                self._own.choose(orphan, cosines, same)
                self._other.choose(orphan, cosines, others)
        self._counted = None
        return True

    def counted(self) -> Counted:
        """Give the lessons that count."""
        if self._counted is None:
            doubted = self._settle()
            aside = {one.source for one in doubted if not one.counts}
            rows = [row for row in range(len(self)) if self._sources[row] not in aside]
            rows.sort(key=lambda row: (int(self._items[row]), self._sources[row]))
            at = np.asarray(rows, np.intp)
            self._counted = Counted(
                self._vectors[at], self._items[at], tuple(self._sources[row] for row in rows),
                frozenset(one.source for one in doubted),
            )  # fmt: skip
            self._doubted = tuple(doubted)
        return self._counted

    def doubted(self) -> tuple[Doubted, ...]:
        """Give the lessons that are doubted, the most doubtful first."""
        self.counted()
        return self._doubted

    def _settle(self) -> list[Doubted]:
        """Set aside one lesson after the other, the worst first, then doubt by what is left."""
        count = len(self)
        own, other = self._own.copy(), self._other.copy()
        left = np.ones(count, bool)
        found: list[Doubted] = []
        while left.any():
            gaps = np.where(left, self._gaps(own, other), -np.inf)
            # Of equal ones the same goes first in whatever order they were taught.
            worst = np.flatnonzero(gaps == gaps.max())
            row = min(worst.tolist(), key=lambda at: self._sources[at])
            if gaps[row] <= SET_ASIDE:
                break
            found.append(self._doubt(row, own, other, counts=False))
            left[row] = False
            for one in np.flatnonzero((own.rows[:count] == row) | (other.rows[:count] == row)):
                cosines, same, others = self._compared(int(one))
                own.choose(int(one), cosines, same & left)
                other.choose(int(one), cosines, others & left)
        gaps = self._gaps(own, other)
        rows = np.flatnonzero(left & (gaps > DOUBTED)).tolist()
        rows.sort(key=lambda row: (-gaps[row], self._sources[row]))
        return found + [self._doubt(row, own, other, counts=True) for row in rows]

    def _gaps(self, own: _Nearest, other: _Nearest) -> NDArray[np.float64]:
        """Give how much nearer each lesson is to another item's pictures than to its own's."""
        count = len(self)
        nearest = np.maximum(other.cosines[:count], self._catalog[:count, 1])
        return np.asarray(nearest - np.maximum(own.cosines[:count], self._catalog[:count, 0]))

    def _doubt(self, row: int, own: _Nearest, other: _Nearest, *, counts: bool) -> Doubted:
        by_catalog, at = self._catalog[row], int(other.rows[row])
        of_lesson = at >= 0 and other.cosines[row] >= by_catalog[1]
        return Doubted(
            int(self._items[row]), self._sources[row],
            float(max(own.cosines[row], by_catalog[0])),
            float(max(other.cosines[row], by_catalog[1])),
            int(self._items[at] if of_lesson else by_catalog[2]), counts,
        )  # fmt: skip

    def _compared(self, row: int) -> tuple[Matrix, NDArray[np.bool_], NDArray[np.bool_]]:
        """Give a lesson's cosines with all, and which of these are of its own item and others'."""
        count = len(self._sources)
        cosines = self._vectors[:count] @ self._vectors[row]
        same = self._items[:count] == self._items[row]
        others = ~same
        same[row] = False
        return np.asarray(cosines, np.float32), same, others

    def _grow(self) -> None:
        for name in ("_vectors", "_items", "_catalog"):
            old = getattr(self, name)
            setattr(self, name, np.concatenate([old, np.zeros_like(old)]))
        self._own, self._other = self._own.grown(), self._other.grown()
