"""Scanning one item after the other: the camera, what it was taken for, and the list."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.ui import staff_texts as texts
from kiosk.ui import texts as shopper_texts
from kiosk.ui.scan_flow import ScanController
from kiosk.ui.screens.base import Made, Parts, Screen
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.tiles import TileModel
from kiosk.ui.widgets.parts import ScrollPage, SignButton, WrappingRow, label
from kiosk.ui.widgets.rows import Row, Rows
from kiosk.ui.widgets.tile_view import TileView
from kiosk.ui.widgets.viewfinder import Viewfinder

_MOST_DIGITS = 14
_PRESS = QEvent.Type.KeyPress


class ScanScreen(Screen):
    """The camera, or four tiles in its place; beside it the last thing and the list."""

    refused = Signal()
    skipped = Signal()
    undone = Signal()
    wrong = Signal()
    why_wanted = Signal()
    finished = Signal()
    label_wanted = Signal()
    code_typed = Signal(str)
    """Digits and Enter, as a barcode scanner types them."""

    def __init__(self, model: TileModel) -> None:
        """Make the page; ``model`` is behind the tiles."""
        super().__init__()
        self.view = Viewfinder()
        self.tell = label("tell", centred=True)
        self.tiles = TileView(model, rows=2)
        self.none = SignButton("search", self.refused.emit)
        self.skip = SignButton("close", self.skipped.emit)
        self.last = label("heading")
        self._card = Rows()
        self.undo = SignButton("back", self.undone.emit)
        self.other = SignButton("close", self.wrong.emit)
        self.why = SignButton("words", self.why_wanted.emit)
        self.label = SignButton("pin", self.label_wanted.emit)
        self.finish = SignButton("tick", self.finished.emit, name="primary")
        self.count = label("hint")
        self.rows = Rows()
        seeing = QWidget()
        seeing.setObjectName("content")
        column = QVBoxLayout(seeing)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        choosing = QWidget()
        choosing.setObjectName("content")
        self._choosing = QVBoxLayout(choosing)
        self._choosing.setContentsMargins(0, 0, 0, 0)
        self._choosing.addWidget(self.tiles, 1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.addWidget(self.none, 1)
        self._buttons.addWidget(self.skip, 1)
        self._choosing.addLayout(self._buttons)
        self._pages = QStackedWidget()
        self._pages.addWidget(seeing)
        self._pages.addWidget(choosing)
        left = QVBoxLayout()
        left.addWidget(self.tell)
        left.addWidget(self._pages, 1)
        self._side = ScrollPage()
        acts = QWidget()
        self._acts = WrappingRow()
        acts.setLayout(self._acts)
        for button in (self.undo, self.other, self.label, self.why, self.finish):
            self._acts.addWidget(button)
        for part in (self.last, self._card, acts, self.count, self.rows):
            self._side.content.addWidget(part)
        self._side.content.addStretch(1)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.addLayout(left, 3)
        self._parts.addWidget(self._side, 2)
        self._left = left
        self._digits = ""
        # A scanner's Enter must not choose the tile that has the focus.
        self.tiles.installEventFilter(self)
        self.show_last("", None, undo=0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """See the keys a scanner types go by."""
        return isinstance(event, QKeyEvent) and event.type() is _PRESS and self._is_code(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Take what a scanner types."""
        if not self._is_code(event):
            super().keyPressEvent(event)

    def _is_code(self, event: QKeyEvent) -> bool:
        text = event.text()
        if text.isascii() and text.isdecimal():
            self._digits = (self._digits + text)[-_MOST_DIGITS:]
            return True
        typed, self._digits = self._digits, ""
        if typed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.code_typed.emit(typed)
            return True
        return False

    def show_choosing(self, *, choosing: bool) -> None:
        """Show four tiles in the camera's place, or the camera again."""
        self._pages.setCurrentIndex(1 if choosing else 0)
        if choosing:
            self.tiles.setFocus()

    @property
    def choosing(self) -> bool:
        """Whether tiles are shown."""
        return self._pages.currentIndex() == 1

    def show_last(self, told: str, row: Row | None, *, undo: int) -> None:
        """Say what came of the last thing; for ``undo`` seconds more it can be undone."""
        self.last.setText(told)
        self.last.setVisible(bool(told))
        self._card.show_rows([] if row is None else [row])
        self._card.setVisible(row is not None)
        for button in (self.other, self.label, self.why):
            button.setVisible(row is not None)
        self.show_undo(undo, str(undo))

    def show_undo(self, seconds: int, said: str) -> None:
        """Count the seconds down."""
        self.undo.setVisible(seconds > 0)
        self.undo.say(tr(texts.SCAN_UNDO_FOR, said))

    def show_list(self, count: str, rows: Sequence[Row]) -> None:
        """Show the list, the newest first."""
        self.count.setText(count)
        self.rows.show_rows(rows)

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._style = style
        metrics = style.metrics
        side = metrics.px(16)
        upright = metrics.size.width() < metrics.size.height()
        self._parts.setDirection(
            QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        )
        self._parts.setSpacing(0)
        self._left.setContentsMargins(side, side // 2, side, side // 2)
        self._left.setSpacing(metrics.px(8))
        self._side.arrange(style)
        self._choosing.setSpacing(metrics.px(8))
        self._buttons.setSpacing(metrics.px(8))
        self._acts.set_gap(metrics.px(8))
        self.view.arrange(style)
        self.tiles.arrange(style)
        bare = metrics.low or metrics.zoom > 1.25
        for button in (self.none, self.skip, self.undo, self.finish):
            button.arrange(style)
        for button in (self.other, self.label, self.why):
            button.arrange(style, bare=bare)
        self._card.arrange(style)
        self.rows.arrange(style)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.none.say(tr(texts.SCAN_FIND))
        self.skip.say(tr(texts.SCAN_SKIP))
        self.undo.say(tr(texts.SCAN_UNDO))
        self.other.say(tr(texts.SCAN_WRONG))
        self.why.say(tr(texts.SCAN_WHY))
        self.label.say(tr(texts.LABEL_CHECK))
        self.finish.say(tr(texts.SCAN_DONE))
        self.tiles.setAccessibleName(tr(shopper_texts.IS_IT_ONE))

    def wipe(self) -> None:
        """Forget everything shown."""
        self.view.show_frame(None)
        self.show_choosing(choosing=False)
        self.show_last("", None, undo=0)
        self.show_list("", ())
        self.tell.setText("")

    def first_focus(self) -> QWidget | None:
        """Tiles where there are some."""
        return self.tiles if self.choosing else self.finish


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    model = parts.model()
    screen = ScanScreen(model)
    return screen, ScanController(screen, parts, model)
