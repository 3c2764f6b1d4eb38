"""The bar above the keys: what may be meant, to be taken with one touch."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from kiosk.ui.widgets.keys import TouchButton

_MOST_SHOWN = 10
_LEAST_GAP = 4


class SuggestionBar(QWidget):
    """Shows as many words as there is room for, and the others after a touch on "more"."""

    chosen = Signal(int)
    """Which of the words."""
    touched = Signal()

    def __init__(self) -> None:
        """Make an empty bar."""
        super().__init__()
        self._words: tuple[str, ...] = ()
        self._first = 0
        self._after = 0
        self._side = 48
        self.typed = QLabel()
        self.typed.setObjectName("composition")
        # The letters typed are shown as they are, whatever they look like.
        self.typed.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = [TouchButton("suggestion") for _ in range(_MOST_SHOWN)]
        self.more = TouchButton("keywide")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.typed)
        for place, button in enumerate(self.buttons):
            self._row.addWidget(button)
            button.clicked.connect(lambda _=False, place=place: self._choose(place))
        self._row.addStretch(1)
        self._row.addWidget(self.more)
        self.more.show_text("…")
        self.more.clicked.connect(self._on_more)
        for button in (*self.buttons, self.more):
            button.pressed.connect(self.touched)
        # What does not fit is left for later; the bar itself asks for no width.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.arrange(self._side, 6)

    def arrange(self, side: int, gap: int) -> None:
        """Take the height of the bar, and the gap between its parts."""
        self._side = side
        # Without spaces between keys, words still have one: rounded ones would touch.
        gap = max(gap, _LEAST_GAP)
        self._row.setContentsMargins(gap, 0, gap, 0)
        self._row.setSpacing(gap)
        for button in (*self.buttons, self.more):
            button.set_least(side, side)
        self._fit_height()
        self._fill()

    def show_words(self, words: Sequence[str], typed: str = "") -> None:
        """Show words to choose from, and before them what was typed so far."""
        self._words = tuple(words)
        self._first = 0
        self.typed.setText(typed)
        self._fill()

    def shown(self) -> list[str]:
        """Give the words that can be touched now."""
        return list(self._words[self._first : self._after])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Show as many words as there is room for now."""
        super().resizeEvent(event)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Fit the words anew when the style sheet changes their size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit_height()
            self._fill()

    def _fit_height(self) -> None:
        # Also when it is empty: keys that jump are missed.
        button = self.buttons[0]
        button.ensurePolished()
        self.setFixedHeight(max(self._side, button.sizeHint().height(), button.minimumHeight()))

    def _fill(self) -> None:
        gap = self._row.spacing()
        self.typed.setVisible(bool(self.typed.text()))
        room = self.width() - 2 * gap
        if self.typed.text():
            self.typed.setMaximumWidth(self.width() // 2)
            room -= min(self.typed.sizeHint().width(), self.width() // 2) + gap
        widths = [self._dress(button, word) for button, word in self._here()]
        fits = _count_that_fit(widths, room, gap)
        if fits < len(self._words):
            room -= self._side + gap
            fits = _count_that_fit(widths, room, gap)
        # One that is longer than the bar is shown all the same, its end left out.
        fits = min(max(fits, 1), len(widths))
        for place, button in enumerate(self.buttons):
            if place < fits:
                width = min(widths[place], max(room, self._side))
                self._cut(button, width)
            else:
                button.show_text("")
                button.setAccessibleName("")
            button.setVisible(place < fits)
        self._after = self._first + fits
        self.more.setVisible(fits < len(self._words))

    def _here(self) -> list[tuple[TouchButton, str]]:
        return list(zip(self.buttons, self._words[self._first :], strict=False))

    def _dress(self, button: TouchButton, word: str) -> int:
        button.show_text(word)
        button.setAccessibleName(word)
        button.ensurePolished()
        return max(button.minimumWidth(), button.sizeHint().width())

    def _cut(self, button: TouchButton, width: int) -> None:
        hint = button.sizeHint().width()
        if hint > width:
            word = button.accessibleName()
            frame = hint - button.fontMetrics().horizontalAdvance(word)
            cut = button.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, width - frame)
            button.show_text(cut)
        button.setMaximumWidth(width)

    def _choose(self, place: int) -> None:
        self.chosen.emit(self._first + place)

    def _on_more(self) -> None:
        self._first = self._after if self._after < len(self._words) else 0
        self._fill()


def _count_that_fit(widths: Sequence[int], room: int, gap: int) -> int:
    used = -gap
    for count, width in enumerate(widths):
        used += width + gap
        if used > room:
            return count
    return len(widths)
