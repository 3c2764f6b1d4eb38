"""A process that makes visits with the kiosk as it is put together, for others to look for traces.

It is told on its input, a line each: the folder of everything, the camera's film, a picture's file,
and words to ask for. It goes the kiosk's own way: ``kiosk.app`` with a real store and model.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk import app
from kiosk.logs import set_up_logging
from kiosk.settings import Settings
from kiosk.ui.application import make_application, open_window
from kiosk.ui.speech import Voice
from kiosk.ui.theme import Theme
from kiosk.ui.window import Window
from kiosk.wiring import Models, open_kiosk
from tests.integration.visiting import say, spin


def main() -> None:
    place, film, picture, words = (sys.stdin.readline().rstrip("\n") for _ in range(4))
    folder = Path(place)
    settings = Settings(folder, folder / "store.db", folder / "model")
    set_up_logging()
    os.chdir(folder)
    application = make_application(headless=True)
    models = Models()
    around = app.surroundings(
        settings, film, lambda: open_kiosk(settings, pinned=True, models=models), updates=True
    )
    with open_window(application, around, settings, Theme(), Voice("/nowhere")) as window:
        window.show()
        spin(lambda: window.visit.word_help is not None)
        by_words(window, words)
        by_camera(window)
        by_file(window, Path(picture))
        say("left")
        # Whoever looks now sees the kiosk between two visits.
        sys.stdin.readline()
    say("over")


def by_words(window: Window, words: str) -> None:
    window.screens["attract"].begun.emit()  # type: ignore[attr-defined]
    field = window.screens["find"].field  # type: ignore[attr-defined]
    QTest.keyClicks(field, words)
    spin(seconds=0.1)
    QTest.keyClick(field, Qt.Key.Key_Return)
    spin(lambda: window.screen_name in {"results", "nomatch"})
    look_at_the_first(window)
    window.visit.end()
    # What was found is asked for again in other words.
    window.visit.go("find")
    window.visit.ask_words(f"without {words}")
    spin(lambda: window.screen_name in {"results", "nomatch"})
    window.visit.end()


def by_camera(window: Window) -> None:
    window.visit.go("find")
    window.screens["find"].eye.use.click()  # type: ignore[attr-defined]
    spin(lambda: window.screen_name in {"matches", "nomatch"})
    say(window.screen_name)
    look_at_the_first(window)
    window.visit.end()


def by_file(window: Window, picture: Path) -> None:
    window.visit.go("find")
    window.visit.ask_file(picture)
    spin(lambda: window.screen_name in {"matches", "nomatch"})
    say(window.screen_name)
    window.visit.end()


def look_at_the_first(window: Window) -> None:
    answer = window.visit.answer
    if answer is not None and answer.results.hits:
        window.visit.open_item(answer.results.hits[0])
        spin(lambda: window.visit.around is not None)


if __name__ == "__main__":
    main()
