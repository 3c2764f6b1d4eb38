"""When things go wrong: a screen a shopper understands, and recovery without a restart."""

from PySide6.QtWidgets import QApplication

from kiosk.errors import EmptyCatalogError, ModelError
from kiosk.ui import texts
from kiosk.ui.application import open_window
from kiosk.ui.screens.attract import AttractScreen
from kiosk.ui.screens.trouble import TroubleController
from kiosk.ui.speech import Voice
from kiosk.ui.texts import tr
from kiosk.ui.theme import Theme
from tests.fakes.shops import surroundings
from tests.ui.touching import WAIT_SECONDS, ask, begin, found, shown, touch, wait_until

DAMAGED = "The model is damaged: copy it again."


def test_a_model_that_cannot_be_opened_is_said_and_tried_again(
    qt, search, shops, camera, settings, caplog
):
    shops.trouble = ModelError(DAMAGED)
    around = surroundings(shops, camera)
    with open_window(qt, around, settings, Theme(), Voice("/nowhere")) as window:
        window.show()
        attract = window.screens["attract"]
        assert isinstance(attract, AttractScreen)
        wait_until(lambda: tr(texts.FOR_STAFF) in shown(attract))
        QApplication.processEvents()
        attract.begun.emit()
        assert window.screen_name == "trouble"
        page = window.screens["trouble"]
        assert tr(texts.TROUBLE_TITLE) in shown(page)
        assert tr(texts.FOR_STAFF) in shown(page)
        # What went wrong in English is for the page for staff alone.
        assert not any(DAMAGED in text for text in shown(page) | shown(attract))
        window.visit.go("upkeep")
        wait_until(lambda: DAMAGED in shown(window.screens["upkeep"]))
        window.visit.back()
        assert window.screen_name == "trouble"
        shops.trouble = None
        leads = window.controllers["trouble"]
        assert isinstance(leads, TroubleController)
        leads.retry.timeout.emit()
        wait_until(lambda: window.screen_name == "find")
        assert tr(texts.FOR_STAFF) not in shown(attract)
    assert shops.open == 0


def test_who_chooses_a_language_meanwhile_is_not_thrown_back(
    qt, search, shops, camera, settings, caplog
):
    shops.trouble = ModelError(DAMAGED)
    around = surroundings(shops, camera)
    with open_window(qt, around, settings, Theme(), Voice("/nowhere")) as window:
        wait_until(lambda: window.visit.trouble != "")
        window.screens["attract"].begun.emit()  # type: ignore[attr-defined]
        window.visit.go("language")
        before = caplog.text.count(DAMAGED)
        window.inference.open()
        wait_until(lambda: caplog.text.count(DAMAGED) > before)
        QApplication.processEvents()
        assert window.screen_name == "language"
        shops.trouble = None
        window.inference.open()
        wait_until(lambda: window.visit.shop is not None)
        window.screens["language"].buttons["de"].click()  # type: ignore[attr-defined]
        # Not to a page that says for ever that the kiosk is starting.
        assert (window.screen_name, window.visit.language) == ("find", "de")


def test_a_file_that_is_no_picture_is_said(window, tmp_path, caplog):
    found(window)
    (tmp_path / "none.jpg").write_bytes(b"no picture")
    window.visit.ask_file(tmp_path / "none.jpg")
    wait_until(lambda: window.screen_name == "nomatch")
    assert tr(texts.PICTURE_UNREAD) in shown(window.screens["nomatch"])
    found(window)
    window.visit.refuse()
    assert tr(texts.PICTURE_UNREAD) not in shown(window.screens["nomatch"])


def test_an_empty_catalog_is_another_thing(qt, search, shops, camera, settings, caplog):
    shops.trouble = EmptyCatalogError("The store holds no picture yet.")
    around = surroundings(shops, camera)
    with open_window(qt, around, settings, Theme(), Voice("/nowhere")) as window:
        wait_until(lambda: window.visit.empty)
        attract = window.screens["attract"]
        assert isinstance(attract, AttractScreen)
        attract.begun.emit()
        assert tr(texts.EMPTY_TITLE) in shown(window.screens["trouble"])


def test_a_store_that_breaks_under_a_visit_is_opened_again(window, shops, caplog):
    ask(window, "broken")
    wait_until(lambda: shops.opened == 2)
    wait_until(lambda: window.screen_name == "find")
    found(window)
    assert shops.open == 1


def test_a_bug_is_loud_in_the_log_and_calm_on_the_screen(window, shops, caplog):
    ask(window, "bug")
    wait_until(lambda: shops.opened == 2 and window.screen_name == "find")
    assert "ZeroDivisionError" in caplog.text


def test_another_catalog_is_taken_between_two_visits_never_under_one(window, shops):
    begin(window)
    shops.overtaken = True
    found(window)
    assert shops.opened == 1
    before = window.visit.shop
    # It may be opened ahead, beside the one in use …
    window.inference.look()
    wait_until(lambda: shops.opened == 2)
    found(window)
    assert window.visit.shop is before
    # … and is switched to when the shopper has left.
    touch(window.bar.done)
    wait_until(lambda: window.visit.shop is not before)
    wait_until(lambda: window.visit.word_help is not None)
    found(window)
    assert (shops.open, shops.opened) == (1, 2)


def test_a_catalog_that_cannot_be_opened_leaves_the_one_there_is(window, shops, caplog):
    shops.overtaken, shops.trouble = True, ModelError(DAMAGED)
    window.inference.look()
    wait_until(lambda: DAMAGED in caplog.text)
    found(window)
    assert (shops.open, shops.opened) == (1, 1)


def test_closing_with_work_under_way_joins_the_worker(qt, search, shops, camera, settings):
    search.gate.clear()
    around = surroundings(shops, camera)
    with open_window(qt, around, settings, Theme(), Voice("/nowhere")) as window:
        window.show()
        wait_until(lambda: window.visit.shop is not None)
        ask(window, "slow one")
        assert search.started.wait(WAIT_SECONDS)
        search.gate.set()
    assert shops.open == 0
