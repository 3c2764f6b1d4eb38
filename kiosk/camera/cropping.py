"""What is kept of a frame: the thing that is held up, and as little as can be of what is around it.

Goods are held within the guide, so that what is outside it shows the place behind: shelves, and
people. The thing is what in the guide does not look like that (Rother, Kolmogorov and Blake 2004,
"GrabCut"). Where nothing can be told apart, as before a shelf of the same goods, the guide is kept.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.camera.measuring import GUIDE
from kiosk.domain import Frame

MOST_SIDE = 512
"""Pixels of a crop's longer side: twice what the encoder sees."""
# Told apart in a small picture, of this longer side: 30 ms.
_SMALL = 120
_ROUNDS = 2
# Of the guide's area: a thing that is taken for smaller is a label or a light on it.
_LEAST_AREA = 0.08
# A piece counts to the thing with this part of the largest one's area: a hand may cover its middle.
_PIECE = 0.2
# Of its sides, kept around the thing.
_MARGIN = 0.06
# Of the guide's sides, kept at least: of a carton before a white shelf the label alone differs.
_LEAST_SIDE = 0.5


def crop_of(frame: Frame) -> Frame:
    """Cut out what is held up in the guide, uint8 RGB, at most 512 pixels wide and high.

    The pixels are a copy. Raises ValueError for a frame that is not uint8 RGB.
    """
    pixels = frame.pixels
    if pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.dtype != np.uint8 or not pixels.size:
        raise ValueError(f"A frame is uint8 RGB (height, width, 3), not {pixels.shape}.")
    left, top, right, bottom = _box(pixels)
    cut = pixels[top:bottom, left:right]
    scale = MOST_SIDE / max(cut.shape[:2])
    if scale >= 1.0:
        return Frame(cut.copy())
    size = (max(1, round(cut.shape[1] * scale)), max(1, round(cut.shape[0] * scale)))
    return Frame(np.asarray(cv2.resize(cut, size, interpolation=cv2.INTER_AREA), np.uint8))


def _box(pixels: NDArray[np.uint8]) -> tuple[int, int, int, int]:
    """Give left, top, right and bottom of the thing in the guide, or of the guide."""
    height, width = pixels.shape[:2]
    wide, high = max(1, round(width * GUIDE[0])), max(1, round(height * GUIDE[1]))
    x, y = (width - wide) // 2, (height - high) // 2
    found = _thing(pixels, (x, y, wide, high))
    if found is None:
        return x, y, x + wide, y + high
    left, top, right, bottom = found
    x, wide = _widened(left, right, x, wide)
    y, high = _widened(top, bottom, y, high)
    return x, y, x + wide, y + high


def _widened(start: float, end: float, first: int, most: int) -> tuple[int, int]:
    """Give the start and length of a side with its margin, within the guide's."""
    long = max((end - start) * (1 + 2 * _MARGIN), _LEAST_SIDE * most)
    middle = (start + end) / 2
    low = min(max(middle - long / 2, first), first + most - long)
    low = max(low, first)
    return round(low), max(1, min(round(long), first + most - round(low)))


def _thing(
    pixels: NDArray[np.uint8], guide: tuple[int, int, int, int]
) -> tuple[float, float, float, float] | None:
    """Give the box of what differs in the guide from what is around it; None for nothing."""
    scale = _SMALL / max(pixels.shape[:2])
    size = (max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale)))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    x, y, wide, high = (round(of * scale) for of in guide)
    if min(wide, high) < 8 or x < 1 or y < 1:
        return None
    mask = np.zeros(small.shape[:2], np.uint8)
    # Its clusters begin at random: the same frame has to give the same crop.
    cv2.setRNGSeed(1)
    try:
        cv2.grabCut(
            small, mask, (x, y, wide, high), np.zeros((1, 65)), np.zeros((1, 65)), _ROUNDS,
            cv2.GC_INIT_WITH_RECT,
        )  # fmt: skip
    except cv2.error:  # a picture of one colour has no clusters
        return None
    thing = np.isin(mask, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8)
    thing = np.asarray(cv2.morphologyEx(thing, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)), np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(thing)
    areas = stats[1:count, cv2.CC_STAT_AREA]
    if not areas.size or areas.sum() < _LEAST_AREA * wide * high:
        return None
    pieces = stats[1:count][areas >= _PIECE * areas.max()]
    left, top = pieces[:, cv2.CC_STAT_LEFT], pieces[:, cv2.CC_STAT_TOP]
    right, bottom = left + pieces[:, cv2.CC_STAT_WIDTH], top + pieces[:, cv2.CC_STAT_HEIGHT]
    return (
        float(left.min() / scale), float(top.min() / scale),
        float(right.max() / scale), float(bottom.max() / scale),
    )  # fmt: skip
