"""An item's page: opened by touch and by key, with goods like it, and gone with the visit."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kiosk.ui import texts
from tests.ui.touching import type_in, wait_until


def found(opened):
    type_in(opened, "red shoes")
    wait_until(lambda: bool(opened.window.results.tiles))
    return opened.window.results.tiles


def shown(page):
    return {label.text() for label in page.findChildren(QLabel) if label.text()}


def test_a_touch_opens_the_item_with_goods_like_it(opened, search):
    QTest.mouseClick(found(opened)[0], Qt.MouseButton.LeftButton)
    page = opened.window.item
    assert opened.window.page is page
    assert {"Thing 0", "商品0", "€12.50", "Aisle 3"} <= shown(page)
    wait_until(lambda: len(page.tiles) == 4)
    assert search.opened == ["item-0"]
    assert texts.SIMILAR in shown(page)


def test_one_of_the_goods_like_it_opens_in_its_turn_and_back_leads_to_the_answer(opened, search):
    QTest.mouseClick(found(opened)[0], Qt.MouseButton.LeftButton)
    page = opened.window.item
    wait_until(lambda: bool(page.tiles))
    QTest.mouseClick(page.tiles[1], Qt.MouseButton.LeftButton)
    assert "Thing 6" in shown(page)
    wait_until(lambda: search.opened == ["item-0", "item-6"] and bool(page.tiles))
    QTest.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert opened.window.page is opened.window.results
    assert len(opened.window.results.tiles) == 2
    assert "Thing 6" not in shown(page)


def test_the_keyboard_opens_it_too(opened):
    tile = found(opened)[1]
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Return)
    assert opened.window.page is opened.window.item


def test_an_item_without_similar_goods_is_still_shown(opened, search, caplog):
    QTest.mouseClick(found(opened)[0], Qt.MouseButton.LeftButton)
    page = opened.window.item
    wait_until(lambda: bool(page.tiles))
    QTest.mouseClick(page.tiles[3], Qt.MouseButton.LeftButton)
    wait_until(lambda: "no similar goods" in caplog.text)
    assert "Thing 8" in shown(page)
    assert not page.tiles


def test_done_and_a_new_search_leave_nothing_of_it(opened):
    QTest.mouseClick(found(opened)[0], Qt.MouseButton.LeftButton)
    page = opened.window.item
    wait_until(lambda: bool(page.tiles))
    QTest.mouseClick(opened.window.header.done, Qt.MouseButton.LeftButton)
    assert opened.window.page is opened.window.home
    assert not shown(page)
    assert not page.tiles
    QTest.mouseClick(found(opened)[0], Qt.MouseButton.LeftButton)
    found(opened)
    wait_until(lambda: opened.window.page is opened.window.results)
    assert not shown(page)


def test_goods_found_too_late_are_dropped(opened, search):
    tile = found(opened)[0]
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    opened.controller.on_item_left()
    wait_until(lambda: bool(search.opened))
    QTest.qWait(50)
    assert not opened.window.item.tiles
