"""Prices read from drawn labels, in a font the network never saw; and nothing rather than wrong."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from kiosk.camera.digits import WEIGHTS, from_bytes
from kiosk.camera.labels import read_price
from kiosk.errors import ModelError

WHITE, BLACK = (255, 255, 255), (15, 15, 15)


def label(*texts, paper=WHITE, ink=BLACK, size=(560, 300)):
    """Draw texts, each (words, left, baseline, height of an em), on a label before a grey shelf."""
    image = Image.new("RGB", (size[0] + 80, size[1] + 80), (120, 125, 130))
    draw = ImageDraw.Draw(image)
    draw.rectangle((40, 40, size[0] + 39, size[1] + 39), fill=paper)
    for words, left, foot, em in texts:
        # Pillow's own font, which every machine with Pillow has.
        font = ImageFont.load_default(em)
        draw.text((left + 40, foot + 40), words, ink, font=font, anchor="ls")
    return np.array(image)


def blurred(picture, sigma):
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), np.uint8)


def read(picture, **options):
    found = read_price(picture, **options)
    return None if found is None else found.text


@pytest.mark.parametrize("price", ["2.49", "52,50", "0.95", "38.76", "249,90"])
def test_a_price_is_read(price):
    picture = blurred(label(("Green tea", 30, 60, 36), (price, 60, 240, 150)), 0.8)
    assert read(picture) == price.replace(",", ".")


def test_light_on_dark_is_read():
    assert read(label(("72.50", 60, 220, 150), paper=(190, 20, 30), ink=WHITE)) == "72.50"


def test_whole_prices_are_read_where_there_are_some():
    picture = label(("2380", 60, 220, 150))
    assert read(picture) == "2380"
    # Where every price has cents, its point was lost.
    assert read(picture, whole=False) is None


def test_no_cents_and_raised_cents():
    assert read(label(("25", 60, 240, 170), ("49", 265, 172, 85))) == "25.49"


def test_the_largest_digits_win():
    picture = label(("3.99", 30, 240, 60), ("2.49", 240, 240, 150), ("1 kg = 4.98", 30, 80, 30))
    assert read(picture) == "2.49"


def test_a_price_struck_through_is_none():
    picture = label(("2.49", 60, 220, 150))
    cv2.line(picture, (90, 260), (440, 150), BLACK, 8)
    assert read(picture) is None


def test_a_price_cut_off_is_none():
    picture = label(("82.50", 60, 220, 150))
    assert read(picture) == "82.50"
    for cut in (110, 130, 150, 180, 190, 215):
        # Also where the edge runs between two digits.
        assert read(picture[:, cut:]) is None
        assert read(picture[:, : 560 - cut]) is None


def test_what_is_blurred_beyond_reading_is_none_and_never_wrong():
    picture = label(("38.76", 60, 220, 110))
    found = [read(blurred(picture, sigma)) for sigma in (1, 3, 5, 8, 12)]
    assert found[0] == "38.76"
    assert found[-1] is None
    assert set(found) <= {"38.76", None}


@pytest.mark.parametrize("words", ["Green tea", "500 g", "50 %", "1.5 L", "12", "3 for 2", ""])
def test_other_words_are_no_price(words):
    assert read(label((words, 40, 200, 110))) is None


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 90), st.integers(1, 90))
def test_any_picture_is_taken(seed, width, height):
    noise = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    assert read_price(noise) is None


def test_a_damaged_network_is_an_error():
    content = bytearray(WEIGHTS.read_bytes())
    content[-1] ^= 1
    for damaged in (bytes(content), b"", bytes(content[:-2])):
        with pytest.raises(ModelError, match="damaged"):
            from_bytes(damaged)
