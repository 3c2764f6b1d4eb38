"""Whole visits, by every way through, as a shopper makes them."""

import threading

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from kiosk.domain import Frame, Hint
from kiosk.errors import StoreError
from kiosk.ui import texts
from kiosk.ui.languages import LANGUAGES
from kiosk.ui.texts import tr
from tests.ui.touching import (
    WAIT_SECONDS,
    ask,
    begin,
    found,
    index,
    names,
    shown,
    spoken,
    tiles,
    touch,
    touch_tile,
    wait_until,
)

EAN = "4006381333931"


@pytest.mark.parametrize("code", [language.code for language in LANGUAGES])
def test_from_a_language_to_an_item_and_home(window, code):
    attract = window.screens["attract"]
    if code not in attract.buttons:
        pytest.skip("no font for it here")
    touch(attract.buttons[code])
    assert window.screen_name == "find"
    assert window.speaking.language.code == code
    assert tr(texts.FIND_TITLE) in shown(window.screens["find"])
    touch_tile(found(window), 0)
    assert window.screen_name == "item"
    assert {"item-0"} == {window.visit.hit.item.id}
    touch(window.bar.done)
    assert window.screen_name == "attract"
    assert window.speaking.language.code == "en"


def test_words_bring_tiles_with_names_and_how_sure(window, search):
    view = found(window, "  red shoes ")
    assert search.asked == ["red shoes"]
    assert spoken(view) == [
        "Thing 0, €12.50, Aisle 3, Sold out at the moment, Good match",
        "Thing 1, €12.50, Aisle 3, Only 1 left, Maybe",
    ]


def test_the_search_runs_on_another_thread(window, search):
    found(window)
    assert threading.get_ident() not in search.threads
    assert len(search.threads) == 1


def test_who_asks_in_chinese_reads_chinese(window):
    assert names(found(window, "红色鞋子")) == ["商品0", "商品1"]


def test_by_keyboard_alone(window, search):
    QTest.keyClick(window.screens["attract"], Qt.Key.Key_Space)
    field = QApplication.focusWidget()
    assert field is window.screens["find"].field
    QTest.keyClicks(field, "   ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "scarf")
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_until(lambda: window.screen_name == "results")
    assert search.asked == ["scarf"]
    view = QApplication.focusWidget()
    assert view is tiles(window, "results")
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert window.screen_name == "item"
    assert window.visit.hit.item.id == "item-1"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.screen_name == "results"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.screen_name == "find"


def scan(window, code):
    """Type as a scanner does, wherever the focus is."""
    for char in code:
        QTest.keyClick(window.windowHandle(), char)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)


@pytest.mark.parametrize("page", ["attract", "find", "results", "item", "browse", "comfort"])
def test_a_scanner_is_heard_on_every_page(window, search, page):
    if page != "attract":
        found(window, "scarf")
        window.visit.open_item(window.visit.answer.results.hits[0])
        window.visit.go(page)
    window.activateWindow()
    wait_until(window.isActiveWindow)
    search.asked.clear()
    scan(window, EAN)
    wait_until(lambda: search.asked == [EAN])
    wait_until(lambda: window.screen_name == "item")
    assert window.visit.hit.item.id == "item-4"


def test_a_letter_typed_while_the_shop_cannot_be_searched_goes_nowhere(window, shops):
    begin(window)
    shops.trouble = StoreError("The store is damaged: put a copy back.")
    window.inference.open()
    wait_until(lambda: window.screen_name == "trouble")
    QTest.keyClick(window, Qt.Key.Key_X)
    assert window.screen_name == "trouble"
    assert window.screens["find"].field.text() == ""


def test_by_the_keyboard_on_the_screen(window, search):
    begin(window)
    find = window.screens["find"]
    assert find.keyboard.isHidden()
    touch(find.field)
    assert not find.keyboard.isHidden()
    keys = {key.text(): key for key in find.keyboard.panel.findChildren(QAbstractButton)}
    for letter in "red":
        touch(keys[letter])
    assert find.field.text() == "red"
    wait_until(lambda: any(b.text() == "red shoes" for b in find.keyboard.bar.buttons))
    touch(next(b for b in find.keyboard.bar.buttons if b.text() == "red shoes"))
    assert find.field.text() == "red shoes"
    find.keyboard.entered.emit()
    wait_until(lambda: window.screen_name == "results")
    assert search.asked == ["red shoes"]


