"""Encoders without a model: a picture's or a word's colour is its vector."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk.domain import ModelId

MODEL = ModelId("fake-colours", "f" * 64)
OTHER_MODEL = ModelId("other-colours", "0" * 64)
DIM = 8

COLOURS: dict[str, tuple[int, int, int]] = {
    "red": (220, 20, 20),
    "green": (20, 200, 20),
    "blue": (20, 20, 220),
    "yellow": (230, 220, 20),
    "white": (250, 250, 250),
    "black": (5, 5, 5),
}


def _unit(rgb: Sequence[float]) -> NDArray[np.float32]:
    red, green, blue = (value / 255.0 - 0.5 for value in rgb)
    vector = np.array([red, green, blue, red * green, green * blue, red * blue, 0.1, 0.05])
    unit: NDArray[np.float32] = (vector / np.linalg.norm(vector)).astype(np.float32)
    return unit


class FakeEncoders:
    """Both towers at once; counts what it was asked, so that a test can tell what was encoded."""

    def __init__(self) -> None:
        self.pictures = 0
        self.texts = 0

    def encode_image(self, images: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        self.pictures += len(images)
        rows = [_unit([float(v) for v in image.mean(axis=(0, 1))]) for image in images]
        return np.stack(rows) if rows else np.empty((0, DIM), np.float32)

    def encode_text(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts += len(texts)
        rows = []
        for text in texts:
            known = [COLOURS[word] for word in text.lower().split() if word in COLOURS]
            rows.append(_unit(known[0] if known else (128, 120, 131)))
        return np.stack(rows) if rows else np.empty((0, DIM), np.float32)
