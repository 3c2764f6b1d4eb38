"""A shop for the window without a model, a store or a camera."""

import contextlib
import io
import threading
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import numpy as np
from PIL import Image

from kiosk.domain import (
    CatalogItem,
    Decision,
    Frame,
    ImageQuery,
    Price,
    SearchHit,
    SearchResults,
    TextQuery,
)
from kiosk.errors import CameraError, CatalogError, StoreError
from kiosk.ui.ports import Preview, Shop


def item(number: int) -> CatalogItem:
    return CatalogItem(
        f"item-{number}", f"Thing {number}", names={"zh": f"商品{number}"},
        price=Price(Decimal("12.5"), "EUR"), aisle="3",
    )  # fmt: skip


class FakeSearch:
    """Finds three things for most words; a few words have a meaning of their own.

    While ``gate`` is not set an answer waits, as a slow model's would.
    """

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.started = threading.Event()
        self.asked: list[str] = []
        self.opened: list[str] = []
        self.frames: list[Frame] = []
        self.threads: set[int] = set()

    def search_text(self, query: TextQuery, limit: int = 12) -> SearchResults:
        self.threads.add(threading.get_ident())
        self.asked.append(query.text)
        self.started.set()
        assert self.gate.wait(20)
        if query.text == "broken":
            raise StoreError("The store is damaged: put a copy back.")
        if query.text == "bug":
            raise ZeroDivisionError
        if query.text == "tractor":
            hits: tuple[SearchHit, ...] = (SearchHit(item(9), 0.01, Decision.NO_MATCH),)
        else:
            decisions = (Decision.SURE, Decision.MAYBE, Decision.NO_MATCH)
            hits = tuple(SearchHit(item(n), 0.5, d) for n, d in enumerate(decisions))
        return SearchResults(query.number, hits[0].decision, hits[:limit], 1.0)

    def search_image(self, query: ImageQuery, limit: int = 12) -> SearchResults:
        self.frames.append(query.frame)
        return self.search_text(TextQuery(query.number, "a picture"), limit)

    def similar(self, item_id: str, limit: int = 4) -> SearchResults:
        self.opened.append(item_id)
        if item_id == "item-8":
            raise CatalogError("There is no item item-8 in the catalog: check its id.")
        hits = tuple(SearchHit(item(n), 0.5, Decision.MAYBE) for n in (5, 6, 7, 8))
        return SearchResults(0, Decision.MAYBE, hits[:limit], 1.0)


class FakeCamera:
    """Gives one frame after the other, or has none to give."""

    def __init__(self) -> None:
        self.broken = False
        self.open = 0

    def latest(self) -> Frame | None:
        if self.broken:
            raise CameraError("There is no camera 0: connect one, or choose a picture instead.")
        return Frame(np.full((48, 64, 3), 90, np.uint8))

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


def shop(search: FakeSearch, camera: FakeCamera) -> Shop:
    return Shop(search, thumbnail, read_picture, camera.opened)
