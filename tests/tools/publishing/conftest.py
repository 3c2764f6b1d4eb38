"""What the publisher's tests share: a head office that was set up once, and goods to sell."""

from pathlib import Path

import pytest

from kiosk.catalog.description import Query
from kiosk.catalog.pieces import Entry
from kiosk.domain import ModelId
from tests.fakes.bundles import write_fake_bundle
from tests.fakes.publishers import Headquarters, coloured_goods, model_id
from tools.publishing import keys

QUERIES = [Query("red", ("red",), 1)]


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of a second a passphrase is for thieves."""
    monkeypatch.setattr(keys, "SCRYPT_COST", 2)


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_fake_bundle(tmp_path_factory.mktemp("models") / "fake")


@pytest.fixture(scope="session")
def goods(bundle: Path) -> list[Entry]:
    return coloured_goods(bundle)


@pytest.fixture(scope="session")
def model(bundle: Path) -> ModelId:
    return model_id(bundle)


@pytest.fixture(scope="session")
def set_up(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Headquarters:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "SCRYPT_COST", 2)
        return Headquarters(tmp_path_factory.mktemp("office") / "first", bundle)


@pytest.fixture
def hq(set_up: Headquarters, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Headquarters:
    made = set_up.copy(tmp_path / "hq")
    capsys.readouterr()
    return made
