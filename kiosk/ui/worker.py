"""The one worker: it opens the shop, searches it and reads pictures, off the interface's thread."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Self

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot
from PySide6.QtGui import QImage

from kiosk.core.facets import Filters
from kiosk.domain import ImageQuery, TextQuery
from kiosk.errors import EmptyCatalogError, KioskError
from kiosk.ui import staff_texts
from kiosk.ui.background import Background
from kiosk.ui.images import from_file
from kiosk.ui.jobs import Answer, Around, Job, OpenShop, PictureFile
from kiosk.ui.ports import Shop, Surroundings, WordHelp
from kiosk.ui.staff_ports import Desk
from kiosk.ui.texts import tr

RESULTS = 48
"""How many answers to words are shown: more than anyone looks through, less than a scroll away."""
TILES = 4
BROWSED = 10_000
ALIKE = 4
_PICTURES_A_TURN = 6
"""Pictures decoded before the worker looks for something more urgent: some ten milliseconds."""

_CHECK = TextQuery(-1, "red dress")
"""Asked by nobody, to see whether the search answers. It keeps the model warm, too."""

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class _Waiting:
    """What the interface's thread says of the jobs that wait; read by the worker."""

    number: int = -1
    pictures: list[str] = field(default_factory=list)
    visited: bool = False
    """Whether somebody is there: under a shopper no catalog is switched."""


