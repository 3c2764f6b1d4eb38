"""What a shopper opened and refused, for the length of a visit: it tunes the order of answers."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_MOST = 24
"""How many of the last opened and refused count: a visit is short, and its start fades."""
_PULL = 0.06
"""What full likeness to something opened is worth, in score. The scores of a page of answers differ
by about 0.1, so a taste moves goods among their like and never turns the list over."""


class Tastes:
    """Ids of what was opened and refused; they live in memory and go with the visit."""

    def __init__(self) -> None:
        """Start without any."""
        self._opened: list[str] = []
        self._refused: list[str] = []

    def __bool__(self) -> bool:
        """Tell whether there is any taste yet."""
        return bool(self._opened or self._refused)

    @property
    def opened(self) -> tuple[str, ...]:
        """What was opened, the last one last."""
        return tuple(self._opened)

    @property
    def refused(self) -> tuple[str, ...]:
        """What was refused and not opened since."""
        return tuple(self._refused)

    def open(self, item_id: str) -> None:
        """Remember that an item was opened."""
        self._opened = [*(i for i in self._opened if i != item_id), item_id][-_MOST:]
        self._refused = [i for i in self._refused if i != item_id]

    def refuse(self, item_ids: Sequence[str]) -> None:
        """Remember that none of these was it; what was opened before stays liked."""
        new = [i for i in item_ids if i not in self._opened]
        self._refused = [*(i for i in self._refused if i not in new), *new][-_MOST:]

    def wipe(self) -> None:
        """Forget all of it."""
        self._opened, self._refused = [], []


def pull(
    vectors: NDArray[np.float32], liked: NDArray[np.float32], refused: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Give what tastes add to each vector's score, float64 (n,).

    ``vectors`` is float32 (n, embed_dim); ``liked`` and ``refused`` are float32 (m, embed_dim), all
    of unit norm, each possibly empty. The nearest liked one pulls up, the nearest refused one down.
    """
    added = np.zeros(len(vectors), np.float64)
    if len(liked):
        added += _PULL * (vectors @ liked.T).max(axis=1)
    if len(refused):
        added -= _PULL * (vectors @ refused.T).max(axis=1)
    return added
