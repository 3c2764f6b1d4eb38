"""An open window on a shop without a model, a store or a camera."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.settings import Settings
from kiosk.ui.application import open_window
from kiosk.ui.speech import Voice
from kiosk.ui.theme import Theme
from kiosk.ui.window import Window
from tests.fakes.shops import FakeCamera, FakeSearch, FakeShops, surroundings
from tests.ui.touching import wait_until


@pytest.fixture
def search() -> FakeSearch:
    return FakeSearch()


@pytest.fixture
def camera() -> FakeCamera:
    return FakeCamera()


@pytest.fixture
def shops(search: FakeSearch) -> FakeShops:
    return FakeShops(search)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path, tmp_path / "store.db", tmp_path / "model")


@pytest.fixture
def window(
    qt: QApplication, search: FakeSearch, shops: FakeShops, camera: FakeCamera, settings: Settings
) -> Iterator[Window]:
    around = surroundings(shops, camera)
    with open_window(qt, around, settings, Theme(), Voice("/nowhere")) as one:
        # As large as the screen there is: what is beyond it cannot be touched.
        one.resize(800, 800)
        one.show()
        wait_until(lambda: one.visit.word_help is not None)
        yield one
        search.gate.set()