class InferenceWorker(QObject):
    """Lives on the worker's thread and does one job after the other."""

    in_use = Signal(object)
    """The shop that is searched from now on, None for none."""
    opened = Signal(object)
    words_ready = Signal(object)
    closed = Signal(str, bool)
    """The shop cannot be opened, or is of no use any more: why, and whether it is only empty."""
    results_ready = Signal(object)
    failed = Signal(int, str)
    picture_read = Signal(int, object)
    reading_failed = Signal(int, str)
    around_ready = Signal(object)
    pictures_ready = Signal(object)
    desk_answered = Signal(int, object)
    desk_failed = Signal(int, object)
    """The KioskError, None for a bug."""
    checked = Signal(bool)
    _more_pictures = Signal()
    _words_wanted = Signal()

    def __init__(self, surroundings: Surroundings) -> None:
        """Open nothing yet."""
        super().__init__()
        self._surroundings = surroundings
        self._open: OpenShop | None = None
        self._next: OpenShop | None = None
        """Another catalog, that waits until nobody is there."""
        self._words: WordHelp | None = None
        self.waiting = _Waiting()
        queued = Qt.ConnectionType.QueuedConnection
        self._more_pictures.connect(self.on_pictures, queued)
        self._words_wanted.connect(self.on_words, queued)

    @property
    def _shop(self) -> Shop | None:
        return None if self._open is None else self._open.shop

    @Slot()
    def on_open(self) -> None:
        """Open the shop, anew where it is open."""
        self.on_close()
        try:
            opened = OpenShop.of(self._surroundings, with_words=False)
        except KioskError as error:
            logger.warning("the shop cannot be opened: %s", error)
            self.closed.emit(str(error), isinstance(error, EmptyCatalogError))
        except Exception:
            logger.exception("opening the shop failed")
            self.closed.emit("", False)
        else:
            self._take(opened)

    @Slot(object)
    def on_next(self, opened: OpenShop) -> None:
        """Take another catalog that was opened beside this one, once nobody is there."""
        if self._next is not None:
            self._next.closing.close()
        self._next = opened
        self.on_left()

    @Slot()
    def on_left(self) -> None:
        """Switch to another catalog that waits, unless somebody is there."""
        if self._next is None or self.waiting.visited:
            return
        following, self._next = self._next, None
        before = self._open
        self._take(following)
        if before is not None:
            before.closing.close()

    def _take(self, opened: OpenShop) -> None:
        self._open, self._words = opened, opened.words
        self.in_use.emit(opened.shop)
        self.opened.emit(opened.opened)
        if opened.words is None:
            # Whoever waits to search need not wait for help with spelling.
            self._words_wanted.emit()
        else:
            self.words_ready.emit(opened.words)

    @Slot()
    def on_words(self) -> None:
        """Make the help with words."""

        def make(shop: Shop) -> None:
            self._words = shop.word_help()
            self.words_ready.emit(self._words)

        if self._shop is not None and self._words is None:
            self._guarded(make, lambda _: logger.warning("there is no help with words"))

    @Slot()
    def on_close(self) -> None:
        """Close the shop."""
        for one in (self._open, self._next):
            if one is not None:
                one.closing.close()
        self._open = self._next = self._words = None
        self.in_use.emit(None)

    @Slot(object)
    def on_job(self, job: Job) -> None:
        """Answer a question, unless it was overtaken while it waited."""
        number = job.asked.number
        if number != self.waiting.number:
            return
        self._guarded(lambda shop: self.results_ready.emit(self._answer(shop, job)),
                      lambda why: self.failed.emit(number, why))  # fmt: skip

    @Slot()
    def on_check(self) -> None:
        """Ask the real search something, as a shopper would.

        Without a shop there is nothing to ask: the screen says so, and has it opened again.
        """
        shop = self._shop
        try:
            well = shop is None or bool(shop.search.search_text(_CHECK, 1).milliseconds >= 0)
        except Exception:
            logger.exception("the check of the search failed")
            well = False
        self.checked.emit(well)

    @Slot(int, str)
    def on_around(self, number: int, item_id: str) -> None:
        """Find goods like an item; a page without any is better than one that fails."""

        def find(shop: Shop) -> None:
            similar = shop.search.similar(item_id, ALIKE)
            colours = shop.browsing.other_colours(item_id, ALIKE)
            self.around_ready.emit(Around(number, similar, colours))

        self._guarded(find, lambda _: logger.warning("there are no goods around an item"))

    @Slot(object)
    def on_picture_file(self, file: PictureFile) -> None:
        """Read a picture's file."""
        self._guarded(
            lambda shop: self.picture_read.emit(file.number, shop.read_picture(file.path)),
            lambda why: self.reading_failed.emit(file.number, why),
        )

    @Slot()
    def on_pictures(self) -> None:
        """Decode a few of the pictures that are wanted, then look for more urgent work."""
        wanted, shop = self.waiting.pictures, self._shop
        if shop is None or not wanted:
            return
        found: dict[str, QImage] = {}
        for _ in range(min(_PICTURES_A_TURN, len(wanted))):
            # The last ones asked for are those on the screen now.
            item_id = wanted.pop()
            try:
                file = shop.thumbnail(item_id)
            except KioskError as error:
                logger.warning("a picture cannot be read: %s", error)
                file = None
            found[item_id] = QImage() if file is None else from_file(file)
        self.pictures_ready.emit(found)
        if wanted:
            self._more_pictures.emit()

    @Slot(int, object)
    def on_desk(self, number: int, do: Callable[[Desk], object]) -> None:
        """Do something for staff."""
        shop = self._shop
        if shop is None or shop.desk is None:
            self.desk_failed.emit(number, KioskError(tr(staff_texts.DESK_CLOSED)))
            return
        try:
            self.desk_answered.emit(number, do(shop.desk()))
        except KioskError as error:
            logger.info("the desk refused: %s", error)
            self.desk_failed.emit(number, error)
        except Exception:
            logger.exception("the desk failed")
            self.desk_failed.emit(number, None)

    def _answer(self, shop: Shop, job: Job) -> Answer:
        asked = job.asked
        corrected = None
        if isinstance(asked, TextQuery):
            results = shop.search.search_text(asked, RESULTS, job.filters)
            corrected = self._words.corrected(asked.text) if self._words else None
        elif isinstance(asked, ImageQuery):
            results = shop.search.search_image(asked, TILES, job.filters)
        else:
            started = time.perf_counter()
            kinds = frozenset({asked.kind} if asked.kind else ())
            filters = job.filters if not kinds else _of_kinds(job.filters, kinds)
            results = shop.browsing.browse(asked.number, filters, BROWSED)
            logger.debug("looked through in %.0f ms", (time.perf_counter() - started) * 1000)
        if job.tastes is not None:
            results = shop.browsing.tuned(results, job.tastes)
        few = results.hits[: 4 * RESULTS]
        return Answer(results, shop.browsing.choices(few), corrected)

    def _guarded(self, do: Callable[[Shop], None], fail: Callable[[str], None]) -> None:
        shop = self._shop
        if shop is None:
            fail("")
            return
        try:
            do(shop)
        except KioskError as error:
            logger.warning("a job failed: %s", error)
            fail(str(error))
        except Exception:
            # A bug is loud in the log; the shopper gets a sentence and can go on.
            logger.exception("a job failed")
            fail("")


def _of_kinds(filters: Filters, kinds: frozenset[str]) -> Filters:
    narrowed = filters.categories & kinds if filters.categories else kinds
    return Filters(narrowed, filters.brands, filters.aisles, filters.price_from,
                   filters.price_to, filters.in_stock, filters.attributes)  # fmt: skip


