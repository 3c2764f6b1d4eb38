"""Whether a head is to be seen in a picture, however small the rest of the person is.

The model's vector tells what a picture is of, and hardly that somebody stands behind it. So heads
are looked for themselves: in windows of every place and size, by their colours and the directions
of their edges, summed up in cells (Dollár, Appel, Belongie and Perona 2014, "Fast feature pyramids
for object detection"), with a network of one hidden layer fitted by ``tools.fit_persons``.
"""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

WINDOW, CELL = 32, 4
SIDE = WINDOW // CELL
"""Cells across a window, in which a head with its hair is two thirds as wide and high."""
CHANNELS = 10
FEATURES = SIDE * SIDE * CHANNELS
_DIRECTIONS = 6
_WIDTH = 320
# The window is from 32 pixels of 320 wide on: a head of a fifteenth of the width and larger.
SCALES = tuple(2 ** (-step / 3) for step in range(12))

Vectors = NDArray[np.float32]


def cells_of(pixels: NDArray[np.uint8]) -> Vectors:
    """Give colour, slope and its directions a cell: float32 (height // 4, width // 4, 10)."""
    soft = cv2.GaussianBlur(pixels, (0, 0), 0.7).astype(np.float32) / np.float32(255)
    luv = cv2.cvtColor(soft, cv2.COLOR_RGB2LUV)
    light = np.ascontiguousarray(luv[..., 0])
    across = cv2.Sobel(light, cv2.CV_32F, 1, 0, scale=0.25)
    down = cv2.Sobel(light, cv2.CV_32F, 0, 1, scale=0.25)
    slope = cv2.magnitude(across, down)
    # Held against the slopes around, so that a face in the shade has as much as one in the light.
    slope /= cv2.blur(slope, (17, 17)) + np.float32(1)
    angle = (np.arctan2(down, across) % np.float32(np.pi)) * np.float32(_DIRECTIONS / np.pi)
    low = np.floor(angle)
    share = angle - low
    channels = [luv[..., place] / np.float32(100) for place in range(3)]
    channels.append(slope)
    one, other = slope * (1 - share), slope * share
    first = low.astype(np.int32) % _DIRECTIONS
    second = (first + 1) % _DIRECTIONS
    for direction in range(_DIRECTIONS):
        channels.append(one * (first == direction) + other * (second == direction))
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
