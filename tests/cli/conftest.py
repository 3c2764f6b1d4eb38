"""A home with three pictures and a model in it, and a shop made of them."""

import pytest

from kiosk import cli
from tests.fakes.bundles import write_fake_bundle
from tests.fakes.pictures import file_of, plain, write

RGB = {"red": (220, 20, 20), "green": (20, 200, 20), "blue": (20, 20, 220)}
SURE = {"sure": 0.9, "maybe": 0.8, "measured_on": "the colours"}


@pytest.fixture(scope="session")
def models(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models")
    calibration = {"text_to_image": SURE, "image_to_image": SURE}
    write_fake_bundle(folder / "measured", calibration=calibration)
    write_fake_bundle(folder / "unmeasured", embed_dim=24)
    return folder


@pytest.fixture
def home(tmp_path, models, monkeypatch):
    """Give an empty home with three pictures in it and a model chosen."""
    monkeypatch.setenv("KIOSK_MODEL", str(models / "measured"))
    monkeypatch.delenv("KIOSK_SETTINGS", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    for name, rgb in RGB.items():
        write(tmp_path / "shop" / f"{name}.png", file_of(plain(rgb), "PNG"))
    return tmp_path


@pytest.fixture
def shop(home, capsys):
    assert cli.main(["index", "shop"]) == 0
    capsys.readouterr()
    return home
