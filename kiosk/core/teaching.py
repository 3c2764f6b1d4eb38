"""Shots judged before they are taught: sharp, different, of one thing, and not confusable."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from kiosk.core.recognising import Recogniser

LEAST_SHOTS, MOST_SHOTS = 2, 5
_ALIKE = 0.985
"""Of the default model: a photo and the same one cut to 85 % have a cosine of 0.993 in the median,
and nineteen in twenty above 0.981; of two photos of goods unseen in training one pair in a hundred
is above 0.94."""
_STRANGE = 0.3
"""Two photos of one of these goods have a cosine of 0.65 in the median, nineteen in twenty above
0.45; of two different goods seldom more than 0.3."""
_CLOSE = 1.0
"""Of the score's logarithm of odds: e to 1 against the other."""
_NEAR = 0.05
"""Another item's picture this little less near, in cosine, than the nearest shot may be the other's
sort."""
_TRIAL = "\0trial "
"""No source of a lesson begins so."""


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """A picture taken to be taught."""

    vector: NDArray[np.float32]
    """float32 (embed_dim,), unit norm."""
    blur: float
    """The width of its sharpest edges as the camera measures it: less is sharper."""


class Flaw(StrEnum):
    """What is wrong with shots."""

    TOO_FEW = "too few"
    BLURRED = "blurred"
    ALIKE = "alike"
    """Two show the same side in the same way: the second teaches nothing."""
    STRANGE = "strange"
    """It does not look like any of the others: another thing may have come into the picture."""
    CONFUSABLE = "confusable"
    """The kiosk could take it for another item."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One flaw."""

    flaw: Flaw
    shots: tuple[int, ...] = ()
    """Which shots, counted from 0, in ascending order."""
    item_id: str = ""
    """The item it could be taken for."""

    @property
    def prevents(self) -> bool:
        """Tell whether the shots should be taken anew; a likeness is only to be known."""
        return self.flaw is not Flaw.CONFUSABLE


def judge_shots(
    shots: Sequence[Shot], item_id: str, recogniser: Recogniser, most_blur: float
) -> tuple[Finding, ...]:
    """Say what is wrong with the shots of an item before they are taught; nothing: all is well.

    The item may be one the recogniser does not know. The recogniser is left as it was. Each shot is
    recognised as if the others had been taught: where another item is likelier or as good as
    likely, or has a picture as near as the others are, it is confusable with that.
    """
    found = [] if len(shots) >= LEAST_SHOTS else [Finding(Flaw.TOO_FEW)]
    blurred = tuple(place for place, shot in enumerate(shots) if shot.blur > most_blur)
    if blurred:
        found.append(Finding(Flaw.BLURRED, blurred))
    if not shots:
        return tuple(found)
    vectors = np.stack([shot.vector for shot in shots])
    cosines = vectors @ vectors.T
    pairs = zip(*np.nonzero(np.triu(cosines > _ALIKE, 1)), strict=True)
    found += [Finding(Flaw.ALIKE, (int(one), int(other))) for one, other in pairs]
    np.fill_diagonal(cosines, -1.0)
    if len(shots) > 2:
        strange = tuple(np.flatnonzero(cosines.max(axis=1) < _STRANGE).tolist())
        if strange:
            found.append(Finding(Flaw.STRANGE, strange))
    others: dict[str, list[int]] = {}
    for place, other in enumerate(_taken_for(vectors, item_id, recogniser)):
        near = recogniser.nearest_other(item_id, vectors[place])
        if other is None and near is not None and near[1] > cosines[place].max() - _NEAR:
            other = near[0] if len(shots) > 1 else None
        if other is not None:
            others.setdefault(other, []).append(place)
    found += [Finding(Flaw.CONFUSABLE, tuple(of), other) for other, of in sorted(others.items())]
    return tuple(found)


def _taken_for(
    vectors: NDArray[np.float32], item_id: str, recogniser: Recogniser
) -> list[str | None]:
    """Give for each shot the item it could be taken for when the others are taught."""
    known = item_id in recogniser
    if not known:
        recogniser.enrol(item_id)
    try:
        found = []
        for place in range(len(vectors)):
            for other, vector in enumerate(vectors):
                recogniser.forget(f"{_TRIAL}{other}")
                if other != place:
                    recogniser.teach(item_id, f"{_TRIAL}{other}", vector)
            guesses = recogniser.recognise(vectors[place : place + 1], 2).guesses
            best = next((guess for guess in guesses if guess.item_id != item_id), None)
            lead = guesses[0].margin if guesses[0].item_id == item_id else 0.0
            found.append(best.item_id if best is not None and lead < _CLOSE else None)
        return found
    finally:
        for other in range(len(vectors)):
            recogniser.forget(f"{_TRIAL}{other}")
        if not known:
            recogniser.dismiss(item_id)
