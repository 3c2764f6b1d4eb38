"""The demo's goods behind a window, with answers that are chosen: every state to be looked at."""

import contextlib
import io
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from kiosk.core.browsing import Choices, Kind
from kiosk.core.facets import Filters
from kiosk.core.pinyin import Candidate
from kiosk.core.plan import in_order
from kiosk.core.tastes import Tastes
from kiosk.demo.products import products
from kiosk.demo.shop import picture_of
from kiosk.domain import (
    CatalogItem,
    Decision,
    Frame,
    Hint,
    ImageQuery,
    Look,
    Note,
    Price,
    Reason,
    Remark,
    SearchHit,
    SearchResults,
    TextQuery,
    Why,
)
from kiosk.errors import EmptyCatalogError, KioskError, StoreError
from kiosk.settings import Settings
from kiosk.ui import staff_texts
from kiosk.ui.application import make_application, open_window
from kiosk.ui.ports import Preview, Shop, Surroundings
from kiosk.ui.speech import Voice
from kiosk.ui.texts import tr
from kiosk.ui.window import Window
from tools.showing.updates import ShownUpdates

_SECONDS_TO_SETTLE = 10.0
_GOODS = tuple(one for number, one in enumerate(products()) if number % 6 == 0)
"""A part of the demo's goods, of every kind: enough to look at, quick to draw."""
_NO_FILTERS = Filters()


@cache
def _items() -> dict[str, CatalogItem]:
    return {
        one.id: CatalogItem(
            one.id, one.name, names={"zh": one.name_zh}, brand=one.brand, category=one.category,
            attributes={"colour": (one.colour,), "pattern": (one.pattern,)},
            price=Price(Decimal(one.price), "EUR"), stock=one.stock, aisle=one.aisle,
        )
        for one in _GOODS
    }  # fmt: skip


@cache
def _thumbnail(item_id: str) -> bytes | None:
    return next((picture_of(one) for one in _GOODS if one.id == item_id), None)


def _hits(decision: Decision, count: int, why: Why, start: int = 0) -> tuple[SearchHit, ...]:
    items = list(_items().values())[start : start + count]
    return tuple(SearchHit(item, 0.5, decision, Reason(why)) for item in items)


class _Search:
    """Answers by what is asked: one word for each state."""

    def search_text(
        self, query: TextQuery, limit: int = 48, filters: Filters = _NO_FILTERS
    ) -> SearchResults:
        notes: tuple[Note, ...] = ()
        if query.text == "tractor":
            return SearchResults(query.number, Decision.NO_MATCH, (), 1.0)
        if query.text == "dress, not red":
            notes = (Note(Remark.LEFT_OUT, ("red",)),)
        if filters.price_to == 1.0:
            return SearchResults(query.number, Decision.NO_MATCH, (), 1.0)
        sure = _hits(Decision.SURE, 2, Why.NAME)
        hits = (*sure, *_hits(Decision.MAYBE, 22, Why.MEANING, 2))
        if query.text == "maybe":
            hits = _hits(Decision.MAYBE, 3, Why.MEANING, 12)
        return SearchResults(query.number, hits[0].decision, hits[:limit], 1.0, notes)

    def search_image(
        self, query: ImageQuery, limit: int = 4, filters: Filters = _NO_FILTERS
    ) -> SearchResults:
        sure = _hits(Decision.SURE, 1, Why.LOOKS, 20)
        hits = (*sure, *_hits(Decision.MAYBE, 3, Why.LOOKS, 30))
        return SearchResults(query.number, Decision.SURE, hits[:limit], 1.0)

    def similar(self, item_id: str, limit: int = 4) -> SearchResults:
        hits = _hits(Decision.MAYBE, limit, Why.LOOKS, 8)
        return SearchResults(0, Decision.MAYBE, hits, 1.0)


class _Browse:
    def kinds(self) -> tuple[Kind, ...]:
        examples = {one.category: one.id for one in reversed(_GOODS)}
        return tuple(Kind(name, 9, id_) for name, id_ in sorted(examples.items()))

    def browse(self, number: int, filters: Filters, limit: int) -> SearchResults:
        return SearchResults(number, Decision.SURE, _hits(Decision.SURE, 40, Why.KIND), 1.0)

    def other_colours(self, item_id: str, limit: int) -> SearchResults:
        return SearchResults(0, Decision.MAYBE, _hits(Decision.MAYBE, 4, Why.LOOKS, 1), 1.0)

    def choices(self, hits: Sequence[SearchHit]) -> Choices:
        if len(hits) < 2:
            return Choices()
        kinds = ("dresses", "t-shirts", "rain jackets")
        return Choices(kinds, ("red", "blue", "green", "purple"), (20.0, 50.0), "EUR", stock=True)

    def tuned(self, results: SearchResults, tastes: Tastes) -> SearchResults:
        return results


