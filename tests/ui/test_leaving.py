"""Leaving: the warning, staying, and an end that forgets everything."""

import time

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from kiosk.ui import texts
from kiosk.ui.idle import WARNING_SECONDS, Idle
from kiosk.ui.texts import tr
from kiosk.ui.visit import Comfort
from tests.ui.touching import begin, found, shown, touch


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def watched(seconds: float = 60.0) -> tuple[Idle, Clock, list[str]]:
    clock, told = Clock(), []
    idle = Idle(seconds, clock, turn_ms=1_000_000)
    idle.warned.connect(lambda left: told.append(f"warned {left}"))
    idle.active.connect(lambda: told.append("active"))
    idle.ended.connect(lambda: told.append("ended"))
    return idle, clock, told


def press() -> QMouseEvent:
    button = Qt.MouseButton.LeftButton
    return QMouseEvent(QEvent.Type.MouseButtonPress, QPointF(), QPointF(), button, button,
                       Qt.KeyboardModifier.NoModifier)  # fmt: skip


def test_it_warns_and_then_ends(qt):
    idle, clock, told = watched()
    idle.start()
    clock.now += 60 - WARNING_SECONDS - 1
    idle.on_turn()
    assert told == []
    clock.now += 2
    idle.on_turn()
    assert told == [f"warned {WARNING_SECONDS}"]
    clock.now += WARNING_SECONDS
    idle.on_turn()
    assert told[-1] == "ended"
    told.clear()
    clock.now += 100
    idle.on_turn()
    assert "warned" not in " ".join(told)


def test_any_touch_or_key_is_being_there(qt):
    idle, clock, told = watched()
    idle.start()
    clock.now += 50
    idle.on_turn()
    idle.eventFilter(QObject(), press())
    assert told == ["warned 11", "active"]
    clock.now += 30
    idle.on_turn()
    assert told == ["warned 11", "active"]


def test_a_short_time_still_leaves_twenty_seconds_to_answer(qt):
    idle, clock, told = watched(5.0)
    idle.start()
    clock.now += 4
    idle.on_turn()
    assert told == []


def test_typing_on_the_keyboard_of_the_screen_counts(window):
    begin(window)
    find = window.screens["find"]
    touch(find.field)
    window.idle._last = 0.0
    keys = find.keyboard.panel.findChildren(QAbstractButton)
    key = next(key for key in keys if key.text() == "e")
    touch(key)
    assert window.idle._last > 0.0


def test_nobody_is_warned_while_nobody_is_there(window):
    assert window.screen_name == "attract"
    window.idle._last = 0.0
    window.idle.on_turn()
    assert window.warning.isHidden()


def test_the_warning_is_seen_and_answered(window):
    found(window)
    window.idle.warned.emit(12)
    assert not window.warning.isHidden()
    assert any("12" in text for text in shown(window.warning))
    stay: QAbstractButton = window.warning.stay
    assert QApplication.focusWidget() is stay
    window.idle._warning = True
    QTest.keyClick(stay, Qt.Key.Key_Space)
    assert window.warning.isHidden()
    assert window.screen_name == "results"


@pytest.fixture
def warned(window):
    """Leave a window alone until it asks."""
    found(window)
    window.idle._last = time.monotonic() - window._settings.idle_seconds + 10
    window.idle.on_turn()
    assert not window.warning.isHidden()
    return window


def press_at(window, widget):
    """Touch as a person does: the window is told of it first."""
    middle = widget.mapTo(window, widget.rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=middle)
    QApplication.processEvents()


def test_the_question_is_answered_by_touch(warned):
    press_at(warned, warned.warning.stay)
    assert warned.warning.isHidden()
    assert warned.screen_name == "results"


def test_the_visit_ends_at_once_where_that_is_touched(warned):
    press_at(warned, warned.warning.end)
    assert warned.screen_name == "attract"
    assert warned.warning.isHidden()


def test_a_touch_beside_the_question_stays(warned):
    QTest.mouseClick(warned.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert warned.warning.isHidden()
    assert warned.screen_name == "results"
    # That touch answered the question; it was not for the button below.
    assert warned.visit.screen == "results"


@pytest.mark.parametrize(
    ("keys", "screen"),
    [
        ([Qt.Key.Key_Space], "results"), ([Qt.Key.Key_A], "results"),
        ([Qt.Key.Key_Tab, Qt.Key.Key_Space], "attract"),
        ([Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space], "results"),
    ],
)  # fmt: skip
def test_the_question_is_answered_by_keys(warned, keys, screen):
    for key in keys:
        assert not warned.warning.isHidden()
        QTest.keyClick(warned.windowHandle(), key)
    assert warned.warning.isHidden()
    assert warned.screen_name == screen


def test_ending_forgets_language_and_comfort(window):
    begin(window)
    window.visit.speak("de")
    window.visit.set_comfort(zoom=2.0, night=True, reach=True, calm=True)
    window.idle.warned.emit(3)
    touch(window.warning.end)
    assert window.screen_name == "attract"
    assert window.warning.isHidden()
    assert window.visit.comfort == Comfort()
    assert window.speaking.language.code == "en"
    assert tr(texts.ATTRACT_TOUCH) in shown(window.screens["attract"])


def test_the_clipboard_goes_with_the_visit(window):
    begin(window)
    field = window.screens["find"].field
    field.setText("planted words")
    field.selectAll()
    field.copy()
    assert QApplication.clipboard().text() == "planted words"
    touch(window.bar.done)
    assert QApplication.clipboard().text() == ""


def test_going_back_to_the_beginning_is_leaving(window):
    found(window, "red marker")
    window.visit.open_item(window.visit.answer.results.hits[0])
    for _ in range(3):
        touch(window.bar.back)
    assert window.screen_name == "attract"
    assert window.screens["find"].field.text() == ""
    assert window.visit.words == ""
    assert window.visit.answer is None
    assert not window.visit.tastes
    begin(window)
    assert window.screens["find"].field.text() == ""
