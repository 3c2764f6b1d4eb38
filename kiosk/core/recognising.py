"""Which good a picture shows: by words, by catalog pictures and by pictures that staff taught.

    recogniser = Recogniser.of(known, weighing)
    answer = recogniser.recognise(views)      # views of one picture, (n, embed_dim)
    recogniser.teach("item-7", "lesson-31", vector)   # counts from the next picture on
    recogniser.forget("lesson-31")

Nothing is trained: a lesson is one row more. One thread at a time may use it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from kiosk.core.deciding import at_most
from kiosk.core.lessons import Counted, Lessons
from kiosk.core.rows import Rows
from kiosk.core.weighing import Signal, Weighing
from kiosk.domain import Decision
from kiosk.errors import CatalogError

Vectors = NDArray[np.float32]
_Wide = NDArray[np.float64]
DEFAULT_LIMIT = 4
"""A person takes in four tiles at a glance."""


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """One thing known of an item: the vector of a text, of a catalog picture or of a lesson."""

    item_id: str
    signal: Signal
    source: str
    """Which words or picture it is; a lesson's is its own, and names it to ``forget``."""
    vector: Vectors
    """float32 (embed_dim,), unit norm."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one signal says of an item."""

    signal: Signal
    cosine: float
    """Of the words or the picture nearest to the one shown, -1 to 1."""
    pull: float
    """What the signal adds to the item's score."""
    source: str
    """The words or the picture that is nearest."""


@dataclass(frozen=True, slots=True)
class Guess:
    """One item the picture may show."""

    item_id: str
    chance: float
    """That it is this one, 0 to 1, as measured for the model."""
    score: float
    """The sum of the signals; the chances are the softmax of these."""
    margin: float
    """The score less that of the best other item: above 0 for the first alone."""
    taught: int
    """Lessons that count for it."""
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Recognition:
    """The answer to one picture: the items it may show, the likeliest first."""

    decision: Decision
    """Of the first: sure is taken without a touch, maybe shows tiles, no match is words' turn."""
    guesses: tuple[Guess, ...]
    none: float
    """The chance that it is nothing of the catalog, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A lesson that looks more like another item than like its own."""

    item_id: str
    source: str
    own: float
    """Cosine of the nearest other picture of its own item; -1 where there is none."""
    other_id: str
    other: float
    """Cosine of the nearest picture of any other item, which is this one's."""
    counts: bool
    """It is used, and an answer that rests on it is never sure; where it is not it is set aside."""


@dataclass(frozen=True, slots=True, eq=False)
class _Taught:
    """What the lessons that count come to, an item a row."""

    lessons: Counted
    items: NDArray[np.intp]
    starts: NDArray[np.intp]
    """Where each item's lessons begin."""
    prototypes: Vectors
    """Their mean, unit norm: (items, embed_dim)."""
    own: _Wide
    """(items, 2)"""


