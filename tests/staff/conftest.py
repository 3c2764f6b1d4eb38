"""A desk over a small store, and quick PINs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.staff.desk import Desk
from tests.fakes.desks import fill, open_fake_desk


@pytest.fixture(autouse=True)
def _quick_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real function with little memory: what is tested here is not its cost."""
    monkeypatch.setattr("kiosk.store.people._MEMORY_KIB", 64)
    monkeypatch.setattr("kiosk.store.people._PASSES", 1)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    fill(tmp_path / "store.db")
    return tmp_path / "store.db"


@pytest.fixture
def desk(store: Path) -> Iterator[Desk]:
    with open_fake_desk(store) as opened:
        yield opened
