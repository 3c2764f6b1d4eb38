"""What can be said of a picture from its pixels alone: size, light, sharpness, and a fingerprint.

The fingerprint is a difference hash: 64 signs of the brightness to the right of each of 8 x 8
places. Two copies of a picture differ in few of them, whatever their size and compression.
"""

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image

LEAST_SIDE = 200
"""Of the longer side, in pixels: the kiosk shows pictures 320 wide."""
WIDEST_EDGE = 3.0
"""Per cent of the longer side over which the sharpest edge rises. Of 1,250 shop pictures and phone
photos 99 in a hundred are below 2.6; blurred by a Gaussian of 1.2 % of the side, 99 above 2.4, of
1.5 % all above 3.1."""
LEAST_LIGHT = 0.3
"""Brightness that 95 of 100 pixels stay below: even what is light in the picture is dark."""
LEAST_SHOWN = 0.005
LEAST_CONTRAST = 24.0
_SIDE = 256
_BORDER = 3
_SAME = 20.0
"""Distance in 0..255 up to which a pixel is taken for the ground."""
_PLAIN_SHARE = 0.7
_HASH_SIDE = 8


class Measures(msgspec.Struct, frozen=True):
    """What was measured of one picture."""

    width: int
    height: int
    light: float
    """Brightness below which 95 % of the pixels are, 0 to 1."""
    contrast: float
    """From the darkest to the lightest, 0 to 255, but for one pixel in 200 at each end."""
    edge: float
    """Width of the sharpest edge, per cent of the longer side; small is sharp."""
    shown: float
    """Share of the pixels that differ from a plain ground; 1 where there is none."""
    hash: bytes
    """The difference hash, 8 bytes."""

    def faults(self) -> tuple[str, ...]:
        """Name what is poor about the picture, the worst first."""
        found = []
        if self.light < LEAST_LIGHT:
            found.append("very dark")
        elif self.contrast < LEAST_CONTRAST or self.shown < LEAST_SHOWN:
            found.append("shows nothing")
        elif self.edge > WIDEST_EDGE:
            found.append("blurred")
        if max(self.width, self.height) < LEAST_SIDE:
            found.append("too small")
        return tuple(found)


def measure(pixels: NDArray[np.uint8]) -> Measures:
    """Measure a picture, uint8 RGB (height, width, 3)."""
    height, width = pixels.shape[:2]
    colour = Image.fromarray(pixels)
    # reduce is a plain mean of whole blocks: quick, and the same everywhere.
    colour = colour.reduce(max(1, max(width, height) // _SIDE))
    grey_picture = colour.convert("L")
    grey = np.asarray(grey_picture, np.float32)
    low, high = np.percentile(grey, [0.5, 99.5])
    steps = np.concatenate(
        [np.abs(np.diff(grey, axis=0)).ravel(), np.abs(np.diff(grey, axis=1)).ravel()]
    )
    steepest = float(np.percentile(steps, 99.8)) if steps.size else 0.0
    contrast = float(high - low)
    return Measures(
        width,
        height,
        # The largest of the three: a pure blue is no darkness.
        round(float(np.percentile(np.asarray(colour).max(axis=2), 95)) / 255.0, 4),
        round(contrast, 2),
        round(contrast / max(steepest, 1e-3) / max(grey.shape) * 100.0, 3),
        round(_shown(np.asarray(colour, np.float32)), 4),
        _difference_hash(grey_picture),
    )


def _shown(rgb: NDArray[np.float32]) -> float:
    """Give the share of pixels that differ from the ground, told from the border."""
    edge = np.ones(rgb.shape[:2], bool)
    edge[_BORDER:-_BORDER, _BORDER:-_BORDER] = False
    ground = np.median(rgb[edge], axis=0)
    near = np.sqrt(np.square(rgb - ground).sum(axis=2)) <= _SAME
    if near[edge].mean() < _PLAIN_SHARE:
        return 1.0
    return float((~near).mean())


def _difference_hash(grey: Image.Image) -> bytes:
    small = grey.resize((_HASH_SIDE + 1, _HASH_SIDE), Image.Resampling.BOX)
    cells = np.asarray(small, np.int16)
    # A plain ground is all ties; the noise of its compression must not decide them.
    return np.packbits(np.diff(cells, axis=1) > 2).tobytes()
