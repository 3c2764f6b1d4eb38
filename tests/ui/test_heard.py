"""What a screen reader is told: a name, a role and a state for everything that can be reached.

It goes through Qt's own accessible interfaces, which are what readers get; no reader runs here.
"""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from kiosk.domain import Frame, Hint
from kiosk.ui import texts
from kiosk.ui.screens import SCREENS
from kiosk.ui.texts import tr
from tests.ui.touching import begin, found, go, tiles, touch, wait_until

Role = QAccessible.Role
REACHED = {Role.Button, Role.CheckBox, Role.EditableText, Role.List, Role.ListItem}
"""What the pages have for a finger or a key; anything else that takes the focus is nameless."""
SEEN = {Role.Graphic, Role.StaticText, Role.ProgressBar}


def everything(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Give an interface and all that is visible below it."""
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and not child.state().invisible:
            yield from everything(child)


def name(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name)


def heard(window) -> list[QAccessibleInterface]:
    QApplication.processEvents()
    # A running event loop does this by itself; turned by hand it is left out.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return list(everything(QAccessible.queryAccessibleInterface(window)))


def problems(window) -> list[str]:
    said = []
    for one in heard(window):
        state = one.state()
        pressed = one.role() in {Role.Button, Role.CheckBox}
        if (state.focusable or pressed) and one.role() not in REACHED:
            said.append(f"{one.role()} {name(one)!r} is reached")
        if (state.focusable or pressed or one.role() is Role.Graphic) and not name(one).strip():
            said.append(f"{one.role()} has no name: {one.object()}")
        if state.checked and not state.checkable:
            said.append(f"{name(one)!r} is on, and cannot be switched")
    return said


@pytest.fixture
def visited(window):
    """Open an item, so that every page has something to show."""
    found(window)
    window.visit.open_item(window.visit.answer.results.hits[0])
    wait_until(lambda: window.visit.around is not None and not window.visit.shelf.waiting)
    return window


@pytest.mark.parametrize("language", ["en", "ar"])
def test_everything_that_is_reached_has_a_name_and_a_role(visited, language):
    visited.visit.speak(language)
    for asked in SCREENS:
        page = go(visited, asked)
        assert problems(visited) == [], page


def test_the_keyboard_the_camera_and_the_last_question_too(window, camera):
    begin(window)
    find = window.screens["find"]
    touch(find.field)
    find.keyboard.set_suggestions(["red shoes"])
    assert problems(window) == []
    assert "red shoes" in {name(one) for one in heard(window)}
    touch(find.eye.use)
    camera.hint = Hint.STILL
    wait_until(lambda: find.eye.tell.text() == tr(texts.HOLD_STILL))
    assert problems(window) == []
    assert tr(texts.HOLD_STILL) in {name(one) for one in heard(window)}
    window.visit.ask_picture(Frame(np.full((48, 64, 3), 120, np.uint8)))
    wait_until(lambda: window.screen_name == "matches")
    assert problems(window) == []
    window.idle.warned.emit(9)
    assert problems(window) == []
    assert tr(texts.STILL_THERE) in {name(one) for one in heard(window)}


def test_tiles_say_what_they_are_and_how_sure(visited):
    visited.visit.go("results")
    lists = [one for one in heard(visited) if one.role() is Role.List]
    assert [name(one) for one in lists] == ["red shoes"]
    said = [name(one) for one in everything(lists[0]) if one.role() is Role.ListItem]
    assert said[0] == "Thing 0, €12.50, Aisle 3, Sold out at the moment, Good match"
    visited.visit.go("browse")
    said = [name(one) for one in heard(visited) if one.role() is Role.ListItem]
    # Nobody asked how sure the kiosk is that these are its kinds.
    assert said == ["Things", "Others"]


def test_what_is_on_is_told(visited):
    visited.visit.go("comfort")
    visited.visit.set_comfort(night=True)
    visited.controllers["comfort"].on_shown()
    on = {name(one): one.state().checked for one in heard(visited) if one.state().checkable}
    assert on["Strong contrast: On"]
    assert not on["Strong contrast: Off"]
    assert on["No motion: Off"]
    visited.visit.go("language")
    on = {name(one): one.state().checked for one in heard(visited) if one.state().checkable}
    assert [language for language, is_on in on.items() if is_on] == ["English"]


def test_where_it_stands_and_its_picture_are_told(visited):
    visited.visit.go("item")
    said = {name(one): one.role() for one in heard(visited)}
    assert said["Where it stands: Aisle 3"] is Role.StaticText
    assert said["Thing 0"] in SEEN
    lists = [name(one) for one in heard(visited) if one.role() is Role.List]
    assert lists == [tr(texts.OTHER_COLOURS), tr(texts.SIMILAR)]


def test_an_answer_on_its_way_is_told_and_nothing_is_when_it_has_come(window, search):
    begin(window)
    search.gate.clear()
    window.visit.ask_words("slow one")
    assert tr(texts.WORKING) in {name(one) for one in heard(window)}
    search.gate.set()
    wait_until(lambda: window.screen_name == "results")
    assert tr(texts.WORKING) not in {name(one) for one in heard(window)}


def test_nothing_of_a_visit_is_told_after_it(visited):
    touch(visited.bar.done)
    for page in ("results", "item", "matches"):
        everything_said = " ".join(
            name(one)
            for one in everything(QAccessible.queryAccessibleInterface(visited.screens[page]))
        )
        assert "Thing" not in everything_said
        assert "red shoes" not in everything_said
        assert tiles(visited, "results").accessibleName() == ""


def test_each_page_begins_at_something_that_is_reached(visited):
    for asked in SCREENS:
        page = go(visited, asked)
        QApplication.processEvents()
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.isVisible(), page
        shown = visited.screens[page].isAncestorOf(focus) or visited.bar.isAncestorOf(focus)
        assert shown, page
