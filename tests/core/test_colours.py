"""Counting colours."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kiosk.core.colours import NAMES, colour_shares, likeness, stacked

PAINT = {
    "black": (20, 20, 22), "white": (250, 250, 248), "grey": (125, 130, 137),
    "red": (200, 32, 44), "orange": (242, 140, 28), "yellow": (242, 200, 18),
    "green": (47, 138, 74), "blue": (31, 79, 168), "purple": (109, 53, 150),
    "pink": (240, 130, 180), "brown": (122, 74, 42), "beige": (215, 190, 150),
}  # fmt: skip


def shown(colour, ground=(255, 255, 255)):
    picture = np.empty((120, 90, 3), np.uint8)
    picture[:] = ground
    picture[30:90, 25:65] = PAINT[colour]
    return picture


@pytest.mark.parametrize("colour", [name for name in NAMES if name != "white"])
@pytest.mark.parametrize("light", [1.0, 0.85])
def test_a_thing_on_white_has_its_colour(colour, light):
    picture = (shown(colour) * light).astype(np.uint8)
    shares = stacked([colour_shares(picture)])[0]
    assert NAMES[int(shares.argmax())] == colour
    assert shares.max() > 0.9


def test_white_on_white_is_white_and_on_green_too():
    for ground in ((255, 255, 255), (40, 160, 60)):
        shares = stacked([colour_shares(shown("white", ground))])[0]
        assert NAMES[int(shares.argmax())] == "white"


def test_two_colours_share():
    picture = shown("red")
    picture[60:90, 25:65] = PAINT["blue"]
    shares = stacked([colour_shares(picture)])[0]
    assert shares[NAMES.index("red")] == pytest.approx(0.5, abs=0.1)
    assert shares[NAMES.index("blue")] == pytest.approx(0.5, abs=0.1)


@given(arrays.arrays(np.uint8, st.tuples(st.integers(1, 9), st.integers(1, 90), st.just(3))))
@settings(max_examples=60, deadline=None)
def test_any_picture_has_shares_that_make_a_whole(pixels):
    shares = stacked([colour_shares(pixels)])
    assert shares.shape == (1, len(NAMES))
    assert shares.dtype == np.float32
    assert shares.sum() == pytest.approx(1.0, abs=0.03)


def test_nothing_stored_is_no_colour():
    assert stacked([b"", b"\x01"]).sum() == 0
    assert stacked([]).shape == (0, len(NAMES))


def test_a_colour_is_most_like_itself():
    for name in NAMES:
        row = likeness(name)
        assert row.argmax() == NAMES.index(name)
        assert (row < 1).sum() == len(NAMES) - 1
