"""Pictures that staff took, for as long as somebody may still say what they show."""

import io
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from kiosk.core.colours import colour_shares
from kiosk.domain import Frame

_MOST = 48
"""A few shots, the last things that were scanned, and all of one shelf."""
_AROUND = 320
_QUALITY = 90


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """A picture of one thing: the crop as it would be kept, and its vectors."""

    crop: NDArray[np.uint8]
    """uint8 RGB (height, width, 3), at most 512 pixels a side."""
    views: NDArray[np.float32]
    """float32 (n, embed_dim)."""
    blur: float = 0.0
    """Of its sharpest edges, as the camera measures it."""
    around: NDArray[np.uint8] | None = None
    """The frame it was cut out of, small: to see whether somebody is in it. It is never kept."""

    @property
    def vector(self) -> NDArray[np.float32]:
        """The one to be kept of it, float32 (embed_dim,): the picture as it is."""
        return np.asarray(self.views[0], np.float32)

    def jpeg(self) -> bytes:
        """Give the crop as a JPEG file, without a word about where and when."""
        made = io.BytesIO()
        Image.fromarray(self.crop).save(made, "JPEG", quality=_QUALITY)
        return made.getvalue()

    def colours(self) -> bytes:
        """Give how much of the crop has each colour, as the store keeps it."""
        return colour_shares(self.crop)


class Album:
    """The last pictures, by number, in memory alone."""

    def __init__(self) -> None:
        """Start with none."""
        self._kept: OrderedDict[int, Taken] = OrderedDict()
        self._number = 0

    def keep(self, taken: Taken) -> int:
        """Remember a picture for a while and give its number."""
        self._number += 1
        self._kept[self._number] = taken
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        return self._number

    def get(self, number: int) -> Taken | None:
        """Give a picture, None where it is remembered no more."""
        return self._kept.get(number)

    def wipe(self) -> None:
        """Forget them all."""
        self._kept.clear()


def around(frame: Frame) -> NDArray[np.uint8]:
    """Give a frame as small as people are looked for in it."""
    return shrunk(frame, _AROUND)


def shrunk(frame: Frame, most: int) -> NDArray[np.uint8]:
    """Give a picture at most so many pixels a side."""
    picture = Image.fromarray(frame.pixels)
    picture.thumbnail((most, most), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return np.asarray(picture, np.uint8)