def test_a_picture_brings_four_tiles_and_a_way_out(window, search, camera):
    begin(window)
    find = window.screens["find"]
    assert camera.open == 0
    assert tr(texts.CAMERA_NOTICE) in shown(find)
    touch(find.eye.use)
    assert camera.open == 1
    wait_until(lambda: find.eye.tell.text() == tr(texts.HOLD_NOTHING))
    camera.hint = Hint.STILL
    wait_until(lambda: find.eye.tell.text() == tr(texts.HOLD_STILL))
    camera.taken = Frame(np.full((48, 64, 3), 120, np.uint8))
    wait_until(lambda: window.screen_name == "matches")
    assert camera.open == 0
    assert len(names(tiles(window, "matches"))) == 4
    touch(window.screens["matches"].none)
    assert window.screen_name == "nomatch"
    assert window.visit.tastes.refused == ("item-10", "item-11", "item-12", "item-13")
    # Done overwrites the picture itself, whoever may still hold it.
    assert search.frames[0].pixels.any()
    touch(window.bar.done)
    assert not search.frames[0].pixels.any()


def test_a_barcode_on_the_way_decides_at_once(window, camera, search):
    begin(window)
    touch(window.screens["find"].eye.use)
    camera.barcode = EAN
    wait_until(lambda: window.screen_name == "item")
    assert search.asked == [EAN]
    assert window.visit.hit.item.id == "item-4"
    assert camera.open == 0


def test_the_picture_can_be_taken_by_hand(window, camera, search):
    begin(window)
    find = window.screens["find"]
    touch(find.eye.use)
    wait_until(find.eye.take.isEnabled)
    touch(find.eye.take)
    wait_until(lambda: window.screen_name == "matches")
    assert search.frames[0].pixels.shape == (48, 64, 3)


def test_the_camera_is_open_only_while_its_page_is_seen(window, camera):
    begin(window)
    touch(window.screens["find"].eye.use)
    assert camera.open == 1
    touch(window.screens["find"].eye.more)
    assert window.screen_name == "privacy"
    assert camera.open == 0
    touch(window.screens["privacy"].ok)
    assert window.screen_name == "find"
    touch(window.screens["find"].eye.use)
    touch(window.screens["find"].eye.off)
    assert camera.open == 0


def test_a_lost_camera_is_said_and_recovered_from(window, camera):
    begin(window)
    eye = window.screens["find"].eye
    camera.broken = True
    touch(eye.use)
    wait_until(lambda: eye.tell.text() == tr(texts.CAMERA_LOST))
    assert not eye.take.isEnabled()
    camera.broken = False
    wait_until(eye.take.isEnabled)
    assert eye.tell.text() == tr(texts.HOLD_NOTHING)


def test_a_picture_file_is_searched_with(window, search, tmp_path):
    path = tmp_path / "shoe.png"
    Image.fromarray(np.full((20, 30, 3), 70, np.uint8)).save(path)
    begin(window)
    window.visit.ask_file(path)
    wait_until(lambda: window.screen_name == "matches")
    assert search.frames[0].pixels.shape == (20, 30, 3)


def test_a_picture_that_cannot_be_read_leads_to_other_ways(window, tmp_path):
    begin(window)
    window.visit.ask_file(tmp_path / "nothing.png")
    wait_until(lambda: window.screen_name == "nomatch")


def test_no_match_offers_ways_on_and_no_wrong_goods(window, search):
    ask(window, "tractor")
    wait_until(lambda: window.screen_name == "nomatch")
    page = window.screens["nomatch"]
    assert tr(texts.NO_MATCH_TITLE) in shown(page)
    assert page.corrected.isHidden()
    touch(page.staff)
    assert window.screen_name == "staff"
    assert "tractor" in shown(window.screens["staff"])
    touch(window.bar.back)
    touch(page.browse)
    assert names(tiles(window, "browse")) == ["Things", "Others"]
    touch_tile(tiles(window, "browse"), 1)
    wait_until(lambda: window.screen_name == "results")
    assert names(tiles(window, "results"))[0] == "Thing 50"
    touch(window.bar.back)
    touch(window.bar.back)
    touch(page.words)
    assert window.screen_name == "find"


def test_misspelt_words_are_helped(window, search):
    ask(window, "shoos")
    wait_until(lambda: window.screen_name == "nomatch")
    page = window.screens["nomatch"]
    assert page.corrected.text() == "Did you mean “shoes”?"
    touch(page.corrected)
    wait_until(lambda: window.screen_name == "results")
    assert search.asked == ["shoos", "shoes"]


def test_what_was_left_out_is_said(window):
    found(window, "thing without red")
    assert any("Left out, as you asked: red" in text for text in shown(window.screens["results"]))


