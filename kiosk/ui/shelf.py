"""Pictures of goods that are on the screen or were a moment ago: a bounded shelf of them."""

from collections import OrderedDict

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from kiosk.ui.worker import Inference

MOST = 160
"""Pictures kept: a few screens full, about 20 MB of thumbnails."""


class PictureShelf(QObject):
    """Has pictures made by the worker as they are looked for, and forgets the oldest."""

    arrived = Signal(object)
    """Ids of items whose pictures are there now."""

    def __init__(self, inference: Inference) -> None:
        """Ask this worker."""
        super().__init__()
        self._inference = inference
        self._images: OrderedDict[str, QImage] = OrderedDict()
        self._wanted: dict[str, None] = {}
        # What one painting asks for goes to the worker in one piece.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fetch)
        inference.pictures_ready.connect(self._on_pictures)
        # A shop that is closed sends nothing more: whoever looks again asks again.
        inference.closed.connect(self._wanted.clear)

    def image(self, item_id: str) -> QImage | None:
        """Give an item's picture, a null image where it has none, None while it is on its way."""
        found = self._images.get(item_id)
        if found is not None:
            self._images.move_to_end(item_id)
        elif item_id not in self._wanted:
            self._wanted[item_id] = None
            self._soon.start()
        return found

    @property
    def waiting(self) -> bool:
        """Whether pictures are on their way."""
        return bool(self._wanted)

    def wipe(self) -> None:
        """Forget every picture, and what was asked for."""
        self._images.clear()
        self._wanted.clear()
        self._soon.stop()

    def _fetch(self) -> None:
        self._inference.want_pictures(list(reversed(self._wanted)))

    def _on_pictures(self, found: dict[str, QImage]) -> None:
        mine = {item_id: image for item_id, image in found.items() if item_id in self._wanted}
        for item_id, image in mine.items():
            del self._wanted[item_id]
            self._images[item_id] = image
        while len(self._images) > MOST:
            self._images.popitem(last=False)
        if mine:
            self.arrived.emit(tuple(mine))
