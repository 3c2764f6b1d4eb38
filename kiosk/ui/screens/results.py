"""The answers as a grid of cards, under a line that says what was asked."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QScroller,
    QVBoxLayout,
    QWidget,
)

from kiosk.ui.tile import ResultTile

# Columns that share a dozen answers evenly, the most first; a few answers get larger cards.
_COLUMNS = (6, 4, 3, 2)
_FEWEST_COLUMNS = 2
_NARROWEST = 196
_SHORTEST = 240
_TALLEST_TO_WIDE = 1.5
_LONGEST_HEADING = 48


class ResultsScreen(QWidget):
    """Shows one answer at a time; what it showed is gone with ``clear``."""

    item_chosen = Signal(object)
    """The SearchHit of a card that was touched."""

    def __init__(self) -> None:
        """Make the empty page."""
        super().__init__()
        self.setObjectName("page")
        self._scale = 1.0
        self.tiles: list[ResultTile] = []
        self._shown = QLabel()
        self._heading = QLabel()
        self._heading.setObjectName("heading")
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._summary = QLabel()
        self._summary.setObjectName("hint")
        self._top = QHBoxLayout()
        self._top.addWidget(self._shown)
        self._top.addWidget(self._heading)
        self._top.addWidget(self._summary)
        self._top.addStretch(1)
        self._inside = QWidget()
        self._inside.setObjectName("page")
        self._grid = QGridLayout(self._inside)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        self._area.viewport().installEventFilter(self)
        QScroller.grabGesture(
            self._area.viewport(), QScroller.ScrollerGestureType.LeftMouseButtonGesture
        )
        layout = QVBoxLayout(self)
        layout.addLayout(self._top)
        layout.addWidget(self._area, 1)

    def set_query(self, heading: str, picture: QImage | None) -> None:
        """Say what was asked: words, and the picture where one was shown."""
        if len(heading) > _LONGEST_HEADING:
            heading = heading[: _LONGEST_HEADING - 1] + "…"
        self._heading.setText(heading)
        side = round(72 * self._scale)
        if picture is None:
            self._shown.clear()
        else:
            small = picture.scaled(
                side,
                side,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._shown.setPixmap(QPixmap.fromImage(small))
        self._shown.setVisible(picture is not None)

    def set_tiles(self, tiles: Sequence[ResultTile], summary: str) -> None:
        """Show these cards in place of those before."""
        self._drop_tiles()
        self._summary.setText(summary)
        self.tiles = list(tiles)
        for tile in self.tiles:
            # A parent before the layout: without one a card would be a window for a moment.
            tile.setParent(self._inside)
            tile.chosen.connect(self.item_chosen)
        self._lay_out()
        self._area.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Forget everything shown."""
        self._drop_tiles()
        self._heading.clear()
        self._summary.clear()
        self._shown.clear()

    def arrange(self, scale: float) -> None:
        """Fit everything to the window."""
        self._scale = scale
        margin = round(28 * scale)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(margin, round(18 * scale), margin, 0)
            layout.setSpacing(round(14 * scale))
        self._top.setSpacing(round(16 * scale))
        self._grid.setSpacing(round(16 * scale))
        self._grid.setContentsMargins(0, 0, 0, round(18 * scale))
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Lay the cards out again."""
        super().resizeEvent(event)
        self._lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Lay the cards out again when the room for them changes."""
        if event.type() is QEvent.Type.Resize:
            self._lay_out()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        width = self._area.viewport().width()
        height = self._area.viewport().height()
        gap = self._grid.spacing()
        narrowest = round(_NARROWEST * self._scale)
        most = max(_FEWEST_COLUMNS, len(self.tiles))
        fitting = (n for n in _COLUMNS if n <= most and (width - (n - 1) * gap) // n >= narrowest)
        columns = next(fitting, 1)
        card = (width - (columns - 1) * gap) // columns
        rows = max(1, round((height + gap) / (card * 1.25 + gap)))
        whole = (height - self._grid.contentsMargins().bottom() - (rows - 1) * gap) // rows
        shortest = round(_SHORTEST * self._scale)
        tall = max(shortest, min(whole, round(card * _TALLEST_TO_WIDE)))
        for column in range(max(_COLUMNS)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
            self._grid.setColumnMinimumWidth(column, card if column < columns else 0)
        for place, tile in enumerate(self.tiles):
            tile.set_geometry_for(self._scale, tall)
            self._grid.addWidget(tile, place // columns, place % columns)
        # What is left over goes below the last row.
        for row in range(self._grid.rowCount() + 1):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(len(self.tiles), 1)

    def _drop_tiles(self) -> None:
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = []
