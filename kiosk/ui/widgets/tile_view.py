"""A grid of tiles to touch, scrolled by a finger, walked through by keys."""

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QScroller,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kiosk.ui.style import Style
from kiosk.ui.tile_painting import TilePainter
from kiosk.ui.tiles import Role, TileModel

_MOST_PAINTED = 90
"""Painted tiles kept: scrolling lays them down again instead of painting them anew."""
_GAP = 14
_LEAST_ROW = 190
"""Of the design: as high as a tile's words are with a small picture above them."""


class TileView(QListView):
    """Shows a model's hits in columns as wide as the view."""

    chosen = Signal(object)
    """The SearchHit of a tile that was touched."""

    def __init__(self, model: TileModel, *, most_columns: int = 6, rows: int | None = None) -> None:
        """Show a model; with ``rows`` the tiles fill that many rows and nothing is scrolled."""
        super().__init__()
        self.setObjectName("tiles")
        self._hits, self._most_columns, self._rows = model, most_columns, rows
        self._style: Style | None = None
        self._delegate = _Delegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scrolls = False
        self._set_scrolling(scrolls=rows is None)
        self.clicked.connect(self._on_clicked)
        model.modelReset.connect(self._on_reset)
        model.dataChanged.connect(self._delegate.forget_rows)

    def arrange(self, style: Style) -> None:
        """Fit the tiles to a style and the view."""
        self._style = style
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Fit the tiles to the room there is."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Open the tile that has the focus."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self._on_clicked(self.currentIndex())
        elif event.text().isprintable() and event.text().strip():
            # Letters are new words, not the beginning of a tile's name.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        hit = index.data(Role.HIT)
        if hit is not None:
            self.chosen.emit(hit)

    def _on_reset(self) -> None:
        self._delegate.forget()
        self._fit()
        self.scrollToTop()
        if self._hits.rowCount():
            self.setCurrentIndex(self._hits.index(0))

    def _set_scrolling(self, *, scrolls: bool) -> None:
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )
        if scrolls and not self._scrolls:
            QScroller.grabGesture(
                self.viewport(), QScroller.ScrollerGestureType.LeftMouseButtonGesture
            )
        elif self._scrolls and not scrolls:
            QScroller.ungrabGesture(self.viewport())
        self._scrolls = scrolls

    def _fit(self) -> None:
        style, count = self._style, self._hits.rowCount()
        if style is None:
            return
        metrics = style.metrics
        gap = metrics.px(_GAP)
        self.setSpacing(0)
        # Where large words leave no room for a picture, a row is as high as it needs and scrolls.
        high_enough = self.maximumViewportSize().height() >= metrics.text(_LEAST_ROW)
        rows_wanted = self._rows if high_enough else None
        self._set_scrolling(scrolls=rows_wanted is None)
        wide = self.viewport().width()
        if rows_wanted is None:
            # Qt leaves room for a scroll bar whether there is one or not.
            extent = QStyle.PixelMetric.PM_ScrollBarExtent
            bar = self.verticalScrollBar()
            wide = min(
                wide,
                self.maximumViewportSize().width() - bar.style().pixelMetric(extent, None, bar),
            )
        # A row that is exactly as wide as the view would go on below.
        wide -= 2
        # Large words are broken into more lines before there are fewer tiles beside each other.
        least = round(metrics.px(186) * (0.2 + 0.8 * metrics.zoom))
        if rows_wanted is not None:
            # One row where two would leave no room for the pictures.
            rows = rows_wanted if self.viewport().height() >= 2 * metrics.text(_LEAST_ROW) else 1
            columns = max(1, -(-count // rows)) if count else 1
            high = self.viewport().height() // max(1, min(rows, max(count, 1)))
        else:
            fitting = max(1, wide // least)
            columns = max(1, min(fitting, self._most_columns, max(count, 2)))
            high = min(round(wide / columns * 1.4), metrics.text(350))
            high = max(high, metrics.text(230))
        side = max(1, wide // columns)
        self.setGridSize(QSize(side, max(1, high)))
        self._delegate.prepare(style, QSize(side, max(1, high)), gap)
        self.scheduleDelayedItemsLayout()


class _Delegate(QStyledItemDelegate):
    """Paints each tile once and lays it down again while it stays the same."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._painted: OrderedDict[tuple[int, bool], QPixmap] = OrderedDict()
        self._painter: TilePainter | None = None
        self._cell, self._gap = QSize(1, 1), 0

    def prepare(self, style: Style, cell: QSize, gap: int) -> None:
        self._cell, self._gap = cell, gap
        size = QSize(max(1, cell.width() - gap), max(1, cell.height() - gap))
        self._size = size
        self._painter = TilePainter(style, self._view.font(), size, self._view.devicePixelRatioF())
        self.forget()

    def forget(self) -> None:
        self._painted.clear()

    def forget_rows(self, first: QModelIndex, last: QModelIndex) -> None:
        # Not all of them: pictures come in while one scrolls, and every tile would be painted anew.
        for row in range(first.row(), last.row() + 1):
            for focused in (False, True):
                self._painted.pop((row, focused), None)

    def sizeHint(  # noqa: N802 (Qt's name)
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return self._cell

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        hit = index.data(Role.HIT)
        if hit is None or self._painter is None:
            return
        state = option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
        key = (index.row(), focused)
        pixmap = self._painted.get(key)
        if pixmap is None:
            ratio = self._view.devicePixelRatioF()
            pixmap = QPixmap(self._size * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            inner = QPainter(pixmap)
            self._painter.paint(
                inner, index.data(Role.LINES), index.data(Role.IMAGE), hit.decision,
                focused=focused, pressed=False,
            )  # fmt: skip
            inner.end()
            self._painted[key] = pixmap
            while len(self._painted) > _MOST_PAINTED:
                self._painted.popitem(last=False)
        half = self._gap // 2
        painter.drawPixmap(option.rect.topLeft().x() + half, option.rect.top() + half, pixmap)
