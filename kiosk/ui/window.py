"""The one window: a bar, one screen at a time, and over both the question before the end."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kiosk.settings import Settings
from kiosk.ui import staff_texts, style, texts
from kiosk.ui.chime import Chime
from kiosk.ui.gesture import CornerHeld
from kiosk.ui.idle import Idle
from kiosk.ui.languages import Speaking
from kiosk.ui.ports import Surroundings
from kiosk.ui.screens import HOME, SCREENS, STAFF, WELCOME, Controller, Parts, Screen
from kiosk.ui.speech import Voice
from kiosk.ui.staff_room import StaffRoom
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.theme import Theme
from kiosk.ui.visit import Visit
from kiosk.ui.widgets.bar import Bar
from kiosk.ui.widgets.leaving import LeavingWarning
from kiosk.ui.worker import Inference

_LEAST = 480
_WRITING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
"""Modifiers with which a key still writes."""
_NOT_FOR_WORDS = frozenset({HOME, "trouble", "upkeep", "pin", WELCOME}) | STAFF


class _Screens(dict[str, Screen]):
    """Screens by name; one that is not there yet is made when it is asked for."""

    def __init__(self, make: Callable[[str], Screen]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, name: str) -> Screen:
        return self._make(name)


class Window(QWidget):
    """Shows the screen the visit is at, in the language, size and look it has."""

    def __init__(
        self, application: QApplication, surroundings: Surroundings, inference: Inference,
        settings: Settings, theme: Theme, voice: Voice | None = None,
    ) -> None:  # fmt: skip
        """Make the window and every screen, at the attract screen."""
        super().__init__()
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.setMinimumSize(_LEAST, _LEAST)
        self.resize(1280, 800)
        self._application, self._theme, self._settings = application, theme, settings
        self.inference = inference
        self.speaking = Speaking(application, settings.language)
        self.visit = Visit(inference, self.speaking, voice or Voice(), HOME)
        self.chime = Chime(application.beep)
        self.idle = Idle(settings.idle_seconds)
        application.installEventFilter(self.idle)
        self.corner = CornerHeld(self)
        application.installEventFilter(self.corner)
        self.staff = StaffRoom(self.visit, inference)
        parts = Parts(
            self.visit, inference, surroundings, self.idle.touch, self.staff, self.chime.ring,
            self._measure, settings.dots_per_inch,
        )  # fmt: skip
        self._parts = parts
        self.screens: dict[str, Screen] = _Screens(self._make)
        self.controllers: dict[str, Controller] = {}
        self._stack = QStackedWidget()
        # What a page would like leaves the upper half its height: it is out of reach.
        ignored = QSizePolicy.Policy.Ignored
        self._stack.setSizePolicy(ignored, ignored)
        self._style: Style | None = None
        for name in SCREENS:
            # Staff's own are made when somebody first comes in: most days nobody does.
            if name not in STAFF:
                self._make(name)
        self.bar = Bar()
        self._above = QWidget()
        self._above.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self._column.addWidget(self._above, 1)
        self._column.addWidget(self._stack, 1)
        self.warning = LeavingWarning(self)
        self.idle.leave_to(self.warning)
        self._connect()
        self.retranslate()
        self._on_went(HOME)

    def _make(self, name: str) -> Screen:
        """Make a screen and who leads it."""
        screen, controller = SCREENS[name](self._parts)
        self.screens[name], self.controllers[name] = screen, controller
        self._stack.addWidget(screen)
        controller.bar_changed.connect(self._show_bar)
        if self._style is not None:
            screen.retranslate()
            screen.arrange(self._style)
        return screen

    @property
    def screen_name(self) -> str:
        """The name of the screen that is shown."""
        shown = self._stack.currentWidget()
        return next(name for name, screen in self.screens.items() if screen is shown)

    def _connect(self) -> None:
        visit, bar = self.visit, self.bar
        visit.went.connect(self._on_went)
        visit.busy.connect(lambda busy: bar.set_busy(busy=busy))
        visit.comfort_changed.connect(self._arrange)
        visit.language_changed.connect(self.retranslate)
        visit.wiped.connect(self._on_wiped)
        bar.back_pressed.connect(visit.back)
        bar.language_pressed.connect(lambda: visit.go("language"))
        bar.comfort_pressed.connect(lambda: visit.go("comfort"))
        bar.done_pressed.connect(visit.end)
        self.idle.warned.connect(self._on_warned)
        self.idle.active.connect(self.warning.hide)
        self.idle.ended.connect(visit.end)
        self.warning.stayed.connect(self.idle.touch)
        self.warning.ended.connect(visit.end)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._on_escape)
        # For staff: a corner held on the first screen, or these keys.
        self.corner.asked.connect(self._on_staff)
        QShortcut(QKeySequence("Ctrl+Shift+U"), self, self._on_staff)
        self.staff.changed.connect(self._show_staff)

    def _on_went(self, name: str) -> None:
        if name in STAFF and self.staff.person is None:
            # Only who is in gets there, whatever led the way.
            self.visit.end()
            return
        before = self.screen_name
        if before != name:
            self.controllers[before].on_left()
        self._stack.setCurrentWidget(self.screens[name])  # made now where it was not yet
        self._show_bar()
        if name in (HOME, WELCOME):
            self.idle.stop()
        elif before in (HOME, WELCOME):
            self.idle.start()
        self.controllers[name].on_shown()
        if self.screen_name != name:
            # It had nothing to show, and led on at once.
            return
        # Never a part of the page before: it cannot be seen any more.
        (self.screens[name].first_focus() or self.bar.back).setFocus()

    def _on_escape(self) -> None:
        """Go back; before the end, say that somebody is there."""
        if self.warning.isHidden():
            self.visit.back()
        else:
            self.idle.touch()

    def _show_bar(self) -> None:
        self.bar.setVisible(self.controllers[self.screen_name].bar)

    def _on_staff(self) -> None:
        if self.screen_name == "trouble":
            # There is no catalog to work with: how it stands is what can be seen.
            self.visit.go("upkeep")
        elif self.screen_name == HOME:
            self.visit.go("pin")

    def _show_staff(self) -> None:
        person = self.staff.person
        if person is None:
            self.bar.say_staff("")
            return
        sign = staff_texts.MANAGER_SIGN if self.staff.manager else staff_texts.STAFF_SIGN
        self.bar.say_staff(tr(sign, person.name))

    def _on_warned(self, seconds: int) -> None:
        if self.warning.isHidden():
            # By sight and sound; the sound once.
            self.chime.ring()
            self.visit.say(tr(texts.STILL_THERE))
        self.warning.show_left(seconds, self.speaking.locale)

    def _on_wiped(self) -> None:
        self.warning.hide()
        for screen in self.screens.values():
            screen.wipe()

    def retranslate(self) -> None:
        """Say everything anew in the language that is chosen now."""
        self.setWindowTitle(tr(texts.WINDOW_TITLE))
        for screen in self.screens.values():
            screen.retranslate()
        self.bar.say_language(self.speaking.language.name)
        self._show_staff()
        self.warning.retranslate()
        self._arrange()
        self.controllers[self.screen_name].on_shown()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go back with the key some keyboards have for it; take what is typed to where it belongs.

        A barcode scanner types, wherever one is.
        """
        if event.key() == Qt.Key.Key_Back:
            self.visit.back()
        elif not self._type(event):
            super().keyPressEvent(event)

    def _type(self, event: QKeyEvent) -> bool:
        """Write what no part of the page had a use for into the field for words."""
        shortcut = event.modifiers() & ~_WRITING
        written = event.text()
        if shortcut or not written.isprintable() or not written.strip():
            return False
        if self.visit.shop is None or self.screen_name in _NOT_FOR_WORDS:
            return False
        if self.screen_name != "find":
            self.visit.go("find")
        field = self._application.focusWidget()
        if not isinstance(field, QLineEdit):
            field = self.screens["find"].first_focus()
        if not isinstance(field, QLineEdit):
            return False
        field.setFocus()
        self._application.sendEvent(field, event)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Scale everything to the window."""
        super().resizeEvent(event)
        self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Watch nobody any more."""
        self._application.removeEventFilter(self.idle)
        self._application.removeEventFilter(self.corner)
        self.chime.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Take one file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        """Search with the picture that was dropped."""
        event.acceptProposedAction()
        if self.screen_name == HOME:
            self.visit.go("find")
        self.visit.ask_file(Path(event.mimeData().urls()[0].toLocalFile()))

    def _measure(self, dots_per_inch: int) -> None:
        """Take the screen to be so dense from now on."""
        self._settings = replace(self._settings, dots_per_inch=dots_per_inch)
        self._arrange()

    def _arrange(self) -> None:
        comfort = self.visit.comfort
        metrics = style.metrics_for(
            self.size(), self._settings.dots_per_inch, comfort.zoom, motion=not comfort.calm,
            reach=comfort.reach,
        )  # fmt: skip
        theme = self._theme.at_night() if comfort.night else self._theme
        language = self.speaking.language
        now = Style(theme, metrics, language.rtl, chinese=language.code == "zh")
        if now == self._style:
            return
        before, self._style = self._style, now
        self._place_reach(reach=comfort.reach and metrics.halves)
        if before is None or (before.theme, before.chinese) != (theme, now.chinese):
            style.prepare(self._application, theme, chinese=now.chinese)
        self.setStyleSheet(style.sheet(theme, metrics))
        for screen in self.screens.values():
            screen.arrange(now)
        self.bar.arrange(now)
        self.warning.arrange(now)

    def _place_reach(self, *, reach: bool) -> None:
        """Put the bar below an empty upper half, or at the top."""
        self._above.setVisible(reach)
        self._column.removeWidget(self.bar)
        self._column.removeWidget(self._above)
        for place, part in enumerate((self._above, self.bar) if reach else (self.bar, self._above)):
            self._column.insertWidget(place, part)
        self._column.setStretchFactor(self._above, 1)
        self._column.setStretchFactor(self._stack, 1)
