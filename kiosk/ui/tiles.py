"""Answers as a model behind the views: each row is one hit, with all that is said of it."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from kiosk.domain import SearchHit
from kiosk.ui import wording
from kiosk.ui.shelf import PictureShelf

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Role(IntEnum):
    """What a row is asked for beside Qt's own roles."""

    HIT = Qt.ItemDataRole.UserRole
    IMAGE = Qt.ItemDataRole.UserRole + 1
    """A QImage, null where the item has none, None while it is on its way."""
    LINES = Qt.ItemDataRole.UserRole + 2
    """(name, other name, price, place, how sure)"""


class TileModel(QAbstractListModel):
    """The hits of an answer. Pictures come as they are looked at."""

    def __init__(self, shelf: PictureShelf, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._shelf = shelf
        self._hits: tuple[SearchHit, ...] = ()
        self._language, self._locale = "en", QLocale("en")
        self._marked = True
        shelf.arrived.connect(self._on_arrived)

    def show_hits(
        self, hits: Sequence[SearchHit], language: str, locale: QLocale, *, marked: bool = True
    ) -> None:
        """Show these hits; ``marked`` says with each how sure it is."""
        self.beginResetModel()
        self._hits, self._marked = tuple(hits), marked
        self._language, self._locale = language, locale
        self.endResetModel()

    def wipe(self) -> None:
        """Forget everything shown."""
        self.show_hits((), self._language, self._locale)

    @property
    def hits(self) -> tuple[SearchHit, ...]:
        """What is shown."""
        return self._hits

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """Give the number of hits."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a view asks of a row."""
        if not index.isValid() or index.row() >= len(self._hits):
            return None
        hit = self._hits[index.row()]
        if role == Role.HIT:
            return hit
        if role == Role.IMAGE:
            return self._shelf.image(hit.item.id)
        if role == Role.LINES:
            name, other = wording.names(hit.item, self._language)
            mark = wording.mark(hit.decision) if self._marked else ""
            return (name, other, wording.price(hit.item, self._locale), wording.place(hit.item),
                    mark)  # fmt: skip
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return wording.spoken(hit, self._language, self._locale, marked=self._marked)
        if role == Qt.ItemDataRole.DisplayRole:
            return wording.names(hit.item, self._language)[0]
        return None

    def _on_arrived(self, item_ids: tuple[str, ...]) -> None:
        arrived = set(item_ids)
        for row, hit in enumerate(self._hits):
            if hit.item.id in arrived:
                self.dataChanged.emit(self.index(row), self.index(row), [Role.IMAGE])
