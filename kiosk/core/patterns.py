"""How likely a picture shows goods of each of six patterns: an explicit signal beside the vectors.

As with colours, a picture's embedding says little of patterns, and its pixels say them plainly
enough: figures of the cloth (``cloth``) go through a net of one small hidden layer. Its numbers
(``patterns.json``) were learnt from drawn goods and shop photos by ``tools.make_patterns``.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from kiosk.core.cloth import CONTRAST, FIGURES, figures_of

NAMES = ("plain", "striped", "checked", "dotted", "floral", "printed")
ANY = "patterned"
"""Any but plain."""
_MOST = 255
_FLAT = 0.02
"""Contrast, in 0..1, below which nobody sees a pattern; figures of no contrast say nothing."""
FAR = 4.0
"""Figures farther from their mean than so many spreads say no more than that."""


@dataclass(frozen=True, slots=True, eq=False)
class Net:
    """The figures' means and spreads, (47,), and two layers of weights with their offsets."""

    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    first: NDArray[np.float32]
    """(47, hidden)"""
    first_offset: NDArray[np.float32]
    second: NDArray[np.float32]
    """(hidden, 6)"""
    second_offset: NDArray[np.float32]

    def likely(self, figures: NDArray[np.float32]) -> NDArray[np.float32]:
        """Give how likely each of ``NAMES`` is by figures, (n, 47): float32 (n, 6), rows of 1."""
        apart = np.clip((figures - self.mean) / self.spread, -FAR, FAR)
        hidden = np.tanh(apart @ self.first + self.first_offset)
        sums = hidden @ self.second + self.second_offset
        powers = np.exp(sums - sums.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)


def pattern_shares(pixels: NDArray[np.uint8]) -> bytes:
    """Say of a picture, uint8 RGB (height, width, 3), how likely each of ``NAMES`` is: six bytes.

    255 is certain. Together they make 255, but for rounding.
    """
    figures = figures_of(pixels)
    if figures[CONTRAST] < _FLAT:
        return bytes((_MOST,) + (0,) * (len(NAMES) - 1))
    likely = learnt().likely(figures[None])[0]
    return bytes(np.rint(likely * _MOST).astype(np.uint8))


def likely_patterns(looks: Sequence[bytes], skipped: int) -> NDArray[np.float32]:
    """Give what is stored after ``skipped`` bytes as float32 (pictures, 6) in 0..1.

    Rows of 0 where nothing is stored: pictures taken in before there was this signal.
    """
    length = skipped + len(NAMES)
    rows = b"".join(one[skipped:] if len(one) == length else bytes(len(NAMES)) for one in looks)
    table = np.frombuffer(rows, np.uint8).reshape(len(looks), len(NAMES))
    return np.asarray(table, np.float32) / np.float32(_MOST)


@cache
def learnt() -> Net:
    """Read the numbers that ship with the kiosk."""
    raw = json.loads(files("kiosk.core").joinpath("patterns.json").read_text(encoding="utf-8"))
    net = Net(**{name: np.array(values, np.float32) for name, values in raw.items()})
    if net.first.shape[0] != FIGURES or net.second.shape[1] != len(NAMES):
        raise ValueError("patterns.json is of other figures or patterns")
    return net
