"""Which photos are taught: drawn with a seed; the first of an item are taught first."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.intp]


def drawn_lessons(
    labels: Sequence[str], items: Sequence[str], seed: Sequence[int]
) -> list[Numbers]:
    """Put each item's photos into an order drawn by chance: the first k are taught.

    ``labels`` are the photos', ``items`` the catalog's ids.
    """
    rng = np.random.default_rng(list(seed))
    of: dict[str, list[int]] = {item: [] for item in items}
    for place, label in enumerate(labels):
        of[label].append(place)
    return [rng.permutation(np.array(of[item], np.intp)) for item in items]
