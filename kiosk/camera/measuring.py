"""What the gate measures in one frame, and between two: structure, movement, change and blur.

Brightness, movement and change come from a small grey picture, blur from the middle at more detail.
Nothing here is absolute where it need not be: a movement is a difference over the slope it moved
along, and a blur the width of an edge whatever its contrast, so that a pale shirt before a pale
wall is measured as a striped one before a shelf.
"""

from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

_Plane = NDArray[np.float32]

# Small enough to cost nothing, and a hand's tremor is about half a pixel of it.
_SMALL_WIDTH = 160
# The guide: the part of the picture, across and down, in which goods are held.
GUIDE = (0.6, 0.8)
# Cells of 8 small pixels: 12 x 9 in the guide of a wide picture.
_CELL = 8
# Levels a pixel along the steepest slope of a cell. Noise of sigma 8 in a 720p frame leaves 0.3
# in the small picture, uneven light on a wall 0.5; white cloth before a white wall has 6 and more.
_STRUCTURE = 4.0
# Levels that a pixel may differ between frames by noise and compression alone.
_NOISE = 1.0
# Movement is that of the cells that move most: a fifth of them, for a thing before a still shelf;
# and a fifth of those in the middle, where a small thing is held.
_MOVING_PART = 80.0
# Coarse cells are compared in colour after moving up to this many each way, a tenth of the width:
# what is only held a little elsewhere has not changed.
_COARSE = 16
_MOST_MOVE = 3
# Levels in any colour; light and white balance that drift stay below.
_CHANGED_LEVELS = 26.0
# What is seen through a lamp's and a camera's gain is the same within this.
_GAIN = (0.6, 1.6)
# The middle is judged at most this wide: 2 pixels of a 720p frame in one, and 1.4 of those that
# the encoder sees (260 across).
_DETAIL_WIDTH = 384
# Blurring once more by this much tells how blurred an edge was (Zhuo and Sim 2011, "Defocus map
# estimation from a single image"): the slope shrinks by sqrt(1 + again²/blur²).
_FIRST = 0.7
_AGAIN = 1.5
# The sigma that is still sharp, in pixels of the detail: 2.2 pixels at 720p, one of the encoder's
# 260. Every seventh edge has to be: the rest may be a soft background's, or shading. Of 42 drawn
# goods before walls and shelves 40 passed; out of focus by 3 pixels at 720p 4 did, by 4 pixels 1.
MOST_BLUR = 1.1
# Of 220 drawn goods that were sharp 96 % passed that, and 99 % this; out of focus by 4.5 pixels at
# 720p none and 1 %.
MOST_BLUR_SETTLED = 1.2
_SHARPEST_PART = 15.0
_SHARPEST_OF_DIRECTION = 20.0
# Edges in the middle of the guide, this part of it each way, are the thing's own; only where it has
# none there, as a plain shirt, do those around it count, which may be the background's.
_INNER = 0.6
# An edge counts from this part of the steepest slope on, and from this many times the noise.
_EDGE_PART = 0.3
_EDGE_NOISE = 6.0
# A picture with fewer edge pixels than this has none to judge.
_FEWEST_EDGES = 40
# A direction of edges counts with this part of them; a movement blurs those across it alone. A long
# smear leaves none across it: that is for the movement between frames to tell.
_DIRECTIONS = 4
_DIRECTION_PART = 0.12
# Blur along one direction may be so much more than the rest's: shading has a direction as well.
_WORST_DIRECTION = 1.5


