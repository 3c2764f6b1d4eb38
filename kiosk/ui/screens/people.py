"""Who may work with the kiosk: added, let in again, given another PIN, removed; for managers."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.errors import KioskError
from kiosk.staffing import Person, Role
from kiosk.ui import staff_texts as texts
from kiosk.ui.screens.base import Controller, Made, Parts
from kiosk.ui.screens.staffpage import StaffPage
from kiosk.ui.staff_room import StaffRoom
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.widgets.keyboard import OnScreenKeyboard
from kiosk.ui.widgets.parts import Chips, SignButton, label
from kiosk.ui.widgets.pin_pad import PinPad
from kiosk.ui.widgets.rows import Act, Row

_ROLES = {Role.CLERK: texts.PERSON_CLERK, Role.MANAGER: texts.PERSON_MANAGER}
_MOST_NAME = 40


class PeopleScreen(StaffPage):
    """Rows of people; a field, two roles and a pad of digits to add one."""

    add_wanted = Signal()

    def __init__(self) -> None:
        """Make the page."""
        super().__init__(texts.PEOPLE, texts.PEOPLE_HINT)
        self.field = QLineEdit()
        self.field.setMaxLength(_MOST_NAME)
        self.field.installEventFilter(self)
        self.field.returnPressed.connect(self.add_wanted)
        self.roles = Chips()
        self.add = SignButton("person", self.add_wanted.emit, name="primary")
        self.asked = label("heading")
        self.pad = PinPad()
        for part in (self.field, self.roles, self.add, self.asked, self.pad):
            self.extra.addWidget(part)
        self.keyboard = OnScreenKeyboard()
        self.keyboard.attach(self.field)
        self.keyboard.entered.connect(self.add_wanted)
        self.keyboard.hide_pressed.connect(self.keyboard.hide)
        self.keyboard.hide()
        self.column.addWidget(self.keyboard)
        self.ask_pin("")

    def ask_pin(self, words: str) -> None:
        """Ask for a PIN in the place of everything else; "" asks for none."""
        asks = bool(words)
        self.asked.setText(words)
        self.pad.wipe()
        self.asked.setVisible(asks)
        self.pad.setVisible(asks)
        for part in (self.field, self.roles, self.add, self.rows):
            part.setVisible(not asks)
        if asks:
            self.keyboard.hide()
            self.pad.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Show the keyboard where the field is touched."""
        if event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd):
            self.keyboard.show()
        return False

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        super().arrange(style)
        self.roles.arrange(style)
        self.add.arrange(style)
        self.pad.arrange(style)
        metrics = style.metrics
        width = metrics.size.width()
        self.keyboard.arrange(metrics.target, metrics.scale, width, tight=metrics.low)

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        self.field.setPlaceholderText(tr(texts.PERSON_NAME))
        self.field.setAccessibleName(tr(texts.PERSON_NAME))
        self.add.say(tr(texts.PERSON_ADD))
        self.pad.retranslate()

    def wipe(self) -> None:
        """Forget what was typed."""
        super().wipe()
        self.field.setText("")
        self.keyboard.wipe()
        self.keyboard.hide()
        self.ask_pin("")

    def first_focus(self) -> QWidget | None:
        """Give the pad where a PIN is asked for, else the field."""
        return self.pad if not self.pad.isHidden() else self.field


class PeopleController(Controller):
    """Looks after people, a PIN typed twice each time."""

    def __init__(self, screen: PeopleScreen, room: StaffRoom) -> None:
        """Lead the page."""
        super().__init__(screen, room.visit)
        self._screen, self._room = screen, room
        self._role = Role.CLERK
        self._name, self._new, self._pin = "", False, ""
        screen.add_wanted.connect(self._on_add)
        screen.pad.entered.connect(self._on_pin)
        room.visit.language_changed.connect(self._set_keyboard)
        room.visit.wiped.connect(self._forget)
        self._set_keyboard()

    def on_shown(self) -> None:
        """Ask who there is."""
        self._show_roles()
        self._room.ask(lambda desk: desk.doors.people(), self._show, self._fail)

    def on_left(self) -> None:
        """Forget a PIN that was half typed."""
        self._forget()

    def _show(self, people: list[Person]) -> None:
        rows = []
        for one in people:
            acts = [Act("words", tr(texts.PERSON_PIN), self._ask_pin_of(one.name))]
            if one.locked:
                acts.insert(0, Act("tick", tr(texts.PERSON_UNLOCK), self._unlock(one.name)))
            acts.append(Act("close", tr(texts.PERSON_REMOVE), self._remove(one.name)))
            detail = tr(texts.PERSON_LOCKED) if one.locked else tr(_ROLES[one.role])
            rows.append(Row(one.name, detail, None, tuple(acts), one.locked))
        self._screen.rows.show_rows(rows)

    def _show_roles(self) -> None:
        self._screen.roles.show_chips([
            (tr(words), role is self._role, lambda role=role: self._choose(role))  # type: ignore[misc]
            for role, words in _ROLES.items()
        ])  # fmt: skip

    def _choose(self, role: Role) -> None:
        self._role = role
        self._show_roles()

    def _on_add(self) -> None:
        name = self._screen.field.text().strip()
        if name:
            self._begin(name, new=True)

    def _ask_pin_of(self, name: str) -> Callable[[], None]:
        return lambda: self._begin(name, new=False)

    def _begin(self, name: str, *, new: bool) -> None:
        self._name, self._new, self._pin = name, new, ""
        self._screen.tell("")
        self._screen.ask_pin(tr(texts.PERSON_FIRST_PIN, name))

    def _on_pin(self, pin: str) -> None:
        if not self._pin:
            self._pin = pin
            self._screen.ask_pin(tr(texts.PERSON_SAME_PIN))
            return
        first, self._pin = self._pin, ""
        if first != pin:
            self._screen.tell(tr(texts.PERSON_OTHER_PIN))
            self._screen.ask_pin(tr(texts.PERSON_FIRST_PIN, self._name))
            return
        name, role = self._name, self._role
        if self._new:
            self._room.do(lambda desk, by: desk.doors.add(name, role, pin, by),
                          lambda _: self._on_done(name), self._on_refused)  # fmt: skip
        else:
            self._room.do(lambda desk, by: desk.doors.set_pin(name, pin, by),
                          lambda _: self._on_done(name), self._on_refused)  # fmt: skip

    def _on_done(self, name: str) -> None:
        self._screen.wipe()
        self.on_shown()
        self._screen.tell(tr(texts.PERSON_DONE, name))

    def _on_refused(self, error: KioskError) -> None:
        self._screen.ask_pin("")
        self._fail(error)

    def _unlock(self, name: str) -> Callable[[], None]:
        return lambda: self._room.do(lambda desk, by: desk.doors.unlock(name, by),
                                     lambda _: self.on_shown(), self._fail)  # fmt: skip

    def _remove(self, name: str) -> Callable[[], None]:
        return lambda: self._room.do(lambda desk, by: desk.doors.remove(name, by),
                                     lambda _: self.on_shown(), self._fail)  # fmt: skip

    def _set_keyboard(self) -> None:
        self._screen.keyboard.set_layouts(self.visit.speaking.language.keyboards)

    def _fail(self, error: KioskError) -> None:
        self._screen.tell(str(error))

    def _forget(self) -> None:
        self._name = self._pin = ""
        self._screen.wipe()


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = PeopleScreen()
    return screen, PeopleController(screen, parts.staff)
