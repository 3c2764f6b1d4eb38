"""A picture of a shelf at the window: boxes and names, put right by touch, onto the list."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.domain import Decision, Frame
from kiosk.staff.desk import Desk
from kiosk.staffing import How
from kiosk.store import open_repository
from kiosk.ui import staff_texts as texts
from kiosk.ui.shelf_flow import State
from kiosk.ui.texts import tr
from tests.fakes.desks import fill, open_fake_desk
from tests.fakes.shops import FakeCamera, FakeShops
from tests.staff.test_shelf_pictures import PLACES, place, shelf
from tests.ui.test_staff import at_work, listed
from tests.ui.touching import shown, touch, touch_tile, wait_until


@pytest.fixture(autouse=True)
def _quick_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.store.people._MEMORY_KIB", 64)
    monkeypatch.setattr("kiosk.store.people._PASSES", 1)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    fill(tmp_path / "staff.db")
    return tmp_path / "staff.db"


@pytest.fixture
def shops(search, store: Path) -> Iterator[FakeShops]:
    made = FakeShops(search)
    with contextlib.ExitStack() as stack:
        open_: list[Desk] = []

        def desk() -> Desk:
            if not open_:
                open_.append(stack.enter_context(open_fake_desk(store)))
            return open_[0]

        made.desk = desk
        yield made


class ShelfCamera(FakeCamera):
    """Sees a shelf."""

    def frame(self) -> Frame:
        return shelf()


@pytest.fixture
def camera() -> FakeCamera:
    return ShelfCamera()


def pictured(window):
    """Come in, take the picture and wait for its boxes; give the page."""
    at_work(window)
    touch(window.screens["desk"].buttons["shelfpicture"])
    page = window.screens["shelfpicture"]
    wait_until(lambda: page.view.frame is not None)
    touch(page.take)
    wait_until(lambda: page.state is State.READ)
    return page


def touch_box(page, name: str) -> None:
    number = [mark.name for mark in page.picture.marks].index(f"A {name} thing")
    at = page.picture.place_of(page.picture.marks[number].box).center().toPoint()
    QTest.mouseClick(page.picture, Qt.MouseButton.LeftButton, pos=at)


def touch_beside(page) -> None:
    """Touch the wall between the first two things."""
    whole = page.picture.picture_box()
    at = QPoint(round(whole.left() + 0.345 * whole.width()), round(whole.bottom() - 8))
    QTest.mouseClick(page.picture, Qt.MouseButton.LeftButton, pos=at)


def names(page) -> list[str]:
    return [mark.name for mark in page.picture.marks]


def test_boxes_and_names_are_on_the_frozen_picture_and_the_camera_is_closed(window, camera):
    page = pictured(window)
    assert names(page) == ["A red thing", "A blue thing", "A green thing"]
    for mark, name in zip(page.picture.marks, PLACES, strict=True):
        assert mark.box.overlap(place(name)) >= 0.5
        assert mark.decision is Decision.SURE
    assert camera.open == 0
    assert tr(texts.WHOLE_TOUCH) in shown(page)


def test_all_of_it_goes_onto_the_list_and_back_again(window, store):
    page = pictured(window)
    touch(page.all)
    wait_until(lambda: page.state is State.LOOKING)
    assert listed(store) == [(name, How.PICTURE) for name in PLACES]
    touch(page.undo)
    wait_until(lambda: listed(store) == [])
    assert page.undo.isHidden()


def test_the_scanning_page_goes_on_with_what_the_shelf_brought(window, store):
    page = pictured(window)
    window.visit.go("scan")
    scan = window.screens["scan"]
    wait_until(lambda: "On this list: 0" in shown(scan))
    window.visit.back()
    touch(page.all)
    wait_until(lambda: len(listed(store)) == 3)
    window.visit.go("scan")
    wait_until(lambda: "On this list: 3" in shown(scan))


def test_a_wrong_name_is_put_right_by_a_tile_and_learnt(window, store):
    page = pictured(window)
    touch_box(page, "blue")
    assert page.state is State.ASKING
    assert page.tell.text() == tr(texts.SCAN_WHICH)
    assert not page.crop.isHidden()
    view = page.tiles
    items = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    other = next(name for name in items if name != "A blue thing")
    touch_tile(view, items.index(other))
    wait_until(lambda: page.state is State.READ)
    assert names(page) == ["A red thing", other, "A green thing"]
    touch(page.all)
    wait_until(lambda: len(listed(store)) == 3)
    with open_repository(store) as repository:
        (lesson,) = repository.taught.all()
        assert lesson.corrected
    assert listed(store)[1][1] is How.CHOSEN


def test_a_box_of_nothing_is_removed(window, store):
    page = pictured(window)
    touch_box(page, "red")
    touch(page.remove)
    assert names(page) == ["A blue thing", "A green thing"]
    touch(page.all)
    wait_until(lambda: listed(store) == [("blue", How.PICTURE), ("green", How.PICTURE)])


def test_what_was_missed_is_added_by_a_touch_and_named_by_words(window, store):
    page = pictured(window)
    touch_box(page, "red")
    touch(page.remove)
    touch_beside(page)
    wait_until(lambda: len(page.picture.marks) == 3)
    if page.state is State.READ:
        # It was sure of what is there: put that right.
        at = page.picture.place_of(page.picture.marks[-1].box).center().toPoint()
        QTest.mouseClick(page.picture, Qt.MouseButton.LeftButton, pos=at)
    wait_until(lambda: page.state is State.ASKING)
    touch(page.search)
    pick = window.screens["pick"]
    assert window.screen_name == "pick"
    pick.field.setText("white")
    touch(pick.search)
    wait_until(lambda: pick.tiles.model().rowCount() > 0)
    touch_tile(pick.tiles, 0)
    wait_until(lambda: window.screen_name == "shelfpicture")
    assert page.state is State.READ
    assert names(page)[-1] == "A white thing"
    touch(page.all)
    wait_until(lambda: ("white", How.SEARCHED) in listed(store))


def test_a_box_without_a_name_is_said_and_left_out(window, store):
    page = pictured(window)
    touch_beside(page)
    wait_until(lambda: page.state is State.ASKING)
    touch(page.keep)
    assert names(page)[-1] == tr(texts.WHOLE_UNKNOWN)
    assert tr(texts.WHOLE_NAMELESS, "1") in shown(page)
    touch(page.all)
    wait_until(lambda: len(listed(store)) == 3)


def test_boxes_are_reached_and_chosen_by_keys(window):
    page = pictured(window)
    page.picture.setFocus()
    QTest.keyClick(page.picture, Qt.Key.Key_Right)
    QTest.keyClick(page.picture, Qt.Key.Key_Right)
    assert page.picture.accessibleDescription() == "A blue thing"
    QTest.keyClick(page.picture, Qt.Key.Key_Return)
    assert page.state is State.ASKING


def test_nothing_of_a_picture_stays_when_somebody_leaves(window):
    page = pictured(window)
    touch(window.bar.done)
    assert window.screen_name == "attract"
    assert page.picture.marks == ()
    assert page.state is State.LOOKING
    assert window.controllers["shelfpicture"]._frame is None
