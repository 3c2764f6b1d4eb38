"""Asking: the camera with a frame to hold things in, beside words."""

import contextlib
from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain import Frame, Hint, Look
from kiosk.errors import CameraError
from kiosk.ui import texts
from kiosk.ui.ports import Preview
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.visit import MOST_CHARACTERS, Visit
from kiosk.ui.widgets.keyboard import OnScreenKeyboard
from kiosk.ui.widgets.parts import Chips, ScrollPage, SignButton, label
from kiosk.ui.widgets.viewfinder import Viewfinder
from kiosk.ui.writing import Writing

_MILLISECONDS_A_LOOK = 33
_ROOMY = 13
"""Targets high from which a screen has room for a keyboard and something above it."""
_HINTS = {
    Hint.NOTHING: texts.HOLD_NOTHING,
    Hint.LIGHT: texts.HOLD_LIGHT,
    Hint.CLOSER: texts.HOLD_CLOSER,
    Hint.STILL: texts.HOLD_STILL,
    Hint.WAIT: texts.HOLD_WAIT,
    Hint.TAKEN: texts.HOLD_TAKEN,
}


class FindScreen(Screen):
    """Camera and words side by side, or one below the other, and a keyboard where one types."""

    words_entered = Signal(str)
    camera_wanted = Signal()
    camera_unwanted = Signal()
    picture_wanted = Signal()
    more_wanted = Signal()
    browse_wanted = Signal()

    def __init__(self) -> None:
        """Make the page; the camera is off."""
        super().__init__()
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
        self.eye = _Eye()
        self.eye.use.clicked.connect(self.camera_wanted)
        self.eye.more.clicked.connect(self.more_wanted)
        self.eye.off.clicked.connect(self.camera_unwanted)
        self.eye.take.clicked.connect(self.picture_wanted)
        self.keyboard = OnScreenKeyboard()
        self.keyboard.attach(self.field)
        self.keyboard.entered.connect(self._enter)
        self.keyboard.setObjectName("keyboard")
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
        self.search.arrange(style, bare=metrics.narrow or metrics.zoom > 1.25)
        self.browse.arrange(style)
        self.examples.arrange(style)
        self.eye.arrange(style)
        self.keyboard.arrange(metrics.target, metrics.scale)
        down = metrics.narrow and metrics.size.height() > metrics.size.width()
        self._parts.setDirection(
            QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight
        )
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
            [(one, False, lambda one=one: self.words_entered.emit(one)) for one in said]  # type: ignore[misc]
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

    def _make_room(self) -> None:
        if self._style is None:
            return
        metrics, typing = self._style.metrics, not self.keyboard.isHidden()
        crowded = typing and metrics.size.height() < _ROOMY * metrics.target
        for part in (self._title, self._examples_title, self.examples, self.browse, self._promise):
            part.setVisible(not (crowded or (typing and metrics.low)))
        self.eye.setVisible(not crowded)

    def _enter(self) -> None:
        words = self.field.text().strip()
        if words:
            self.words_entered.emit(words)


class _Eye(QWidget):
    """The camera's half: a button with the notice beside it, then what the camera sees."""

    def __init__(self) -> None:
        super().__init__()
        self.use = SignButton("camera", name="primary")
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
        focused = self.use.hasFocus() or self.off.hasFocus() or self.take.hasFocus()
        self._pages.setCurrentIndex(1 if seeing else 0)
        if focused:
            (self.off if seeing else self.use).setFocus()

    def arrange(self, style: Style) -> None:
        metrics = style.metrics
        self._asking.arrange(style)
        self.use.arrange(style)
        self.view.arrange(style)
        side = metrics.px(18)
        self._seeing.setContentsMargins(side, side, side, side)
        self._seeing.setSpacing(metrics.px(10))
        bare = metrics.zoom > 1.25 or metrics.size.width() < 16 * metrics.target
        self.off.arrange(style, bare=bare)
        self.take.arrange(style, bare=bare)

    def retranslate(self) -> None:
        self.use.say(tr(texts.USE_CAMERA))
        self.more.say(tr(texts.MORE_ABOUT))
        self._notice.setText(tr(texts.CAMERA_NOTICE))
        self.off.say(tr(texts.CAMERA_OFF))
        self.take.say(tr(texts.TAKE_NOW))


