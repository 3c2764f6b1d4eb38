"""Starting Qt: the application, the window with everything behind it, and its picture."""

import contextlib
import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QSize,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from kiosk.errors import ConfigError
from kiosk.ui import style
from kiosk.ui.controller import Controller
from kiosk.ui.ports import Shop
from kiosk.ui.window import Window
from kiosk.ui.worker import Inference

logger = logging.getLogger("kiosk.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_HEADLESS_PLATFORMS = frozenset({"offscreen", "minimal", "vnc"})


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """A window that works, and who leads it."""

    window: Window
    controller: Controller


def has_display(environ: Mapping[str, str] | None = None) -> bool:
    """Tell whether a person could see a window opened now."""
    environ = os.environ if environ is None else environ
    platform = environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform:
        return platform not in _HEADLESS_PLATFORMS
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def make_application(*, headless: bool) -> QApplication:
    """Make the process's one application; headless, it needs no display."""
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qInstallMessageHandler(_pass_on)
    present = QApplication.instance()
    application = present if isinstance(present, QApplication) else QApplication(["kiosk"])
    style.prepare(application)
    return application


@contextlib.contextmanager
def open_window(shop: Shop) -> Iterator[OpenWindow]:
    """Make the window with its worker; both are gone, and the visit with them, at the end."""
    with Inference(shop) as inference:
        window = Window(shop.open_camera)
        controller = Controller(window, inference)
        try:
            yield OpenWindow(window, controller)
        finally:
            controller.on_done()
            window.close()
            window.deleteLater()


def run(application: QApplication, shop: Shop, *, full_screen: bool = False) -> int:
    """Show the window until it is closed, and give the exit code."""
    with open_window(shop) as opened:
        if full_screen:
            opened.window.showFullScreen()
        else:
            opened.window.show()
        return application.exec()


def take_picture(
    application: QApplication, shop: Shop, words: str, size: QSize, path: Path
) -> None:
    """Write a picture (PNG) of a window of that size with the answer to these words.

    Raises ConfigError where the file cannot be written.
    """
    with open_window(shop) as opened:
        opened.window.resize(size)
        opened.window.show()
        loop = QEventLoop()
        opened.controller.answer_shown.connect(loop.quit)
        # An answer takes milliseconds; a window without one is still worth a look.
        QTimer.singleShot(20_000, loop.quit)
        opened.controller.on_example(words)
        loop.exec()
        application.processEvents()
        if not opened.window.grab().save(str(path)):
            msg = f"The picture {path} cannot be written: name another place with --screenshot."
            raise ConfigError(msg)


def _pass_on(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Send what Qt has to say through our logging, which keeps a visit private."""
    logger.log(_LEVELS.get(kind, logging.WARNING), "%s", message)