def test_chips_narrow_and_give_way_again(window, search):
    found(window)
    chips = window.screens["results"].chips
    by_words = {chip.text(): chip for chip in chips.chips}
    assert {"In stock only", "up to €20", "red", "blue", "things"} <= by_words.keys()
    touch(by_words["red"])
    wait_until(lambda: len(search.filters) == 2)
    assert search.filters[1].attributes == {"colour": frozenset({"red"})}
    wait_until(lambda: {c.text(): c.isChecked() for c in chips.chips}.get("red") is True)
    touch({chip.text(): chip for chip in chips.chips}["In stock only"])
    wait_until(lambda: len(search.filters) == 3)
    assert search.filters[2].in_stock
    wait_until(lambda: names(tiles(window, "results")) == ["Thing 1"])
    touch({chip.text(): chip for chip in chips.chips}["All"])
    wait_until(lambda: names(tiles(window, "results")) == ["Thing 0", "Thing 1"])


def test_an_item_has_goods_around_it_and_leads_on(window, search):
    touch_tile(found(window), 0)
    page = window.screens["item"]
    assert {"Thing 0", "€12.50", "Aisle 3", "Sold out at the moment"} <= shown(page)
    assert "3" in page.map.accessibleName()
    wait_until(lambda: page.similar.model().rowCount() == 4)
    assert names(page.colours) == ["Thing 20", "Thing 21"]
    touch_tile(page.similar, 1)
    wait_until(lambda: window.visit.hit.item.id == "item-6")
    assert "Thing 6" in shown(page)
    touch(window.bar.back)
    assert window.screen_name == "results"


def test_an_item_without_goods_around_it_is_still_shown(window, caplog):
    touch_tile(found(window), 0)
    page = window.screens["item"]
    wait_until(lambda: page.similar.model().rowCount() == 4)
    touch_tile(page.similar, 3)
    wait_until(lambda: "no goods around an item" in caplog.text)
    assert "Thing 8" in shown(page)
    assert page.similar.isHidden()


def test_what_was_opened_orders_the_next_answer_until_it_is_switched_off(window, shops):
    touch_tile(found(window), 0)
    found(window, "more")
    assert shops.browse.tastes[-1] == ("item-0",)
    chip = next(c for c in window.screens["results"].chips.chips if c.text() == tr(texts.TUNED))
    assert chip.isChecked()
    before = len(shops.browse.tastes)
    touch(chip)
    wait_until(lambda: not window.visit.tuned and len(window.screens["results"].chips.chips) > 0)
    wait_until(lambda: not next(
        c for c in window.screens["results"].chips.chips if c.text() == tr(texts.TUNED)
    ).isChecked())  # fmt: skip
    assert len(shops.browse.tastes) == before
    touch(window.bar.done)
    assert not window.visit.tastes


def test_done_leaves_nothing_of_the_visit(window, search):
    touch_tile(found(window, "red marker"), 0)
    wait_until(lambda: bool(search.opened))
    touch(window.bar.done)
    assert window.screen_name == "attract"
    field = window.screens["find"].field
    assert field.text() == ""
    field.undo()
    assert field.text() == ""
    for name in ("results", "matches"):
        assert tiles(window, name).model().rowCount() == 0
    everything = " ".join(label.text() for label in window.findChildren(QLabel))
    assert "red marker" not in everything
    assert "Thing" not in everything


def test_a_late_answer_is_dropped(window, search):
    search.gate.clear()
    ask(window, "slow one")
    assert search.started.wait(WAIT_SECONDS)
    touch(window.bar.done)
    search.gate.set()
    ask(window, "tractor")
    wait_until(lambda: window.screen_name == "nomatch")
    assert tiles(window, "results").model().rowCount() == 0


def test_words_overtaken_while_they_wait_are_never_searched(window, search):
    search.gate.clear()
    ask(window, "one")
    assert search.started.wait(WAIT_SECONDS)
    ask(window, "two")
    ask(window, "three")
    search.gate.set()
    wait_until(lambda: window.screen_name == "results" and search.asked[-1] == "three")
    assert "two" not in search.asked


def test_the_window_answers_while_the_worker_is_busy(window, search):
    search.gate.clear()
    ask(window, "slow one")
    assert search.started.wait(WAIT_SECONDS)
    touch(window.bar.comfort)
    assert window.screen_name == "comfort"
    search.gate.set()
    wait_until(lambda: window.screen_name == "results")


def test_ten_thousand_results_and_a_name_of_three_hundred_characters(window):
    begin(window)
    window.visit.browse("")
    wait_until(lambda: window.screen_name == "results")
    view = tiles(window, "results")
    assert view.model().rowCount() == 50
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    window.grab()
    assert index(found(window, "long"), 0).isValid()
    window.grab()


def test_the_first_touch_after_a_reset_works(window):
    found(window)
    window.idle.ended.emit()
    assert window.screen_name == "attract"
    QTest.mouseClick(window.screens["attract"], Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    assert window.screen_name == "find"
