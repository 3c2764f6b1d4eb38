"""Which digit a blob of ink is: a small network, fitted to drawn ones by ``tools.train_digits``."""

import hashlib
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.errors import ModelError

CURRENCY, OTHER = 10, 11
CLASSES = 12
"""0 to 9 are themselves; then a currency's sign, and anything else."""
PATCH = (24, 16)
"""Rows and columns that a blob is brought to."""
INPUTS = PATCH[0] * PATCH[1] + 1
WEIGHTS = Path(__file__).with_name("digits.bin")
_MAGIC = b"kiosk digits 1\n"
_HIDDEN = (128, 48)
_SHAPES = ((INPUTS, _HIDDEN[0]), (_HIDDEN[0],), (_HIDDEN[0], _HIDDEN[1]), (_HIDDEN[1],),
           (_HIDDEN[1], CLASSES), (CLASSES,))  # fmt: skip
Layers = tuple[NDArray[np.float32], ...]
"""Weights and biases in turn, of three layers; a rectifier stands between two."""


def patch_of(ink: NDArray[np.uint8], mask: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Bring a blob to the network's input: float32 (``INPUTS``,), values from 0 to 1.

    ``ink`` is its box, uint8 (height, width), the brighter the more ink; ``mask`` is 255 where the
    box is the blob's own and 0 where it is its neighbours'.
    """
    height, width = ink.shape
    grown = cv2.dilate(mask, np.ones((3, 3), np.uint8))
    own = np.where(grown > 0, ink, 0).astype(np.float32)
    low = float(ink[grown > 0].min(initial=255))
    most = float(own.max(initial=0.0))
    own = np.clip((own - low) / max(1.0, most - low), 0.0, 1.0)
    rows, columns = PATCH
    wide = min(columns, max(1, round(width * rows / height)))
    made = np.zeros(PATCH, np.float32)
    at = (columns - wide) // 2
    made[:, at : at + wide] = cv2.resize(own, (wide, rows), interpolation=cv2.INTER_AREA)
    return np.append(made.ravel(), np.float32(min(2.0, width / height))).astype(np.float32)


def probabilities(patches: NDArray[np.float32], layers: Layers) -> NDArray[np.float32]:
    """Give how likely each class is: float32 (n, ``INPUTS``) to float32 (n, ``CLASSES``)."""
    found = patches
    for at in range(0, len(layers), 2):
        found = found @ layers[at] + layers[at + 1]
        if at + 2 < len(layers):
            found = np.maximum(found, np.float32(0))
    found = np.exp(found - found.max(axis=1, keepdims=True))
    whole: NDArray[np.float32] = (found / found.sum(axis=1, keepdims=True)).astype(np.float32)
    return whole


def to_bytes(layers: Layers) -> bytes:
    """Write the network: a line, a SHA-256 over the rest, and its numbers as float16."""
    content = b"".join(layer.astype("<f2").tobytes() for layer in layers)
    return _MAGIC + hashlib.sha256(content).digest() + content


def from_bytes(content: bytes) -> Layers:
    """Read the network. Raises ModelError."""
    start = len(_MAGIC) + 32
    sizes = [int(np.prod(shape)) for shape in _SHAPES]
    numbers = content[start:]
    if (
        not content.startswith(_MAGIC) or len(numbers) != 2 * sum(sizes)
        or hashlib.sha256(numbers).digest() != content[len(_MAGIC) : start]
    ):  # fmt: skip
        raise ModelError("The file of what digits look like is damaged: install the kiosk again.")
    flat = np.frombuffer(numbers, "<f2").astype(np.float32)
    ends = np.cumsum(sizes)[:-1]
    return tuple(
        part.reshape(shape) for part, shape in zip(np.split(flat, ends), _SHAPES, strict=True)
    )


@cache
def shipped() -> Layers:
    """Read the network the kiosk was shipped with. Raises ModelError."""
    try:
        return from_bytes(WEIGHTS.read_bytes())
    except OSError as error:
        msg = f"What digits look like cannot be read ({error.strerror}): install the kiosk again."
        raise ModelError(msg) from error
