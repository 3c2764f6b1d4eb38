"""What is touched is at least 15 mm large: on every screen, size, language and layout of keys."""

import math
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from kiosk.settings import Settings
from kiosk.ui.application import open_window
from kiosk.ui.keyboard_layouts import Role, codes
from kiosk.ui.languages import LANGUAGES
from kiosk.ui.screens import SCREENS
from kiosk.ui.speech import Voice
from kiosk.ui.style import TARGET_MM, metrics_for
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.tile_view import TileView
from kiosk.ui.window import Window
from tests.fakes.shops import FakeCamera, FakeSearch, FakeShops, surroundings
from tests.ui.touching import begin, found, go, wait_until
from tools.gallery import SIZES

_LAYERS = (Role.LETTERS, Role.SIGNS, Role.ACCENTS, Role.ACCENTS)
_SCRIPTS = ("en", "el", "ru", "ar", "zh")
"""Layouts with layers of their own; the others share them."""


@pytest.fixture(params=SIZES)
def sized(qt: QApplication, request, tmp_path) -> Iterator[tuple[Window, float]]:
    """Open a window as large as one of the screens; give it with the least side of a target."""
    width, height, density = SIZES[request.param]
    settings = Settings(tmp_path, tmp_path / "s.db", tmp_path, dots_per_inch=density)
    around = surroundings(FakeShops(FakeSearch()), FakeCamera())
    with open_window(qt, around, settings, Theme(), Voice("/nowhere")) as window:
        window.resize(width, height)
        window.show()
        wait_until(lambda: window.visit.word_help is not None)
        yield window, TARGET_MM * density / 25.4


def settle() -> None:
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def too_small(window: Window, least: float) -> list[str]:
    """Name what can be touched now and is smaller, or lies outside of the window sideways."""
    small = []
    targets: list[QWidget] = [
        *window.findChildren(QAbstractButton),
        *window.findChildren(QLineEdit),
    ]
    for one in targets:
        # Parts of Qt's own, such as a scroll bar's, are no targets: a finger moves the page.
        if not one.isVisible() or type(one).__module__.startswith("PySide6.QtWidgets.QScroll"):
            continue
        size = one.size()
        if size.width() < least or size.height() < least:
            words = one.property("text") or one.accessibleName()
            small.append(f"{words!r} {size.width()} x {size.height()}")
    for view in window.findChildren(TileView):
        if view.isVisible() and view.model().rowCount():
            cell = view.visualRect(view.model().index(0, 0)).size()
            if cell.width() < least or cell.height() < least:
                small.append(f"tile {cell.width()} x {cell.height()}")
    return small


def test_every_target_of_every_screen_is_large_enough(sized):
    window, least = sized
    found(window)
    window.visit.open_item(window.visit.answer.results.hits[0])
    wait_until(lambda: window.visit.around is not None)
    small = []
    for language, reach in (*((one.code, False) for one in LANGUAGES), ("de", True)):
        window.visit.speak(language)
        window.visit.set_comfort(reach=reach)
        for asked in SCREENS:
            name = go(window, asked)
            settle()
            small += [f"{language} {name}: {one}" for one in too_small(window, least)]
    assert not small


def test_every_key_of_every_layout_is_large_enough(sized):
    window, least = sized
    begin(window)
    find = window.screens["find"]
    find.show_keyboard(shown=True)
    find.keyboard.set_suggestions(["a", "red dress"])
    small = []
    for code, reach in (*((one, False) for one in codes()), ("de", True), ("ar", True)):
        window.visit.set_comfort(reach=reach)
        find.keyboard.set_layouts([code, "en"])
        for layer in _LAYERS if code in _SCRIPTS else _LAYERS[:1]:
            key = find.keyboard.panel.key_for(layer)
            if key is not None:
                key.click()
            settle()
            small += [f"{code} {layer}: {one}" for one in too_small(window, least)]
        bottom = find.keyboard.mapTo(window, find.keyboard.rect().bottomLeft()).y()
        assert bottom < window.height()
        assert find.field.mapTo(window, find.field.rect().topLeft()).y() >= 0
    assert not small


def test_a_screen_a_hand_high_is_not_halved():
    small, high = (metrics_for(QSize(*size), density, reach=True)
                   for size, density in (((800, 480), 133), ((1080, 1920), 102)))  # fmt: skip
    assert small.size.height() == 480
    assert high.size.height() == 960
    assert small.target == math.ceil(15 * 133 / 25.4)