class Inference(QObject):
    """Owns the worker and its thread, for as long as it is open as a context manager."""

    opened = Signal(object)
    words_ready = Signal(object)
    closed = Signal(str, bool)
    answered = Signal(object)
    failed = Signal(int, str)
    picture_read = Signal(int, object)
    reading_failed = Signal(int, str)
    around_ready = Signal(object)
    pictures_ready = Signal(object)
    told = Signal(object)
    """How the kiosk's updates stand."""
    desk_answered = Signal(int, object)
    desk_failed = Signal(int, object)
    _desk_wanted = Signal(int, object)
    checked = Signal(bool)
    """Whether the search answers as it should."""
    _open_wanted = Signal()
    _close_wanted = Signal()
    _left = Signal()
    _check_wanted = Signal()
    _asked = Signal(object)
    _around_wanted = Signal(int, str)
    _file_chosen = Signal(object)
    _pictures_wanted = Signal()

    def __init__(self, surroundings: Surroundings) -> None:
        """Prepare the worker; nothing runs yet."""
        super().__init__()
        self._thread = QThread()
        self._thread.setObjectName("inference")
        self._worker = worker = InferenceWorker(surroundings)
        worker.moveToThread(self._thread)
        self._background = Background(surroundings)
        self._background.next_ready.connect(worker.on_next, Qt.ConnectionType.QueuedConnection)
        self._background.told.connect(self.told)
        # In the worker's own thread: what is looked for next is compared with what is in use.
        worker.in_use.connect(self._background.follow, Qt.ConnectionType.DirectConnection)
        queued = Qt.ConnectionType.QueuedConnection
        for mine, its in (
            (self._open_wanted, worker.on_open), (self._left, worker.on_left),
            (self._check_wanted, worker.on_check), (worker.checked, self.checked),
            (self._asked, worker.on_job), (self._around_wanted, worker.on_around),
            (self._file_chosen, worker.on_picture_file),
            (self._pictures_wanted, worker.on_pictures),
            (worker.opened, self.opened), (worker.words_ready, self.words_ready),
            (worker.closed, self.closed),
            (worker.results_ready, self.answered), (worker.failed, self.failed),
            (worker.picture_read, self.picture_read),
            (worker.reading_failed, self.reading_failed),
            (worker.around_ready, self.around_ready),
            (worker.pictures_ready, self.pictures_ready),
            (self._desk_wanted, worker.on_desk), (worker.desk_answered, self.desk_answered),
            (worker.desk_failed, self.desk_failed),
        ):  # fmt: skip
            mine.connect(its, queued)
        self._close_wanted.connect(worker.on_close, Qt.ConnectionType.BlockingQueuedConnection)

    def open(self) -> None:
        """Have the shop opened, or opened anew."""
        self._open_wanted.emit()

    def visited(self, *, by_somebody: bool) -> None:
        """Say whether somebody is there: only while nobody is, another catalog is switched to."""
        self._worker.waiting.visited = by_somebody
        if not by_somebody:
            self._left.emit()
            self._background.look(by_hand=False)

    def look(self) -> None:
        """Have it looked for updates and for another catalog, as somebody wants it now."""
        self._background.look(by_hand=True)

    def check(self) -> None:
        """Have it tried whether the search answers."""
        self._check_wanted.emit()

    def ask_state(self) -> None:
        """Have it said how the updates stand."""
        self._background.tell()

    def ask(self, job: Job) -> None:
        """Have a question answered; one that still waits for its turn is dropped."""
        self._worker.waiting.number = job.asked.number
        self._asked.emit(job)

    def around(self, number: int, item_id: str) -> None:
        """Have goods around an item found."""
        self._around_wanted.emit(number, item_id)

    def read(self, file: PictureFile) -> None:
        """Have a picture's file read."""
        self._file_chosen.emit(file)

    def ask_desk(self, number: int, do: Callable[[Desk], object]) -> None:
        """Have something done for staff; the answer comes with the number."""
        self._desk_wanted.emit(number, do)

    def want_pictures(self, item_ids: Sequence[str]) -> None:
        """Have items' pictures decoded, those named last first."""
        waiting = self._worker.waiting
        kept = [one for one in waiting.pictures if one not in item_ids]
        waiting.pictures = [*kept, *item_ids]
        self._pictures_wanted.emit()

    def forget(self) -> None:
        """Drop what still waits for its turn."""
        self._worker.waiting.number = -1
        self._worker.waiting.pictures = []

    def __enter__(self) -> Self:
        """Start the threads."""
        self._thread.start()
        self._background.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Drop what waits, let the job under way end, close the shop and wait for the thread."""
        self.forget()
        self._background.stop()
        self._close_wanted.emit()
        self._thread.quit()
        self._thread.wait()
