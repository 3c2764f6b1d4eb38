"""An open window on a shop without a model, a store or a camera."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.ui.application import OpenWindow, open_window
from tests.fakes.shops import FakeCamera, FakeSearch, shop


@pytest.fixture
def search() -> FakeSearch:
    return FakeSearch()


@pytest.fixture
def camera() -> FakeCamera:
    return FakeCamera()


@pytest.fixture
def opened(qt: QApplication, search: FakeSearch, camera: FakeCamera) -> Iterator[OpenWindow]:
    with open_window(shop(search, camera)) as one:
        one.window.show()
        yield one
        search.gate.set()
