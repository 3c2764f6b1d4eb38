"""A shop for the window without a model, a store or a camera."""

import contextlib
import io
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
from PIL import Image

from kiosk.core.browsing import Choices, Kind
from kiosk.core.facets import Filters
from kiosk.core.pinyin import Candidate
from kiosk.core.plan import in_order
from kiosk.core.tastes import Tastes
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
    UpdateOutcome,
    UpdateRecord,
    Why,
    is_barcode,
)
from kiosk.errors import CameraError, CatalogError, KioskError, StoreError
from kiosk.running import Running, UpdateState
from kiosk.ui.ports import Preview, Shop, Surroundings
from kiosk.ui.staff_ports import Desk

LONG_NAME = "A thing whose name goes on and on " * 9
NO_FILTERS = Filters()


def item(number: int) -> CatalogItem:
    name = LONG_NAME if number == 77 else f"Thing {number}"
    return CatalogItem(
        f"item-{number}", name, names={"zh": f"商品{number}"}, category="things",
        price=Price(Decimal("12.5"), "EUR"), stock=number % 3, aisle="3",
    )  # fmt: skip


def hits(decision: Decision, numbers: Sequence[int], why: Why = Why.MEANING) -> list[SearchHit]:
    return [SearchHit(item(n), 0.5, decision, Reason(why)) for n in numbers]


class FakeSearch:
    """Finds a few things for most words; a few words have a meaning of their own.

    While ``gate`` is not set an answer waits, as a slow model's would.
    """

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.started = threading.Event()
        self.asked: list[str] = []
        self.filters: list[Filters] = []
        self.opened: list[str] = []
        self.frames: list[Frame] = []
        self.threads: set[int] = set()

    def search_text(
        self, query: TextQuery, limit: int = 12, filters: Filters = NO_FILTERS
    ) -> SearchResults:
        self.threads.add(threading.get_ident())
        self.asked.append(query.text)
        self.filters.append(filters)
        self.started.set()
        assert self.gate.wait(20)
        if query.text == "broken":
            raise StoreError("The store is damaged: put a copy back.")
        if query.text == "bug":
            raise ZeroDivisionError
        notes: tuple[Note, ...] = ()
        if is_barcode(query.text):
            found = hits(Decision.SURE, [4], Why.BARCODE)
        elif query.text in {"tractor", "shoos"}:
            found = hits(Decision.NO_MATCH, [9])
        elif query.text == "thing without red":
            notes = (Note(Remark.LEFT_OUT, ("red",)),)
            found = hits(Decision.MAYBE, [1])
        elif query.text == "many":
            found = hits(Decision.MAYBE, range(48))
        elif query.text == "long":
            found = hits(Decision.SURE, [77])
        else:
            found = [*hits(Decision.SURE, [0]), *hits(Decision.MAYBE, [1]),
                     *hits(Decision.NO_MATCH, [2])]  # fmt: skip
        if filters.in_stock:
            found = [hit for hit in found if hit.item.stock]
        decision = found[0].decision if found else Decision.NO_MATCH
        return SearchResults(query.number, decision, tuple(found[:limit]), 1.0, notes)

    def search_image(
        self, query: ImageQuery, limit: int = 12, filters: Filters = NO_FILTERS
    ) -> SearchResults:
        self.frames.append(query.frame)
        self.threads.add(threading.get_ident())
        self.started.set()
        assert self.gate.wait(20)
        if query.frame.pixels.max() < 20:
            found = hits(Decision.NO_MATCH, [9])
        else:
            found = hits(Decision.MAYBE, range(10, 16), Why.LOOKS)
        return SearchResults(query.number, found[0].decision, tuple(found[:limit]), 1.0)

    def similar(self, item_id: str, limit: int = 4) -> SearchResults:
        self.opened.append(item_id)
        if item_id == "item-8":
            raise CatalogError("There is no item item-8 in the catalog: check its id.")
        found = hits(Decision.MAYBE, [5, 6, 7, 8], Why.LOOKS)
        return SearchResults(0, Decision.MAYBE, tuple(found[:limit]), 1.0)


class FakeBrowse:
    """A shop of two kinds with fifty things each."""

    def __init__(self) -> None:
        self.tastes: list[tuple[str, ...]] = []
        self.kind = "things"

    def kinds(self) -> tuple[Kind, ...]:
        return (Kind(self.kind, 50, "item-0"), Kind("others", 50, "item-50"))

    def browse(self, number: int, filters: Filters, limit: int) -> SearchResults:
        first = 50 if "others" in filters.categories else 0
        found = hits(Decision.SURE, range(first, first + 50), Why.KIND)
        return SearchResults(number, Decision.SURE, tuple(found[:limit]), 1.0)

    def other_colours(self, item_id: str, limit: int) -> SearchResults:
        found = hits(Decision.MAYBE, [20, 21], Why.LOOKS) if item_id != "item-8" else []
        return SearchResults(0, Decision.MAYBE, tuple(found[:limit]), 1.0)

    def choices(self, hits: Sequence[SearchHit]) -> Choices:
        return Choices((self.kind,), ("red", "blue"), (20.0,), "EUR", stock=True)

    def tuned(self, results: SearchResults, tastes: Tastes) -> SearchResults:
        self.tastes.append(tastes.opened)
        return results


