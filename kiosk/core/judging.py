"""How sure an answer to words is: each of the goods found is judged, and so is the answer."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.core.deciding import Calibration, at_least
from kiosk.core.fusing import Signals
from kiosk.core.index import VectorIndex
from kiosk.domain import Decision, Embedding

_FIRST = 5
"""So many of the first are looked at before an answer is refused."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Words as the model has them."""

    vector: Embedding
    """The mean of the vectors of all that is asked for and of the thing alone.

    Its cosine with a picture is the mean of both. A text's vector says little of the thing where
    colours and patterns stand beside it, and those are told from the pixels better.
    """
    thing: NDArray[np.float32]
    """The vector of the thing, without its colours and patterns."""
    only_looks: bool
    """Nothing but colours and patterns was said."""


def judge(
    asked: Asked, signals: Signals, places: NDArray[np.intp], index: VectorIndex,
    calibration: Calibration,
) -> list[Decision]:  # fmt: skip
    """Say of some of the goods found, the best first, how sure they are what was asked for."""
    decisions = _by_vectors(asked, signals, places, index, calibration)
    if asked.only_looks:
        # "Red" names no thing: what is red is an answer.
        decisions = [
            at_least(one, Decision.MAYBE) if signals.looks_right(place) else one
            for one, place in zip(decisions, places.tolist(), strict=True)
        ]
    return [
        signals.decision(place, one) for place, one in zip(places.tolist(), decisions, strict=True)
    ]


def _by_vectors(
    asked: Asked, signals: Signals, places: NDArray[np.intp], index: VectorIndex,
    calibration: Calibration,
) -> list[Decision]:  # fmt: skip
    cosines = signals.cosines[places]
    by_cosine = [calibration.of_text(float(cosine)) for cosine in cosines]
    common, least = calibration.common_words, calibration.least_named
    if common is None or least is None or not len(places):
        return by_cosine
    pictures = index.nearest_vectors(asked.vector, signals.items[places])
    # It is the thing that is refused or not: colours and patterns may speak for it, not against.
    nearest = np.maximum(cosines, pictures @ asked.thing)
    named = common.scores(nearest, common.levels(pictures), asked.thing) >= least
    # One picture may lie badly by chance: what stands before a good one, near the top, stays.
    good = np.flatnonzero(named[:_FIRST])
    named[: good[-1] + 1 if len(good) else 0] = True
    return [
        at_least(one, Decision.MAYBE) if is_named else Decision.NO_MATCH
        for one, is_named in zip(by_cosine, named.tolist(), strict=True)
    ]
