"""One item in full: picture, price, place, why it was found, and goods like it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kiosk.domain import SearchHit
from kiosk.ui import texts
from kiosk.ui.tile import ResultTile

_PICTURE_SHARE = 0.42
_SIMILAR_SHARE = 0.40
_TALLEST_CARD, _SHORTEST_CARD = 300, 190


class ItemScreen(QWidget):
    """Shows one item at a time; what it showed is gone with ``clear``."""

    left = Signal()
    item_chosen = Signal(object)
    """A SearchHit: one of the goods like it was touched."""

    def __init__(self) -> None:
        """Make the empty page."""
        super().__init__()
        self.setObjectName("page")
        self._scale = 1.0
        self._image: QImage | None = None
        self.tiles: list[ResultTile] = []
        self.back = QPushButton(texts.BACK)
        self.back.clicked.connect(self.left)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name, self._other_name = _label("itemname"), _label("subtitle")
        self._price, self._place = _label("heading"), _label("heading")
        self._stock, self._facts, self._why = _label("hint"), _label("hint"), _label("hint")
        self._like = _label("heading")
        self._words = QVBoxLayout()
        for part in (self._name, self._other_name, self._price, self._place, self._stock,
                     self._facts, self._why):  # fmt: skip
            self._words.addWidget(part)
        self._words.addStretch(1)
        self._words.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._top = QHBoxLayout()
        self._top.addWidget(self._picture)
        self._top.addLayout(self._words, 1)
        self._row = QGridLayout()
        layout = QVBoxLayout(self)
        layout.addLayout(self._top, 1)
        layout.addWidget(self._like)
        layout.addLayout(self._row)

    def show_hit(self, hit: SearchHit, image: QImage | None, *, chinese_first: bool) -> None:
        """Show an item; its likes come later."""
        self.clear()
        item = hit.item
        name, other = texts.names(item, chinese_first=chinese_first)
        for label, text in (
            (self._name, name), (self._other_name, other), (self._price, texts.price(item)),
            (self._place, texts.place(item)), (self._stock, texts.stock(item)),
            (self._facts, texts.facts(item)), (self._why, texts.why(hit)),
        ):  # fmt: skip
            label.setText(text)
            label.setVisible(bool(text))
        self._image = image
        spoken = (name, other, texts.price(item), texts.place(item), texts.stock(item))
        self.setAccessibleName(", ".join(part for part in spoken if part))
        self._draw()

    def set_similar(self, tiles: Sequence[ResultTile]) -> None:
        """Show goods like the item."""
        self._drop_tiles()
        self.tiles = list(tiles)
        self._like.setText(texts.SIMILAR if self.tiles else "")
        for place, tile in enumerate(self.tiles):
            tile.setParent(self)
            tile.chosen.connect(self.item_chosen)
            self._row.addWidget(tile, 0, place)
        self._draw()

    def clear(self) -> None:
        """Forget everything shown."""
        self._drop_tiles()
        self._image = None
        self._picture.clear()
        self.setAccessibleName("")
        for label in (self._name, self._other_name, self._price, self._place, self._stock,
                      self._facts, self._why, self._like):  # fmt: skip
            label.clear()

    def arrange(self, scale: float) -> None:
        """Fit everything to the window."""
        self._scale = scale
        margin, gap = round(28 * scale), round(14 * scale)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(margin, round(18 * scale), margin, round(18 * scale))
            layout.setSpacing(gap)
        self._top.setSpacing(2 * margin)
        self._words.setSpacing(round(8 * scale))
        self._row.setSpacing(gap)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Fit the picture and the cards to the room there is."""
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        wide, high = self.width(), self.height()
        card = round(min(_TALLEST_CARD * self._scale, high * _SIMILAR_SHARE))
        for tile in self.tiles:
            tile.set_geometry_for(self._scale, max(round(_SHORTEST_CARD * self._scale), card))
        room_wide = round(wide * _PICTURE_SHARE)
        room_high = round(high * (1 - _SIMILAR_SHARE) - 80 * self._scale)
        self._picture.setFixedWidth(max(room_wide, 1))
        if self._image is None or self._image.isNull() or room_high < 8 or room_wide < 8:
            return
        ratio = self.devicePixelRatioF()
        fitted = self._image.scaled(
            round(room_wide * ratio),
            round(room_high * ratio),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        self._picture.setPixmap(QPixmap.fromImage(fitted))

    def _drop_tiles(self) -> None:
        for tile in self.tiles:
            self._row.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = []


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