class _Camera:
    """A still picture of a thing held up, or no camera."""

    def __init__(self) -> None:
        self.hint = Hint.STILL
        pixels = np.full((480, 640, 3), (176, 164, 150), np.uint8)
        with Image.open(io.BytesIO(_thumbnail(_GOODS[20].id) or b"")) as picture:
            small = np.asarray(picture.convert("RGB").resize((300, 300)))
        cut = pixels[90:390, 170:470]
        cut[:] = np.where(small.min(axis=2, keepdims=True) > 240, cut, small)
        self.frame = Frame(pixels)

    def latest(self) -> Frame | None:
        return self.frame

    def look(self) -> Look | None:
        return Look(1, self.hint)

    def reset(self) -> None:
        return

    def pass_over(self) -> None:
        return

    @contextlib.contextmanager
    def opened(self) -> Iterator[Preview]:
        yield self


class _NoWords:
    def complete(self, typed: str, limit: int = 5, language: str = "") -> tuple[str, ...]:
        return ("red dress", "red shoes", "red apple") if typed == "red" else ()

    def corrected(self, text: str) -> str | None:
        return None

    def candidates(self, typed: str, limit: int = 8) -> Sequence[Candidate]:
        return ()


class States:
    """Every state of every screen, each to be shown on one window."""

    def __init__(self, application: QApplication, window: Window, camera: _Camera,
                 fail: Callable[[KioskError | None], None],
                 updates: ShownUpdates) -> None:  # fmt: skip
        """Lead a window through its states; ``fail`` makes the shop fail to open."""
        self.window, self._application, self._camera, self._fail = (
            window, application, camera, fail,
        )  # fmt: skip
        self._updates = updates
        self._states: dict[str, Callable[[], None]] = {
            "attract": lambda: None,
            "find": lambda: self._go("find"),
            "find-typing": self._typing,
            "find-pinyin": self._pinyin,
            "find-camera": lambda: self._camera_on(Hint.STILL),
            "find-good": lambda: self._camera_on(Hint.WAIT),
            "results": lambda: self._ask("red dress", "results"),
            "results-maybe": lambda: self._ask("maybe", "results"),
            "results-note": lambda: self._ask("dress, not red", "results"),
            "results-none-left": self._none_left,
            "matches": self._picture,
            "item": self._item,
            "item-below": self._item_below,
            "nomatch": lambda: self._ask("tractor", "nomatch"),
            "browse": lambda: self._go("browse"),
            "privacy": lambda: self._go("privacy"),
            "staff": self._staff,
            "comfort": lambda: self._go("comfort"),
            "language": lambda: self._go("language"),
            "leaving": self._leaving,
            "trouble": lambda: self._trouble(StoreError("The store is damaged: put a copy back.")),
            "upkeep": lambda: self._upkeep(expired=False),
            "upkeep-expired": lambda: self._upkeep(expired=True),
            "empty": lambda: self._trouble(EmptyCatalogError("The store holds no picture yet.")),
        }

    @property
    def names(self) -> list[str]:
        """Every state's name."""
        return list(self._states)

    def show(
        self, name: str, language: str, *, zoom: float = 1.0, night: bool = False,
        reach: bool = False,
    ) -> None:  # fmt: skip
        """Show a state in a language, and wait until it is all there."""
        visit = self.window.visit
        visit.speak(language)
        visit.set_comfort(zoom=zoom, night=night, reach=reach, calm=True)
        self._states[name]()
        self.settle()

    def end(self) -> None:
        """Lead back to the beginning."""
        self.window.warning.hide()
        self.window.visit.end()
        if self.window.visit.shop is None:
            self._fail(None)
            self._open_again()

    def grab(self, path: Path) -> None:
        """Take a picture of the window."""
        if not self.window.grab().save(str(path)):
            raise OSError(f"{path} cannot be written")

    def settle(self, done: Callable[[], bool] = lambda: True) -> None:
        """Wait until something is so and every picture has come."""
        end, quiet = time.monotonic() + _SECONDS_TO_SETTLE, 0
        while time.monotonic() < end and quiet < 4:
            self._application.processEvents()
            # A running event loop does this by itself; turned by hand it is left out.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            quiet = quiet + 1 if done() and not self.window.visit.shelf.waiting else 0
            time.sleep(0.005)

    def _go(self, name: str) -> None:
        self.window.visit.go("find")
        self.window.visit.go(name)

    def _ask(self, words: str, screen: str) -> None:
        self._go("find")
        self.window.visit.ask_words(words)
        self.settle(lambda: self.window.screen_name == screen)

    def _typing(self) -> None:
        self._go("find")
        find = self.window.screens["find"]
        find.show_keyboard(shown=True)  # type: ignore[attr-defined]
        find.field.setText("red")  # type: ignore[attr-defined]

    def _pinyin(self) -> None:
        self._typing()
        keyboard = self.window.screens["find"].keyboard  # type: ignore[attr-defined]
        keyboard.set_layouts(["zh"])
        keys = {key.text(): key for key in keyboard.panel.findChildren(QAbstractButton)}
        for letter in "hongse":
            keys[letter].click()
        found = (("红色", 6), ("红", 4), ("红色连衣裙", 6))
        keyboard.set_candidates([Candidate(text, used) for text, used in found])

    def _camera_on(self, hint: Hint) -> None:
        self._camera.hint = hint
        self._go("find")
        self.window.screens["find"].eye.use.click()  # type: ignore[attr-defined]
        eye = self.window.screens["find"].eye  # type: ignore[attr-defined]
        self.settle(lambda: eye.view.frame is not None)

    def _none_left(self) -> None:
        self._ask("red dress", "results")
        self.window.visit.narrow(Filters(price_to=1.0, in_stock=True))
        self.settle(lambda: self.window.visit.filters.price_to == 1.0)

    def _picture(self) -> None:
        self._go("find")
        self.window.visit.ask_picture(Frame(self._camera.frame.pixels.copy()))
        self.settle(lambda: self.window.screen_name == "matches")

    def _item(self) -> None:
        self._ask("red dress", "results")
        answer = self.window.visit.answer
        if answer is not None:
            self.window.visit.open_item(answer.results.hits[0])
        self.settle(lambda: self.window.visit.around is not None)

    def _item_below(self) -> None:
        self._item()
        bar = self.window.screens["item"].page.verticalScrollBar()  # type: ignore[attr-defined]
        bar.setValue(bar.maximum())

    def _staff(self) -> None:
        self._ask("tractor", "nomatch")
        self.window.visit.go("staff")

    def _leaving(self) -> None:
        self._go("find")
        self.window.warning.show_left(12, self.window.speaking.locale)

    def _upkeep(self, *, expired: bool) -> None:
        self._updates.expired = expired
        screen = self.window.screens["upkeep"]
        reading = tr(staff_texts.UPKEEP_READING)
        self.window.visit.go("upkeep")
        self.settle(lambda: all(one.text() != reading for one in screen.findChildren(QLabel)))

    def _trouble(self, error: KioskError) -> None:
        self._go("find")
        self._fail(error)
        self._open_again()
        self.settle(lambda: self.window.screen_name == "trouble")

    def _open_again(self) -> None:
        self.window.inference.open()
        wanted = self._application
        end = time.monotonic() + _SECONDS_TO_SETTLE
        before = self.window.visit.shop
        while self.window.visit.shop is before and time.monotonic() < end:
            wanted.processEvents()


