"""The key is changed by another process while the window is open: nobody at it notices."""

import subprocess
import sys
from pathlib import Path

from kiosk.app import surroundings
from kiosk.store import Database, KeyRing, open_repository
from kiosk.store.pages import inspect_pages
from kiosk.store.rekeying import settle
from kiosk.ui.application import open_window
from kiosk.ui.speech import Voice
from kiosk.ui.theme import Theme
from kiosk.wiring import Models, open_kiosk
from tests.integration.test_update_under_a_window import office, settings  # noqa: F401
from tests.ui.touching import found, names, touch, wait_until

ROOT = Path(__file__).parents[2]


def change_key(store: Path) -> None:
    command = [sys.executable, "-m", "kiosk", "key", "change", "--store", str(store)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)


def test_the_window_goes_on(qt, settings):  # noqa: F811
    models = Models()
    around = surroundings(
        settings, "none.mp4", lambda: open_kiosk(settings, pinned=True, models=models), updates=True
    )
    ring = KeyRing(settings.store)
    old = ring.plain.read()
    with open_window(qt, around, settings, Theme(), Voice("/nowhere")) as window:
        window.resize(800, 800)
        window.show()
        wait_until(lambda: window.visit.word_help is not None)
        assert "Thing red" in names(found(window, "thing red"))
        before = window.visit.shop
        change_key(settings.store)
        # Under the visit, and with the old key: what it shows, and what it has not read so far.
        assert "Thing blue" in names(found(window, "thing blue"))
        assert window.visit.shop is before
        window.inference.look()
        wait_until(lambda: window.inference._worker._next is not None)
        touch(window.bar.done)
        wait_until(lambda: window.visit.shop is not before)
        wait_until(lambda: window.visit.word_help is not None)
        assert "Thing red" in names(found(window, "thing red"))
        # Nothing pins the old pages any more.
        with open_repository(settings.store) as store:
            store.ledger.keep("x", "1")
            store.verify()
    settle(ring)
    new = ring.plain.read()
    assert new != old
    assert inspect_pages(settings.store, new).bad == 0
    with Database(settings.store, new) as database:
        database.verify()
