"""The window does what a shopper expects, whatever the worker is busy with."""

import threading

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from kiosk.ui import texts
from kiosk.ui.application import open_window
from tests.fakes.shops import shop
from tests.ui.touching import WAIT_SECONDS, type_in, wait_until


def test_words_bring_tiles_with_names_and_how_sure(opened, search):
    type_in(opened, "  red shoes ")
    wait_until(lambda: bool(opened.window.results.tiles))
    assert search.asked == ["red shoes"]
    assert opened.window.page is opened.window.results
    spoken = [tile.accessibleName() for tile in opened.window.results.tiles]
    assert spoken == [
        "Thing 0, 商品0, €12.50, Aisle 3, Good match",
        "Thing 1, 商品1, €12.50, Aisle 3, Maybe",
    ]


def test_the_search_runs_on_another_thread(opened, search):
    type_in(opened, "red shoes")
    wait_until(lambda: bool(opened.window.results.tiles))
    assert threading.get_ident() not in search.threads
    assert len(search.threads) == 1


def test_chinese_words_show_chinese_names_first(opened):
    type_in(opened, "红色鞋子")
    wait_until(lambda: bool(opened.window.results.tiles))
    assert opened.window.results.tiles[0].accessibleName().startswith("商品0, Thing 0")


def test_return_searches_and_blank_words_do_not(opened, search):
    field = opened.window.header.field
    field.setText("   ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    field.setText("scarf")
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_until(lambda: bool(opened.window.results.tiles))
    assert search.asked == ["scarf"]


def test_no_match_is_said_with_ways_on(opened, search):
    type_in(opened, "tractor")
    wait_until(lambda: opened.window.page is opened.window.no_match)
    assert not opened.window.results.tiles
    shown = [label.text() for label in opened.window.no_match.findChildren(QLabel)]
    assert texts.NO_MATCH_TITLE in shown
    opened.window.no_match.example_chosen.emit("red dress")
    wait_until(lambda: bool(opened.window.results.tiles))
    assert search.asked == ["tractor", "red dress"]
    assert opened.window.header.field.text() == "red dress"


def test_done_wipes_the_visit_from_the_screen(opened):
    type_in(opened, "red shoes")
    wait_until(lambda: bool(opened.window.results.tiles))
    QTest.mouseClick(opened.window.header.done, Qt.MouseButton.LeftButton)
    assert opened.window.page is opened.window.home
    assert opened.window.header.field.text() == ""
    opened.window.header.field.undo()
    assert opened.window.header.field.text() == ""
    assert not opened.window.results.tiles
    everything = " ".join(label.text() for label in opened.window.findChildren(QLabel))
    assert "red shoes" not in everything


def test_a_late_answer_is_dropped(opened, search):
    search.gate.clear()
    type_in(opened, "slow one")
    assert search.started.wait(WAIT_SECONDS)
    QTest.mouseClick(opened.window.header.done, Qt.MouseButton.LeftButton)
    search.gate.set()
    type_in(opened, "tractor")
    wait_until(lambda: opened.window.page is opened.window.no_match)
    assert not opened.window.results.tiles


def test_words_overtaken_while_they_wait_are_never_searched(opened, search):
    search.gate.clear()
    for words in ("one", "two", "three"):
        type_in(opened, words)
    search.gate.set()
    wait_until(lambda: bool(opened.window.results.tiles) and search.asked[-1] == "three")
    assert "two" not in search.asked


def test_the_window_answers_while_the_worker_is_busy(opened, search):
    search.gate.clear()
    type_in(opened, "slow one")
    assert search.started.wait(WAIT_SECONDS)
    opened.window.header.field.setText("typed meanwhile")
    QApplication.processEvents()
    assert opened.window.header.field.text() == "typed meanwhile"
    search.gate.set()
    wait_until(lambda: bool(opened.window.results.tiles))


def test_a_known_failure_is_shown_in_its_own_words(opened):
    type_in(opened, "broken")
    trouble = "The store is damaged: put a copy back."
    wait_until(lambda: trouble in [one.text() for one in opened.window.home.findChildren(QLabel)])
    assert opened.window.page is opened.window.home


def test_a_bug_is_loud_in_the_log_and_plain_on_the_screen(opened, caplog):
    type_in(opened, "bug")
    wait_until(lambda: texts.BUG in [one.text() for one in opened.window.findChildren(QLabel)])
    assert "ZeroDivisionError" in caplog.text


def test_closing_with_work_under_way_joins_the_worker(qt, search, camera):
    search.gate.clear()
    with open_window(shop(search, camera)) as one:
        one.window.show()
        type_in(one, "slow one")
        assert search.started.wait(WAIT_SECONDS)
        one.window.close()
        threading.Timer(0.1, search.gate.set).start()
    assert one.controller is not None
