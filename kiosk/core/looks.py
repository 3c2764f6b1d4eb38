"""What is stored of a picture's looks beside its vector: twelve bytes of colours, six of patterns.

Both are bytes of one short field. Pictures taken in before patterns were told have the first twelve
alone, and are read as before.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk.core import colours, patterns

LOOKS_BYTES = len(colours.NAMES) + len(patterns.NAMES)


def looks_of(pixels: NDArray[np.uint8]) -> bytes:
    """Give the colours and patterns of a picture, uint8 RGB (height, width, 3): 18 bytes."""
    return colours.colour_shares(pixels) + patterns.pattern_shares(pixels)


def stacked_patterns(looks: Sequence[bytes]) -> NDArray[np.float32]:
    """Give how likely each pattern is, float32 (pictures, 6); rows of 0 where it is not stored."""
    return patterns.likely_patterns(looks, len(colours.NAMES))
