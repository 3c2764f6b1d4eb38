"""The question before a visit ends: over everything, to be answered by one touch."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui import texts
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.widgets.parts import SignButton, label


class LeavingWarning(QWidget):
    """Lies over the window while nobody has done anything for a while."""

    stayed = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Make it, hidden."""
        super().__init__(parent)
        self._parent = parent
        self.setObjectName("veil")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._card = QWidget()
        self._card.setObjectName("card")
        self._card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._words = label("title", centred=True), label("body", centred=True)
        self.stay = SignButton("tick", self.stayed.emit, name="primary")
        self.end = SignButton("close", self.ended.emit)
        self._column = QVBoxLayout(self._card)
        for part in (self._title, self._words, self.stay, self.end):
            self._column.addWidget(part)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self._card, 0)
        layout.addStretch(1)
        self.hide()

    def show_left(self, seconds: int, locale: QLocale) -> None:
        """Say how many seconds are left."""
        many = tr(texts.ENDS_IN, locale.toString(seconds))
        self._words.setText(many if seconds > 1 else tr(texts.ENDS_NOW))
        if self.isHidden():
            self.setGeometry(self._parent.rect())
            self.show()
            self.raise_()
            self.stay.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Stay: beside the two buttons any touch says that somebody is there."""
        event.accept()
        self.stayed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Stay: so does any key that is not for the two buttons."""
        event.accept()
        self.stayed.emit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802 (Qt's names)
        """Go between the two buttons: what lies below cannot be seen."""
        (self.end if self.stay.hasFocus() else self.stay).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def arrange(self, style: Style) -> None:
        """Fit to a style."""
        metrics = style.metrics
        side = metrics.px(26)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(metrics.px(14))
        sides = max(metrics.px(20), (metrics.size.width() - metrics.px(720)) // 2)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(sides, 0, sides, 0)
        self.stay.arrange(style)
        self.end.arrange(style)
        if not self.isHidden():
            self.setGeometry(self._parent.rect())

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(tr(texts.STILL_THERE))
        self.stay.say(tr(texts.STAY))
        self.end.say(tr(texts.END_NOW))