class Recogniser:
    """A catalog as staff's camera knows it."""

    def __init__(self, known: Iterable[Known], weighing: Weighing, embed_dim: int) -> None:
        """Take all that is known of every item; see ``of``."""
        rows = list(known)
        self._weighing = weighing
        self._ids = sorted({row.item_id for row in rows})
        self._number = {id_: number for number, id_ in enumerate(self._ids)}
        self._words = self._rows(rows, Signal.WORDS, embed_dim)
        self._pictures = self._rows(rows, Signal.PICTURE, embed_dim)
        self._lessons = Lessons(embed_dim, self._beside_catalog)
        self._used_to: dict[int, tuple[tuple[str, ...], tuple[float, float]]] = {}
        """Of each item taught by which lessons, and their own cosines."""
        self._kept: _Taught | None = None
        for row in rows:
            if row.signal is Signal.TAUGHT:
                self.teach(row.item_id, row.source, row.vector)

    @classmethod
    def of(cls, known: Iterable[Known], weighing: Weighing, embed_dim: int) -> Self:
        """Make one of all that is known of every item, lessons too; the order does not matter.

        Vectors are float32 (embed_dim,) of unit norm and of one model, as ``weighing`` is.
        """
        return cls(known, weighing, embed_dim)

    def __len__(self) -> int:
        """Give the number of items."""
        return len(self._ids)

    def __contains__(self, item_id: object) -> bool:
        """Tell whether there is such an item."""
        return item_id in self._number

    @property
    def ids(self) -> list[str]:
        """The id of every item: in ascending order, those enrolled since behind."""
        return self._ids

    def recognise(self, views: Vectors, limit: int = DEFAULT_LIMIT) -> Recognition:
        """Say which items a picture may show.

        ``views`` are the vectors of one picture, float32 (n, embed_dim): as it is, and where there
        is time cut closer or mirrored. Of equal items the one with the smaller id comes first.
        """
        if not self._ids or not len(views):
            return Recognition(Decision.NO_MATCH, (), 1.0)
        query = _one(views)
        signals, counts = self.signals(views)
        weights, bias = self._weighing.at(counts)
        pulls = weights * signals
        scores = pulls.sum(axis=1) + bias
        top = max(float(scores.max()), self._weighing.none)
        shares = np.exp(scores - top)
        none = float(np.exp(self._weighing.none - top))
        total = float(shares.sum()) + none
        order = np.lexsort((np.arange(len(scores)), -scores))[: max(2, limit)]
        guesses = []
        for place in order[:limit].tolist():
            rival = order[0] if place != order[0] else order[1] if len(order) > 1 else None
            beside = self._weighing.none if rival is None else float(scores[rival])
            guesses.append(
                Guess(
                    self._ids[place], float(shares[place]) / total, float(scores[place]),
                    float(scores[place]) - beside, int(counts[place]),
                    self._parts(place, query, pulls[place]),
                )
            )  # fmt: skip
        first = guesses[0]
        sure, maybe = self._weighing.thresholds(first.taught)
        decision = Decision.NO_MATCH
        if first.chance >= maybe:
            decision = Decision.SURE if first.chance >= sure else Decision.MAYBE
        doubted = self._lessons.counted().doubted
        if any(p.signal is Signal.TAUGHT and p.source in doubted for p in first.parts):
            decision = at_most(decision, Decision.MAYBE)
        return Recognition(decision, tuple(guesses), none / total)

    def signals(self, views: Vectors) -> tuple[_Wide, NDArray[np.intp]]:
        """Give every item's signals (items, 4), in ``COLUMNS``' order, and its lessons (items,).

        Nothing is weighed yet; items are in the order of ``ids``.
        """
        query, count = _one(views), len(self._ids)
        words = self._words.scores(query, count, mean=True)
        pictures = self._pictures.scores(query, count, mean=False)
        said = _levelled(np.stack([words, pictures], axis=1))
        shown, counts = np.zeros((count, 2)), np.zeros(count, np.intp)
        taught = self._taught()
        if len(taught.items):
            cosines = taught.lessons.vectors @ query
            shown[taught.items, 0] = taught.prototypes @ query
            shown[taught.items, 1] = np.maximum.reduceat(cosines, taught.starts)
            said[taught.items] -= self._weighing.own * taught.own
            counts[taught.items] = np.diff(np.append(taught.starts, len(cosines)))
        return np.concatenate([said, shown], axis=1), counts

    def enrol(self, item_id: str) -> None:
        """Add an item of which nothing is known yet but what will be taught.

        What there already is stays as it is. Its words and catalog pictures come with ``of``, when
        the catalog is read again.
        """
        if item_id not in self._number:
            self._number[item_id] = len(self._ids)
            self._ids.append(item_id)

    def dismiss(self, item_id: str) -> None:
        """Take back the item enrolled last, which has no lessons any more.

        Raises ValueError for any other.
        """
        number = self._number.get(item_id)
        if number is None or number != len(self._ids) - 1 or self._lessons.has(number):
            raise ValueError(f"{item_id} is not the item enrolled last, or was taught since")
        del self._number[item_id]
        self._ids.pop()
        self._used_to.pop(number, None)

    def teach(self, item_id: str, source: str, vector: Vectors) -> None:
        """Take a lesson, float32 (embed_dim,): it counts from the next picture on.

        One of the same source is replaced. Raises CatalogError where there is no such item.
        """
        number = self._number.get(item_id)
        if number is None:
            raise CatalogError(f"There is no item {item_id} to teach: enrol it first.")
        self._lessons.add(number, source, vector)
        self._used_to.pop(number, None)  # a source may come again with another vector

    def forget(self, source: str) -> bool:
        """Take a lesson back; tell whether it was there."""
        return self._lessons.remove(source)

    def doubtful(self) -> tuple[Doubt, ...]:
        """Give the lessons that are doubted, those set aside first."""
        ids = self._ids
        return tuple(
            Doubt(ids[one.item], one.source, one.own, ids[one.other_item], one.other, one.counts)
            for one in self._lessons.doubted()
        )

    def nearest_other(self, item_id: str, vector: Vectors) -> tuple[str, float] | None:
        """Give the item, but this one, that has the picture nearest to a vector, and its cosine.

        Pictures are the catalog's and the lessons that count; None where there are none.
        """
        cosines = self._pictures.scores(vector, len(self._ids), mean=False)
        cosines = np.nan_to_num(cosines, nan=-1.0)
        lessons = self._lessons.counted()
        np.maximum.at(cosines, lessons.items, lessons.vectors @ vector)
        if item_id in self._number:
            cosines[self._number[item_id]] = -1.0
        best = int(cosines.argmax()) if len(cosines) else -1
        return (self._ids[best], float(cosines[best])) if best >= 0 and cosines[best] > -1 else None

    def _rows(self, rows: list[Known], signal: Signal, embed_dim: int) -> Rows:
        own = [row for row in rows if row.signal is signal]
        vectors = np.zeros((len(own), embed_dim), np.float32)
        for place, row in enumerate(own):
            vectors[place] = row.vector
        numbers = [self._number[row.item_id] for row in own]
        return Rows(numbers, [row.source for row in own], vectors)

    def _taught(self) -> "_Taught":
        """Give what the lessons come to; only what has changed is made anew."""
        lessons = self._lessons.counted()
        if self._kept is None or self._kept.lessons is not lessons:
            items, starts = np.unique(lessons.items, return_index=True)
            parts = np.split(lessons.vectors, starts[1:])
            ends = np.append(starts[1:], len(lessons.items))
            spans = zip(starts.tolist(), ends.tolist(), strict=True)
            own = [
                self._own(item, lessons.sources[start:end], vectors)
                for item, (start, end), vectors in zip(items.tolist(), spans, parts, strict=False)
            ]
            prototypes = np.zeros((len(items), lessons.vectors.shape[1]), np.float32)
            for place in range(len(items)):
                prototypes[place] = _one(parts[place])
            self._kept = _Taught(lessons, items, starts, prototypes, np.array(own).reshape(-1, 2))
        return self._kept

    def _own(self, item: int, sources: tuple[str, ...], vectors: Vectors) -> tuple[float, float]:
        """Give what an item's lessons score by its words and by its catalog pictures."""
        known = self._used_to.get(item)
        if known is None or known[0] != sources:
            words = self._words.own_score(item, vectors, mean=True)
            pictures = self._pictures.own_score(item, vectors, mean=False)
            self._used_to[item] = known = (sources, (words, pictures))
        return known[1]

    def _parts(self, item: int, query: Vectors, pulls: _Wide) -> tuple[Part, ...]:
        lessons = self._lessons.counted()
        start, end = np.searchsorted(lessons.items, [item, item + 1])
        parts = []
        for signal, pull, found in (
            (Signal.WORDS, pulls[0], self._words.nearest(query, item)),
            (Signal.PICTURE, pulls[1], self._pictures.nearest(query, item)),
            (Signal.TAUGHT, pulls[2] + pulls[3], None),
        ):
            if signal is Signal.TAUGHT and end > start:
                cosines = lessons.vectors[start:end] @ query
                best = int(cosines.argmax())
                parts.append(
                    Part(signal, float(cosines[best]), float(pull), lessons.sources[start + best])
                )
            elif found is not None:
                parts.append(Part(signal, found[0], float(pull), found[1]))
        return tuple(sorted(parts, key=lambda part: -part.pull))

    def _beside_catalog(self, vector: Vectors, item: int) -> tuple[float, float, int]:
        cosines = self._pictures.scores(vector, len(self._ids), mean=False)
        own = float(cosines[item])
        others = np.nan_to_num(cosines, nan=-1.0)
        others[item] = -1.0
        best = int(others.argmax())
        return (-1.0 if np.isnan(own) else own), float(others[best]), best


def _one(views: Vectors) -> Vectors:
    """Give the one vector of a picture's views, float32 (embed_dim,)."""
    mean = views.mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), np.float32)


def _levelled(values: _Wide) -> _Wide:
    """Bring the signals all items should have (items, 2) to a mean of 0, and fill in what lacks.

    An item without words or without a picture must be neither ahead of the others for it nor
    behind: the signal it lacks is the one it has, by how far both spread over the items with both.
    """
    there = ~np.isnan(values)
    counts = np.maximum(there.sum(axis=0), 1)
    filled = np.where(there, values, 0.0)
    centred = np.where(there, filled - filled.sum(axis=0) / counts, 0.0)
    both = there.all(axis=1)
    spread = centred[both].std(axis=0) if both.any() else np.ones(2)
    per_other = spread / np.maximum(spread[::-1], 1e-6)
    return np.asarray(np.where(there, centred, centred[:, ::-1] * per_other), np.float64)
