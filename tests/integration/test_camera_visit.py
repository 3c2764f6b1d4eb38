"""A visit by a real camera file: it waits, takes the picture itself, and brings tiles."""

import cv2
import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from kiosk.camera import CameraSource, WatchedCamera
from kiosk.settings import Settings
from kiosk.ui.application import open_window
from kiosk.ui.ports import Surroundings
from kiosk.ui.screens.find import FindScreen
from kiosk.ui.speech import Voice
from kiosk.ui.theme import Theme
from tests.fakes.scenes import Script, photograph, shots, thing, wall
from tests.fakes.shops import FakeSearch, FakeShops
from tests.ui.touching import begin, names, tiles, touch, wait_until

SIZE = (640, 360)


@pytest.fixture
def film(tmp_path):
    """Draw a film of a thing that comes, is held still, and goes."""
    rng = np.random.default_rng(11)
    background, layer = wall(rng, SIZE), thing(3)
    script = Script()
    folder = tmp_path / "film"
    folder.mkdir()
    for number, shot in enumerate(shots(script, 25.0)):
        picture = photograph(background, layer, shot, rng)
        cv2.imwrite(str(folder / f"{number:04d}.png"), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    return folder


def test_what_is_held_up_is_taken_and_found(qt: QApplication, film, tmp_path):
    search = FakeSearch()
    around = Surroundings(FakeShops(search), lambda: WatchedCamera(CameraSource(film)))
    settings = Settings(tmp_path, tmp_path / "store.db", tmp_path)
    with open_window(qt, around, settings, Theme(), Voice("/nowhere")) as window:
        window.resize(800, 800)
        window.show()
        wait_until(lambda: window.visit.shop is not None)
        begin(window)
        find = window.screens["find"]
        assert isinstance(find, FindScreen)
        touch(find.eye.use)
        wait_until(lambda: window.screen_name == "matches")
        assert len(names(tiles(window, "matches"))) == 4
        assert search.frames[0].pixels.shape == (SIZE[1], SIZE[0], 3)
        assert not find.eye.seeing