class View:
    """One frame, measured as the questions come."""

    def __init__(self, pixels: NDArray[np.uint8]) -> None:
        """Shrink a frame, uint8 RGB (height, width, 3); raises ValueError for another form."""
        if pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.dtype != np.uint8:
            raise ValueError(f"A frame is uint8 RGB (height, width, 3), not {pixels.shape}.")
        height, width = pixels.shape[:2]
        if not height or not width:
            raise ValueError("A frame without pixels cannot be judged.")
        # Not more than three times as high as wide, and high enough for cells. 160 x 90 is an even
        # part of 720p: any other height would take three times as long to shrink to.
        tall = round(_SMALL_WIDTH * min(3.0, height / width))
        size = (_SMALL_WIDTH, max(5 * _CELL, tall))
        colour = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
        self._grey = np.asarray(cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY), np.uint8)
        self._guide = _guide_of(size[1], size[0], _CELL)
        coarse = cv2.resize(colour[self._guide], (_COARSE, _COARSE), interpolation=cv2.INTER_AREA)
        self._coarse = np.asarray(coarse, np.float32)
        self._soft: _Plane = np.asarray(
            cv2.GaussianBlur(self._grey[self._guide].astype(np.float32), (0, 0), 1.0), np.float32
        )

    def brightness(self) -> float:
        """Give the level that nine tenths of the whole picture are below, 0 to 255."""
        return float(np.percentile(self._grey, 90))

    def cells(self) -> int:
        """Count the guide's cells that have structure."""
        return int(self._structured.sum())

    def fill(self) -> float:
        """Give the part of the guide within the outline around all structure, 0 to 1."""
        rows, columns = np.nonzero(self._structured)
        if not rows.size:
            return 0.0
        corners = np.concatenate(
            [np.stack([columns + x, rows + y], 1) for x in (0, 1) for y in (0, 1)]
        )
        hull = cv2.convexHull(corners.astype(np.float32))
        return float(cv2.contourArea(hull)) / self._structured.size

    def moved_from(self, other: "View") -> float:
        """Give how far what has structure moved since another view, in pixels of the small picture.

        True up to about two pixels, and more than that for anything farther or different.
        """
        if self._soft.shape != other._soft.shape:
            return np.inf
        there = self._structured | other._structured
        if not there.any():
            return 0.0
        before = other._soft * _gain(other._soft, self._soft)
        difference = np.maximum(np.abs(self._soft - before) - _NOISE, 0.0)
        slope = np.maximum(self._slope, other._slope)
        moved = _cells(difference) / (_cells(slope) + np.float32(0.1))
        middle = _part(there.shape[0], there.shape[1], _INNER, _INNER, 1)
        most = float(np.percentile(moved[there], _MOVING_PART))
        if there[middle].any():
            inside = moved[middle][there[middle]]
            most = max(most, float(np.percentile(inside, _MOVING_PART)))
        return most

    def changed_from(self, other: "View") -> float:
        """Give the part of the guide that looks different wherever it moved to, 0 to 1."""
        before = other._coarse * _gain(other._coarse, self._coarse)
        least = 1.0
        side = _COARSE
        for down in range(-_MOST_MOVE, _MOST_MOVE + 1):
            for across in range(-_MOST_MOVE, _MOST_MOVE + 1):
                now = self._coarse[max(0, down) : side + down, max(0, across) : side + across]
                then = before[max(0, -down) : side - down, max(0, -across) : side - across]
                differs = np.abs(now - then).max(axis=2) > _CHANGED_LEVELS
                least = min(least, float(differs.mean()))
        return least

    @cached_property
    def _slope(self) -> _Plane:
        return _slope(self._soft)

    @cached_property
    def _structured(self) -> NDArray[np.bool_]:
        height, width = self._slope.shape
        cells = self._slope.reshape(height // _CELL, _CELL, width // _CELL, _CELL)
        return np.asarray(cells.max(axis=(1, 3)) > _STRUCTURE)


def blur_of(pixels: NDArray[np.uint8]) -> float:
    """Give the blur of the edges in the middle of a frame, uint8 RGB (height, width, 3).

    It is the sigma of the sharper edges in pixels of the detail (the guide 384 wide), that of the
    worst direction where a movement blurred one; infinite where there is no edge to judge by.
    """
    height, width = pixels.shape[:2]
    middle = np.ascontiguousarray(pixels[_guide_of(height, width, 1)])
    grey = cv2.cvtColor(middle, cv2.COLOR_RGB2GRAY)
    high, wide = grey.shape
    if wide > _DETAIL_WIDTH:
        size = (_DETAIL_WIDTH, max(1, round(high * _DETAIL_WIDTH / wide)))
        grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    first = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), _FIRST)
    across = cv2.Sobel(first, cv2.CV_32F, 1, 0, scale=0.125)
    down = cv2.Sobel(first, cv2.CV_32F, 0, 1, scale=0.125)
    slope = cv2.magnitude(across, down)
    # The middle value is that of the flat parts: noise. Every ninth pixel tells both well enough.
    noise, steepest = np.percentile(slope[::3, ::3], (50.0, 99.5)).tolist()
    least = max(_EDGE_PART * steepest, _EDGE_NOISE * noise, 1.0)
    ridge = slope >= cv2.dilate(slope, np.ones((3, 3), np.uint8)) * 0.98
    edges = ridge & (slope > least)
    inner = np.zeros_like(edges)
    inner[_part(edges.shape[0], edges.shape[1], _INNER, _INNER, 1)] = True
    if (edges & inner).sum() >= _FEWEST_EDGES:
        edges &= inner
    elif edges.sum() < _FEWEST_EDGES:
        return np.inf
    again = _slope(np.asarray(cv2.GaussianBlur(first, (0, 0), _AGAIN), np.float32))
    ratio = np.maximum(slope[edges] / np.maximum(again[edges], 1e-3), 1.001)
    # Less the first blur, which was our own.
    sigma = np.sqrt(np.maximum(_AGAIN**2 / (ratio**2 - 1) - _FIRST**2, 0.0))
    angle = np.arctan2(down[edges], across[edges]) % np.pi
    which = np.round(angle / np.pi * _DIRECTIONS).astype(int) % _DIRECTIONS
    worst = 0.0
    for direction in range(_DIRECTIONS):
        these = sigma[which == direction]
        if these.size >= max(_FEWEST_EDGES / 4, _DIRECTION_PART * sigma.size):
            worst = max(worst, float(np.percentile(these, _SHARPEST_OF_DIRECTION)))
    return max(float(np.percentile(sigma, _SHARPEST_PART)), worst / _WORST_DIRECTION)


def _guide_of(height: int, width: int, step: int) -> tuple[slice, slice]:
    """Give the rows and columns of the guide, whole steps of pixels."""
    return _part(height, width, GUIDE[1], GUIDE[0], step)


def _part(height: int, width: int, down: float, across: float, step: int) -> tuple[slice, slice]:
    slices = []
    for side, part in ((height, down), (width, across)):
        long = max(step, round(side * part / step) * step)
        first = (side - long) // 2
        slices.append(slice(first, first + long))
    return slices[0], slices[1]


def _slope(plane: _Plane) -> _Plane:
    across = cv2.Sobel(plane, cv2.CV_32F, 1, 0, scale=0.125)
    down = cv2.Sobel(plane, cv2.CV_32F, 0, 1, scale=0.125)
    return np.asarray(cv2.magnitude(across, down), np.float32)


def _cells(plane: _Plane) -> _Plane:
    height, width = plane.shape
    return np.asarray(
        plane.reshape(height // _CELL, _CELL, width // _CELL, _CELL).mean(axis=(1, 3)), np.float32
    )


def _gain(before: _Plane, now: _Plane) -> np.float32:
    """Give what the light, or the camera's answer to it, has been multiplied by."""
    together = float((before * now).sum()) / max(float((before * before).sum()), 1.0)
    return np.float32(min(max(together, _GAIN[0]), _GAIN[1]))
