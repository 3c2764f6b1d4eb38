"""Doing what a shopper does, and waiting for what follows."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.ui.application import OpenWindow

WAIT_SECONDS = 20


def wait_until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT_SECONDS
    while not done():
        assert time.monotonic() < end, "waited in vain"
        QApplication.processEvents()
        time.sleep(0.005)


def type_in(opened: OpenWindow, words: str) -> None:
    opened.window.header.field.setText(words)
    QTest.mouseClick(opened.window.header.search, Qt.MouseButton.LeftButton)
