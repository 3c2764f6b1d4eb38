"""Nothing was found: ways on, never a row of wrong goods."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kiosk.ui import texts, wording
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.visit import Visit
from kiosk.ui.widgets.parts import ScrollPage, SignButton, label

_LARGE = 1.25
"""Text beyond this leaves words on two buttons beside each other no room."""


class NoMatchScreen(Screen):
    """A sentence, and a button for each other way."""

    words_wanted = Signal()
    camera_wanted = Signal()
    browse_wanted = Signal()
    staff_wanted = Signal()
    corrected_wanted = Signal()

    def __init__(self) -> None:
        """Make the page."""
        super().__init__()
        self._title, self._said, self._hint = label("title"), label("trouble"), label("hint")
        self.corrected = SignButton("search", self.corrected_wanted.emit, name="primary")
        self.words = SignButton("words", self.words_wanted.emit, name="way")
        self.camera = SignButton("camera", self.camera_wanted.emit, name="way")
        self.browse = SignButton("grid", self.browse_wanted.emit, name="way")
        self.staff = SignButton("person", self.staff_wanted.emit, name="way")
        self._ways = (self.words, self.camera, self.browse, self.staff)
        self._grid = QGridLayout()
        self._page = ScrollPage()
        self._page.content.addStretch(1)
        for part in (self._title, self._said, self._hint, self.corrected):
            self._page.content.addWidget(part)
        self._page.content.addLayout(self._grid)
        self._page.content.addStretch(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

    def show_said(self, said: str, corrected: str) -> None:
        """Say what there is to say of this answer, and what was perhaps meant."""
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self.corrected.say(corrected)
        self.corrected.setVisible(bool(corrected))

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._page.arrange(style)
        self.corrected.arrange(style)
        # Two beside each other need no half a metre of button on a wide screen.
        metrics = style.metrics
        columns = 1 if metrics.narrow or metrics.zoom > _LARGE else 2
        self._grid.setSpacing(metrics.px(12))
        for place, button in enumerate(self._ways):
            button.arrange(style)
            self._grid.addWidget(button, place // columns, place % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(tr(texts.NO_MATCH_TITLE))
        self._hint.setText(tr(texts.NO_MATCH_HINT))
        self.words.say(tr(texts.OTHER_WORDS))
        self.camera.say(tr(texts.SHOW_IT))
        self.browse.say(tr(texts.BROWSE))
        self.staff.say(tr(texts.CALL_STAFF))

    def wipe(self) -> None:
        """Forget the answer."""
        self.show_said("", "")

    def first_focus(self) -> QWidget | None:
        """Begin with the first way there is."""
        return self.corrected if not self.corrected.isHidden() else self.words


class NoMatchController(Controller):
    """Leads on from nothing."""

    def __init__(self, screen: NoMatchScreen, visit: Visit) -> None:
        """Lead the page."""
        super().__init__(screen, visit)
        self._screen = screen
        screen.words_wanted.connect(lambda: visit.go("find"))
        screen.camera_wanted.connect(lambda: visit.go("find"))
        screen.browse_wanted.connect(lambda: visit.go("browse"))
        screen.staff_wanted.connect(lambda: visit.go("staff"))
        screen.corrected_wanted.connect(self._on_corrected)
        visit.wiped.connect(screen.wipe)

    def on_shown(self) -> None:
        """Say what there is to say."""
        answer = self.visit.answer if not self.visit.unread else None
        notes = answer.results.notes if answer is not None else ()
        corrected = (answer.corrected or "") if answer is not None else ""
        said = texts.joined(wording.remarks(notes))
        if self.visit.unread:
            said = tr(texts.PICTURE_UNREAD)
        self._screen.show_said(said, tr(texts.DID_YOU_MEAN, corrected) if corrected else "")
        self.visit.say(f"{tr(texts.NO_MATCH_TITLE)}. {said}")

    def _on_corrected(self) -> None:
        if self.visit.answer is not None and self.visit.answer.corrected:
            self.visit.ask_words(self.visit.answer.corrected)


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = NoMatchScreen()
    return screen, NoMatchController(screen, parts.visit)
