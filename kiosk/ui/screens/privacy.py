"""The second layer of the notice: what happens with pictures and words, in full words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui import texts
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.visit import Visit
from kiosk.ui.widgets.parts import ScrollPage, SignButton, label


class PrivacyScreen(Screen):
    """A few plain sentences."""

    understood = Signal()

    def __init__(self) -> None:
        """Make the page."""
        super().__init__()
        self._title = label("title")
        self._points = [label("body") for _ in texts.PRIVACY_POINTS]
        self.ok = SignButton("tick", self.understood.emit, name="primary")
        self._page = ScrollPage()
        for part in (self._title, *self._points, self.ok):
            self._page.content.addWidget(part)
        self._page.content.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._page.arrange(style)
        self.ok.arrange(style)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(tr(texts.PRIVACY_TITLE))
        for point, text in zip(self._points, texts.PRIVACY_POINTS, strict=True):
            point.setText(tr(text))
        self.ok.say(tr(texts.UNDERSTOOD))

    def first_focus(self) -> QWidget | None:
        """Go on."""
        return self.ok


class PrivacyController(Controller):
    """Leads back to where the notice was asked for."""

    def __init__(self, screen: PrivacyScreen, visit: Visit) -> None:
        """Lead the page."""
        super().__init__(screen, visit)
        screen.understood.connect(visit.back)

    def on_shown(self) -> None:
        """Read it to those who listen."""
        self.visit.say(" ".join(tr(text) for text in texts.PRIVACY_POINTS))


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = PrivacyScreen()
    return screen, PrivacyController(screen, parts.visit)
