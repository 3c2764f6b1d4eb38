"""First start: its steps, what is kept of them, and when it is shown at all."""

import contextlib
import time
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.choices import Choices
from kiosk.errors import StoreError
from kiosk.ui import staff_texts as texts
from kiosk.ui.application import open_window
from kiosk.ui.ports import Surroundings
from kiosk.ui.speech import Voice
from kiosk.ui.texts import tr
from kiosk.ui.theme import Theme
from kiosk.ui.window import Window
from tests.ui.touching import shown, touch, wait_until


class FakeManagers:
    def __init__(self) -> None:
        self.made: list[str] = []

    def make_manager(self, name: str, pin: str) -> None:
        self.made.append(pin)


class FakeFirstStart:
    def __init__(self, camera, managers: FakeManagers | None) -> None:
        self.wanted, self.managers, self._camera = True, managers, camera
        self.kept: list[Choices] = []

    def cameras(self) -> tuple[int, ...]:
        return (0, 2)

    def open_camera(self, number: int):
        return self._camera.opened()

    def keep(self, choices: Choices) -> None:
        self.kept.append(choices)
        self.wanted = not choices.finished


class FakeSupervisor:
    seconds = 0.05

    def __init__(self) -> None:
        self.beats = 0

    def beat(self) -> bool:
        self.beats += 1
        return True


@contextlib.contextmanager
def opened(qt, around: Surroundings, settings) -> Iterator[Window]:
    with open_window(qt, around, settings, Theme(), Voice("/nowhere")) as one:
        one.resize(800, 800)
        one.show()
        yield one


def no_shop():
    raise StoreError("There is no store.")


@pytest.fixture
def start(camera) -> FakeFirstStart:
    return FakeFirstStart(camera, FakeManagers())


def welcome(window: Window):
    wait_until(lambda: window.screen_name == "welcome")
    return window.screens["welcome"]


def test_five_steps_lead_to_a_kiosk(qt, camera, settings, start):
    around = Surroundings(no_shop, camera.opened, first_start=start)
    with opened(qt, around, settings) as window:
        page = welcome(window)
        assert tr(texts.STEP_OF, "1", "5") in shown(page)
        assert window.bar.isHidden()
        page.language_chosen.emit("de")
        touch(page.on)
        before = page.card.width()
        page.sized.emit(24)
        assert page.card.width() > before
        touch(page.on)
        page.camera_chosen.emit(2)
        touch(page.on)
        assert page.on.isHidden()
        for digit in "482913>482913>":
            touch(page.pad.keys[digit])
        assert start.managers.made == ["482913"]
        assert tr(texts.STEP_CATALOG) in shown(page)
        assert tr(texts.STEP_CATALOG_WITHOUT) in shown(page)
        touch(page.on)
        assert window.screen_name == "attract"
        assert start.kept[-1] == Choices("de", 120, 2, finished=True)
        # Every step was kept when it was done.
        assert [one.finished for one in start.kept] == [False] * 4 + [True]
        assert window.visit.language == "de"


def test_two_pins_that_differ_make_no_manager(qt, camera, settings, start):
    with opened(qt, Surroundings(no_shop, camera.opened, first_start=start), settings) as window:
        page = welcome(window)
        for _ in range(3):
            touch(page.on)
        for digit in "482913>111111>":
            touch(page.pad.keys[digit])
        assert start.managers.made == []
        assert page.pad.said.text() == tr(texts.PIN_DIFFERS)


def test_a_pin_is_asked_for_only_where_somebody_keeps_it(qt, camera, settings):
    start = FakeFirstStart(camera, None)
    with opened(qt, Surroundings(no_shop, camera.opened, first_start=start), settings) as window:
        page = welcome(window)
        assert tr(texts.STEP_OF, "1", "4") in shown(page)


def test_a_catalog_that_comes_meanwhile_is_said(qt, shops, camera, settings, start):
    around = Surroundings(shops, camera.opened, first_start=start)
    with opened(qt, around, settings) as window:
        page = welcome(window)
        for _ in range(3):
            touch(page.on)
        for digit in "482913>482913>":
            touch(page.pad.keys[digit])
        wait_until(lambda: tr(texts.STEP_CATALOG_THERE) in shown(page))


def test_a_kiosk_that_is_set_up_shows_none_of_it(qt, shops, camera, settings, start):
    start.wanted = False
    around = Surroundings(shops, camera.opened, first_start=start)
    with opened(qt, around, settings) as window:
        wait_until(lambda: window.visit.word_help is not None)
        assert window.screen_name == "attract"


def test_the_heart_beats_while_the_search_answers_and_not_otherwise(
    qt, shops, search, camera, settings
):
    supervisor = FakeSupervisor()
    around = Surroundings(shops, camera.opened, supervisor=supervisor)
    with opened(qt, around, settings):
        wait_until(lambda: supervisor.beats > 2)
        # The search hangs: the kiosk is heard no more.
        search.started.clear()
        search.gate.clear()
        wait_until(search.started.is_set)
        qt.processEvents()
        heard = supervisor.beats
        for_a_while()
        assert supervisor.beats == heard
        search.gate.set()
        wait_until(lambda: supervisor.beats > heard)


def for_a_while() -> None:
    """Let eight beats' time go by."""
    end = time.monotonic() + 8 * FakeSupervisor.seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)