class FakeWords:
    """Knows shoes, in English and Chinese."""

    def complete(self, typed: str, limit: int = 5, language: str = "") -> tuple[str, ...]:
        known = ("rote Schuhe", "rotes Kleid") if language == "de" else ("red shoes", "red dress")
        return tuple(w for w in known if w.startswith(typed) and w != typed)

    def corrected(self, text: str, language: str = "") -> str | None:
        return "shoes" if text == "shoos" else None

    def candidates(self, typed: str, limit: int = 8) -> Sequence[Candidate]:
        return (Candidate("鞋", len(typed)),) if typed.startswith("x") else ()


class FakeCamera:
    """Gives one frame after the other, or has none to give, and sees what it is told to."""

    def __init__(self) -> None:
        self.broken = False
        self.open = 0
        self.hint = Hint.NOTHING
        self.taken: Frame | None = None
        self.barcode: str | None = None
        self.holding = self.passed_over = 0

    def frame(self) -> Frame:
        return Frame(np.full((48, 64, 3), 90, np.uint8))

    def latest(self) -> Frame | None:
        if self.broken:
            raise CameraError("There is no camera 0: connect one, or choose a picture instead.")
        return self.frame()

    def look(self) -> Look | None:
        taken, self.taken = self.taken, None
        barcode, self.barcode = self.barcode, None
        return Look(1, self.hint, taken, barcode, self.holding)

    def reset(self) -> None:
        self.hint = Hint.NOTHING

    def pass_over(self) -> None:
        self.passed_over += 1

    @contextlib.contextmanager
    def opened(self) -> Iterator[Preview]:
        self.open += 1
        try:
            yield self
        finally:
            self.open -= 1


def thumbnail(item_id: str) -> bytes | None:
    if item_id.endswith("1"):
        return None
    picture = Image.new("RGB", (90, 60), "white")
    picture.paste((200, 30, 40), (30, 10, 60, 50))
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=95)
    return file.getvalue()


def read_picture(path: Path) -> Frame:
    if not path.exists():
        raise CatalogError(f"There is no picture at {path}.")
    with Image.open(path) as picture:
        return Frame(np.array(picture.convert("RGB"), dtype=np.uint8))


class FakeShops:
    """Opens the shop, or fails to as often as it is told; counts what is open."""

    def __init__(self, search: FakeSearch) -> None:
        self.search, self.browse = search, FakeBrowse()
        self.trouble: KioskError | None = None
        self.overtaken = False
        self.opened = self.open = 0
        self.desk: Callable[[], Desk] | None = None

    @contextlib.contextmanager
    def __call__(self) -> Iterator[Shop]:
        if self.trouble is not None:
            raise self.trouble
        self.opened += 1
        self.open += 1
        self.overtaken = False
        try:
            yield Shop(self.search, self.browse, thumbnail, read_picture, FakeWords,
                       lambda: in_order(["1", "2", "3"]), lambda: self.overtaken,
                       self.desk)  # fmt: skip
        finally:
            self.open -= 1


class FakeUpdates:
    """An inbox in which something lies when it is told so; taking it overtakes the shop."""

    def __init__(self, shops: FakeShops) -> None:
        self._shops = shops
        self.waiting = self.stopped = False
        self.taken = 0
        self.expired = False
        self.version = 7

    def take(self, *, by_hand: bool = False) -> None:
        if self.waiting:
            self.waiting = False
            self.version += 1
            self.taken += 1
            self._shops.overtaken = True

    def stop(self) -> None:
        self.stopped = True

    def told(self) -> UpdateState:
        last = UpdateRecord(
            "2026-11-25T05:00:00Z", "default-7", 6, 7, UpdateOutcome.APPLIED,
            "3 changes were applied.", 0.5,
        )  # fmt: skip
        return UpdateState(
            Running("north/berlin", "ab" * 16, self.version, "2026-11-24T16:30:00Z", "1" * 64,
                    1338, "Autumn", "2" * 64, "2026-11-25T05:00:00Z"),
            "default@0123456789ab", 1338, 1400, 12, last, self.waiting,
            datetime(2099, 12, 9, 5, tzinfo=UTC), self.expired, 5 << 30, "north/berlin",
            "/updates", "",
            "2026-11-25 05:00: nothing new",
        )  # fmt: skip


def surroundings(
    shops: FakeShops, camera: FakeCamera, updates: FakeUpdates | None = None
) -> Surroundings:
    return Surroundings(shops, camera.opened, updates)
