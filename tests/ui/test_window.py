"""The window does what a shopper expects, whatever the worker is busy with."""

import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from kiosk.errors import ConfigError
from kiosk.ui import texts
from kiosk.ui.application import OpenWindow, has_display, open_window, take_picture
from kiosk.ui.style import scale_for
from tests.fakes.shops import FakeCamera, FakeSearch, shop

WAIT_SECONDS = 20


@pytest.fixture
def search() -> FakeSearch:
    return FakeSearch()


@pytest.fixture
def camera() -> FakeCamera:
    return FakeCamera()


@pytest.fixture
def opened(qt: QApplication, search: FakeSearch, camera: FakeCamera) -> Iterator[OpenWindow]:
    with open_window(shop(search, camera)) as one:
        one.window.show()
        yield one
        search.gate.set()


def wait_until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT_SECONDS
    while not done():
        assert time.monotonic() < end, "waited in vain"
        QApplication.processEvents()
        time.sleep(0.005)


def type_in(opened: OpenWindow, words: str) -> None:
    opened.window.header.field.setText(words)
    QTest.mouseClick(opened.window.header.search, Qt.MouseButton.LeftButton)


def test_words_bring_tiles_with_names_and_how_sure(opened, search):
    type_in(opened, "  red shoes ")
    wait_until(lambda: bool(opened.window.results.tiles))
    assert search.asked == ["red shoes"]
    assert opened.window.page is opened.window.results
    spoken = [tile.accessibleName() for tile in opened.window.results.tiles]
    assert spoken == [
        "Thing 0, 商品0, €12.50, Aisle 3, Good match",
        "Thing 1, 商品1, €12.50, Aisle 3, Maybe",
    ]


def test_the_search_runs_on_another_thread(opened, search):
    type_in(opened, "red shoes")
    wait_until(lambda: bool(opened.window.results.tiles))
    assert threading.get_ident() not in search.threads
    assert len(search.threads) == 1


def test_chinese_words_show_chinese_names_first(opened):
    type_in(opened, "红色鞋子")
    wait_until(lambda: bool(opened.window.results.tiles))
    assert opened.window.results.tiles[0].accessibleName().startswith("商品0, Thing 0")


