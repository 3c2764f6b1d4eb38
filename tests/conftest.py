"""What every test gets: no display, no leaked thread, and Qt's own warnings as failures."""

import os
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

# Before any Qt import: the tests open windows nobody sees.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

# What one platform's window system says once and for all; nothing of ours can change it.
_HARMLESS = ("This plugin does not support",)


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Fail a test that leaves a thread behind."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        # A thread on its way out gets a moment; QThreads seen from Python count as dummies.
        thread.join(5.0) if not isinstance(thread, threading._DummyThread) else None
    left = {t for t in set(threading.enumerate()) - before if t.is_alive()}
    left = {t for t in left if not isinstance(t, threading._DummyThread)}
    assert not left, f"threads left running: {sorted(t.name for t in left)}"


@pytest.fixture(scope="session")
def qt_messages() -> list[str]:
    """Collect what Qt has to complain about."""
    return []


@pytest.fixture(scope="session")
def qapplication(qt_messages: list[str]) -> Iterator["QApplication"]:
    """Make the one application of the test run."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    from kiosk.ui.application import make_application

    application = make_application(headless=True)

    def collect(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        quiet = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if not quiet and not message.startswith(_HARMLESS):
            qt_messages.append(message)

    qInstallMessageHandler(collect)
    yield application
    qInstallMessageHandler(None)


@pytest.fixture
def qt(qapplication: "QApplication", qt_messages: list[str]) -> Iterator["QApplication"]:
    """Give the application; a warning of Qt's during the test fails it."""
    qt_messages.clear()
    yield qapplication
    qapplication.processEvents()
    assert not qt_messages
