"""The kiosk cannot search just now: said to the shopper, hinted to staff, tried again by itself."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from kiosk.ui import texts
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.visit import Visit
from kiosk.ui.widgets.parts import ScrollPage, label
from kiosk.ui.worker import Inference

_SECONDS_BEFORE_RETRY = 10


class TroubleScreen(Screen):
    """A calm sentence, and a small one for staff."""

    def __init__(self) -> None:
        """Make the page."""
        super().__init__()
        self._title, self._hint = label("title", centred=True), label("body", centred=True)
        self._staff = label("discreet", centred=True)
        self._page = ScrollPage()
        self._page.content.addStretch(2)
        self._page.content.addWidget(self._title)
        self._page.content.addWidget(self._hint)
        self._page.content.addStretch(3)
        self._page.content.addWidget(self._staff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

    def show_trouble(self, title: str, hint: str, staff: str) -> None:
        """Say it."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._staff.setText(staff)

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._page.arrange(style)

    def retranslate(self) -> None:
        """Everything said here is set by the controller."""


class TroubleController(Controller):
    """Has the shop opened again and again while it cannot be searched."""

    def __init__(self, screen: TroubleScreen, visit: Visit, inference: Inference) -> None:
        """Lead the page."""
        super().__init__(screen, visit)
        self._screen = screen
        self.retry = QTimer(self)
        self.retry.setInterval(1000 * _SECONDS_BEFORE_RETRY)
        self.retry.setSingleShot(True)
        self.retry.timeout.connect(inference.open)
        visit.shop_changed.connect(self._on_shop)

    def on_shown(self) -> None:
        """Say how it is."""
        visit = self.visit
        staff = tr(texts.FOR_STAFF) if visit.trouble else ""
        if visit.empty:
            self._screen.show_trouble(tr(texts.EMPTY_TITLE), tr(texts.TROUBLE_HINT), staff)
        elif visit.trouble or self.retry.isActive():
            self._screen.show_trouble(tr(texts.TROUBLE_TITLE), tr(texts.TROUBLE_HINT), staff)
        else:
            self._screen.show_trouble(tr(texts.OPENING_TITLE), "", "")

    def _on_shop(self) -> None:
        if self.visit.shop is None:
            self.retry.start()
        else:
            self.retry.stop()
        self.on_shown()


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = TroubleScreen()
    return screen, TroubleController(screen, parts.visit, parts.inference)
