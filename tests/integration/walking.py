"""A process that makes every visit of ``tests.ui.ways`` on the display it is given.

It writes a line for each: the way, the language, and how many seconds it took.
"""

import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.camera import CameraSource, WatchedCamera
from kiosk.settings import Settings
from kiosk.ui.application import open_window
from kiosk.ui.languages import LANGUAGES
from kiosk.ui.ports import Surroundings
from kiosk.ui.speech import Voice
from kiosk.ui.style import prepare, shows_chinese
from kiosk.ui.theme import Theme
from kiosk.ui.window import Window
from tests.fakes.shops import FakeSearch, FakeShops
from tests.ui.touching import wait_until
from tests.ui.ways import TYPED, WAYS, film


def _camera(path: Path) -> WatchedCamera:
    return WatchedCamera(CameraSource(path))


def _has_words(window: Window) -> bool:
    return window.visit.word_help is not None


def main() -> None:
    application = QApplication(["kiosk"])
    application.setStyle("Fusion")
    prepare(application, Theme())
    sys.stdout.write(f"platform {application.platformName()}\n")
    with tempfile.TemporaryDirectory(prefix="kiosk-walking-") as folder:
        place = Path(folder)
        films = [film(place, as_video=True), film(place, as_video=False)]
        settings = Settings(place, place / "store.db", place)
        for number, language in enumerate(LANGUAGES):
            if language.code == "zh" and not shows_chinese():
                continue
            search, path = FakeSearch(), films[number % len(films)]
            around = Surroundings(FakeShops(search), partial(_camera, path))
            with open_window(application, around, settings, Theme(), Voice("/nowhere")) as window:
                window.resize(1280, 800)
                window.show()
                window.activateWindow()
                wait_until(partial(_has_words, window))
                for way, walk in WAYS.items():
                    started = time.monotonic()
                    walk(window, language.code)
                    took = time.monotonic() - started
                    sys.stdout.write(f"{way}|{language.code}|{took:.1f}\n")
                    sys.stdout.flush()
            assert search.asked[:2] == [TYPED[language.code]] * 2


if __name__ == "__main__":
    main()
