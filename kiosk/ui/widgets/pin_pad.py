"""Ten large digits for a PIN; what was typed is shown as dots."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.ui import staff_texts as texts
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.widgets.parts import SignButton, label

_MOST = 12
_PLACES = {"1": (0, 0), "2": (0, 1), "3": (0, 2), "4": (1, 0), "5": (1, 1), "6": (1, 2),
           "7": (2, 0), "8": (2, 1), "9": (2, 2), "0": (3, 1)}  # fmt: skip


class PinPad(QWidget):
    """Gives a PIN once it is entered, and forgets it."""

    entered = Signal(str)

    def __init__(self) -> None:
        """Make the keys."""
        super().__init__()
        self._typed = ""
        self._dots = label("title", centred=True)
        # A person who hears the screen hears how many digits there are, not which.
        self._grid = QGridLayout()
        # Digits stand the same way round in every language.
        self._keys = QWidget()
        self._keys.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._keys.setLayout(self._grid)
        self.digits: dict[str, QPushButton] = {}
        for digit, (row, column) in _PLACES.items():
            key = QPushButton(digit)
            key.setAccessibleName(digit)
            key.clicked.connect(lambda _=False, one=digit: self._type(one))
            key.setAutoRepeat(False)
            self._grid.addWidget(key, row, column)
            self.digits[digit] = key
        self.erase = SignButton("back", self._erase)
        self.enter = SignButton("tick", self._enter, name="primary")
        self._grid.addWidget(self.erase, 3, 0)
        self._grid.addWidget(self.enter, 3, 2)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.addWidget(self._dots)
        column_.addWidget(self._keys)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show()

    def set_enabled(self, *, enabled: bool) -> None:
        """Take digits, or take none."""
        for key in (*self.digits.values(), self.erase, self.enter):
            key.setEnabled(enabled)

    def wipe(self) -> None:
        """Forget what was typed."""
        self._typed = ""
        self._show()

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        metrics = style.metrics
        self._grid.setSpacing(metrics.px(8))
        # Four rows of keys are a low screen's height.
        self._dots.setVisible(not metrics.low)
        for key in self.digits.values():
            key.setMinimumWidth(metrics.target)
        self.erase.arrange(style, bare=True)
        self.enter.arrange(style, bare=True)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.erase.say(tr(texts.PIN_ERASE))
        self.enter.say(tr(texts.PIN_ENTER))
        self.setAccessibleName(tr(texts.PIN))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Take digits from a real keyboard."""
        text = event.text()
        if text.isascii() and text.isdecimal() and self.enter.isEnabled():
            self._type(text)
        elif event.key() == Qt.Key.Key_Backspace:
            self._erase()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def _type(self, digit: str) -> None:
        self._typed = (self._typed + digit)[:_MOST]
        self._show()

    def _erase(self) -> None:
        self._typed = self._typed[:-1]
        self._show()

    def _enter(self) -> None:
        typed = self._typed
        self.wipe()
        if typed and self.enter.isEnabled():
            self.entered.emit(typed)

    def _show(self) -> None:
        self._dots.setText("●" * len(self._typed) or "–")
        self._dots.setAccessibleName(tr(texts.PIN_DIGITS, str(len(self._typed))))
