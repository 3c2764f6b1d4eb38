"""The second layer of the notice: what happens with pictures and words, and what was checked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.domain import Checked, Promise
from kiosk.ui import icons, texts
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.visit import Visit
from kiosk.ui.widgets.parts import ScrollPage, SignButton, label

_SIGN = 28


class CheckLine(QWidget):
    """A sign, and what was found of one promise."""

    def __init__(self, promise: Promise) -> None:
        """Make the line; it shows nothing yet."""
        super().__init__()
        self._promise = promise
        self.holds = False
        self._sign, self._words = QLabel(), label("body")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def arrange(self, style: Style) -> None:
        """Fit the sign to a style: a tick, or a cross."""
        side = style.metrics.text(_SIGN)
        ink = style.colours.ink
        made = icons.icon("tick" if self.holds else "close", 2 * side, ink, rtl=style.rtl)
        pixmap = made.pixmap(QSize(2 * side, 2 * side))
        pixmap.setDevicePixelRatio(2.0)
        self._sign.setPixmap(pixmap)
        self._sign.setFixedWidth(side)

    def retranslate(self) -> str:
        """Say it anew, and give the words."""
        said = tr((texts.CHECKED if self.holds else texts.NOT_CHECKED)[self._promise])
        self._words.setText(said)
        return said


class PrivacyScreen(Screen):
    """A few plain sentences, and below them what was checked just now."""

    understood = Signal()

    def __init__(self) -> None:
        """Make the page."""
        super().__init__()
        self._title = label("title")
        self._points = [label("body") for _ in texts.PRIVACY_POINTS]
        self._checked = label("title")
        self._lines = {promise: CheckLine(promise) for promise in Promise}
        self._tell = label("body")
        self.ok = SignButton("tick", self.understood.emit, name="primary")
        self._page = ScrollPage()
        for part in (
            self._title, *self._points, self._checked, *self._lines.values(), self._tell, self.ok,
        ):  # fmt: skip
            self._page.content.addWidget(part)
        self._page.content.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)
        self.show_checked(())

    def show_checked(self, found: Sequence[Checked]) -> None:
        """Show what was checked; nothing of it where nothing was."""
        holds = {one.promise: one.holds for one in found}
        for promise, line in self._lines.items():
            line.setVisible(promise in holds)
            line.holds = holds.get(promise, False)
            if self._style is not None:
                line.arrange(self._style)
        self._checked.setVisible(bool(found))
        self._tell.setVisible(not all(holds.values()))
        self.retranslate()

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._style = style
        self._page.arrange(style)
        for line in self._lines.values():
            line.arrange(style)
        self.ok.arrange(style)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(tr(texts.PRIVACY_TITLE))
        for point, text in zip(self._points, texts.PRIVACY_POINTS, strict=True):
            point.setText(tr(text))
        self._checked.setText(tr(texts.CHECKED_TITLE))
        for line in self._lines.values():
            line.retranslate()
        self._tell.setText(tr(texts.CHECKED_TELL))
        self.ok.say(tr(texts.UNDERSTOOD))

    def spoken(self) -> str:
        """Give all that is shown, for those who listen."""
        said = [tr(text) for text in texts.PRIVACY_POINTS]
        shown = [line for line in self._lines.values() if not line.isHidden()]
        if shown:
            said += [self._checked.text(), *(line.retranslate() for line in shown)]
        if not self._tell.isHidden():
            said.append(self._tell.text())
        return " ".join(said)

    def first_focus(self) -> QWidget | None:
        """Go on."""
        return self.ok


class PrivacyController(Controller):
    """Checks when the page is opened, and leads back to where it was asked for."""

    def __init__(
        self, screen: PrivacyScreen, visit: Visit, check: Callable[[], Sequence[Checked]] | None
    ) -> None:
        """Lead the page; ``check`` gives what is found at that moment."""
        super().__init__(screen, visit)
        self._screen, self._check = screen, check
        screen.understood.connect(visit.back)

    def on_shown(self) -> None:
        """Check, and read all of it to those who listen."""
        self._screen.show_checked(() if self._check is None else self._check())
        self.visit.say(self._screen.spoken())


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = PrivacyScreen()
    return screen, PrivacyController(screen, parts.visit, parts.surroundings.checked)
