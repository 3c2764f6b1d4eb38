"""Whole visits as they are made with a finger, with keys and with the camera, in any language.

Everything goes through the window system's events, as from a screen and a keyboard, so that the
same visits can be made offscreen and on a display.
"""

import time
from collections.abc import Callable
from pathlib import Path

import cv2
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from kiosk.ui import texts
from kiosk.ui.languages import BY_CODE
from kiosk.ui.texts import tr
from kiosk.ui.widgets.keys import Key
from kiosk.ui.widgets.tile_view import TileView
from kiosk.ui.window import Window
from tests.fakes.scenes import Script, photograph, shots, thing, wall
from tests.ui.touching import index, names, shown, tiles, wait_until

TYPED = {"en": "red shoes", "zh": "鞋", "de": "grün", "fr": "cœur", "es": "niño", "ar": "أحمر"}
"""A few words of each language, with letters that not every keyboard has."""
ON_KEYS = {
    "en": ["r", "e", "d", "red shoes"], "zh": ["x", "i", "e", "鞋"], "de": ["g", "r", "ü", "n"],
    "fr": ["c", "áçñ", "œ", "abc", "u", "r"], "es": ["n", "i", "ñ", "o"],
    "ar": ["أئة", "أ", "أبج", "ح", "م", "ر"],
}  # fmt: skip
"""The same on the keyboard of the screen: keys by what stands on them, and what is offered."""
_PAUSE_SECONDS = 0.03
"""Before each touch: nobody is quicker, and what was shown just now is laid out by then."""


class Finger:
    """Touches the screen."""

    def __init__(self, window: Window) -> None:
        """Touch this window."""
        self._window, self._device = window, _touch_screen()

    def at(self, point: QPoint) -> None:
        """Touch a point of the window."""
        end = time.monotonic() + _PAUSE_SECONDS
        while time.monotonic() < end:
            QApplication.processEvents()
        handle = self._window.windowHandle()
        QTest.touchEvent(handle, self._device).press(0, point, handle).commit()
        QTest.touchEvent(handle, self._device).release(0, point, handle).commit()
        QApplication.processEvents()

    def on(self, widget: QWidget) -> None:
        """Touch the middle of a widget, once it can be seen."""
        self.at(self._seen(widget, lambda: widget.rect().center()))

    def on_tile(self, view: TileView, row: int) -> None:
        """Touch a tile."""

        def middle() -> QPoint:
            view.scrollTo(index(view, row))
            return view.visualRect(index(view, row)).center()

        wait_until(lambda: view.model().rowCount() > row)
        self.at(self._seen(view.viewport(), middle))

    def _seen(self, widget: QWidget, point: Callable[[], QPoint]) -> QPoint:
        def there() -> bool:
            area: QWidget | None = widget.parentWidget()
            while area is not None and not isinstance(area, QScrollArea):
                area = area.parentWidget()
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(widget)
            where = point()
            if not (widget.isVisible() and widget.visibleRegion().contains(where)):
                return False
            at = self._window.childAt(widget.mapTo(self._window, where))
            return at is widget or (at is not None and widget.isAncestorOf(at))

        wait_until(there)
        return widget.mapTo(self._window, point())


class Keyboard:
    """Presses the keys of a real keyboard."""

    def __init__(self, window: Window) -> None:
        """Press keys for this window."""
        self._window = window
        window.activateWindow()
        wait_until(window.isActiveWindow)

    def press(self, *keys: Qt.Key) -> None:
        """Press keys one after the other."""
        for key in keys:
            QTest.keyClick(self._window.windowHandle(), key)
            QApplication.processEvents()

    def go_to(self, widget: QWidget) -> None:
        """Go on with Tab until a widget has the focus."""
        for _ in range(80):
            if widget.hasFocus():
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{widget.accessibleName()!r} is not reached by Tab")

    def write(self, words: str) -> None:
        """Type words; what is no letter of a plain keyboard comes as input methods send it."""
        for char in words:
            if char.isascii():
                QTest.keyClick(self._window.windowHandle(), char)  # type: ignore[call-overload]
            else:
                event = QInputMethodEvent()
                event.setCommitString(char)
                field = QApplication.focusWidget()
                assert field is not None
                QApplication.sendEvent(field, event)


def by_screen_keyboard(window: Window, language: str) -> None:
    """Touch the language, touch the words, touch a tile, look on, and be done."""
    finger = Finger(window)
    _begin(window, finger, language)
    find = window.screens["find"]
    finger.on(find.field)  # type: ignore[attr-defined]
    keyboard = find.keyboard  # type: ignore[attr-defined]
    for what in ON_KEYS[language]:
        key = next((one for one in keyboard.panel.keys if one.text() == what), None)
        finger.on(key if key is not None else _offered(keyboard, what))
    assert find.field.text() == TYPED[language]  # type: ignore[attr-defined]
    finger.on(next(one for one in keyboard.panel.keys if one.spec.text == "⏎"))
    _look_around(window, finger, "results")
    _leave(window, lambda: finger.on(window.bar.done))


def by_real_keys(window: Window, language: str) -> None:
    """The same without a finger: Tab, letters, Return and arrows alone."""
    keyboard = Keyboard(window)
    attract = window.screens["attract"]
    keyboard.go_to(attract.buttons[language])  # type: ignore[attr-defined]
    keyboard.press(Qt.Key.Key_Space)
    _expect_find(window, language)
    keyboard.write(TYPED[language])
    keyboard.press(Qt.Key.Key_Return)
    wait_until(lambda: window.screen_name == "results")
    assert tiles(window, "results").hasFocus()
    keyboard.press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    wait_until(lambda: window.screen_name == "item")
    keyboard.press(Qt.Key.Key_Escape)
    assert window.screen_name == "results"
    keyboard.go_to(window.bar.done)
    _leave(window, lambda: keyboard.press(Qt.Key.Key_Space))