def test_return_searches_and_blank_words_do_not(opened, search):
    field = opened.window.header.field
    field.setText("   ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    field.setText("scarf")
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_until(lambda: bool(opened.window.results.tiles))
    assert search.asked == ["scarf"]


def test_no_match_is_said_with_ways_on(opened, search):
    type_in(opened, "tractor")
    wait_until(lambda: opened.window.page is opened.window.no_match)
    assert not opened.window.results.tiles
    shown = [label.text() for label in opened.window.no_match.findChildren(QLabel)]
    assert texts.NO_MATCH_TITLE in shown
    opened.window.no_match.example_chosen.emit("red dress")
    wait_until(lambda: bool(opened.window.results.tiles))
    assert search.asked == ["tractor", "red dress"]
    assert opened.window.header.field.text() == "red dress"


def test_done_wipes_the_visit_from_the_screen(opened):
    type_in(opened, "red shoes")
    wait_until(lambda: bool(opened.window.results.tiles))
    QTest.mouseClick(opened.window.header.done, Qt.MouseButton.LeftButton)
    assert opened.window.page is opened.window.home
    assert opened.window.header.field.text() == ""
    opened.window.header.field.undo()
    assert opened.window.header.field.text() == ""
    assert not opened.window.results.tiles
    everything = " ".join(label.text() for label in opened.window.findChildren(QLabel))
    assert "red shoes" not in everything


def test_a_late_answer_is_dropped(opened, search):
    search.gate.clear()
    type_in(opened, "slow one")
    assert search.started.wait(WAIT_SECONDS)
    QTest.mouseClick(opened.window.header.done, Qt.MouseButton.LeftButton)
    search.gate.set()
    type_in(opened, "tractor")
    wait_until(lambda: opened.window.page is opened.window.no_match)
    assert not opened.window.results.tiles


def test_words_overtaken_while_they_wait_are_never_searched(opened, search):
    search.gate.clear()
    for words in ("one", "two", "three"):
        type_in(opened, words)
    search.gate.set()
    wait_until(lambda: bool(opened.window.results.tiles) and search.asked[-1] == "three")
    assert "two" not in search.asked


def test_the_window_answers_while_the_worker_is_busy(opened, search):
    search.gate.clear()
    type_in(opened, "slow one")
    assert search.started.wait(WAIT_SECONDS)
    opened.window.header.field.setText("typed meanwhile")
    QApplication.processEvents()
    assert opened.window.header.field.text() == "typed meanwhile"
    search.gate.set()
    wait_until(lambda: bool(opened.window.results.tiles))


def test_a_known_failure_is_shown_in_its_own_words(opened):
    type_in(opened, "broken")
    trouble = "The store is damaged: put a copy back."
    wait_until(lambda: trouble in [one.text() for one in opened.window.home.findChildren(QLabel)])
    assert opened.window.page is opened.window.home


def test_a_bug_is_loud_in_the_log_and_plain_on_the_screen(opened, caplog):
    type_in(opened, "bug")
    wait_until(lambda: texts.BUG in [one.text() for one in opened.window.findChildren(QLabel)])
    assert "ZeroDivisionError" in caplog.text


def test_closing_with_work_under_way_joins_the_worker(qt, search, camera):
    search.gate.clear()
    with open_window(shop(search, camera)) as one:
        one.window.show()
        type_in(one, "slow one")
        assert search.started.wait(WAIT_SECONDS)
        one.window.close()
        threading.Timer(0.1, search.gate.set).start()
    assert one.controller is not None


def test_a_picture_file_is_searched_with(opened, search, tmp_path):
    path = tmp_path / "shoe.png"
    Image.fromarray(np.full((20, 30, 3), 70, np.uint8)).save(path)
    opened.window.picture_dropped.emit(path)
    wait_until(lambda: bool(opened.window.results.tiles))
    assert search.frames[0].pixels.shape == (20, 30, 3)
    # Done overwrites the picture itself, whoever may still hold it.
    QTest.mouseClick(opened.window.header.done, Qt.MouseButton.LeftButton)
    assert not search.frames[0].pixels.any()


def test_a_missing_picture_file_is_said(opened, tmp_path):
    opened.controller.on_picture_file(tmp_path / "nothing.png")
    wait_until(
        lambda: any(
            "There is no picture" in one.text() for one in opened.window.home.findChildren(QLabel)
        )
    )


def test_a_picture_read_after_done_is_dropped(opened, search, tmp_path):
    path = tmp_path / "shoe.png"
    Image.fromarray(np.full((20, 30, 3), 70, np.uint8)).save(path)
    search.gate.clear()
    type_in(opened, "slow one")
    assert search.started.wait(WAIT_SECONDS)
    opened.controller.on_picture_file(path)
    opened.controller.on_done()
    search.gate.set()
    type_in(opened, "tractor")
    wait_until(lambda: opened.window.page is opened.window.no_match)
    assert not search.frames


def test_the_camera_is_open_only_on_its_page(opened, search, camera):
    QTest.mouseClick(opened.window.header.camera, Qt.MouseButton.LeftButton)
    assert opened.window.page is opened.window.camera
    assert camera.open == 1
    wait_until(opened.window.camera.take.isEnabled)
    QTest.mouseClick(opened.window.camera.take, Qt.MouseButton.LeftButton)
    wait_until(lambda: bool(opened.window.results.tiles))
    assert camera.open == 0
    assert search.frames[0].pixels.shape == (48, 64, 3)


def test_leaving_the_camera_goes_back(opened, camera):
    opened.controller.on_camera()
    opened.window.camera.left.emit()
    assert opened.window.page is opened.window.home
    type_in(opened, "scarf")
    wait_until(lambda: bool(opened.window.results.tiles))
    opened.controller.on_camera()
    opened.controller.on_camera()
    assert camera.open == 1
    opened.window.camera.left.emit()
    assert opened.window.page is opened.window.results
    assert camera.open == 0


def test_no_camera_is_said_and_found_again(opened, camera):
    camera.broken = True
    opened.controller.on_camera()
    wait_until(lambda: "no camera" in opened.window.camera.message)
    assert not opened.window.camera.take.isEnabled()
    camera.broken = False
    wait_until(opened.window.camera.take.isEnabled)
    assert opened.window.camera.message == texts.CAMERA_HINT


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
