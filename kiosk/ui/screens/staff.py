"""A screen to show to a member of staff: what is looked for, large enough to be read from afar."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout

from kiosk.ui import texts
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.visit import Visit
from kiosk.ui.widgets.parts import ScrollPage, label


class StaffScreen(Screen):
    """A request, and what it is about."""

    def __init__(self) -> None:
        """Make the page."""
        super().__init__()
        self._image: QImage | None = None
        self._title, self._hint = label("title", centred=True), label("body", centred=True)
        self._about, self._words = label("hint", centred=True), label("title", centred=True)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page = ScrollPage()
        self._page.content.addStretch(1)
        for part in (self._title, self._hint, self._about, self._words, self._picture):
            self._page.content.addWidget(part)
        self._page.content.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

    def show_wish(self, words: str, image: QImage | None) -> None:
        """Show what is looked for."""
        self._image = image
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._about.setVisible(bool(words) or image is not None)
        self._draw()

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._style = style
        self._page.arrange(style)
        self._draw()

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(tr(texts.STAFF_TITLE))
        self._hint.setText(tr(texts.STAFF_HINT))
        self._about.setText(tr(texts.STAFF_LOOKING_FOR))

    def wipe(self) -> None:
        """Forget what is looked for."""
        self.show_wish("", None)

    def _draw(self) -> None:
        style = self._style
        there = self._image is not None and not self._image.isNull()
        self._picture.setVisible(there)
        if style is None or self._image is None or not there:
            self._picture.clear()
            return
        side = style.metrics.px(240)
        ratio, mode = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self._picture.setPixmap(
            QPixmap.fromImage(self._image.scaled(QSize(side, side), ratio, mode))
        )


class StaffController(Controller):
    """Shows what the visit looks for."""

    def __init__(self, screen: StaffScreen, visit: Visit) -> None:
        """Lead the page."""
        super().__init__(screen, visit)
        self._screen = screen
        visit.wiped.connect(screen.wipe)

    def on_shown(self) -> None:
        """Show the words or the picture."""
        self._screen.show_wish(self.visit.words, self.visit.picture)
        self.visit.say(tr(texts.STAFF_HINT))


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = StaffScreen()
    return screen, StaffController(screen, parts.visit)
