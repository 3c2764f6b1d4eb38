"""Keys for a PIN, chosen twice; what is typed is shown as dots and kept nowhere else."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kiosk.ui import staff_texts as texts
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.widgets.parts import label

LEAST, MOST = 6, 12
_ROWS = ("123", "456", "789", "<0>")


class PinTwice(QWidget):
    """Ten digits, delete, and on."""

    chosen = Signal(str)
    """The same PIN was typed twice."""

    def __init__(self) -> None:
        """Make it with nothing typed."""
        super().__init__()
        self._typed = self._first = ""
        self._said = label("hint", centred=True)
        self._dots = label("title", centred=True)
        self.keys: dict[str, QPushButton] = {}
        self._grid = QGridLayout()
        for row, signs in enumerate(_ROWS):
            for column, sign in enumerate(signs):
                key = QPushButton()
                key.clicked.connect(lambda _=False, one=sign: self._press(one))
                self.keys[sign] = key
                self._grid.addWidget(key, row, column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._said)
        layout.addWidget(self._dots)
        layout.addLayout(self._grid)
        self._show()

    @property
    def said(self) -> QLabel:
        """What is asked for."""
        return self._said

    def clear(self, sentence: str = "") -> None:
        """Forget what was typed; a sentence says why."""
        self._typed = self._first = ""
        self._said.setText(sentence)
        self._show()

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._grid.setSpacing(style.metrics.px(10))

    def retranslate(self, locale: QLocale) -> None:
        """Say everything anew."""
        for sign, key in self.keys.items():
            words = {"<": tr(texts.DELETE_DIGIT), ">": tr(texts.NEXT_STEP)}.get(sign)
            key.setText(words or locale.toString(int(sign)))
            key.setAccessibleName(key.text())

    def _press(self, sign: str) -> None:
        if sign == "<":
            self._typed = self._typed[:-1]
        elif sign == ">":
            self._enter()
        elif len(self._typed) < MOST:
            self._typed += sign
        self._show()

    def _enter(self) -> None:
        if not self._first:
            self._first, self._typed = self._typed, ""
            self._said.setText(tr(texts.PIN_AGAIN))
        elif self._typed == self._first:
            pin = self._typed
            self.clear()
            self.chosen.emit(pin)
        else:
            self.clear(tr(texts.PIN_DIFFERS))

    def _show(self) -> None:
        self._dots.setText("●" * len(self._typed) or " ")
        self.keys[">"].setEnabled(len(self._typed) >= LEAST)
