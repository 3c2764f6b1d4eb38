"""What is known of an item that no catalog has, before its pictures."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.domain import CatalogItem, Price, is_barcode
from kiosk.ui import staff_texts as texts
from kiosk.ui.screens.base import Controller, Made, Parts
from kiosk.ui.screens.staffpage import StaffPage
from kiosk.ui.staff_room import StaffRoom
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.widgets.keyboard import OnScreenKeyboard
from kiosk.ui.widgets.parts import SignButton

_FIELDS = {
    "name": texts.NEW_NAME, "price": texts.NEW_PRICE, "aisle": texts.NEW_AISLE,
    "code": texts.NEW_CODE,
}  # fmt: skip
_MOST = 200
_MOST_PRICE = Decimal(10_000_000)


@dataclass(frozen=True, slots=True)
class Wrong:
    """What cannot be used, as a text of ``staff_texts``."""

    text: str


class NewItemScreen(StaffPage):
    """Four fields and a keyboard."""

    entered = Signal()

    def __init__(self) -> None:
        """Make the page."""
        super().__init__(texts.NEW_TITLE)
        self.fields = {name: QLineEdit() for name in _FIELDS}
        self.keyboard = OnScreenKeyboard()
        for field in self.fields.values():
            field.setMaxLength(_MOST)
            field.returnPressed.connect(self.entered)
            field.installEventFilter(self)
            self.extra.addWidget(field)
        self.go_on = SignButton("camera", self.entered.emit, name="primary")
        self.extra.addWidget(self.go_on)
        self.keyboard.attach(self.fields["name"])
        self.keyboard.entered.connect(self.entered)
        self.keyboard.hide_pressed.connect(self.keyboard.hide)
        self.keyboard.hide()
        self.column.addWidget(self.keyboard)

    def values(self) -> dict[str, str]:
        """Give what was typed."""
        return {name: field.text().strip() for name, field in self.fields.items()}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Write with the keyboard into the field that was touched last."""
        if event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd) and isinstance(
            watched, QLineEdit
        ):
            self.keyboard.attach(watched)
            self.keyboard.show()
            self.page.ensureWidgetVisible(watched)
        return False

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        super().arrange(style)
        self.go_on.arrange(style)
        metrics = style.metrics
        width = metrics.size.width()
        self.keyboard.arrange(metrics.target, metrics.scale, width, tight=metrics.low)

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        for name, words in _FIELDS.items():
            self.fields[name].setPlaceholderText(tr(words))
            self.fields[name].setAccessibleName(tr(words))
        self.go_on.say(tr(texts.NEW_GO_ON))

    def wipe(self) -> None:
        """Forget what was typed."""
        super().wipe()
        for field in self.fields.values():
            field.setText("")
        self.keyboard.wipe()
        self.keyboard.hide()

    def first_focus(self) -> QWidget | None:
        """Type its name at once."""
        return self.fields["name"]


class NewItemController(Controller):
    """Makes an item of what was typed, or says what is wrong with it."""

    def __init__(self, screen: NewItemScreen, room: StaffRoom) -> None:
        """Lead the page."""
        super().__init__(screen, room.visit)
        self._screen, self._room = screen, room
        screen.entered.connect(self._go_on)
        screen.keyboard.set_layouts(room.visit.speaking.language.keyboards)
        room.visit.language_changed.connect(
            lambda: screen.keyboard.set_layouts(room.visit.speaking.language.keyboards)
        )
        room.visit.wiped.connect(screen.wipe)

    def on_shown(self) -> None:
        """Begin with the barcode that no item had, where there was one."""
        shown = self._room.last
        if shown is not None and shown.code and not shown.candidates:
            self._screen.fields["code"].setText(shown.code)

    def on_left(self) -> None:
        """Put the keyboard away."""
        self._screen.keyboard.hide()

    def _go_on(self) -> None:
        made = item_of(self._screen.values())
        if isinstance(made, Wrong):
            self._screen.tell(tr(made.text))
            return
        self._screen.wipe()
        self._room.lesson = made
        self.visit.go("shots")


def item_of(values: Mapping[str, str]) -> CatalogItem | Wrong:
    """Make an item, without an id, of what was typed into the fields."""
    if not values["name"]:
        return Wrong(texts.NEW_NEEDS_NAME)
    price = None
    if values["price"]:
        try:
            amount = Decimal(values["price"].replace(",", "."))
        except InvalidOperation:
            return Wrong(texts.NEW_BAD_PRICE)
        exponent = amount.as_tuple().exponent
        if not amount.is_finite() or not 0 <= amount <= _MOST_PRICE or int(exponent) < -3:
            return Wrong(texts.NEW_BAD_PRICE)
        price = Price(amount)
    if values["code"] and not is_barcode(values["code"]):
        return Wrong(texts.NEW_BAD_CODE)
    codes = (values["code"],) if values["code"] else ()
    return CatalogItem("", values["name"], price=price, aisle=values["aisle"], barcodes=codes)


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = NewItemScreen()
    return screen, NewItemController(screen, parts.staff)
