"""The screens look as they were approved, but for the fonts a machine has.

``python -m tests.ui.test_approved`` draws the approved set anew; look at it before it is committed.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtWidgets import QApplication

from tools.showing.fitting import cut_texts
from tools.showing.shop import States, demo_window

APPROVED = Path(__file__).parents[1] / "data" / "approved"
SIZE = (800, 800, 96)
KEPT = (200, 200)
LOOKED_AT = (25, 25)
"""Cells compared: a letter more or less does not count, a part that is moved or gone does."""
TOLERANCE = 5.0
"""Mean difference of the cells, of 255."""
SET = (
    ("attract", "en"), ("find", "en"), ("find-typing", "en"), ("results", "en"), ("results", "ar"),
    ("matches", "en"), ("item", "en"), ("nomatch", "de"), ("browse", "en"), ("comfort", "en"),
    ("leaving", "en"), ("trouble", "en"),
)  # fmt: skip


def drawn(states: States, state: str, language: str) -> Image.Image:
    states.show(state, language)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "now.png"
        states.grab(path)
        with Image.open(path) as picture:
            return picture.convert("L").resize(KEPT, Image.Resampling.BOX)


def cells(picture: Image.Image) -> NDArray[np.float32]:
    return np.asarray(picture.resize(LOOKED_AT, Image.Resampling.BOX), np.float32)


def difference(one: Image.Image, other: Image.Image) -> float:
    return float(np.abs(cells(one) - cells(other)).mean())


@pytest.fixture(scope="module")
def states(qapplication: QApplication) -> Iterator[States]:
    with demo_window(*SIZE) as made:
        yield made


@pytest.mark.parametrize(("state", "language"), SET)
def test_it_looks_as_approved_with_nothing_cut_off(states, state, language):
    now = drawn(states, state, language)
    cut = cut_texts(states.window)
    states.end()
    assert cut == []
    with Image.open(APPROVED / f"{state}-{language}.png") as approved:
        assert difference(now, approved) < TOLERANCE


def test_the_comparison_tells_screens_apart():
    pictures = [Image.open(APPROVED / f"{state}-{language}.png") for state, language in SET]
    far = [difference(a, b) for n, a in enumerate(pictures) for b in pictures[:n]]
    assert min(far) > TOLERANCE
    for picture in pictures:
        picture.close()


def main() -> None:
    APPROVED.mkdir(parents=True, exist_ok=True)
    with demo_window(*SIZE) as made:
        for state, language in SET:
            drawn(made, state, language).save(APPROVED / f"{state}-{language}.png", optimize=True)
            made.end()


if __name__ == "__main__":
    main()
