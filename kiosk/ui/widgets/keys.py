"""Keys for a finger: they leave the field its focus, and can be had without a finger too."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from kiosk.ui.keyboard_layouts import KeySpec, Layout, Role, Rows, units, variants

HOLD_MILLISECONDS = 450
_REPEAT_DELAY, _REPEAT_EVERY = 450, 80
_ARROWS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}


class TouchButton(QPushButton):
    """A button that a touch does not give the focus to, but Tab and the arrow keys do."""

    arrow_pressed = Signal(object)
    """The way to go, as a QPoint of -1, 0 and 1."""

    def __init__(self, name: str) -> None:
        """Make it, with a name for the style sheet."""
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self._least = QSize()

    def set_least(self, width: int, height: int) -> None:
        """Take the least size. A style sheet's own least size would undo setMinimumSize."""
        self._least = QSize(width, height)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Give the size its text asks for, and no less than the least."""
        return super().sizeHint().expandedTo(self._least)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Give the least size."""
        return self._least

    def show_text(self, text: str) -> None:
        """Show a text as it is: an ampersand marks no shortcut."""
        self.setText(text.replace("&", "&&"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go on to a neighbour, or be pressed."""
        way = _ARROWS.get(Qt.Key(event.key()))
        if way is not None:
            self.arrow_pressed.emit(way)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Key(TouchButton):
    """One key of the keyboard."""

    tapped = Signal()
    held = Signal()
    """It was pressed for so long that its other letters are wanted."""

    def __init__(self, spec: KeySpec) -> None:
        """Make the key a layout asks for."""
        super().__init__("key" if spec.role is Role.LETTER else "keywide")
        self.spec = spec
        self.writes = spec.text if spec.role is Role.LETTER else ""
        self.show_text(spec.text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._was_held = False
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MILLISECONDS)
        self._hold.timeout.connect(self._on_hold)
        if spec.role is Role.BACKSPACE:
            self.setAutoRepeat(True)
            self.setAutoRepeatDelay(_REPEAT_DELAY)
            self.setAutoRepeatInterval(_REPEAT_EVERY)
        self.pressed.connect(self._on_pressed)
        self.released.connect(self._hold.stop)
        self.clicked.connect(self._on_clicked)

    def set_capital(self, layout: Layout, *, capital: bool) -> None:
        """Write, and show, a small letter or a capital."""
        if self.spec.role is Role.LETTER:
            self.writes = layout.capital(self.spec.text) if capital else self.spec.text
            self.show_text(self.writes)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 (Qt's name)
        """Be touched anywhere: what is left free around a key belongs to it."""
        return bool(self.rect().contains(pos))

    def _on_pressed(self) -> None:
        self._was_held = False
        if self.spec.role is Role.LETTER and variants(self.spec.text):
            self._hold.start()

    def _on_hold(self) -> None:
        self._was_held = True
        self.held.emit()

    def _on_clicked(self) -> None:
        if not self._was_held:
            self.tapped.emit()
        self._was_held = False


class KeyPanel(QWidget):
    """The keys of one layer, always from left to right, as wide as there is room."""

    def __init__(self, rows: Rows) -> None:
        """Make the keys, in the order Tab goes through them."""
        super().__init__()
        # A Latin or Arabic keyboard has its keys where they are, whichever way the page is read.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.keys: list[Key] = []
        wide = units(rows)
        # Half a key is a column, so that shorter rows stand in the middle.
        for column in range(round(2 * wide)):
            self._grid.setColumnStretch(column, 1)
        for at, row in enumerate(rows):
            place = round(wide - sum(spec.units for spec in row))
            for spec in row:
                key = Key(spec)
                span = round(2 * spec.units)
                self._grid.addWidget(key, at, place, 1, span)
                place += span
                self.keys.append(key)

    def arrange(self, high: int) -> None:
        """Make the keys so high. There are no gaps between them: the style sheet draws some."""
        for key in self.keys:
            key.set_least(0, high)
        self.setFixedHeight(high * self._grid.rowCount())

    def key_for(self, role: Role) -> Key | None:
        """Give the key that does something, if it is here."""
        return next((key for key in self.keys if key.spec.role is role), None)


def neighbour(of: QWidget, way: QPoint, among: Sequence[QWidget], whole: QWidget) -> QWidget | None:
    """Give the widget that lies nearest in a direction; None at the edge."""

    def middle(widget: QWidget) -> QPoint:
        return widget.mapTo(whole, widget.rect().center())

    here = middle(of)
    best: tuple[int, QWidget] | None = None
    for other in among:
        off = middle(other) - here
        ahead = off.x() * way.x() + off.y() * way.y()
        aside = abs(off.x() * way.y()) + abs(off.y() * way.x())
        # Sideways one stays in the row; up and down to the nearest of the next row.
        if other is of or ahead <= 0 or (way.x() and aside >= of.height() // 2):
            continue
        cost = ahead * (4 if way.y() else 1) + aside
        if best is None or cost < best[0]:
            best = (cost, other)
    return None if best is None else best[1]
