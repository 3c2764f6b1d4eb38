"""How much of a picture has each of twelve colours: an explicit signal beside the vectors.

A picture's embedding says little of colour; counting its pixels says it plainly. Goods are mostly
shown on a plain ground, which is told from the border and left out.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

NAMES = (
    "black", "white", "grey", "red", "orange", "yellow", "green", "blue", "purple", "pink",
    "brown", "beige",
)  # fmt: skip
_SIDE = 64
_BORDER = 3
_SAME = 28.0
"""Distance in 0..255 RGB up to which a pixel is taken for the ground."""
_PLAIN_SHARE = 0.7
_LEAST_FOREGROUND = 0.04
_MOST = 255


def colour_shares(pixels: NDArray[np.uint8]) -> bytes:
    """Give the shares of a picture, uint8 RGB (height, width, 3): a byte for each of ``NAMES``.

    255 is all of what is shown. Together they make 255, but for rounding.
    """
    small = _sampled(pixels).astype(np.float32)
    weights = _foreground(small)
    named = _named(small.reshape(-1, 3) / np.float32(_MOST))
    shares = np.bincount(named, weights.ravel(), len(NAMES))
    total = float(shares.sum())
    scaled = shares / total * _MOST if total else shares
    return bytes(np.rint(scaled).astype(np.uint8))


def stacked(shares: Sequence[bytes]) -> NDArray[np.float32]:
    """Give stored shares as float32 (pictures, 12) in 0..1; rows of 0 where nothing is stored.

    What is stored behind them (``looks``) is left out.
    """
    count = len(NAMES)
    rows = b"".join(one[:count] if len(one) >= count else bytes(count) for one in shares)
    table = np.frombuffer(rows, np.uint8).reshape(len(shares), len(NAMES))
    return np.asarray(table, np.float32) / np.float32(_MOST)


_NEAR = {
    ("black", "grey"): 0.4, ("white", "grey"): 0.5, ("white", "beige"): 0.3, ("red", "pink"): 0.3,
    ("red", "orange"): 0.3, ("red", "brown"): 0.2, ("red", "purple"): 0.2,
    ("orange", "yellow"): 0.3, ("orange", "brown"): 0.3, ("green", "yellow"): 0.3,
    ("blue", "purple"): 0.3,
    ("purple", "pink"): 0.3, ("brown", "beige"): 0.3, ("yellow", "beige"): 0.2,
}  # fmt: skip
"""How far one colour passes for another: light, shade and the names people use mix these."""


def likeness(colour: str) -> NDArray[np.float32]:
    """Give how far each of ``NAMES`` passes for a colour, float32 (12,) in 0..1."""
    row = np.zeros(len(NAMES), np.float32)
    for other, name in enumerate(NAMES):
        pair = _NEAR.get((colour, name), _NEAR.get((name, colour), 0.0))
        row[other] = 1.0 if name == colour else pair
    return row


def _sampled(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Take about 64 x 64 pixels, evenly."""
    height, width = pixels.shape[:2]
    rows = np.linspace(0, height - 1, min(height, _SIDE)).astype(np.intp)
    columns = np.linspace(0, width - 1, min(width, _SIDE)).astype(np.intp)
    return pixels[rows[:, None], columns[None, :]]


def _foreground(small: NDArray[np.float32]) -> NDArray[np.float64]:
    """Weigh the pixels, (height, width): the ground nothing; where there is none, the middle most.

    Goods of the ground's own colour are hardly told from it: then all of the middle counts.
    """
    height, width = small.shape[:2]
    y = np.linspace(-1, 1, height)[:, None] if height > 1 else np.zeros((1, 1))
    x = np.linspace(-1, 1, width)[None, :] if width > 1 else np.zeros((1, 1))
    middle = np.exp(-2.0 * (x**2 + y**2))
    edge = np.ones((height, width), bool)
    edge[_BORDER:-_BORDER, _BORDER:-_BORDER] = False
    ground = np.median(small[edge], axis=0)
    near = np.sqrt(np.square(small - ground).sum(axis=2)) <= _SAME
    if near[edge].mean() < _PLAIN_SHARE:
        return np.asarray(middle, np.float64)
    shown = ~near
    if shown.mean() < _LEAST_FOREGROUND:
        return np.asarray(middle, np.float64)
    return np.asarray(shown * (0.5 + middle), np.float64)


def _named(rgb: NDArray[np.float32]) -> NDArray[np.intp]:
    """Name each colour, float32 (n, 3) in 0..1, by hue, saturation and value."""
    most, least = rgb.max(axis=1), rgb.min(axis=1)
    chroma = most - least
    saturation = chroma / np.maximum(most, 1e-6)
    red, green, blue = rgb.T
    safe = np.where(chroma > 0, chroma, 1.0)
    hue = np.select(
        [most == red, most == green],
        [(green - blue) / safe % 6, (blue - red) / safe + 2],
        (red - green) / safe + 4,
    ) * np.float32(60)  # fmt: skip
    warm = (hue >= 15) & (hue < 70)
    grey_level = np.select([most < 0.24, most > 0.86], [0, 1], 2)
    return np.select(
        [
            most < 0.14,
            (saturation < 0.11) | (chroma < 0.06),
            (most < 0.24) & (saturation < 0.45),
            warm & (saturation < 0.42) & (most > 0.62),
            (hue >= 10) & (hue < 50) & (most < 0.68),
            ((hue < 15) | (hue >= 330)) & (saturation < 0.5) & (most > 0.65),
            (hue < 15) | (hue >= 345),
            hue < 42,
            hue < 68,
            hue < 168,
            hue < 256,
            (hue < 296) | (most < 0.55),
        ],
        [0, grey_level, 0, 11, 10, 9, 3, 4, 5, 6, 7, 8],
        9,
    ).astype(np.intp)  # fmt: skip
