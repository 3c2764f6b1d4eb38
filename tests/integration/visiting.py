"""A process that makes visits as it is told, for another one to look through its memory.

Letters come on the input one by one, so that no planted word is ever whole but where the kiosk
itself puts it together. "!" ends a visit; what is asked for next waits for an answer.
"""

import sys
import tempfile
import threading
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.settings import Settings
from kiosk.ui.application import make_application, open_window
from kiosk.ui.speech import Voice
from kiosk.ui.theme import Theme
from kiosk.ui.window import Window
from tests.fakes.shops import FakeCamera, FakeSearch, FakeShops, surroundings


class ForgettingSearch(FakeSearch):
    """Keeps no list of what was asked."""

    def search_text(self, query, limit=12, filters=None):
        results = super().search_text(query, limit)
        self.asked.clear()
        self.filters.clear()
        return results


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def spin(until=lambda: True, seconds=10.0):
    end = time.monotonic() + seconds
    QApplication.processEvents()
    while not until() and time.monotonic() < end:
        QApplication.processEvents()
        # A running event loop does this by itself; turned by hand it is left out.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.002)


def state(window: Window) -> str:
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    resident = next(line.split()[1] for line in status if line.startswith("VmRSS"))
    handles = len(list(Path("/proc/self/fd").iterdir()))
    return f"{resident} {threading.active_count()} {handles}"


def visit(window: Window) -> None:
    """Read letters from the input into the field, search, open an item, and leave."""
    window.screens["attract"].begun.emit()  # type: ignore[attr-defined]
    field = window.screens["find"].field  # type: ignore[attr-defined]
    while (letter := sys.stdin.read(1)) != "!":
        QTest.keyClicks(field, letter)
    spin(seconds=0.02)
    QTest.keyClick(field, Qt.Key.Key_Return)
    spin(lambda: window.screen_name == "results")
    answer = window.visit.answer
    if answer is not None:
        window.visit.open_item(answer.results.hits[0])
        spin(lambda: window.visit.around is not None)
    del answer
    window.visit.end()
    spin(seconds=0.02)


def main() -> None:
    application = make_application(headless=True)
    place = Path(tempfile.gettempdir())
    settings = Settings(place, place / "store.db", place)
    around = surroundings(FakeShops(ForgettingSearch()), FakeCamera())
    with open_window(application, around, settings, Theme(), Voice("/nowhere")) as window:
        window.show()
        spin(lambda: window.visit.word_help is not None)
        say("ready")
        while (order := sys.stdin.read(1)) in {"v", "s"}:
            if order == "v":
                visit(window)
                say("left")
            else:
                say(state(window))


if __name__ == "__main__":
    main()
