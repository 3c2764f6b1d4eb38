"""A head office, a kiosk that trusts it, and a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.settings import UpdateSettings
from tests.fakes.servers import FakeServer, served
from tests.fakes.updates import FakeRepository, entry
from tests.updater.runs import MODEL


@pytest.fixture
def office(tmp_path: Path) -> FakeRepository:
    office = FakeRepository(tmp_path / "office")
    office.add_catalog([entry("a"), entry("b")], MODEL, base=True)
    return office


@pytest.fixture
def updates(tmp_path: Path, office: FakeRepository) -> UpdateSettings:
    root = tmp_path / "root.json"
    root.write_bytes(office.first_root)
    return UpdateSettings(tmp_path / "updates", root)


@pytest.fixture
def server(office: FakeRepository) -> Iterator[FakeServer]:
    with served(office.folder) as one:
        yield one
