"""A column of rows for staff's pages: a picture, what it is, what can be done with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.ui.style import Style
from kiosk.ui.widgets.parts import SignButton, label

MOST_ROWS = 200
"""Shown at a time: nobody scrolls through more, and each is a few widgets."""


@dataclass(frozen=True, slots=True)
class Act:
    """A button of a row."""

    sign: str
    words: str
    pressed: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a title, a line below it, perhaps a picture and buttons."""

    title: str
    detail: str = ""
    image: QImage | None = None
    acts: tuple[Act, ...] = ()
    amiss: bool = False
    """It wants somebody's attention, and its line says why."""


class Rows(QWidget):
    """Shows rows, made anew whenever they change."""

    def __init__(self) -> None:
        """Start without any."""
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._shown: list[QWidget] = []
        self._rows: Sequence[Row] = ()
        self._style: Style | None = None
        self.buttons: list[SignButton] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, the first of them where there are very many."""
        focused = next((n for n, button in enumerate(self.buttons) if button.hasFocus()), None)
        for widget in self._shown:
            self._column.removeWidget(widget)
            widget.hide()
            # Not seen any more at once; a button of it may be the one that was touched.
            widget.setParent(None)
            widget.deleteLater()
        self._rows = tuple(rows[:MOST_ROWS])
        self._shown, self.buttons = [], []
        if self._style is None:
            return
        for row in self._rows:
            made = self._made(row, self._style)
            self._column.addWidget(made)
            made.show()
            self._shown.append(made)
        if focused is not None and self.buttons:
            self.buttons[min(focused, len(self.buttons) - 1)].setFocus()
        self.updateGeometry()

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._style = style
        self._column.setSpacing(style.metrics.px(8))
        self.show_rows(self._rows)

    def _made(self, row: Row, style: Style) -> QWidget:
        metrics = style.metrics
        card = QWidget()
        card.setObjectName("card")
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        across = QBoxLayout(QBoxLayout.Direction.LeftToRight, card)
        margin = metrics.px(12)
        across.setContentsMargins(margin, margin, margin, margin)
        across.setSpacing(metrics.px(12))
        if row.image is not None and not row.image.isNull():
            picture, side = QLabel(), metrics.px(72)
            picture.setPixmap(
                QPixmap.fromImage(
                    row.image.scaled(
                        QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio,
                        Qt.TransformationMode.SmoothTransformation,
                    )
                )
            )  # fmt: skip
            picture.setAccessibleName(row.title)
            across.addWidget(picture)
        words = QVBoxLayout()
        title = label("body")
        title.setText(row.title)
        words.addWidget(title)
        if row.detail:
            detail = label("trouble" if row.amiss else "hint")
            detail.setText(row.detail)
            words.addWidget(detail)
        across.addLayout(words, 1)
        bare = metrics.size.width() < 9 * metrics.target or metrics.zoom > 1.25
        for act in row.acts:
            button = SignButton(act.sign, act.pressed)
            button.say(act.words)
            button.setAccessibleName(f"{act.words}: {row.title}")
            button.arrange(style, bare=bare)
            across.addWidget(button)
            self.buttons.append(button)
        return card
