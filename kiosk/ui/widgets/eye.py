"""The camera's half of a page: a button with the notice beside it, then what the camera sees."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.ui import texts
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.widgets.parts import ScrollPage, SignButton, fit_beside, label
from kiosk.ui.widgets.viewfinder import Viewfinder


class Eye(QWidget):
    """Asks first; then shows what the camera sees, and says what would help it."""

    seeing_changed = Signal()

    def __init__(self) -> None:
        """Ask."""
        super().__init__()
        self._style: Style | None = None
        self.use = SignButton("camera", name="use")
        self.more = SignButton("words", name="link")
        self.more.setIcon(self.more.icon())
        self._notice = label("hint")
        asking = ScrollPage()
        self._asking = asking
        asking.content.addStretch(1)
        asking.content.addWidget(self.use)
        asking.content.addWidget(self._notice)
        asking.content.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        asking.content.addStretch(2)
        self.view = Viewfinder()
        self.tell = label("tell", centred=True)
        self.off = SignButton("close")
        self.take = SignButton("camera")
        seeing = QWidget()
        seeing.setObjectName("content")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addWidget(self.off, 1)
        self._row.addWidget(self.take, 1)
        self._seeing = QVBoxLayout(seeing)
        self._seeing.addWidget(self.view, 1)
        self._seeing.addWidget(self.tell)
        self._seeing.addLayout(self._row)
        self._pages = QStackedWidget()
        self._pages.addWidget(asking)
        self._pages.addWidget(seeing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    @property
    def seeing(self) -> bool:
        """Whether what the camera sees is shown."""
        return self._pages.currentIndex() == 1

    def show_seeing(self, *, seeing: bool) -> None:
        """Show what the camera sees, or ask again."""
        focused = self.use.hasFocus() or self.off.hasFocus() or self.take.hasFocus()
        self._pages.setCurrentIndex(1 if seeing else 0)
        if focused:
            (self.off if seeing else self.use).setFocus()
        self.seeing_changed.emit()

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        metrics = style.metrics
        self._asking.arrange(style)
        self.use.arrange(style)
        self.view.arrange(style)
        side = metrics.px(18)
        self._seeing.setContentsMargins(side, side, side, side)
        self._seeing.setSpacing(metrics.px(10))
        self._row.setSpacing(metrics.px(10))
        self._style = style
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Fit the buttons to the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Fit the two buttons into their row."""
        if self._style is None:
            return
        margins = self._seeing.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        fit_beside(self._style, self._row, room, self.off, self.take)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.use.say(tr(texts.USE_CAMERA))
        self.more.say(tr(texts.MORE_ABOUT))
        self._notice.setText(tr(texts.CAMERA_NOTICE))
        self.off.say(tr(texts.CAMERA_OFF))
        self.take.say(tr(texts.TAKE_NOW))
        self._fit()
