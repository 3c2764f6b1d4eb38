"""A signed update reaches an open window: beside a visit, never under it."""

import io
from pathlib import Path

import pytest
from PIL import Image

from kiosk.app import surroundings
from kiosk.catalog.pieces import Entry
from kiosk.encoders import read_model_id
from kiosk.settings import Settings, UpdateSettings, load_settings
from kiosk.store import open_repository
from kiosk.ui.application import open_window
from kiosk.ui.screens.upkeep import UpkeepScreen
from kiosk.ui.speech import Voice
from kiosk.ui.theme import Theme
from kiosk.ui.window import Window
from kiosk.updates.inbox import take_newest
from kiosk.wiring import Models, open_kiosk
from tests.fakes.bundles import write_fake_bundle
from tests.fakes.updates import NOW, FakeRepository, entry
from tests.ui.touching import found, names, shown, touch, wait_until


def thing(name: str, colour: str, seed: int = 0) -> Entry:
    file = io.BytesIO()
    Image.new("RGB", (60, 60), colour).save(file, "JPEG")
    return entry(name, seed, jpeg=file.getvalue())


@pytest.fixture
def office(tmp_path: Path) -> FakeRepository:
    return FakeRepository(tmp_path / "office")


@pytest.fixture
def settings(tmp_path: Path, office: FakeRepository) -> Settings:
    """A kiosk whose first catalog came by an update."""
    bundle = write_fake_bundle(tmp_path / "model")
    (tmp_path / "root.json").write_bytes(office.first_root)
    file = tmp_path / "settings.toml"
    file.write_text(
        f'data_folder = "data"\nmodel = "{bundle}"\n[updates]\nfolder = "updates"\n'
        'root = "root.json"\n',
        encoding="utf-8",
    )
    settings = load_settings(file)
    assert isinstance(settings.updates, UpdateSettings)
    office.add_catalog(
        [thing("red", "red"), thing("blue", "blue", 3)], read_model_id(bundle), base=True
    )
    (settings.updates.folder / "inbox").mkdir(parents=True)
    office.deliver(settings.updates.folder / "inbox")
    with open_repository(settings.store, create=True) as store:
        take_newest(settings, store, NOW)
    return settings


def test_an_update_waits_for_the_end_of_a_visit(qt, settings, office):
    models = Models()
    around = surroundings(
        settings, "none.mp4", lambda: open_kiosk(settings, pinned=True, models=models), updates=True
    )
    assert settings.updates is not None
    inbox = settings.updates.folder / "inbox"
    with open_window(qt, around, settings, Theme(), Voice("/nowhere")) as window:
        window.resize(800, 800)
        window.show()
        wait_until(lambda: window.visit.word_help is not None)
        before = window.visit.shop
        assert "Thing red" in names(found(window, "thing red"))
        office.add_catalog([thing("green", "green", 5)], read_model_id(settings.model))
        office.deliver(inbox)
        window.inference.look()
        wait_until(lambda: window.inference._worker._next is not None)
        # Under the visit it is the old one still, whole.
        assert window.visit.shop is before
        assert "Thing green" not in names(found(window, "thing green"))
        touch(window.bar.done)
        wait_until(lambda: window.visit.shop is not before)
        wait_until(lambda: window.visit.word_help is not None)
        assert "Thing green" in names(found(window, "thing green"))
        touch(window.bar.done)
        # A bad one changes nothing, and staff read why.
        office.publish()
        (office.deliver(inbox) / "metadata" / "timestamp.json").write_bytes(b"{}")
        now = window.visit.shop
        window.visit.go("upkeep")
        upkeep = window.screens["upkeep"]
        assert isinstance(upkeep, UpkeepScreen)
        upkeep.look.click()
        wait_until(lambda: any("damaged" in text for text in _texts(window)))
        touch(window.bar.back)
        assert window.visit.shop is now
        assert "Thing green" in names(found(window, "thing green"))


def _texts(window: Window) -> set[str]:
    return shown(window.screens["upkeep"])
