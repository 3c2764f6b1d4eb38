"""Every way through, in every language: with a finger, with keys, with a camera's film."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.camera import CameraSource, WatchedCamera
from kiosk.ui.application import open_window
from kiosk.ui.languages import LANGUAGES
from kiosk.ui.ports import Surroundings
from kiosk.ui.speech import Voice
from kiosk.ui.style import shows_chinese
from kiosk.ui.theme import Theme
from kiosk.ui.window import Window
from tests.fakes.shops import FakeSearch, FakeShops
from tests.ui.touching import wait_until
from tests.ui.ways import TYPED, WAYS, film


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    """Film once: an MP4, and a folder of pictures."""
    folder = tmp_path_factory.mktemp("films")
    return [film(folder, as_video=True), film(folder, as_video=False)]


@pytest.fixture
def watched(qt: QApplication, films, settings, request) -> Iterator[tuple[Window, FakeSearch]]:
    """Open a window whose camera is a film; which of the two, the language's place says."""
    search = FakeSearch()
    path = films[request.param % len(films)]
    around = Surroundings(FakeShops(search), lambda: WatchedCamera(CameraSource(path)))
    with open_window(qt, around, settings, Theme(), Voice("/nowhere")) as window:
        window.resize(800, 800)
        window.show()
        wait_until(lambda: window.visit.word_help is not None)
        yield window, search


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("language", "watched"),
    [(one.code, place) for place, one in enumerate(LANGUAGES)],
    indirect=["watched"], ids=[one.code for one in LANGUAGES],
)  # fmt: skip
def test_a_visit(watched, way, language):
    window, search = watched
    if language == "zh" and not shows_chinese():
        pytest.skip("no font here has Chinese characters")
    WAYS[way](window, language)
    if "key" in way:
        assert [words.lower() for words in search.asked] == [TYPED[language]]
    if way == "camera file":
        # The picture itself is overwritten, whoever may still hold it.
        assert not search.frames[0].pixels.any()
