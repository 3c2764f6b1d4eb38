"""Starting Qt: the application, the window with everything behind it, and its picture."""

import contextlib
import logging
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QSize,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from kiosk.errors import ConfigError
from kiosk.settings import Settings
from kiosk.ui import style
from kiosk.ui.heart import Heart
from kiosk.ui.ports import Surroundings
from kiosk.ui.speech import Voice
from kiosk.ui.theme import Theme, load_theme
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
_SETTLING_MS = 400
"""Time for the pictures of an answer to come."""
_HEADLESS_PLATFORMS = frozenset({"offscreen", "minimal", "vnc"})


def has_display(environ: Mapping[str, str] | None = None) -> bool:
    """Tell whether a person could see a window opened now."""
    environ = os.environ if environ is None else environ
    platform = environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform:
        return platform not in _HEADLESS_PLATFORMS
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def make_application(*, headless: bool, theme: Theme | None = None) -> QApplication:
    """Make the process's one application; headless, it needs no display."""
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qInstallMessageHandler(_pass_on)
    present = QApplication.instance()
    application = present if isinstance(present, QApplication) else QApplication(["kiosk"])
    application.setStyle("Fusion")
    style.prepare(application, theme or Theme())
    return application


@contextlib.contextmanager
def open_window(
    application: QApplication, surroundings: Surroundings, settings: Settings,
    theme: Theme | None = None, voice: Voice | None = None,
) -> Iterator[Window]:  # fmt: skip
    """Make the window with its worker; both are gone, and the visit with them, at the end."""
    theme = theme or load_theme(settings.theme)
    with Inference(surroundings) as inference:
        window = Window(application, surroundings, inference, settings, theme, voice)
        inference.open()
        supervisor = surroundings.supervisor
        heart = None if supervisor is None else Heart(inference, supervisor)
        try:
            yield window
        finally:
            if heart is not None:
                heart.deleteLater()
            window.visit.end()
            window.close()
            window.speaking.close()
            window.deleteLater()
            # Now, not with some later turn of the loop: there may be none.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def run(
    application: QApplication, surroundings: Surroundings, settings: Settings, *,
    full_screen: bool = False,
) -> int:  # fmt: skip
    """Show the window until it is closed, and give the exit code."""
    with open_window(application, surroundings, settings) as window:
        if full_screen:
            # A bare X server has nobody who would give a window the whole screen.
            window.setGeometry(application.primaryScreen().geometry())
            window.showFullScreen()
        else:
            window.show()
        return application.exec()


def take_picture(
    application: QApplication, surroundings: Surroundings, settings: Settings, words: str,
    size: QSize, path: Path,
) -> None:  # fmt: skip
    """Write a picture (PNG) of a window of that size with the answer to these words.

    Raises ConfigError where the file cannot be written.
    """
    with open_window(application, surroundings, settings) as window:
        window.resize(size)
        window.show()
        loop = QEventLoop()
        # An answer takes milliseconds; a window without one is still worth a look.
        QTimer.singleShot(20_000, loop.quit)
        window.visit.shop_changed.connect(lambda: window.visit.ask_words(words))
        window.visit.went.connect(lambda _: QTimer.singleShot(_SETTLING_MS, loop.quit))
        loop.exec()
        if not window.grab().save(str(path)):
            msg = f"The picture {path} cannot be written: name another place with --screenshot."
            raise ConfigError(msg)


def _pass_on(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Send what Qt has to say through our logging, which keeps a visit private."""
    logger.log(_LEVELS.get(kind, logging.WARNING), "%s", message)
