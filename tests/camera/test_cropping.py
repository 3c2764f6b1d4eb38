"""What is kept of a frame, before drawn scenes in which it is known where the thing is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.camera.cropping import MOST_SIDE, crop_of
from kiosk.camera.measuring import GUIDE
from kiosk.domain import Frame
from tests.fakes.scenes import Shot, photograph, shelf, thing, wall

WIDE = (1280, 720)
PERSON = (255, 0, 255)
"""A colour no scene has: whoever stands beside the guide wears it."""


def seen(*, on_shelf: bool = False, size: float = 0.6) -> np.ndarray:
    rng = np.random.default_rng(3)
    behind = (shelf if on_shelf else wall)(rng, WIDE)
    return photograph(behind, thing(3), Shot(0.0, size=size), rng)


@pytest.mark.parametrize("on_shelf", [False, True])
def test_what_stands_beside_the_guide_is_never_in_a_crop(on_shelf):
    pixels = seen(on_shelf=on_shelf)
    side = round(WIDE[0] * (1 - GUIDE[0]) / 2)
    pixels[:, : side - 2] = PERSON
    pixels[:, -side + 2 :] = PERSON
    crop = crop_of(Frame(pixels)).pixels
    assert not np.all(crop == PERSON, axis=2).any()


def test_before_a_wall_the_crop_is_drawn_in_to_the_thing():
    crop = crop_of(Frame(seen(size=0.5))).pixels
    guide = WIDE[0] * GUIDE[0], WIDE[1] * GUIDE[1]
    # The thing is narrow, and half of the guide is the least that is kept.
    assert crop.shape[1] / crop.shape[0] < 0.95 * guide[0] / guide[1]


def test_where_nothing_can_be_told_apart_the_guide_is_kept():
    grey = np.full((720, 1280, 3), 128, np.uint8)
    crop = crop_of(Frame(grey)).pixels
    assert crop.shape == (384, 512, 3)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 900), st.integers(1, 900), st.integers(0, 2**31))
def test_a_crop_of_any_frame_is_small_and_a_copy(width, height, seed):
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    crop = crop_of(Frame(pixels)).pixels
    assert crop.dtype == np.uint8
    assert 1 <= min(crop.shape[:2]) <= max(crop.shape[:2]) <= MOST_SIDE
    assert not np.shares_memory(crop, pixels)


def test_the_same_frame_gives_the_same_crop():
    pixels = seen(on_shelf=True)
    assert np.array_equal(crop_of(Frame(pixels)).pixels, crop_of(Frame(pixels.copy())).pixels)


def test_what_is_no_frame_is_refused():
    with pytest.raises(ValueError, match="uint8 RGB"):
        crop_of(Frame(np.zeros((4, 4), np.uint8)))
