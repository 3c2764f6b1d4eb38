"""The way in for staff: who one is, and a PIN."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kiosk.errors import KioskError
from kiosk.staffing import Person, PinError
from kiosk.ui import staff_texts as texts
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.staff_room import StaffRoom
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.widgets.parts import Chips, ScrollPage, label
from kiosk.ui.widgets.pin_pad import PinPad

_SECOND_MS = 1000


class PinScreen(Screen):
    """Names to touch, then digits."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """Make the page."""
        super().__init__()
        self._title, self._hint = label("title"), label("body")
        self.names = Chips()
        self.pad = PinPad()
        self.told = label("trouble")
        self._page = ScrollPage()
        asking = QVBoxLayout()
        for part in (self._hint, self.names, self.told):
            asking.addWidget(part)
        asking.addStretch(1)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._parts.addLayout(asking, 1)
        self._parts.addWidget(self.pad, 1)
        self._page.content.addWidget(self._title)
        self._page.content.addLayout(self._parts)
        self._page.content.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

    def show_people(self, people: Sequence[Person], chosen: str) -> None:
        """Show who may come in, and for whom digits are typed now."""
        self.names.show_chips([
            (one.name, one.name == chosen, lambda name=one.name: self.chosen.emit(name))  # type: ignore[misc]
            for one in people
        ])  # fmt: skip
        self.pad.setVisible(bool(chosen))
        hint = tr(texts.PIN_HINT, chosen) if chosen else tr(texts.PIN_WHO)
        self._hint.setText(hint if people else tr(texts.PIN_NOBODY))

    def tell(self, words: str, *, open_: bool) -> None:
        """Say what is wrong; ``open_`` lets digits be typed."""
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.pad.set_enabled(enabled=open_)

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._page.arrange(style)
        # On a low screen the digits stand beside the names, in its whole height.
        low = style.metrics.low
        self._title.setVisible(not low)
        self._parts.setDirection(
            QBoxLayout.Direction.LeftToRight if low else QBoxLayout.Direction.TopToBottom
        )
        self.names.arrange(style)
        self.pad.arrange(style)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(tr(texts.PIN_TITLE))
        self.pad.retranslate()

    def wipe(self) -> None:
        """Forget who was there."""
        self.pad.wipe()
        self.show_people((), "")
        self.tell("", open_=True)

    def first_focus(self) -> QWidget | None:
        """Digits, where somebody is chosen."""
        if not self.pad.isHidden():
            return self.pad
        return self.names.chips[0] if self.names.chips else None


class PinController(Controller):
    """Asks the doors; counts down where one has to wait."""

    def __init__(self, screen: PinScreen, room: StaffRoom) -> None:
        """Lead the page."""
        super().__init__(screen, room.visit)
        self._screen, self._room = screen, room
        self._people: Sequence[Person] = ()
        self._chosen = ""
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND_MS)
        self._timer.timeout.connect(self._on_second)
        screen.chosen.connect(self._choose)
        screen.pad.entered.connect(self._enter)
        room.visit.wiped.connect(self._forget)

    def on_shown(self) -> None:
        """Ask who may come in."""
        self._screen.tell("", open_=True)
        self._room.ask(lambda desk: desk.doors.people(), self._show, self._on_no_desk)

    def on_left(self) -> None:
        """Forget the digits."""
        self._forget()

    def _show(self, people: list[Person]) -> None:
        self._people = people
        names = [one.name for one in people]
        if self._chosen not in names:
            self._chosen = names[0] if len(names) == 1 else ""
        self._screen.show_people(people, self._chosen)
        if self._chosen:
            self._choose(self._chosen)

    def _choose(self, name: str) -> None:
        self._chosen = name
        self._screen.pad.wipe()
        self._screen.show_people(self._people, name)
        self._screen.pad.setFocus()
        self._room.ask(lambda desk: desk.doors.seconds_to_wait(name), self._wait)

    def _enter(self, pin: str) -> None:
        name = self._chosen
        # Until it is known whether it was right, no other is taken.
        self._screen.tell("", open_=False)
        self._room.ask(lambda desk: desk.doors.enter(name, pin), self._room.come_in, self._on_wrong)

    def _on_wrong(self, error: KioskError) -> None:
        if not isinstance(error, PinError):
            self._screen.tell(str(error), open_=True)
        elif error.locked:
            self._screen.tell(tr(texts.PIN_LOCKED), open_=False)
        elif error.wait:
            self._wait(error.wait)
        else:
            self._screen.tell(tr(texts.PIN_WRONG), open_=True)

    def _wait(self, seconds: float) -> None:
        self._left = math.ceil(seconds)
        if self._left > 0:
            self._timer.start()
            self._say_left()
        else:
            self._timer.stop()
            self._screen.tell("", open_=True)

    def _on_second(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._say_left()
        else:
            self._timer.stop()
            self._screen.tell("", open_=True)

    def _say_left(self) -> None:
        left = self.visit.speaking.locale.toString(self._left)
        self._screen.tell(tr(texts.PIN_WAIT, left), open_=False)

    def _on_no_desk(self, _error: KioskError) -> None:
        # Without a catalog there is nothing to guard, and somebody has to see why.
        self.visit.instead("upkeep")

    def _forget(self) -> None:
        self._timer.stop()
        self._chosen, self._people = "", ()
        self._screen.wipe()


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = PinScreen()
    return screen, PinController(screen, parts.staff)