@contextlib.contextmanager
def demo_window(width: int, height: int, dots_per_inch: int) -> Iterator[States]:
    """Open a window of a size on the demo's goods."""
    application = make_application(headless=True)
    camera = _Camera()
    trouble: list[KioskError | None] = [None]

    @contextlib.contextmanager
    def open_shop() -> Iterator[Shop]:
        if trouble[0] is not None:
            raise trouble[0]
        aisles = [one.aisle for one in _GOODS]
        yield Shop(_Search(), _Browse(), _thumbnail, _no_file, _NoWords, lambda: in_order(aisles))

    def fail(error: KioskError | None) -> None:
        trouble[0] = error

    with tempfile.TemporaryDirectory(prefix="kiosk-gallery-") as folder:
        place = Path(folder)
        settings = Settings(place, place / "store.db", place, dots_per_inch=dots_per_inch)
        updates = ShownUpdates()
        around = Surroundings(open_shop, camera.opened, updates)
        with open_window(application, around, settings, voice=Voice("/nowhere")) as window:
            window.resize(width, height)
            window.show()
            states = States(application, window, camera, fail, updates)
            states.settle(lambda: window.visit.word_help is not None)
            yield states


def _no_file(path: Path) -> Frame:
    raise StoreError(f"{path} is not read here.")


__all__ = ["States", "demo_window"]
