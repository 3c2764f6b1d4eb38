"""The one worker: encoding, searching and reading pictures, off the interface's thread."""

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot
from PySide6.QtGui import QImage

from kiosk.domain import ImageQuery, SearchResults, TextQuery
from kiosk.errors import KioskError
from kiosk.ui import texts
from kiosk.ui.images import from_file
from kiosk.ui.ports import Shop

RESULTS = 12
SIMILAR = 4

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query, with the pictures of its items by their ids."""

    results: SearchResults
    images: dict[str, QImage]


@dataclass(frozen=True, slots=True)
class LikeThis:
    """Goods like an item are wanted; ``number`` counts what was opened."""

    number: int
    item_id: str


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture's file that is to be read; ``number`` counts the readings asked for."""

    number: int
    path: Path


class InferenceWorker(QObject):
    """Lives on the worker's thread and does one job after the other."""

    results_ready = Signal(object)
    picture_read = Signal(int, object)
    failed = Signal(int, str)
    reading_failed = Signal(int, str)
    similar_ready = Signal(int, object)

    def __init__(self, shop: Shop) -> None:
        """Work on the shop."""
        super().__init__()
        self._shop = shop
        self.wanted = 0
        """The number of the query that still counts; set by the interface's thread."""

    @Slot(object)
    def on_query(self, query: TextQuery | ImageQuery) -> None:
        """Answer a query, unless it was overtaken while it waited."""
        if query.number != self.wanted:
            return
        try:
            answer = self._answer(query)
        except KioskError as error:
            self.failed.emit(query.number, str(error))
        except Exception:
            # A bug is loud in the log; the shopper gets a sentence and can go on.
            logger.exception("a query failed")
            self.failed.emit(query.number, texts.BUG)
        else:
            self.results_ready.emit(answer)

    @Slot(object)
    def on_picture_file(self, file: PictureFile) -> None:
        """Read a picture's file."""
        try:
            frame = self._shop.read_picture(file.path)
        except KioskError as error:
            self.reading_failed.emit(file.number, str(error))
        except Exception:
            logger.exception("a picture could not be read")
            self.reading_failed.emit(file.number, texts.BUG)
        else:
            self.picture_read.emit(file.number, frame)

    @Slot(object)
    def on_like_this(self, wanted: LikeThis) -> None:
        """Find goods like an item; a page without any is better than one that fails."""
        try:
            answer = self._with_images(self._shop.search.similar(wanted.item_id, SIMILAR))
        except KioskError as error:
            logger.warning("no similar goods: %s", error)
        except Exception:
            logger.exception("similar goods failed")
        else:
            self.similar_ready.emit(wanted.number, answer)

    def _answer(self, query: TextQuery | ImageQuery) -> Answer:
        if isinstance(query, TextQuery):
            return self._with_images(self._shop.search.search_text(query, RESULTS))
        return self._with_images(self._shop.search.search_image(query, RESULTS))

    def _with_images(self, results: SearchResults) -> Answer:
        images = {}
        for hit in results.hits:
            file = self._shop.thumbnail(hit.item.id)
            if file is not None:
                images[hit.item.id] = from_file(file)
        return Answer(results, images)


class Inference(QObject):
    """Owns the worker and its thread, for as long as it is open as a context manager."""

    answered = Signal(object)
    failed = Signal(int, str)
    picture_read = Signal(int, object)
    reading_failed = Signal(int, str)
    similar_ready = Signal(int, object)
    _asked = Signal(object)
    _opened = Signal(object)
    _file_chosen = Signal(object)

    def __init__(self, shop: Shop) -> None:
        """Prepare the worker; nothing runs yet."""
        super().__init__()
        self._thread = QThread()
        self._thread.setObjectName("inference")
        self._worker = InferenceWorker(shop)
        self._worker.moveToThread(self._thread)
        queued = Qt.ConnectionType.QueuedConnection
        self._asked.connect(self._worker.on_query, queued)
        self._file_chosen.connect(self._worker.on_picture_file, queued)
        self._opened.connect(self._worker.on_like_this, queued)
        self._worker.similar_ready.connect(self.similar_ready, queued)
        self._worker.results_ready.connect(self.answered, queued)
        self._worker.failed.connect(self.failed, queued)
        self._worker.picture_read.connect(self.picture_read, queued)
        self._worker.reading_failed.connect(self.reading_failed, queued)

    def ask(self, query: TextQuery | ImageQuery) -> None:
        """Have a query answered; one that still waits for its turn is dropped."""
        self._worker.wanted = query.number
        self._asked.emit(query)

    def like_this(self, wanted: LikeThis) -> None:
        """Have goods like an item found."""
        self._opened.emit(wanted)

    def read(self, file: PictureFile) -> None:
        """Have a picture's file read."""
        self._file_chosen.emit(file)

    def forget(self) -> None:
        """Drop what still waits for its turn."""
        self._worker.wanted = -1

    def __enter__(self) -> Self:
        """Start the thread."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Drop what waits, let the job under way end, and wait for the thread."""
        self.forget()
        self._thread.quit()
        self._thread.wait()


__all__ = ["RESULTS", "Answer", "Inference", "InferenceWorker", "LikeThis", "PictureFile"]
