"""What stands in a picture of a shelf: boxes looked at one by one, the clearest first.

    reader = ShelfReader(encoder, spotter.recogniser_for, propose)
    for one in reader.read(frame):
        one.box, one.recognition.guesses[0].item_id

Of boxes that lie over each other one is kept: that whose thing is clearest, where a box that looks
more like one thing by itself has the advantage. One thread at a time may use it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kiosk.core.knowing import views_of
from kiosk.core.ports import ImageEncoder
from kiosk.core.recognising import DEFAULT_LIMIT, Recogniser, Recognition
from kiosk.domain import Box, Decision, Frame

MOST_FOUND = 24
"""A person puts no more boxes right in one picture."""
# Boxes this much alike show one thing; so does one that lies in another by so much of itself.
_OVERLAP, _INSIDE = 0.2, 0.45
# What the chance counts against the proposal's place, and that against the chance: of thirty
# shelves of photos and thirty of drawn goods, fewer boxes lie beside things than with either alone.
_CHANCE, _LAST, _MANY = 0.4, 0.25, 48
_LEAST_PIXELS = 12


@dataclass(frozen=True, slots=True)
class Found:
    """One thing in a picture of a shelf."""

    box: Box
    recognition: Recognition
    views: NDArray[np.float32]
    """The vectors of what is in the box, as it is recognised: float32 (n, embed_dim)."""


class ShelfReader:
    """Finds and recognises the things in a picture."""

    def __init__(
        self, encoder: ImageEncoder, recogniser_for: Callable[[NDArray[np.float32]], Recogniser],
        propose: Callable[[Frame], Sequence[Box]],
    ) -> None:  # fmt: skip
        """Take the model's image tower, what recognises in pictures, and what proposes boxes."""
        self._encoder, self._recogniser_for, self._propose = encoder, recogniser_for, propose

    def read(self, frame: Frame) -> list[Found]:
        """Say what is where, from left to right in each row. Raises ModelError."""
        boxes = [box for box in self._propose(frame) if _large_enough(frame, box)]
        if not boxes:
            return []
        vectors = self._encoder.encode_image([cut(frame, box) for box in boxes])
        recogniser = self._recogniser_for(vectors)
        answers = [recogniser.recognise(vector[None], 2) for vector in vectors]
        chosen = [boxes[place] for place in clearest(boxes, answers)]
        found = [self._looked(frame, box, recogniser) for box in chosen]
        # A closer look may say that there is nothing after all: a wall, a board.
        return in_reading_order(
            [one for one in found if one.recognition.decision is not Decision.NO_MATCH]
        )

    def look(self, frame: Frame, box: Box) -> Found:
        """Say what is in one box, as closely as what is held up is looked at. Raises ModelError."""
        return self._looked(frame, box, None)

    def _looked(self, frame: Frame, box: Box, recogniser: Recogniser | None) -> Found:
        views = self._encoder.encode_image(views_of(cut(frame, box)))
        recogniser = recogniser or self._recogniser_for(views)
        return Found(box, recogniser.recognise(views, DEFAULT_LIMIT), views)


def cut(frame: Frame, box: Box) -> NDArray[np.uint8]:
    """Give the pixels in a box, uint8 RGB; one at least, however small or far out the box is."""
    height, width = frame.pixels.shape[:2]
    left = min(max(0, round(box.left * width)), width - 1)
    top = min(max(0, round(box.top * height)), height - 1)
    right = min(max(left + 1, round(box.right * width)), width)
    bottom = min(max(top + 1, round(box.bottom * height)), height)
    return np.ascontiguousarray(frame.pixels[top:bottom, left:right])


def clearest(boxes: Sequence[Box], answers: Sequence[Recognition]) -> list[int]:
    """Give the places of the boxes to keep, of those proposed the likeliest first.

    No two of them show the same part of the picture, and none shows nothing of the catalog.
    """
    count = max(_MANY, len(boxes)) - 1
    scores = [
        one.guesses[0].chance ** _CHANCE * (1 - (1 - _LAST) * (place / count) ** 0.5)
        if one.decision is not Decision.NO_MATCH and one.guesses
        else 0.0
        for place, one in enumerate(answers)
    ]
    kept: list[int] = []
    for place in sorted(range(len(boxes)), key=lambda place: -scores[place]):
        if scores[place] <= 0 or len(kept) == MOST_FOUND:
            break
        if not any(_same(boxes[place], boxes[other]) for other in kept):
            kept.append(place)
    return kept


def in_reading_order(found: Sequence[Found]) -> list[Found]:
    """Give them row by row, from the left: one belongs to a row if its middle is in its first."""
    rows: list[list[Found]] = []
    for one in sorted(found, key=lambda one: one.box.top + one.box.bottom):
        middle = (one.box.top + one.box.bottom) / 2
        if rows and rows[-1][0].box.top <= middle <= rows[-1][0].box.bottom:
            rows[-1].append(one)
        else:
            rows.append([one])
    return [one for row in rows for one in sorted(row, key=lambda one: one.box.left)]


def box_around(x: float, y: float, others: Sequence[Box]) -> Box:
    """Give a box around a point that was touched: as large as the others are, in the picture.

    Where there are none it is a third of the picture's width and height.
    """
    wide = float(np.median([box.right - box.left for box in others])) if others else 1 / 3
    high = float(np.median([box.bottom - box.top for box in others])) if others else 1 / 3
    left = min(max(0.0, x - wide / 2), 1 - wide)
    top = min(max(0.0, y - high / 2), 1 - high)
    free = Box(left, top, left + wide, top + high)
    for other in others:
        free = _beside(free, other, x, y)
    return free


def _beside(box: Box, other: Box, x: float, y: float) -> Box:
    """Draw a box's side in to where another begins, if that leaves the point and half the box."""
    if box.overlap(other) == 0 or other.holds(x, y):
        return box
    cuts = []
    if other.right <= x:
        cuts.append(replace(box, left=max(box.left, other.right)))
    if other.left >= x:
        cuts.append(replace(box, right=min(box.right, other.left)))
    if other.bottom <= y:
        cuts.append(replace(box, top=max(box.top, other.bottom)))
    if other.top >= y:
        cuts.append(replace(box, bottom=min(box.bottom, other.top)))
    best = max(cuts, key=lambda one: one.area, default=box)
    return best if best.area >= box.area / 2 else box


def _same(one: Box, other: Box) -> bool:
    smaller = max(min(one.area, other.area), 1e-9)
    return one.overlap(other) > _OVERLAP or one.common(other) / smaller > _INSIDE


def _large_enough(frame: Frame, box: Box) -> bool:
    height, width = frame.pixels.shape[:2]
    least = min((box.right - box.left) * width, (box.bottom - box.top) * height)
    return bool(least >= _LEAST_PIXELS)
