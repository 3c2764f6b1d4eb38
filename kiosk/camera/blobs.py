"""Blobs of ink in a picture of a label, and which of them stand in a line as digits do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

_MOST_SIDE, _LEAST_SIDE = 640, 360
_LEAST_HEIGHT = 4
_MOST_BLOBS = 1500
_LEAST_CONTRAST = 24
# Windows of the local thresholds, in shares of the picture's longer side; strokes of a large price
# are a twentieth of it, those of a small one a hundredth.
_WINDOWS = (0.30, 0.12)
_LOCAL_OFFSET = 9.0


@dataclass(frozen=True, slots=True, eq=False)
class Blob:
    """Ink that hangs together; places and sizes in pixels of the plane."""

    left: int
    top: int
    width: int
    height: int
    area: int
    number: int
    """In the plane's picture of numbers."""

    @property
    def right(self) -> int:
        """The first column behind it."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The first row below it."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Its centre across."""
        return self.left + self.width / 2


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """One way to tell ink from paper."""

    ink: NDArray[np.uint8]
    """The brighter the more ink, uint8 (height, width)."""
    numbers: NDArray[np.int32]
    """Which blob each pixel is of, 0 for paper."""
    blobs: tuple[Blob, ...]


def planes(crop: NDArray[np.uint8]) -> Iterator[Plane]:
    """Tell ink from paper in several ways: dark on light and the reverse, by what is around.

    ``crop`` is uint8 RGB (height, width, 3).
    """
    grey = _sized(np.asarray(cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY), np.uint8))
    grey = np.asarray(cv2.GaussianBlur(grey, (3, 3), 0.6), np.uint8)
    if int(np.percentile(grey, 99)) - int(np.percentile(grey, 1)) < _LEAST_CONTRAST:
        return
    side = max(grey.shape)
    for window in _WINDOWS:
        size = int(side * window) | 1
        around = cv2.blur(grey, (size, size), borderType=cv2.BORDER_REPLICATE).astype(np.float32)
        apart = grey.astype(np.float32) - around
        # Half of the contrast there is: faint ink on grey paper counts as black on white does.
        strong = cv2.blur(np.abs(apart), (size, size)) * 0.5 + _LOCAL_OFFSET * 0.5
        yield _plane(255 - grey, apart < -strong)
        yield _plane(grey, apart > strong)
    level, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_OTSU)
    yield _plane(255 - grey, grey <= level)
    yield _plane(grey, grey > level)


def _sized(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    side = max(grey.shape)
    if _LEAST_SIDE <= side <= _MOST_SIDE:
        return grey
    less = side > _MOST_SIDE
    scale = (_MOST_SIDE if less else _LEAST_SIDE) / side
    how = cv2.INTER_AREA if less else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=how), np.uint8)


def _plane(ink: NDArray[np.uint8], is_ink: NDArray[np.bool_]) -> Plane:
    count, numbers, stats, _ = cv2.connectedComponentsWithStats(
        is_ink.astype(np.uint8), connectivity=8
    )
    found: list[Blob] = []
    if count <= _MOST_BLOBS:
        found = [
            Blob(int(x), int(y), int(w), int(h), int(area), number)
            for number, (x, y, w, h, area) in enumerate(stats[1:].tolist(), start=1)
            if max(w, h) >= _LEAST_HEIGHT
        ]
    return Plane(ink, numbers.astype(np.int32), tuple(found))


def lines_of(blobs: Sequence[Blob]) -> list[list[Blob]]:
    """Put blobs of like height that stand beside each other into lines, the tallest line first."""
    left = sorted(blobs, key=lambda blob: -blob.height)
    lines = []
    while left:
        line = [left.pop(0)]
        for to_right in (True, False):
            while (after := _next(line, left, to_right=to_right)) is not None:
                left.remove(after)
                line.insert(len(line) if to_right else 0, after)
        lines.append(line)
    return lines


def _next(line: Sequence[Blob], left: Sequence[Blob], *, to_right: bool) -> Blob | None:
    """Give the nearest blob that goes on with a line, at either end of it."""
    end = line[-1] if to_right else line[0]
    best: Blob | None = None
    nearest = 1.15 * end.height
    for blob in left:
        gap = blob.left - end.right if to_right else end.left - blob.right
        if (
            -0.25 * end.height < gap < nearest
            and 0.77 < blob.height / end.height < 1.3
            and abs(blob.bottom - end.bottom) < 0.3 * end.height
            and (blob.middle > end.middle) is to_right
        ):
            best, nearest = blob, gap
    return best
