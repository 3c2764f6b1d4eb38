"""Telling patterns from pixels."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kiosk.core.cloth import FIGURES, figures_of
from kiosk.core.colours import colour_shares, stacked
from kiosk.core.looks import looks_of, stacked_patterns
from kiosk.core.patterns import NAMES, pattern_shares

RED, CREAM = (200, 32, 44), (243, 234, 210)


def cloth(pattern, side=360):
    """Draw a square of cloth on white: none of these is of the demo shop's own drawing."""
    y, x = np.mgrid[0:side, 0:side] / side
    match pattern:
        case "striped":
            other = np.mod(y * 9, 1) < 0.45
        case "checked":
            other = (np.mod(x * 8, 1) < 0.4) | (np.mod(y * 8, 1) < 0.4)
        case "dotted":
            u, v = np.mod(x * 9, 1) - 0.5, np.mod(y * 9, 1) - 0.5
            other = u * u + v * v < 0.09
        case _:
            other = np.zeros((side, side), bool)
    picture = np.full((side + 160, side + 160, 3), 255, np.uint8)
    picture[80:-80, 80:-80] = np.where(other[..., None], CREAM, RED)
    return picture


def told(picture):
    likely = stacked_patterns([looks_of(picture)])[0]
    return NAMES[int(likely.argmax())]


@pytest.mark.parametrize("pattern", ["plain", "striped", "checked", "dotted"])
@pytest.mark.parametrize("side", [360, 720])
def test_cloth_shows_its_pattern(pattern, side):
    assert told(cloth(pattern, side)) == pattern


def test_stripes_are_stripes_either_way():
    assert told(cloth("striped").transpose(1, 0, 2).copy()) == "striped"


@settings(max_examples=40, deadline=None)
@given(
    arrays.arrays(
        np.uint8, st.tuples(st.integers(1, 60), st.integers(1, 60), st.just(3)),
        elements=st.integers(0, 255), fill=st.integers(0, 255),
    )
)  # fmt: skip
def test_any_picture_has_figures_and_shares(pixels):
    figures = figures_of(pixels)
    assert figures.shape == (FIGURES,)
    assert np.isfinite(figures).all()
    shares = pattern_shares(pixels)
    assert len(shares) == len(NAMES)
    assert abs(sum(shares) - 255) <= 3


def test_looks_of_before_there_were_patterns_are_read():
    picture = cloth("striped")
    looks = [colour_shares(picture), looks_of(picture), b"", b"\x01"]
    colours, patterns = stacked(looks), stacked_patterns(looks)
    assert (colours[0] == colours[1]).all()
    assert colours[2:].sum() == 0
    assert patterns[0].sum() == 0
    assert patterns[1].sum() == pytest.approx(1, abs=0.02)
    assert stacked_patterns([]).shape == (0, len(NAMES))
