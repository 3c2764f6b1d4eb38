"""Shops with lessons drawn by chance, and photos asked of them: what the weights are fitted on.

Three kinds in equal shares: every item was taught as often, or each so often as was drawn; and of
half of all a fifth of the items is taken from the catalog, so that photos of them show nothing that
is there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.core.recognising import Known, Recogniser
from kiosk.core.weighing import Weighing
from tools.recognition.drawing import drawn_lessons
from tools.recognition.fitting import LEVELS, NONE, Asked

Floats = NDArray[np.float32]
_GONE = 0.2


@dataclass(frozen=True)
class Material:
    """What is known of the catalog, and photos of its items."""

    known: Sequence[Known]
    ids: Sequence[str]
    """The catalog's, ascending."""
    labels: Sequence[str]
    """Of each photo its item's id."""
    lessons: Floats
    """Each photo as it is taught: (photos, embed_dim)."""
    queries: Floats
    """Each photo as it is asked: (photos, views, embed_dim)."""
    groups: NDArray[np.intp]
    """A number of each photo: one that is taught in an episode is not asked in it."""


def episodes(material: Material, own: float, each: int, photos: int, seed: int) -> Iterator[Asked]:
    """Make ``each`` episodes of every kind, ``photos`` asked in one."""
    for number in range(each):
        for kind, level in enumerate((*range(len(LEVELS)), -1, -1)):
            rng = np.random.default_rng([seed, number, kind])
            yield _episode(material, own, level, photos, rng, gone=(number + kind) % 2 == 1)


def _episode(
    material: Material, own: float, level: int, photos: int, rng: np.random.Generator, *, gone: bool
) -> Asked:
    """Teach by a level, or where it is -1 each item by one drawn, and ask."""
    ids = list(material.ids)
    if gone:
        less = rng.choice(len(ids), max(1, round(_GONE * len(ids))), replace=False)
        ids = [id_ for place, id_ in enumerate(ids) if place not in set(less.tolist())]
    known = [row for row in material.known if row.item_id in set(ids)]
    weighing = Weighing.plain()
    weighing = Weighing(
        weighing.taught, weighing.weights, weighing.bias, weighing.none, weighing.sure,
        weighing.maybe, own,
    )  # fmt: skip
    recogniser = Recogniser.of(known, weighing, material.lessons.shape[1])
    levels = rng.integers(0, len(LEVELS), len(ids)) if level < 0 else np.full(len(ids), level)
    order = drawn_lessons(material.labels, material.ids, (int(rng.integers(2**31)),))
    places = {id_: place for place, id_ in enumerate(material.ids)}
    taught: list[int] = []
    for id_, own_level in zip(ids, levels.tolist(), strict=True):
        for row in order[places[id_]][: LEVELS[own_level]].tolist():
            recogniser.teach(id_, str(row), material.lessons[row])
            taught.append(row)
    free = np.flatnonzero(~np.isin(material.groups, material.groups[taught]))
    asked = rng.permutation(free)[:photos]
    signals = np.zeros((len(asked), len(ids), 4), np.float32)
    counts = np.zeros(len(ids), np.intp)
    for place, row in enumerate(asked.tolist()):
        signals[place], counts = recogniser.signals(material.queries[row])
    # What the guard set aside does not count as taught.
    levels = np.searchsorted(np.array(LEVELS), counts, side="right") - 1
    own_place = {id_: place for place, id_ in enumerate(ids)}
    truth = np.array([own_place.get(material.labels[row], NONE) for row in asked], np.intp)
    kind = "mixed" if level < 0 else str(LEVELS[level])
    return Asked(signals, levels.astype(np.intp), truth, kind)
