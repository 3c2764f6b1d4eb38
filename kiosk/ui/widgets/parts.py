"""Small parts every screen is made of: labels, buttons, a page that scrolls, a row that wraps."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QScroller,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kiosk.ui import icons
from kiosk.ui.style import Style

_ON_ACCENT = ("primary", "use")


class Words(QLabel):
    """A label that begins where one begins to read, whichever script its words are in."""

    def __init__(self, name: str) -> None:
        """Make an empty label; ``name`` is its place in the style sheet."""
        super().__init__()
        self.setObjectName(name)
        self.setWordWrap(True)
        # What a person typed or a catalog says may be shown: it is never markup.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._align()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Begin at the other side."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        # By itself Qt lets a Latin name begin at the left even on an Arabic page.
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        self.setAlignment(flags)


class CentredWords(Words):
    """A label in the middle."""

    def _align(self) -> None:
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)


def label(name: str, *, centred: bool = False) -> QLabel:
    """Make an empty label; ``name`` is its place in the style sheet."""
    return CentredWords(name) if centred else Words(name)


class SignButton(QPushButton):
    """A button with a sign before its words; on a narrow screen it may be the sign alone."""

    def __init__(
        self, sign: str, pressed: Callable[[], object] | None = None, *, name: str = ""
    ) -> None:
        """Make a button with one of our signs; ``name`` is its place in the style sheet."""
        super().__init__()
        self._sign, self._words = sign, ""
        if name:
            self.setObjectName(name)
        if pressed is not None:
            self.clicked.connect(lambda: pressed())

    def say(self, words: str) -> None:
        """Set the words, for the eye and for those who hear them."""
        self._words = words
        self.setText(words)
        self.setAccessibleName(words)

    def arrange(self, style: Style, *, bare: bool = False) -> None:
        """Fit the button to a style; ``bare`` leaves the words to be heard only."""
        colours = style.colours
        colour = colours.on_accent if self.objectName() in _ON_ACCENT else colours.ink
        side = style.metrics.text(26)
        # Qt leaves hardly any room between a sign and its words.
        gap = 0 if bare else style.metrics.px(6)
        self.setIcon(icons.icon(self._sign, 2 * side, colour, rtl=style.rtl, gap=2 * gap))
        self.setIconSize(QSize(side + gap, side))
        self.setText("" if bare else self._words)


def fit_beside(style: Style, row: QBoxLayout, room: int, *buttons: SignButton) -> None:
    """Show words on buttons that share a row of a width in pixels.

    Where one has no room for its words they go below one another, or all of them show signs alone
    where there is no height for that.
    """
    for button in buttons:
        button.arrange(style)
        button.ensurePolished()
    widest = max(button.sizeHint().width() for button in buttons)
    beside = widest <= (room - row.spacing() * (len(buttons) - 1)) // len(buttons)
    below = not beside and widest <= room and not style.metrics.low
    ways = QBoxLayout.Direction
    row.setDirection(ways.TopToBottom if below else ways.LeftToRight)
    if not (beside or below):
        for button in buttons:
            button.arrange(style, bare=True)


class _Content(QWidget):
    """What a page holds: as high as it is at the page's width."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Give the least size.

        Qt's own least height is that at the least width, where every word has a line of its own: a
        page with room for everything would have a scroll bar.
        """
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least


class ScrollPage(QScrollArea):
    """A page that scrolls where its content is taller than the screen: no text is ever lost."""

    def __init__(self) -> None:
        """Make an empty page; what it holds goes into ``content``."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = _Content()
        inner.setObjectName("content")
        self.content = QVBoxLayout(inner)
        self.setWidget(inner)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.LeftMouseButtonGesture)

    def arrange(self, style: Style) -> None:
        """Set margins and spaces for a style."""
        metrics = style.metrics
        side, above = metrics.px(28), metrics.px(14 if metrics.low else 22)
        self.content.setContentsMargins(side, above, side, above)
        self.content.setSpacing(metrics.px(14))


class WrappingRow(QLayout):
    """Lays widgets in a row that goes on below where it is full; mirrored right to left."""

    def __init__(self, gap: int = 10, *, centred: bool = False) -> None:
        """Make an empty row."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._centred, self._breaks = gap, centred, True

    def set_gap(self, gap: int) -> None:
        """Set the space between two widgets."""
        self._gap = gap
        self.invalidate()

    def set_breaks(self, *, breaks: bool) -> None:
        """Go on below, or on and on: for a place that scrolls sideways."""
        self._breaks = breaks
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 (Qt's name)
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Give the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Give an item, None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """Say that the height depends on where the row breaks."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """Give the height at a width."""
        return self._lay(QRect(0, 0, width, 0), apply=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 (Qt's name)
        """Place everything."""
        super().setGeometry(rect)
        self._lay(rect, apply=True)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Give the least size: the row can always break."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 (Qt's name)
        """Give the size of the largest widget, or of all of them where the row never breaks."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        if not self._breaks:
            hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
            wide = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
            size = QSize(wide, max((hint.height() for hint in hints), default=0))
        margins: QMargins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _lay(self, rect: QRect, *, apply: bool) -> int:
        rows: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            size = QSize(min(hint.width(), max(1, rect.width())), hint.height())
            if self._breaks and rows[-1] and used + size.width() > rect.width():
                rows.append([])
                used = 0
            rows[-1].append((item, size))
            used += size.width() + self._gap
        y = rect.top()
        parent = self.parentWidget()
        rtl = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for row in rows:
            if not row:
                continue
            high = max(size.height() for _, size in row)
            wide = sum(size.width() for _, size in row) + self._gap * (len(row) - 1)
            x = rect.left() + (max(0, rect.width() - wide) // 2 if self._centred else 0)
            for item, size in row:
                if apply:
                    left = rect.right() + 1 - (x - rect.left()) - size.width() if rtl else x
                    item.setGeometry(QRect(QPoint(left, y), QSize(size.width(), high)))
                x += size.width() + self._gap
            y += high + self._gap
        return max(0, y - rect.top() - self._gap)


class Chips(QWidget):
    """A row of buttons of which some can be on."""

    def __init__(self) -> None:
        """Start without any."""
        super().__init__()
        self._row = WrappingRow()
        self.setLayout(self._row)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.chips: list[QPushButton] = []

    def show_chips(self, chips: Sequence[tuple[str, bool | None, Callable[[], object]]]) -> None:
        """Show chips: words, whether on (None: it is only pressed), and what a touch does."""
        focused = next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), None)
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for words, on, pressed in chips:
            chip = QPushButton(words)
            chip.setObjectName("chip")
            if on is not None:
                # Never exclusive, though one of several: an arrow key would press the next one.
                chip.setCheckable(True)
                chip.setChecked(on)
            chip.setAccessibleName(words)
            chip.clicked.connect(lambda _=False, do=pressed: do())
            self._row.addWidget(chip)
            chip.show()
            self.chips.append(chip)
        if focused is not None and self.chips:
            self.chips[min(focused, len(self.chips) - 1)].setFocus()
        self.setVisible(bool(chips))
        self.updateGeometry()

    def arrange(self, style: Style, *, sideways: bool = False) -> None:
        """Fit to a style; ``sideways`` keeps all of them in one row."""
        self._row.set_gap(style.metrics.px(10))
        self._row.set_breaks(breaks=not sideways)
