"""A kiosk and a head office it trusts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain import ModelId
from kiosk.encoders import read_model_id
from kiosk.settings import Settings, UpdateSettings
from kiosk.store import Repository, open_repository
from tests.fakes.bundles import write_fake_bundle
from tests.fakes.updates import FakeRepository


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_fake_bundle(tmp_path_factory.mktemp("models") / "fake")


@pytest.fixture
def model(bundle: Path) -> ModelId:
    return read_model_id(bundle)


@pytest.fixture
def office(tmp_path: Path) -> FakeRepository:
    return FakeRepository(tmp_path / "office")


@pytest.fixture
def settings(tmp_path: Path, bundle: Path, office: FakeRepository) -> Settings:
    root = tmp_path / "root.json"
    root.write_bytes(office.first_root)
    data = tmp_path / "kiosk"
    return Settings(
        data, data / "store.db", bundle, updates=UpdateSettings(tmp_path / "updates", root)
    )


@pytest.fixture
def store(settings: Settings) -> Iterator[Repository]:
    with open_repository(settings.store, create=True) as repository:
        yield repository


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "updates" / "inbox"
    folder.mkdir(parents=True)
    return folder
