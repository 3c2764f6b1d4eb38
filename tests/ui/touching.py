"""Doing what a shopper does, and waiting for what follows."""

import time
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from kiosk.staffing import Person, Role
from kiosk.ui.screens import STAFF
from kiosk.ui.tiles import Role as TileRole
from kiosk.ui.widgets.tile_view import TileView
from kiosk.ui.window import Window

WAIT_SECONDS = 20


def wait_until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT_SECONDS
    while not done():
        assert time.monotonic() < end, "waited in vain"
        QApplication.processEvents()
        time.sleep(0.005)


def touch(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def begin(window: Window) -> None:
    """Touch the attract screen, wherever."""
    assert window.screen_name == "attract"
    QTest.mouseClick(window.screens["attract"], Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert window.screen_name == "find"


def ask(window: Window, words: str) -> None:
    """Type words and search; the visit begins where it has not."""
    if window.screen_name == "attract":
        begin(window)
    window.visit.go("find")
    find = window.screens["find"]
    find.field.setText(words)  # type: ignore[attr-defined]
    touch(find.search)  # type: ignore[attr-defined]


def found(window: Window, words: str = "red shoes", screen: str = "results") -> TileView:
    """Search and wait for the screen that answers; give its tiles."""
    ask(window, words)
    wait_until(lambda: window.screen_name == screen)
    return tiles(window, screen)


def tiles(window: Window, screen: str) -> TileView:
    view = window.screens[screen].tiles  # type: ignore[attr-defined]
    assert isinstance(view, TileView)
    return view


def index(view: TileView, row: int) -> QModelIndex:
    return view.model().index(row, 0)


def touch_tile(view: TileView, row: int) -> None:
    def there() -> bool:
        # Nobody can touch what is below the edge of a page.
        area = view.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(view)
        view.scrollTo(index(view, row))
        middle = view.visualRect(index(view, row)).center()
        seen = view.viewport().visibleRegion().contains(middle)
        return seen and view.indexAt(middle).row() == row

    wait_until(there)
    middle = view.visualRect(index(view, row)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def names(view: TileView) -> list[str]:
    return [index(view, row).data(TileRole.LINES)[0] for row in range(view.model().rowCount())]


def spoken(view: TileView) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(index(view, row).data(role)) for row in range(view.model().rowCount())]


def shown(page: QWidget) -> set[str]:
    """Give every word that can be seen on a page, tiles left out."""
    words = {one.text() for one in page.findChildren(QLabel) if not one.isHidden()}
    words |= {one.text() for one in page.findChildren(QAbstractButton) if not one.isHidden()}
    return words - {""}


def go(window: Window, name: str) -> str:
    """Show a screen, staff's own with somebody in; give the name of what is shown then.

    Without a desk the way in leads on to how the catalog stands.
    """
    if name in STAFF and window.staff.person is None:
        window.staff.person = Person("Ada", Role.MANAGER)
        window.staff.changed.emit()
    window.visit.go(name)
    if name == "pin":
        wait_until(lambda: window.screen_name != "pin")
    return window.screen_name
