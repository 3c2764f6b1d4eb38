"""Asking: the camera with a frame to hold things in, beside words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.ui import texts
from kiosk.ui.looking import Looking
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.visit import MOST_CHARACTERS, Visit
from kiosk.ui.widgets.eye import Eye
from kiosk.ui.widgets.keyboard import OnScreenKeyboard
from kiosk.ui.widgets.parts import Chips, ScrollPage, SignButton, label
from kiosk.ui.writing import Writing

_ROOMY = 13
"""Targets high from which a screen has room for a keyboard and something above it."""


_ROOMY_ACROSS = 20
"""Targets across from which a field has room for a button with words beside it."""
_LARGE, _WIDE = 1.5, 14
"""Text beyond this on a screen of fewer targets across leaves words no room beside the camera: the
field goes above it, and makes way where it is on."""


class FindScreen(Screen):
    """Camera and words side by side, or one below the other, and a keyboard where one types."""

    words_entered = Signal(str)
    camera_wanted = Signal()
    more_wanted = Signal()
    browse_wanted = Signal()
    crowding_changed = Signal()
    """There is room for the keyboard and the field alone now, or for more again."""

    def __init__(self) -> None:
        """Make the page; the camera is off."""
        super().__init__()
        self.crowded = False
        """The keyboard is shown where there is hardly any height for it."""
        self._title = label("title")
        self.field = QLineEdit()
        self.field.setMaxLength(MOST_CHARACTERS)
        self.field.returnPressed.connect(self._enter)
        self.search = SignButton("search", self._enter, name="primary")
        self.browse = SignButton("grid", self.browse_wanted.emit)
        self._examples_title = label("hint")
        self.examples = Chips()
        self._promise = label("discreet")
        words = ScrollPage()
        self._words = words
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addWidget(self.field, 1)
        self._line.addWidget(self.search)
        words.content.addWidget(self._title)
        words.content.addLayout(self._line)
        words.content.addWidget(self._examples_title)
        words.content.addWidget(self.examples)
        words.content.addWidget(self.browse)
        words.content.addStretch(1)
        words.content.addWidget(self._promise)
        self.eye = Eye()
        self.eye.use.clicked.connect(self.camera_wanted)
        self.eye.seeing_changed.connect(self._make_room)
        self.eye.more.clicked.connect(self.more_wanted)
        self.keyboard = OnScreenKeyboard()
        self.keyboard.attach(self.field)
        self.keyboard.entered.connect(self._enter)
        self.keyboard.hide()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.addWidget(self.eye, 1)
        self._parts.addWidget(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._parts, 1)
        layout.addWidget(self.keyboard)

    def show_keyboard(self, *, shown: bool) -> None:
        """Show the keyboard, and leave out what there is no room for beside it."""
        self.keyboard.setVisible(shown)
        self._make_room()

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._style = style
        metrics = style.metrics
        self._words.arrange(style)
        self._line.setSpacing(metrics.px(10))
        # The page's half is for the field first.
        narrow = metrics.narrow or metrics.size.width() < _ROOMY_ACROSS * metrics.target
        self.search.arrange(style, bare=narrow or metrics.zoom > 1.25)
        self.browse.arrange(style)
        self.examples.arrange(style)
        self.eye.arrange(style)
        width = metrics.size.width()
        self.keyboard.arrange(metrics.target, metrics.scale, width, tight=metrics.low)
        way = QBoxLayout.Direction.LeftToRight
        if self._cramped:
            way = QBoxLayout.Direction.BottomToTop
        elif metrics.narrow and metrics.size.height() > metrics.size.width():
            way = QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(way)
        self._make_room()

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(tr(texts.FIND_TITLE))
        self.field.setPlaceholderText(tr(texts.WORDS_HINT))
        self.field.setAccessibleName(tr(texts.WORDS_HINT))
        self.search.say(tr(texts.SEARCH))
        self.browse.say(tr(texts.BROWSE))
        self._examples_title.setText(tr(texts.EXAMPLES_TITLE))
        said = [tr(one) for one in texts.EXAMPLES]
        self.examples.show_chips(
            [(one, None, lambda one=one: self.words_entered.emit(one)) for one in said]  # type: ignore[misc]
        )
        self._promise.setText(tr(texts.PROMISE))
        self.eye.retranslate()
        if self._style is not None:
            self.arrange(self._style)

    def wipe(self) -> None:
        """Forget what was typed. ``clear`` would leave it to be had back with Ctrl-Z."""
        self.field.setText("")
        self.keyboard.wipe()
        self.show_keyboard(shown=False)

    def first_focus(self) -> QWidget | None:
        """Type at once."""
        return self.field

    @property
    def _cramped(self) -> bool:
        metrics = self._style.metrics if self._style is not None else None
        if metrics is None:
            return False
        return metrics.zoom > _LARGE and metrics.size.width() < _WIDE * metrics.target

    def _make_room(self) -> None:
        if self._style is None:
            return
        metrics, typing = self._style.metrics, not self.keyboard.isHidden()
        alone = typing and metrics.size.height() < _ROOMY * metrics.target
        for part in (self._title, self._examples_title, self.examples, self._promise):
            part.setVisible(not (alone or self._cramped))
        self.browse.setVisible(not alone)
        self._words.setVisible(not (self._cramped and self.eye.seeing))
        self.eye.setVisible(not alone)
        self._words.arrange(self._style)
        # What is left of the words is seen whole; the camera's half scrolls.
        inner = self._words.widget()
        self._words.setMinimumHeight(inner.sizeHint().height() if self._cramped and inner else 0)
        crowded = typing and metrics.low
        if crowded:
            # A field, the bar and four rows of keys: six targets high is what such a screen has.
            self._words.content.setContentsMargins(metrics.px(8), 0, metrics.px(8), 0)
        if crowded is not self.crowded:
            self.crowded = crowded
            self.crowding_changed.emit()

    def _enter(self) -> None:
        words = self.field.text().strip()
        if words:
            self.words_entered.emit(words)


class FindController(Controller):
    """Leads the page: the camera when it is asked for, and words."""

    def __init__(self, screen: FindScreen, visit: Visit, looking: Looking) -> None:
        """Lead the page; ``looking`` leads its camera."""
        super().__init__(screen, visit)
        self._screen, self._looking = screen, looking
        self._writing = Writing(screen.keyboard, screen.field, visit)
        self._writing.wanted.connect(lambda: screen.show_keyboard(shown=True))
        self._writing.unwanted.connect(lambda: screen.show_keyboard(shown=False))
        looking.taken.connect(visit.ask_picture)
        looking.code_read.connect(visit.ask_words)
        screen.words_entered.connect(self._on_words)
        screen.camera_wanted.connect(self._on_camera)
        screen.more_wanted.connect(lambda: visit.go("privacy"))
        screen.browse_wanted.connect(lambda: visit.go("browse"))
        screen.crowding_changed.connect(self._on_crowding)
        visit.wiped.connect(looking.stop)

    def on_shown(self) -> None:
        """Show the words that were asked last: what is typed takes their place, or changes them."""
        self._screen.field.setText(self.visit.words)
        self._screen.field.selectAll()

    def on_left(self) -> None:
        """Close the camera: it is open only while its page is seen."""
        self._looking.stop()
        self._screen.show_keyboard(shown=False)

    def _on_camera(self) -> None:
        self._screen.show_keyboard(shown=False)
        self._looking.start()

    def _on_words(self, words: str) -> None:
        self._screen.field.setText(words)
        self.visit.ask_words(words)

    def _on_crowding(self) -> None:
        self.set_bar(shown=not self._screen.crowded)


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = FindScreen()
    looking = Looking(screen.eye, parts.surroundings.open_camera)
    looking.seen.connect(parts.watch)
    return screen, FindController(screen, parts.visit, looking)
