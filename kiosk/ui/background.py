"""Beside the visits: updates are taken from the inbox, and another catalog is opened ahead."""

import logging
import threading

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

from kiosk.errors import KioskError
from kiosk.ui.jobs import OpenShop
from kiosk.ui.ports import Shop, Surroundings

_SECONDS_BETWEEN_LOOKS = 60

logger = logging.getLogger(__name__)


class _Worker(QObject):
    """Lives on the background's thread."""

    next_ready = Signal(object)
    told = Signal(object)

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self._surroundings = surroundings
        self.newest: Shop | None = None
        """The shop that was opened last, here or by the worker that searches."""
        self.stopping = threading.Event()
        self._timer = QTimer(self)
        self._timer.setInterval(1000 * _SECONDS_BETWEEN_LOOKS)
        self._timer.timeout.connect(lambda: self.on_look())

    @Slot()
    def on_begin(self) -> None:
        """Look now and then from now on."""
        self._timer.start()

    @Slot()
    def on_end(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot(bool)
    def on_look(self, by_hand: bool = False) -> None:
        """Take what lies in the inbox, and open another catalog where there is one."""
        updates = self._surroundings.updates
        try:
            if updates is not None and not self.stopping.is_set():
                updates.take(by_hand=by_hand)
            newest = self.newest
            if newest is None or self.stopping.is_set() or not newest.overtaken():
                return
            opened = OpenShop.of(self._surroundings, with_words=True)
        except KioskError as error:
            # The catalog there is goes on; staff read why on their page.
            logger.warning("no other catalog: %s", error)
            return
        except Exception:
            logger.exception("looking for another catalog failed")
            return
        if self.stopping.is_set():
            opened.closing.close()
            return
        self.newest = opened.shop
        self.next_ready.emit(opened)

    @Slot()
    def on_tell(self) -> None:
        """Say how the updates stand."""
        updates = self._surroundings.updates
        try:
            self.told.emit(None if updates is None else updates.told())
        except KioskError as error:
            logger.warning("how updates stand cannot be said: %s", error)
            self.told.emit(None)


class Background(QObject):
    """Owns the background's thread; ``Inference`` starts and stops it."""

    next_ready = Signal(object)
    """Another catalog was opened beside the one in use."""
    told = Signal(object)
    _look_wanted = Signal(bool)
    _tell_wanted = Signal()
    _end_wanted = Signal()

    def __init__(self, surroundings: Surroundings) -> None:
        """Prepare the worker; nothing runs yet."""
        super().__init__()
        self._surroundings = surroundings
        self._thread = QThread()
        self._thread.setObjectName("background")
        self._worker = worker = _Worker(surroundings)
        worker.moveToThread(self._thread)
        queued = Qt.ConnectionType.QueuedConnection
        self._thread.started.connect(worker.on_begin, queued)
        self._look_wanted.connect(worker.on_look, queued)
        self._tell_wanted.connect(worker.on_tell, queued)
        self._end_wanted.connect(worker.on_end, Qt.ConnectionType.BlockingQueuedConnection)
        worker.next_ready.connect(self.next_ready, queued)
        worker.told.connect(self.told, queued)

    def follow(self, shop: Shop | None) -> None:
        """Compare with this shop from now on; from any thread."""
        self._worker.newest = shop

    def look(self, *, by_hand: bool) -> None:
        """Have the inbox and the store looked at."""
        self._look_wanted.emit(by_hand)

    def tell(self) -> None:
        """Have it said how the updates stand."""
        self._tell_wanted.emit()

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """End what is under way, and wait for the thread."""
        self._worker.stopping.set()
        if self._surroundings.updates is not None:
            self._surroundings.updates.stop()
        self._end_wanted.emit()
        self._thread.quit()
        self._thread.wait()
