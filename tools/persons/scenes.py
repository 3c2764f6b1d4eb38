"""Pictures of people in shops, composed: shop pictures of worn clothes before photos of shelves.

What there is to learn from shows people before white alone, and a kiosk's camera never sees white.
So figures are cut out and put before shelves, near and far, half out of the picture, with something
held in front of them; and as many things that are no people are put there in the same way, or the
cutting itself would be what is learnt.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
SIDE = 224
"""Of a scene's shorter side, pixels: as much as an encoder looks at."""
LEAST_SHARE = 0.05
"""Of the picture that a figure has to cover to count as a person in it."""
LEAST_HEAD = 1 / 12
"""Of the picture's height: a head that is smaller is farther away than anybody at the shelf."""
_DARK = 60
# Levels from white at which the background ends: JPEG's noise around a figure is below.
_WHITE = 14
_SHAPES = ((4, 3), (3, 4), (16, 9), (1, 1))


@dataclass(frozen=True)
class Figure:
    """Something cut out of its white background."""

    pixels: Pixels
    """uint8 RGB (height, width, 3)."""
    mask: NDArray[np.float32]
    """(height, width), 0 to 1."""


def cut_out(picture: Pixels) -> Figure | None:
    """Cut what is shown out of a white background; None where there is no such background."""
    far = (255 - picture.min(axis=2)) > _WHITE
    border = np.concatenate([far[0], far[:, 0], far[:, -1]])
    if border.mean() > 0.35:
        return None
    # The background is what is white and hangs together with the border: a white shirt stays.
    padded = np.pad((~far).astype(np.uint8), 1, constant_values=1)
    filled = np.zeros((padded.shape[0] + 2, padded.shape[1] + 2), np.uint8)
    cv2.floodFill(padded, filled, (0, 0), 2)
    inside = (padded[1:-1, 1:-1] != 2).astype(np.uint8)
    inside = np.asarray(cv2.morphologyEx(inside, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)))
    rows, columns = np.nonzero(inside)
    if rows.size < 0.04 * inside.size:
        return None
    where = (slice(rows.min(), rows.max() + 1), slice(columns.min(), columns.max() + 1))
    soft = cv2.GaussianBlur(cv2.erode(inside, np.ones((3, 3), np.uint8)).astype(np.float32),
                            (0, 0), 0.7)  # fmt: skip
    return Figure(np.ascontiguousarray(picture[where]), np.asarray(soft[where], np.float32))


def compose(
    figure: Figure, behind: Pixels, rng: np.random.Generator, held: Figure | None = None
) -> tuple[Pixels, float]:
    """Put a figure before a background; give the picture, and the figure's share of it.

    ``held`` is put in front of it in the middle, as somebody holds something up.
    """
    scene = _backdrop(behind, rng)
    height, width = scene.shape[:2]
    # From a person three steps behind to a face that fills the picture.
    tall = height * float(np.exp(rng.uniform(np.log(0.45), np.log(3.2))))
    scale = tall / figure.pixels.shape[0]
    broad = figure.pixels.shape[1] * scale
    left = rng.uniform(0.15, 0.85) * width - 0.5 * broad
    top = rng.uniform(-0.02, 0.25) * height if tall > height else rng.uniform(0.0, height - tall)
    if tall > 1.3 * height and rng.random() < 0.25:
        top = rng.uniform(height - tall, 0.1 * height)
    share = _put(scene, figure, scale, left, top)
    if held is not None:
        size = rng.uniform(0.3, 0.55) * height / max(held.pixels.shape[:2])
        high, wide = (side * size for side in held.pixels.shape[:2])
        share -= 0.7 * _put(
            scene, held, size, (width - wide) / 2 + rng.uniform(-0.15, 0.15) * width,
            (height - high) / 2 + rng.uniform(-0.1, 0.25) * height,
        )  # fmt: skip
    return lit(scene, rng), max(0.0, share)


def head_scene(
    figure: Figure, head: tuple[float, float, float], behind: Pixels, rng: np.random.Generator
) -> Pixels | None:
    """Compose a scene with a whole head in it; None where the draw has cut it off or far away.

    ``head`` is its middle, x and y, and its height, in pixels of the figure.
    """
    x, y, high = head
    seed = int(rng.integers(1 << 31))
    scene, _ = compose(figure, behind, np.random.default_rng(seed))
    # The same draw of the head alone, black on white, tells where it went.
    mask = np.zeros_like(figure.mask)
    rows = slice(int(max(0, y - high / 2)), int(y + high / 2))
    mask[rows, int(max(0, x - 0.4 * high)) : int(x + 0.4 * high)] = 1
    alone = Figure(np.zeros_like(figure.pixels), mask)
    shown, _ = compose(alone, np.full_like(behind, 255), np.random.default_rng(seed))
    dark = shown.mean(axis=2) < _DARK
    tall = int(dark.any(axis=1).sum())
    border = np.concatenate([dark[0], dark[-1], dark[:, 0], dark[:, -1]])
    if border.any() or tall < LEAST_HEAD * scene.shape[0]:
        return None
    return scene


def lit(picture: Pixels, rng: np.random.Generator) -> Pixels:
    """Show a picture in another light, a little blurred and with a camera's noise."""
    shown = picture.astype(np.float32) * rng.uniform(0.7, 1.2) * rng.uniform(0.94, 1.06, 3)
    shown = (shown - 128) * rng.uniform(0.8, 1.15) + 128 + rng.normal(0, 2.5, picture.shape)
    out = np.asarray(shown.clip(0, 255), np.uint8)
    if rng.random() < 0.4:
        out = np.asarray(cv2.GaussianBlur(out, (0, 0), rng.uniform(0.5, 1.4)), np.uint8)
    if rng.random() < 0.5:
        out = np.ascontiguousarray(out[:, ::-1])
    return out


def _backdrop(picture: Pixels, rng: np.random.Generator) -> Pixels:
    across, down = _SHAPES[int(rng.integers(len(_SHAPES)))]
    short = min(across, down)
    width, height = SIDE * across // short, SIDE * down // short
    scale = max(width / picture.shape[1], height / picture.shape[0]) * rng.uniform(1.0, 1.5)
    size = (int(picture.shape[1] * scale) + 1, int(picture.shape[0] * scale) + 1)
    large = cv2.resize(picture, size, interpolation=cv2.INTER_LINEAR)
    x, y = int(rng.integers(size[0] - width + 1)), int(rng.integers(size[1] - height + 1))
    return np.asarray(large[y : y + height, x : x + width], np.uint8).copy()


def _put(scene: Pixels, figure: Figure, scale: float, left: float, top: float) -> float:
    """Draw a figure into a scene; give the share of it that is covered."""
    height, width = scene.shape[:2]
    move = np.array([[scale, 0.0, left], [0.0, scale, top]])
    pixels = cv2.warpAffine(figure.pixels, move, (width, height), flags=cv2.INTER_LINEAR,
                            borderMode=cv2.BORDER_REPLICATE)  # fmt: skip
    mask = cv2.warpAffine(figure.mask, move, (width, height), flags=cv2.INTER_LINEAR)
    mixed = scene + (pixels.astype(np.float32) - scene) * mask[..., None]
    scene[:] = np.asarray(mixed.clip(0, 255), np.uint8)
    return float(mask.mean())
