"""How the signals of a recognition are weighed against each other: numbers measured for a model.

An item's score is a sum of its signals: its words, its catalog pictures and what was taught of it,
each a cosine times a weight. The weights depend on how many pictures the item was taught, and were
found by maximum likelihood (``./run tools fit_recognition``) as those under which the softmax over
all items, with one place more for "none of them", says how often an answer is right. So scores of
items taught much, little and not at all are on one scale, and the chance that comes out can be held
against a threshold.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from kiosk.errors import ModelError

FORMAT = 1
_MOST_LEVELS = 20
_LEVELLED = ("taught", "bias", "sure", "maybe")
_ARRAYS = (*_LEVELLED, "weights")

Table = NDArray[np.float64]


class Signal(StrEnum):
    """What speaks for an item."""

    WORDS = "words"
    """Its names and descriptions."""
    PICTURE = "picture"
    """The catalog's pictures of it."""
    TAUGHT = "taught"
    """Pictures that staff taught."""


COLUMNS = ("words", "picture", "prototype", "best")
"""Of the weights: the cosines with the mean of an item's words, with its best catalog picture, with
the mean of its lessons brought to unit norm, and with the best of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Weighing:
    """Weights by the number of pictures taught, and the chances from which an answer counts.

    Between two numbers taught that were measured the weights are in between; beyond the last they
    are the last's.
    """

    taught: Table
    """The numbers measured, ascending from 0: (levels,)."""
    weights: Table
    """A signal's weight at each number: (levels, 4), in the order of ``COLUMNS``."""
    bias: Table
    """(levels,)"""
    none: float
    """The score of "none of them"."""
    sure: Table
    maybe: Table
    """The least chance of an answer to be sure, and to be one at all: (levels,)."""
    own: float = 0.0
    """A model that was trained on an item sees more of its words and its catalog picture in photos
    of it than in photos of an item it never saw, which so loses to everything it knows. An item's
    lessons show what it is used to: so much of their own cosines, 0 to 1, is taken away."""
    measured_on: str = ""

    @classmethod
    def of(cls, blob: bytes | None) -> Self:
        """Read a bundle's file, or give ``plain`` where it has none. Raises ModelError."""
        return cls.plain() if blob is None else cls.from_bytes(blob)

    @classmethod
    def plain(cls) -> Self:
        """Give the weights of a model nobody measured: equal ones, and nothing is sure or refused.

        A chance cannot be above 1, which "sure" asks for.
        """
        return cls(
            np.array([0.0, 1.0]), np.array([[20.0, 20.0, 0.0, 0.0], [10.0, 10.0, 10.0, 10.0]]),
            # The signals of lessons are not levelled: pictures of other goods are half as near.
            np.array([0.0, -10.0]), -1e9, np.full(2, 2.0), np.zeros(2),
        )  # fmt: skip

    def at(self, counts: NDArray[np.intp]) -> tuple[Table, Table]:
        """Give each item's weights (n, 4) and bias (n,) by how many pictures it was taught."""
        columns = [np.interp(counts, self.taught, column) for column in self.weights.T]
        return np.stack(columns, axis=1), np.interp(counts, self.taught, self.bias)

    def thresholds(self, count: int) -> tuple[float, float]:
        """Give the least chance to be sure and to be an answer for an item taught so often."""
        sure, maybe = (np.interp(count, self.taught, of) for of in (self.sure, self.maybe))
        return float(sure), float(maybe)

    def to_bytes(self) -> bytes:
        """Write it as ``from_bytes`` reads it: JSON, sorted keys."""
        body: dict[str, Any] = {"format": FORMAT, "none": self.none, "own": self.own}
        body |= {name: getattr(self, name).tolist() for name in _ARRAYS}
        body["measured_on"] = self.measured_on
        return (json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()

    @classmethod
    def from_bytes(cls, blob: bytes) -> Self:
        """Read a bundle's ``recognition.json``. Raises ModelError for anything else."""
        try:
            body = json.loads(blob.decode())
        except (ValueError, RecursionError) as error:
            raise _wrong("is not valid JSON") from error
        if not isinstance(body, dict) or body.get("format") != FORMAT:
            raise _wrong(f"is not of format {FORMAT}, which this program reads")
        if set(body) != {"format", "none", "own", "measured_on", *_ARRAYS}:
            raise _wrong("lacks a field or has one this program does not know")
        taught, bias, sure, maybe = (_numbers(body[name], 1) for name in _LEVELLED)
        weights, ends = _numbers(body["weights"], 2), _numbers([body["none"], body["own"]], 1)
        count = len(taught)
        fits = (
            1 <= count <= _MOST_LEVELS
            and bias.shape == sure.shape == maybe.shape == (count,)
            and weights.shape == (count, len(COLUMNS))
            and isinstance(body["measured_on"], str)
        )
        if not fits:
            raise _wrong("has fields that do not fit together")
        if taught[0] != 0 or bool((np.diff(taught) <= 0).any()) or bool((sure < maybe).any()):
            raise _wrong("has levels out of order")
        none, own = ends.tolist()
        if not 0.0 <= own <= 1.0:
            raise _wrong("takes away more of an item's own cosines than there is")
        return cls(taught, weights, bias, none, sure, maybe, own, body["measured_on"])


def _numbers(value: object, sides: int) -> Table:
    """Make an array of so many sides of JSON's lists of finite numbers."""
    try:
        made = np.array(value)
    except (ValueError, OverflowError) as error:
        raise _wrong("has a list of uneven rows") from error
    if made.ndim != sides or made.dtype.kind not in "if" or not bool(np.isfinite(made).all()):
        raise _wrong("has something else where numbers have to be")
    return made.astype(np.float64)


def _wrong(why: str) -> ModelError:
    return ModelError(f"The model's recognition.json {why}: copy the model again.")
