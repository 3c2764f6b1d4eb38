"""The window on every size of screen, with odd words, and as a picture."""

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from kiosk.errors import ConfigError
from kiosk.ui.application import has_display, take_picture
from kiosk.ui.style import scale_for
from tests.fakes.shops import shop
from tests.ui.touching import type_in, wait_until


@pytest.mark.parametrize("size", [(480, 480), (1280, 800), (1920, 1080), (1080, 1920)])
def test_tiles_fit_every_screen(opened, size):
    opened.window.resize(*size)
    type_in(opened, "red shoes")
    wait_until(lambda: bool(opened.window.results.tiles))
    QApplication.processEvents()
    first, second = opened.window.results.tiles
    assert first.width() >= 120
    assert not first.geometry().intersects(second.geometry())
    assert opened.window.header.search.height() >= round(48 * scale_for(QSize(*size)))


def test_a_few_answers_get_the_whole_width(opened):
    opened.window.resize(1280, 800)
    type_in(opened, "red shoes")
    wait_until(lambda: bool(opened.window.results.tiles))
    QApplication.processEvents()
    assert sum(tile.width() for tile in opened.window.results.tiles) > 1100


def test_long_and_odd_words_do_not_break_the_page(opened):
    for words in ("<b>bold</b> & <img src=x>", "x" * 1900, "👟👟 مرحبا", "a\u202eb"):
        opened.controller.on_words(words)
        wait_until(lambda: bool(opened.window.results.tiles))
        opened.window.grab()
        opened.controller.on_done()


def test_a_picture_of_the_window_is_written(qt, search, camera, tmp_path):
    path = tmp_path / "window.png"
    take_picture(qt, shop(search, camera), "red dress", QSize(800, 600), path)
    with Image.open(path) as picture:
        assert picture.size == (800, 600)
    with pytest.raises(ConfigError, match="cannot be written"):
        take_picture(
            qt, shop(search, camera), "red dress", QSize(800, 600), tmp_path / "no" / "x.png"
        )


@pytest.mark.parametrize(
    ("environ", "seen"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen:scale=2"}, False),
        ({"QT_QPA_PLATFORM": "eglfs"}, True),
    ],
)
def test_a_display_is_recognised(environ, seen):
    assert has_display(environ) is seen
