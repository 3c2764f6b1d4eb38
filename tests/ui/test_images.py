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


def test_a_frame_becomes_an_image_of_its_own(qt):
    frame = Frame(np.zeros((3, 5, 3), np.uint8))
    frame.pixels[1, 2] = (10, 20, 30)
    image = to_image(frame)
    frame.pixels.fill(0)
    colour = image.pixelColor(2, 1)
    assert (colour.red(), colour.green(), colour.blue()) == (10, 20, 30)
