"""Finding heads: with a network made by hand, since what it finds in pictures is measured."""

import io
from typing import Any

import numpy as np
import pytest

from kiosk.camera.heads import FEATURES, HeadFinder, cells_of, sizes_of, windows_of
from kiosk.errors import ModelError

RED = (220, 20, 20)


def blob(**changed: object) -> bytes:
    """Make a network that answers to what is redder than grey in the middle of a window."""
    features = np.zeros((8, 8, 10))
    hidden = np.zeros((10, 8, 8))
    hidden[1, 3:5, 3:5] = 1.0
    parts = {
        "head_hidden": hidden.reshape(FEATURES, 1), "head_shift": np.array([-1.0]),
        "head_out": np.ones(1), "head_threshold": 0.5,
    }  # fmt: skip
    assert features.size == FEATURES
    out = io.BytesIO()
    arrays: dict[str, Any] = {name: np.array(of) for name, of in (parts | changed).items()}
    np.savez_compressed(out, **arrays)
    return out.getvalue()


def grey(*, red: tuple[slice, slice] | None = None) -> np.ndarray:
    pixels = np.full((180, 320, 3), 128, np.uint8)
    if red is not None:
        pixels[red] = RED
    return pixels


def test_a_head_is_found_wherever_it_is():
    finder = HeadFinder.of(blob())
    assert not finder.sees(grey())
    assert finder.sees(grey(red=(slice(10, 40), slice(270, 300))))
    assert finder.sees(grey(red=(slice(100, 170), slice(20, 90))))


def test_without_a_network_and_in_a_picture_too_small_nothing_says_that_there_is_none():
    assert HeadFinder.of(None).sees(grey())
    assert HeadFinder.of(blob()).sees(np.full((2, 300, 3), 128, np.uint8))


def test_a_mean_of_cells_is_what_is_in_them():
    pixels = grey(red=(slice(0, 180), slice(160, 320)))
    cells = cells_of(pixels)
    assert cells.shape == (45, 80, 10)
    assert abs(cells[:, 5, 1]).max() < 0.01
    assert cells[:, 70, 1].min() > 0.5
    assert windows_of(cells).shape == (38 * 73, FEATURES)


def test_the_sizes_end_where_a_window_would_not_fit():
    assert all(min(size.shape[:2]) >= 32 for size in sizes_of(grey()))
    assert next(sizes_of(grey())).shape == (180, 320, 3)


@pytest.mark.parametrize(
    "damaged",
    [b"", b"nothing", blob()[:-40], blob(head_out=np.ones(2)), blob(head_threshold=np.nan),
     blob(head_hidden=np.ones((3, 1)))],
)  # fmt: skip
def test_a_damaged_file_is_an_error(damaged):
    with pytest.raises(ModelError, match=r"persons\.npz"):
        HeadFinder.of(damaged)
