"""The page for those who look after the kiosk, and the way to it that no shopper finds."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.ui import staff_texts as texts
from kiosk.ui.application import open_window
from kiosk.ui.speech import Voice
from kiosk.ui.texts import tr
from kiosk.ui.theme import Theme
from kiosk.ui.window import Window
from tests.fakes.shops import FakeUpdates, surroundings
from tests.ui.touching import begin, found, shown, touch, wait_until

CORNER = QPoint(10, 10)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def updates(shops) -> FakeUpdates:
    return FakeUpdates(shops)


@pytest.fixture
def kept(qt, search, shops, camera, settings, updates) -> Iterator[Window]:
    """A window with an inbox beside it."""
    around = surroundings(shops, camera, updates)
    with open_window(qt, around, settings, Theme(), Voice("/nowhere")) as one:
        one.resize(800, 800)
        one.show()
        wait_until(lambda: one.visit.word_help is not None)
        yield one
    assert updates.stopped


def hold_corner(window: Window) -> None:
    """Hold the corner for as long as it takes; the clock is turned on, nobody waits."""
    attract = window.screens["attract"]
    QTest.mousePress(attract, LEFT, pos=CORNER)
    window.corner._timer.timeout.emit()
    QTest.mouseRelease(attract, LEFT, pos=CORNER)
    # Nobody is set up in this shop, and there is no desk to ask for a PIN.
    wait_until(lambda: window.screen_name == "upkeep")


def read(window: Window) -> set[str]:
    page = window.screens["upkeep"]
    wait_until(lambda: tr(texts.UPKEEP_READING) not in shown(page))
    return shown(page)


def test_a_held_corner_leads_there_and_begins_no_visit(kept):
    hold_corner(kept)
    assert kept.screen_name == "upkeep"
    words = read(kept)
    assert {tr(texts.WELL), "north/berlin", "Autumn, version 7"} <= words
    assert "1,338 goods with 1,400 pictures, 12 of them taught by staff" in words
    assert any("3 changes were applied." in text for text in words)
    touch(kept.bar.back)
    assert kept.screen_name == "attract"


def test_a_short_touch_of_the_corner_begins_a_visit(kept):
    begin(kept)


def test_moving_away_from_the_corner_is_no_holding(kept):
    attract = kept.screens["attract"]
    QTest.mousePress(attract, LEFT, pos=CORNER)
    assert kept.corner._timer.isActive()
    QTest.mouseMove(attract, QPoint(400, 400))
    assert not kept.corner._timer.isActive()
    QTest.mouseRelease(attract, LEFT, pos=QPoint(400, 400))


def test_nobody_gets_there_from_within_a_visit(kept):
    begin(kept)
    kept.corner.asked.emit()
    assert kept.screen_name == "find"


def test_by_keys(kept):
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(kept, Qt.Key.Key_U, keys)
    wait_until(lambda: kept.screen_name == "upkeep")


def test_looking_applies_what_waits_and_says_so(kept, updates, shops):
    hold_corner(kept)
    read(kept)
    updates.waiting = True
    touch(kept.screens["upkeep"].look)
    wait_until(lambda: "Autumn, version 8" in shown(kept.screens["upkeep"]))
    # The new catalog waits until this visit, too, is over.
    before = kept.visit.shop
    touch(kept.bar.back)
    wait_until(lambda: kept.visit.shop is not before)
    found(kept)
    assert shops.opened == 2


def test_an_update_under_a_visit_is_switched_to_after_it(kept, updates, shops):
    begin(kept)
    before = kept.visit.shop
    updates.waiting = True
    kept.inference.look()
    wait_until(lambda: shops.opened == 2)
    found(kept)
    assert kept.visit.shop is before
    touch(kept.bar.done)
    wait_until(lambda: kept.visit.shop is not before)
    assert updates.taken == 1


def test_what_is_past_its_date_is_for_staff_alone(kept, updates):
    updates.expired = True
    view = found(kept)
    assert view.model().rowCount() > 0
    touch(kept.bar.done)
    hold_corner(kept)
    words = read(kept)
    assert any("Then fetch a fresh signature" in text for text in words)
    assert any("past its date" in text for text in words)


def test_without_an_inbox_the_page_says_so(window):
    hold_corner(window)
    assert tr(texts.UPKEEP_NOTHING) in read(window)
