"""Whether a head is to be seen in a picture, however small the rest of the person is.

The model's vector tells what a picture is of, and hardly that somebody stands behind it. So heads
are looked for themselves: in windows of every place and size, by their colours and the directions
of their edges, summed up in cells (Dollár, Appel, Belongie and Perona 2014, "Fast feature pyramids
for object detection"), with a network of one hidden layer fitted by ``tools.fit_persons``.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.errors import ModelError

WINDOW, CELL = 32, 4
SIDE = WINDOW // CELL
"""Cells across a window, in which a head with its hair is two thirds as wide and high."""
CHANNELS = 10
FEATURES = SIDE * SIDE * CHANNELS
_DIRECTIONS = 6
_WIDTH = 320
# The window is from 32 pixels of 320 wide on: a head of a fifteenth of the width and larger.
SCALES = tuple(2 ** (-step / 3) for step in range(12))

_MOST_HIDDEN = 256

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class HeadFinder:
    """The network: the score of a window is ``max(0, x @ hidden + shift) @ out``."""

    hidden: Vectors
    """(640, units)"""
    shift: Vectors
    """(units,)"""
    out: Vectors
    """(units,)"""
    threshold: float
    """The score from which a window shows a head."""

    @classmethod
    def of(cls, blob: bytes | None) -> Self:
        """Read it out of a bundle's ``persons.npz``; None where the bundle has none.

        Raises ModelError for what is no such file.
        """
        if blob is None:
            nothing = np.zeros(0, np.float32)
            return cls(np.zeros((FEATURES, 0), np.float32), nothing, nothing, -np.inf)
        try:
            with np.load(io.BytesIO(blob), allow_pickle=False) as file:
                names = ("head_hidden", "head_shift", "head_out")
                hidden, shift, out = (np.asarray(file[name], np.float32) for name in names)
                threshold = float(file["head_threshold"])
        except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
            raise _wrong() from error
        units = (hidden.shape[-1],)
        fits = (
            hidden.shape == (FEATURES, *units)
            and 1 <= units[0] <= _MOST_HIDDEN
            and shift.shape == out.shape == units
        )
        numbers = (hidden, shift, out, np.array(threshold))
        if not fits or not all(bool(np.isfinite(of).all()) for of in numbers):
            raise _wrong()
        return cls(hidden, shift, out, threshold)

    def score(self, pixels: NDArray[np.uint8]) -> float:
        """Give how much the likeliest window of a picture, uint8 RGB, looks like a head.

        Without a network, and for a picture too small for a window, it is infinite: nothing says
        that there is no head.
        """
        best = [
            float(self.of_windows(windows).max())
            for size in sizes_of(pixels)
            if len(windows := windows_of(cells_of(size))) and self.out.size
        ]
        return max(best, default=np.inf)

    def of_windows(self, windows: Vectors) -> Vectors:
        """Give the score of windows, float32 (n, 640)."""
        inner = np.maximum(windows @ self.hidden + self.shift, 0)
        return np.asarray(inner @ self.out, np.float32)

    def sees(self, pixels: NDArray[np.uint8]) -> bool:
        """Tell whether a head may be in a picture, uint8 RGB (height, width, 3)."""
        return self.score(pixels) >= self.threshold


def _wrong() -> ModelError:
    return ModelError(
        "The model's persons.npz lacks what finds heads, or has it in another form: "
        "copy the model again."
    )


def cells_of(pixels: NDArray[np.uint8]) -> Vectors:
    """Give colour, slope and its directions a cell: float32 (height // 4, width // 4, 10)."""
    soft = cv2.GaussianBlur(pixels, (0, 0), 0.7).astype(np.float32) / np.float32(255)
    luv = cv2.cvtColor(soft, cv2.COLOR_RGB2LUV)
    light = np.ascontiguousarray(luv[..., 0])
    across = cv2.Sobel(light, cv2.CV_32F, 1, 0, scale=0.25)
    down = cv2.Sobel(light, cv2.CV_32F, 0, 1, scale=0.25)
    steep = np.asarray(cv2.magnitude(across, down), np.float32)
    # Held against the slopes around, so that a face in the shade has as much as one in the light.
    slope = np.asarray(steep / (cv2.blur(steep, (17, 17)) + np.float32(1)), np.float32)
    angle = (np.arctan2(down, across) % np.float32(np.pi)) * np.float32(_DIRECTIONS / np.pi)
    low = np.floor(angle)
    share = angle - low
    channels = [np.asarray(luv[..., place] / 100, np.float32) for place in range(3)] + [slope]
    one, other = slope * (1 - share), slope * share
    first = low.astype(np.int32) % _DIRECTIONS
    second = (first + 1) % _DIRECTIONS
    for direction in range(_DIRECTIONS):
        both = one * (first == direction) + other * (second == direction)
        channels.append(np.asarray(both, np.float32))
    height, width = pixels.shape[0] // CELL, pixels.shape[1] // CELL
    # The mean of whole cells; what is left over at the sides is less than one.
    cells = [
        cv2.resize(
            channel[: height * CELL, : width * CELL], (width, height), interpolation=cv2.INTER_AREA
        )
        for channel in channels
    ]
    return np.asarray(np.stack(cells, axis=2), np.float32)


def windows_of(cells: Vectors) -> Vectors:
    """Give every window's features, row by row: float32 (windows, 640)."""
    if min(cells.shape[:2]) < SIDE:
        return np.zeros((0, FEATURES), np.float32)
    seen = np.lib.stride_tricks.sliding_window_view(cells, (SIDE, SIDE), axis=(0, 1))
    return np.ascontiguousarray(seen).reshape(-1, FEATURES)


def sizes_of(pixels: NDArray[np.uint8]) -> Iterator[NDArray[np.uint8]]:
    """Give a picture, uint8 RGB, in all the sizes that are looked through, the largest first."""
    height, width = pixels.shape[:2]
    for scale in SCALES:
        share = scale * _WIDTH / max(height, width)
        size = (round(width * share), round(height * share))
        if min(size) < WINDOW:
            return
        way = cv2.INTER_AREA if share < 1 else cv2.INTER_LINEAR
        yield np.asarray(cv2.resize(pixels, size, interpolation=way), np.uint8)
