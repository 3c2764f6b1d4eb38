"""The bar beside every page but the first: back, language, easier to use, done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from kiosk.ui import texts
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.widgets.parts import SignButton, label


class Bar(QWidget):
    """Four buttons, and a line that moves while an answer is on its way."""

    back_pressed = Signal()
    language_pressed = Signal()
    comfort_pressed = Signal()
    done_pressed = Signal()

    def __init__(self) -> None:
        """Make the bar."""
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = SignButton("back", self.back_pressed.emit)
        self.language = SignButton("globe", self.language_pressed.emit)
        self.comfort = SignButton("comfort", self.comfort_pressed.emit)
        self.done = SignButton("tick", self.done_pressed.emit)
        self._busy = QProgressBar()
        self._busy.setTextVisible(False)
        self._busy.setRange(0, 1)
        # The line has its place all the time; what is not there is not read aloud either.
        policy = self._busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(policy)
        self._busy.hide()
        self._grid = QGridLayout(self)
        self.staff = label("staff", centred=True)
        self.staff.setWordWrap(False)
        self.staff.hide()
        self._grid.addWidget(self.back, 0, 0)
        self._grid.addWidget(self.staff, 0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.language, 0, 2)
        self._grid.addWidget(self.comfort, 0, 3)
        self._grid.addWidget(self.done, 0, 4)
        self._grid.addWidget(self._busy, 1, 0, 1, 5)
        self._style: Style | None = None
        self._language = ""

    def set_busy(self, *, busy: bool) -> None:
        """Show that an answer is on its way."""
        moves = self._style is None or self._style.metrics.motion
        self._busy.setRange(0, 0 if busy and moves else 1)
        self._busy.setValue(1 if busy else 0)
        self._busy.setVisible(busy)

    def say_staff(self, words: str) -> None:
        """Show plainly that staff are at work and who; "" for nobody."""
        self.staff.setText(words)
        self.staff.setVisible(bool(words))
        self._fit()

    def say_language(self, name: str) -> None:
        """Show the language that is spoken, by its own name."""
        self._language = name
        self.retranslate()

    def arrange(self, style: Style) -> None:
        """Fit the bar to a style: signs alone where words have no room."""
        self._style = style
        metrics = style.metrics
        margin = metrics.px(8)
        self._grid.setContentsMargins(metrics.px(16), margin, metrics.px(16), 0)
        self._grid.setSpacing(metrics.px(8))
        self._busy.setFixedHeight(max(4, metrics.px(5)))
        colours = style.colours
        self._busy.setStyleSheet(
            f"QProgressBar {{ background: {colours.paper}; border: none; }}"
            f"QProgressBar::chunk {{ background: {colours.accent}; }}"
        )
        self._fit()

    def retranslate(self) -> None:
        """Say everything anew."""
        self.back.say(tr(texts.BACK))
        self.language.say(self._language or tr(texts.LANGUAGE))
        self.language.setAccessibleName(f"{tr(texts.LANGUAGE)}: {self._language}")
        self.comfort.say(tr(texts.COMFORT))
        self.done.say(tr(texts.DONE))
        self._busy.setAccessibleName(tr(texts.WORKING))
        self._fit()

    def _fit(self) -> None:
        """Leave words out, the least needed first, until everything has room."""
        if self._style is None:
            return
        buttons = (self.comfort, self.language, self.back, self.done)
        staff = 0 if self.staff.isHidden() else self.staff.sizeHint().width()
        room = self._style.metrics.size.width() - 2 * self._style.metrics.px(16)
        for bare in range(len(buttons) + 1):
            for place, button in enumerate(buttons):
                button.arrange(self._style, bare=place < bare)
                button.ensurePolished()
            gaps = 4 * self._style.metrics.px(8)
            if sum(button.sizeHint().width() for button in buttons) + gaps + staff <= room:
                return
