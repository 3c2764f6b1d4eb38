"""The picture things are laid on: cloth and solid bodies, lit from the upper left."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.demo.drawing.shapes import (
    SIZE,
    WORK,
    Colour,
    Plane,
    blurred,
    box,
    ellipse,
    folds,
    raised,
    stroke,
)

# Towards the lamp: left, up, and mostly towards the viewer.
_LIGHT = np.array([-0.42, -0.58, 0.70], np.float32)


class Canvas:
    """A white picture things are laid on, one above the other."""

    def __init__(self) -> None:
        """Start all white."""
        self.pixels: Plane = np.ones((WORK, WORK, 3), np.float32)

    def shadow(
        self, mask: Plane, *, dx: float = 0.006, dy: float = 0.012, depth: float = 0.22
    ) -> None:
        """Let a shape throw a soft shadow on what lies below."""
        moved = np.roll(mask, (round(dy * WORK), round(dx * WORK)), (0, 1))
        soft = blurred(moved, 0.014)[..., None] * np.float32(depth)
        self.pixels *= 1 - soft

    def ground(self, cx: float, y: float, rx: float, *, depth: float = 0.30) -> None:
        """Let a thing stand: a flat shadow where it meets the ground."""
        soft = blurred(ellipse(cx, y, rx, 0.018), 0.016) * np.float32(depth)
        self.pixels *= 1 - soft[..., None]

    def flat(self, mask: Plane, colour: Colour | Plane, opacity: float = 1.0) -> None:
        """Lay colour on an area as it is."""
        around = box(mask)
        laid = np.asarray(colour, np.float32)
        laid = laid[around] if laid.ndim == 3 else laid
        part = self.pixels[around]
        part += (laid - part) * (mask[around] * np.float32(opacity))[..., None]

    def solid(
        self,
        mask: Plane,
        colour: Colour | Plane,
        *,
        height: Plane | None = None,
        radius: float = 0.05,
        shine: float = 0.15,
        sharpness: float = 24.0,
        contrast: float = 0.55,
    ) -> None:
        """Lay a lit body on an area: its height makes light and shade, ``shine`` a highlight."""
        around = box(mask)
        surface = raised(mask, radius) if height is None else height
        down, across = np.gradient(surface[around]) if min(surface[around].shape) > 1 else (0, 0)
        length = np.sqrt(np.square(across) + np.square(down) + 1)
        light = _LIGHT / np.linalg.norm(_LIGHT)
        lambert = (-across * light[0] - down * light[1] + light[2]) / length
        half = light + np.array([0, 0, 1], np.float32)
        half /= np.linalg.norm(half)
        gloss = np.clip((-across * half[0] - down * half[1] + half[2]) / length, 0, 1)
        # A surface that faces the viewer keeps its own colour.
        lit = 1 + contrast * (lambert - light[2])
        own = np.asarray(colour, np.float32)
        own = own[around] if own.ndim == 3 else own
        body = own * np.clip(lit, 0.12, 1.45)[..., None]
        body = np.clip(body + (shine * gloss**sharpness)[..., None], 0, 1)
        part = self.pixels[around]
        part += (body.astype(np.float32) - part) * mask[around][..., None]

    def cloth(
        self,
        mask: Plane,
        colour: Colour | Plane,
        seed: int,
        *,
        depth: float = 1.0,
        drop: float = 0.16,
        radius: float = 0.03,
    ) -> None:
        """Lay cloth on an area: matt, rounded at its edge, with folds."""
        height = raised(mask, radius) + folds(seed, depth, drop=drop)
        self.solid(mask, colour, height=height, shine=0.03, sharpness=6, contrast=0.62)

    def line(
        self,
        points: Sequence[Sequence[float]],
        width: float,
        colour: Colour,
        opacity: float = 1.0,
        *,
        inside: Plane | None = None,
    ) -> None:
        """Draw a smooth line, only within ``inside`` where that is given."""
        mask = stroke(points, width)
        self.flat(mask if inside is None else mask * inside, colour, opacity)

    def picture(self) -> NDArray[np.uint8]:
        """Give the finished picture, uint8 RGB (SIZE, SIZE, 3)."""
        small = cv2.resize(self.pixels, (SIZE, SIZE), interpolation=cv2.INTER_AREA)
        return np.asarray(np.clip(small * 255 + 0.5, 0, 255), np.uint8)
