"""The page of the notice: what was checked when it was opened, in words for a shopper."""

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.domain import Checked, Promise
from kiosk.settings import Settings
from kiosk.ui import texts
from kiosk.ui.application import open_window
from kiosk.ui.languages import LANGUAGES
from kiosk.ui.ports import Surroundings
from kiosk.ui.speech import Voice
from kiosk.ui.texts import tr
from kiosk.ui.theme import Theme
from tests.fakes.shops import FakeCamera, FakeSearch, FakeShops
from tests.ui.touching import begin, shown, touch, wait_until


class Checks:
    """Finds what it is told to."""

    def __init__(self) -> None:
        self.broken: set[Promise] = set()
        self.asked = 0

    def __call__(self) -> list[Checked]:
        self.asked += 1
        return [Checked(promise, holds=promise not in self.broken) for promise in Promise]


@pytest.fixture
def checks() -> Checks:
    return Checks()


@pytest.fixture
def checked_window(qt: QApplication, checks: Checks, settings: Settings):
    around = Surroundings(FakeShops(FakeSearch()), FakeCamera().opened, None, checks)
    with open_window(qt, around, settings, Theme(), Voice("/nowhere")) as one:
        one.resize(800, 800)
        one.show()
        wait_until(lambda: one.visit.word_help is not None)
        yield one


@pytest.mark.parametrize("language", [one.code for one in LANGUAGES])
def test_what_holds_is_said_in_every_language(checked_window, checks, language):
    begin(checked_window)
    checked_window.visit.speak(language)
    assert checks.asked == 0
    checked_window.visit.go("privacy")
    said = shown(checked_window.screens["privacy"])
    assert checks.asked == 1
    for promise in Promise:
        assert tr(texts.CHECKED[promise]) in said
        assert tr(texts.NOT_CHECKED[promise]) not in said
    assert tr(texts.CHECKED_TITLE) in said
    assert tr(texts.CHECKED_TELL) not in said


def test_what_does_not_hold_is_said_and_checked_anew_each_time(checked_window, checks):
    begin(checked_window)
    page = checked_window.screens["privacy"]
    checks.broken = {Promise.NO_NETWORK}
    checked_window.visit.go("privacy")
    said = shown(page)
    assert tr(texts.NOT_CHECKED[Promise.NO_NETWORK]) in said
    assert tr(texts.CHECKED[Promise.NO_NETWORK]) not in said
    assert tr(texts.CHECKED[Promise.ENCRYPTED]) in said
    assert tr(texts.CHECKED_TELL) in said
    assert tr(texts.CHECKED_TELL) in page.spoken()
    touch(page.ok)
    checks.broken = set()
    checked_window.visit.go("privacy")
    assert tr(texts.CHECKED_TELL) not in shown(page)


def test_nobody_who_can_check_says_nothing_of_it(window):
    begin(window)
    window.visit.go("privacy")
    said = shown(window.screens["privacy"])
    assert tr(texts.PRIVACY_TITLE) in said
    assert tr(texts.CHECKED_TITLE) not in said
    assert tr(texts.CHECKED_TELL) not in said