class FindController(Controller):
    """Opens the camera when it is asked for, takes the picture when it is still, hears words."""

    def __init__(
        self, screen: FindScreen, visit: Visit,
        open_camera: Callable[[], AbstractContextManager[Preview]],
        watch: Callable[[], object] = lambda: None,
    ) -> None:  # fmt: skip
        """Lead the page; ``watch`` is told when the camera saw somebody do something."""
        super().__init__(screen, visit)
        self._screen, self._open_camera, self._watch = screen, open_camera, watch
        self._camera = contextlib.ExitStack()
        self._preview: Preview | None = None
        self._writing = Writing(screen.keyboard, screen.field, visit)
        self._writing.wanted.connect(lambda: screen.show_keyboard(shown=True))
        self._writing.unwanted.connect(lambda: screen.show_keyboard(shown=False))
        self._timer = QTimer(self)
        self._timer.setInterval(_MILLISECONDS_A_LOOK)
        self._timer.timeout.connect(self.on_look)
        screen.words_entered.connect(self._on_words)
        screen.camera_wanted.connect(self.start_camera)
        screen.camera_unwanted.connect(self.stop_camera)
        screen.picture_wanted.connect(self._on_take)
        screen.more_wanted.connect(lambda: visit.go("privacy"))
        screen.browse_wanted.connect(lambda: visit.go("browse"))
        visit.wiped.connect(self.stop_camera)

    @property
    def camera_on(self) -> bool:
        """Whether the camera is open."""
        return self._preview is not None

    def on_shown(self) -> None:
        """Show the words that were asked last, to be changed."""
        self._screen.field.setText(self.visit.words)

    def on_left(self) -> None:
        """Close the camera: it is open only while its page is seen."""
        self.stop_camera()
        self._screen.show_keyboard(shown=False)

    def start_camera(self) -> None:
        """Open the camera: the shopper has asked for it."""
        if self._preview is None:
            self._preview = self._camera.enter_context(self._open_camera())
            self._preview.reset()
        self._screen.show_keyboard(shown=False)
        self._screen.eye.show_seeing(seeing=True)
        self._screen.eye.tell.setText(tr(texts.CAMERA_STARTING))
        self._screen.eye.take.setEnabled(False)
        self._timer.start()

    def stop_camera(self) -> None:
        """Close the camera and forget what it saw."""
        self._timer.stop()
        self._preview = None
        self._camera.close()
        self._screen.eye.view.show_frame(None)
        self._screen.eye.show_seeing(seeing=False)

    def on_look(self) -> None:
        """Show the newest frame and what would help; take what was taken."""
        if self._preview is None:
            return
        eye = self._screen.eye
        try:
            frame, look = self._preview.latest(), self._preview.look()
        except CameraError:
            # It is tried again all the while; words work meanwhile.
            eye.tell.setText(tr(texts.CAMERA_LOST))
            eye.view.show_frame(None)
            eye.take.setEnabled(False)
            return
        eye.take.setEnabled(frame is not None)
        good = look is not None and look.hint in (Hint.WAIT, Hint.TAKEN)
        eye.view.show_frame(frame, good=good)
        if frame is None or look is None:
            eye.tell.setText(tr(texts.CAMERA_STARTING))
            return
        if look.hint not in (Hint.NOTHING, Hint.TAKEN):
            # Somebody holds something up: that is being there.
            self._watch()
        eye.tell.setText(tr(_HINTS[look.hint]))
        self._decide(look)

    def _decide(self, look: Look) -> None:
        if look.barcode is not None:
            self.stop_camera()
            self.visit.ask_words(look.barcode)
        elif look.taken is not None:
            frame = look.taken
            self.stop_camera()
            self.visit.ask_picture(frame)

    def _on_take(self) -> None:
        frame = self._screen.eye.view.frame
        if frame is not None:
            # A copy: wiping the visit overwrites it while the camera may still hold its own.
            copy = Frame(frame.pixels.copy())
            self.stop_camera()
            self.visit.ask_picture(copy)

    def _on_words(self, words: str) -> None:
        self._screen.field.setText(words)
        self.visit.ask_words(words)


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = FindScreen()
    camera = parts.surroundings.open_camera
    return screen, FindController(screen, parts.visit, camera, parts.watch)
