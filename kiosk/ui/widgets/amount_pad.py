"""Large digits and a decimal sign, to type a price with."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.ui import staff_texts as texts
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.widgets.parts import SignButton, label

_MOST = 10
_PLACES = {"1": (0, 0), "2": (0, 1), "3": (0, 2), "4": (1, 0), "5": (1, 1), "6": (1, 2),
           "7": (2, 0), "8": (2, 1), "9": (2, 2), ".": (3, 0), "0": (3, 1)}  # fmt: skip


class AmountPad(QWidget):
    """Gives an amount once it is entered, as digits with a point."""

    entered = Signal(str)

    def __init__(self) -> None:
        """Make the keys."""
        super().__init__()
        self._typed, self._sign = "", "."
        self._shown = label("title", centred=True)
        self._grid = QGridLayout()
        # Digits stand the same way round in every language.
        keys = QWidget()
        keys.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        keys.setLayout(self._grid)
        self.keys: dict[str, QPushButton] = {}
        for sign, (row, column) in _PLACES.items():
            key = QPushButton(sign)
            key.clicked.connect(lambda _=False, one=sign: self._type(one))
            key.setAutoRepeat(False)
            self._grid.addWidget(key, row, column)
            self.keys[sign] = key
        self.erase = SignButton("back", self._erase)
        self.take = SignButton("tick", self._take, name="primary")
        self._grid.addWidget(self.erase, 3, 2)
        self._grid.addWidget(self.take, 4, 0, 1, 3)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.addWidget(self._shown)
        column_.addWidget(keys)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show()

    @property
    def typed(self) -> str:
        """What was typed so far."""
        return self._typed

    def wipe(self, typed: str = "") -> None:
        """Begin anew, with something typed already."""
        self._typed = typed
        self._show()

    def speak(self, locale: QLocale) -> None:
        """Show the decimal sign of a language."""
        self._sign = locale.decimalPoint()
        self.keys["."].setText(self._sign)
        self._show()

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        metrics = style.metrics
        self._grid.setSpacing(metrics.px(8))
        for key in self.keys.values():
            key.setMinimumWidth(metrics.px(72))
        self.erase.arrange(style, bare=True)
        self.take.arrange(style)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.erase.say(tr(texts.LABEL_ERASE))
        self.take.say(tr(texts.LABEL_TAKE))
        self.setAccessibleName(tr(texts.LABEL_TYPED))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Take digits from a real keyboard."""
        text = event.text()
        if (text.isascii() and text.isdecimal()) or text in (".", ",", self._sign):
            self._type(text if text.isdecimal() else ".")
        elif event.key() == Qt.Key.Key_Backspace:
            self._erase()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)

    def _type(self, sign: str) -> None:
        if sign != "." or "." not in self._typed:
            self._typed = (self._typed + sign)[:_MOST]
            self._show()

    def _erase(self) -> None:
        self._typed = self._typed[:-1]
        self._show()

    def _take(self) -> None:
        if self._typed:
            self.entered.emit(self._typed)

    def _show(self) -> None:
        self._shown.setText(self._typed.replace(".", self._sign) or "–")
        self.take.setEnabled(bool(self._typed))
