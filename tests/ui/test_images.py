"""Pictures for the screen."""

import io

import numpy as np
from PIL import Image

from kiosk.domain import Frame
from kiosk.ui.images import from_file, to_image


def png(pixels):
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


def test_an_empty_margin_is_cut_off(qt):
    pixels = np.full((100, 200, 3), 255, np.uint8)
    pixels[40:60, 50:150] = (200, 30, 40)
    image = from_file(png(pixels))
    assert (image.width(), image.height()) == (112, 32)


def test_all_white_and_broken_files_are_left_alone(qt):
    assert from_file(png(np.full((10, 20, 3), 255, np.uint8))).width() == 20
    assert from_file(b"nothing").isNull()


def test_a_thumbnail_that_says_it_is_huge_is_none(qt):
    # Found by tools.fuzz_updates: a signed thumbnail of 2 kB that took 1.7 s and 430 MB to decode.
    file = io.BytesIO()
    Image.fromarray(np.full((64, 64, 3), 90, np.uint8)).save(file, "JPEG")
    small = file.getvalue()
    assert from_file(small).width() == 64
    size = small.index(b"\xff\xc0") + 5
    huge = small[:size] + (8000).to_bytes(2, "big") * 2 + small[size + 4 :]
    assert from_file(huge).isNull()


def test_a_frame_becomes_an_image_of_its_own(qt):
    frame = Frame(np.zeros((3, 5, 3), np.uint8))
    frame.pixels[1, 2] = (10, 20, 30)
    image = to_image(frame)
    frame.pixels.fill(0)
    colour = image.pixelColor(2, 1)
    assert (colour.red(), colour.green(), colour.blue()) == (10, 20, 30)