def by_camera(window: Window, language: str) -> None:
    """Ask for the camera, hold a thing up, and say that it is none of the tiles."""
    finger = Finger(window)
    _begin(window, finger, language)
    eye = window.screens["find"].eye  # type: ignore[attr-defined]
    finger.on(eye.use)
    wait_until(lambda: window.screen_name == "matches")
    assert not eye.seeing
    assert len(names(tiles(window, "matches"))) == 4
    assert tr(texts.IS_IT_ONE) in shown(window.screens["matches"])
    _look_around(window, finger, "matches")
    finger.on(window.bar.back)
    finger.on(window.screens["matches"].none)  # type: ignore[attr-defined]
    wait_until(lambda: window.screen_name == "nomatch")
    assert tr(texts.NO_MATCH_TITLE) in shown(window.screens["nomatch"])
    _leave(window, lambda: finger.on(window.bar.done))


def by_browsing(window: Window, language: str) -> None:
    """Look through a kind of goods, and narrow it."""
    finger = Finger(window)
    _begin(window, finger, language)
    finger.on(window.screens["find"].browse)  # type: ignore[attr-defined]
    assert window.screen_name == "browse"
    finger.on_tile(tiles(window, "browse"), 1)
    wait_until(lambda: window.screen_name == "results")
    chips = window.screens["results"].chips  # type: ignore[attr-defined]
    before = window.visit.answer
    finger.on(next(one for one in chips.chips if one.text() == tr(texts.ONLY_IN_STOCK)))
    wait_until(lambda: window.visit.answer is not before)
    assert window.visit.filters.in_stock
    _look_around(window, finger, "results")
    _leave(window, lambda: finger.on(window.bar.done))


WAYS = {
    "screen keyboard": by_screen_keyboard, "real keys": by_real_keys, "camera file": by_camera,
    "browsing": by_browsing,
}  # fmt: skip


def film(folder: Path, *, as_video: bool) -> Path:
    """Film a thing that comes, is held still, and goes: an MP4, or numbered pictures."""
    import numpy as np

    rng, size, rate = np.random.default_rng(11), (640, 360), 25.0
    background, layer = wall(rng, size), thing(3)
    script = Script(empty=0.2, approach=0.4, hold=1.2, leaving=0.3)
    path = folder / ("film.mp4" if as_video else "film")
    writer = cv2.VideoWriter()
    if as_video:
        writer.open(str(path), cv2.VideoWriter.fourcc(*"mp4v"), rate, size)
    else:
        path.mkdir()
    for number, shot in enumerate(shots(script, rate)):
        bgr = cv2.cvtColor(photograph(background, layer, shot, rng), cv2.COLOR_RGB2BGR)
        if as_video:
            writer.write(bgr)
        else:
            cv2.imwrite(str(path / f"{number:04d}.png"), bgr)
    writer.release()
    return path


def _begin(window: Window, finger: Finger, language: str) -> None:
    assert window.screen_name == "attract"
    finger.on(window.screens["attract"].buttons[language])  # type: ignore[attr-defined]
    _expect_find(window, language)


def _expect_find(window: Window, language: str) -> None:
    wait_until(lambda: window.screen_name == "find")
    assert window.speaking.language is BY_CODE[language]
    assert BY_CODE[language].hello in shown(window.screens["find"])
    assert QApplication.isRightToLeft() is BY_CODE[language].rtl


def _offered(keyboard: QWidget, words: str) -> QWidget:
    buttons: list[Key] = keyboard.bar.buttons  # type: ignore[attr-defined]

    def there() -> bool:
        return any(one.isVisible() and one.accessibleName() == words for one in buttons)

    wait_until(there)
    return next(one for one in buttons if one.accessibleName() == words)


def _look_around(window: Window, finger: Finger, page: str) -> None:
    """Open the first of the tiles, then one of the goods like it."""
    wait_until(lambda: window.screen_name == page)
    # A touch that comes while the tiles are being renewed is made again, as a person would.
    end = time.monotonic() + 20
    while window.screen_name == page and time.monotonic() < end:
        finger.on_tile(tiles(window, page), 0)
        pause = time.monotonic() + 0.5
        while window.screen_name == page and time.monotonic() < pause:
            QApplication.processEvents()
    wait_until(lambda: window.screen_name == "item" and window.visit.around is not None)
    first = window.visit.hit
    finger.on_tile(window.screens["item"].similar, 1)  # type: ignore[attr-defined]
    wait_until(lambda: window.visit.hit is not first and window.visit.around is not None)
    said = shown(window.screens["item"])
    assert tr(texts.SIMILAR) in said
    assert tr(texts.AISLE, "3") in said


def _leave(window: Window, done: Callable[[], None]) -> None:
    done()
    wait_until(lambda: window.screen_name == "attract")
    assert window.speaking.language.code == "en"
    assert not QApplication.isRightToLeft()
    assert window.visit.answer is None
    assert window.visit.picture is None
    assert window.screens["find"].field.text() == ""  # type: ignore[attr-defined]
    for page in ("results", "matches"):
        assert tiles(window, page).model().rowCount() == 0


_DEVICES: list[QPointingDevice] = []


def _touch_screen() -> QPointingDevice:
    """Give the one touch screen of this process: each that is made stays to its end."""
    if not _DEVICES:
        _DEVICES.append(QTest.createTouchDevice())
    return _DEVICES[0]
