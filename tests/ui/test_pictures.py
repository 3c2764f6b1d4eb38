"""Searching with a picture, from a file or the camera."""

import numpy as np
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kiosk.ui import texts
from tests.ui.touching import WAIT_SECONDS, type_in, wait_until


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
