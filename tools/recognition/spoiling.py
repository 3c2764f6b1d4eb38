"""Photos a model was trained on, spoilt until it is as unsure of them as of photos it never saw.

A model knows every photo of its training: weights and chances fitted on these would take it for one
that is never wrong. Photos kept out of training are for judging only. So photos of training are
turned, moved, made larger or smaller before another photo, covered in part, darkened, tinted and
blurred, by chance and by degrees: of those that come out it gets as many wrong as of new ones.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
LEAST, MOST = 0.5, 1.0
"""How much a photo is spoilt: drawn evenly between."""


def spoilt(photo: Pixels, others: Sequence[Pixels], rng: np.random.Generator) -> Pixels:
    """Spoil a photo, uint8 RGB (height, width, 3); what lies behind and before is of ``others``."""
    much = float(rng.uniform(LEAST, MOST))
    moved = _moved(photo, _drawn(others, photo.shape[:2], rng), much, rng)
    if rng.random() < 0.5 * much:
        moved = _covered(moved, others, rng)
    light = np.exp(rng.uniform(-0.5, 0.3) * much) * np.exp(rng.uniform(-0.15, 0.15, 3) * much)
    lit = moved.astype(np.float32) * light + rng.uniform(-30, 30) * much
    lit = (lit - 128) * np.exp(rng.uniform(-0.4, 0.3) * much) + 128
    out = lit.clip(0, 255).astype(np.uint8)
    if rng.random() < 0.5:
        out = np.asarray(cv2.GaussianBlur(out, (0, 0), rng.uniform(0.5, 0.5 + 2 * much)), np.uint8)
    return out


def _drawn(others: Sequence[Pixels], size: tuple[int, ...], rng: np.random.Generator) -> Pixels:
    other = others[int(rng.integers(len(others)))]
    return np.asarray(cv2.resize(other, (size[1], size[0])), np.uint8)


def _moved(photo: Pixels, behind: Pixels, much: float, rng: np.random.Generator) -> Pixels:
    height, width = photo.shape[:2]
    turn = rng.uniform(-40, 40) * much
    size = np.exp(rng.uniform(-np.log(1 + 0.8 * much), np.log(1 + 0.9 * much)))
    matrix = np.array(cv2.getRotationMatrix2D((width / 2, height / 2), turn, size), np.float64)
    matrix[:, 2] += rng.uniform(-0.2, 0.2, 2) * (width, height) * much
    mask = cv2.warpAffine(np.full((height, width), 255, np.uint8), matrix, (width, height))
    moved = cv2.warpAffine(photo, matrix, (width, height))
    return np.asarray(np.where(mask[..., None] > 127, moved, behind), np.uint8)


def _covered(photo: Pixels, others: Sequence[Pixels], rng: np.random.Generator) -> Pixels:
    height, width = photo.shape[:2]
    down, across = (max(1, int(side * rng.uniform(0.15, 0.5))) for side in (height, width))
    top, left = int(rng.integers(height - down + 1)), int(rng.integers(width - across + 1))
    out = photo.copy()
    out[top : top + down, left : left + across] = _drawn(others, (down, across), rng)
    return out
