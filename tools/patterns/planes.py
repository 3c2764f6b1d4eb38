"""Planes of numbers that drawings are made of."""

import cv2
import numpy as np
from numpy.typing import NDArray

Chances = np.random.Generator
Floats = NDArray[np.float32]


def grid(side: int) -> tuple[Floats, Floats]:
    """Give x and y of each pixel in 0..1, float32 (side, side)."""
    line = (np.arange(side, dtype=np.float32) + np.float32(0.5)) / np.float32(side)
    x, y = np.meshgrid(line, line)
    return x, y


def mixed(cloth: Floats, colour: Floats, share: Floats) -> Floats:
    """Mix a colour into a plane of colours, (side, side, 3), point by point by a share."""
    return np.asarray(cloth + (colour - cloth) * share[..., None], np.float32)


def soft_noise(side: int, reach: float, chances: Chances) -> Floats:
    """Give noise of unit spread that changes over so much of the side, (side, side)."""
    small = max(4, min(side, round(1 / reach)))
    noise = chances.standard_normal((small, small)).astype(np.float32)
    soft = np.asarray(cv2.resize(noise, (side, side), interpolation=cv2.INTER_CUBIC), np.float32)
    return np.asarray(soft / max(float(soft.std()), 1e-6), np.float32)
