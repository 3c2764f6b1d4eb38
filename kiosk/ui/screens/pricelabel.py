"""The price label of what was scanned: read by the camera and confirmed, or typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kiosk.core.shelf_check import amounts_of
from kiosk.domain import Look
from kiosk.errors import KioskError
from kiosk.staffing import Entry
from kiosk.ui import staff_texts as texts
from kiosk.ui import wording
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.staff_camera import StaffCamera
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.widgets.amount_pad import AmountPad
from kiosk.ui.widgets.parts import ScrollPage, SignButton, label
from kiosk.ui.widgets.viewfinder import Viewfinder


class PriceLabelScreen(Screen):
    """The camera; beside it the item, what was read of its label, and keys to type it."""

    again = Signal()

    def __init__(self) -> None:
        """Make the page."""
        super().__init__()
        self.view = Viewfinder()
        self.tell = label("tell", centred=True)
        self.item = label("heading")
        self.price = label("hint")
        self.asked = label("body")
        self.pad = AmountPad()
        self.read_again = SignButton("camera", self.again.emit)
        self._side = ScrollPage()
        for part in (self.item, self.price, self.asked, self.pad, self.read_again):
            self._side.content.addWidget(part)
        self._side.content.addStretch(1)
        self._left = QVBoxLayout()
        self._left.addWidget(self.tell)
        self._left.addWidget(self.view, 1)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.addLayout(self._left, 3)
        self._parts.addWidget(self._side, 2)

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        metrics = style.metrics
        side = metrics.px(16)
        upright = metrics.size.width() < metrics.size.height()
        self._parts.setDirection(
            QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        )
        self._left.setContentsMargins(side, side // 2, side, side // 2)
        self._left.setSpacing(metrics.px(8))
        self._side.arrange(style)
        self.view.arrange(style)
        self.pad.arrange(style)
        self.read_again.arrange(style)

    def retranslate(self) -> None:
        """Say everything anew."""
        self.pad.retranslate()
        self.read_again.say(tr(texts.LABEL_AGAIN))

    def wipe(self) -> None:
        """Forget everything shown."""
        self.view.show_frame(None)
        self.show_asked("")
        self.pad.wipe()
        for part in (self.item, self.price):
            part.setText("")

    def show_asked(self, words: str, *, read: bool = False) -> None:
        """Say what was read, or what was wrong; ``read`` offers to read once more."""
        self.asked.setText(words)
        self.asked.setVisible(bool(words))
        self.read_again.setVisible(read)

    def first_focus(self) -> QWidget | None:
        """Type at once."""
        return self.pad


class PriceLabelController(Controller):
    """Has the label read while the camera holds still, and keeps what a person agrees to."""

    def __init__(self, screen: PriceLabelScreen, parts: Parts) -> None:
        """Lead the page."""
        super().__init__(screen, parts.visit)
        self._screen, self._room = screen, parts.staff
        self._camera = StaffCamera(
            screen.view, screen.tell, lambda: tr(texts.LABEL_HINT),
            parts.surroundings.open_camera, parts.watch,
        )  # fmt: skip
        self._camera.looked.connect(self._on_look)
        self._reading = False
        screen.pad.entered.connect(self._on_entered)
        screen.again.connect(self._read_again)
        parts.visit.wiped.connect(self._forget)

    def on_shown(self) -> None:
        """Say of what the label is, and look for it."""
        entry = self._room.labelled
        if entry is None or entry.item is None:
            self.visit.go("scan")
            return
        locale = self.visit.speaking.locale
        self._screen.pad.speak(locale)
        self._screen.item.setText(wording.names(entry.item, self.visit.language)[0])
        price = wording.price(entry.item, locale)
        self._screen.price.setText(tr(texts.LABEL_DIFFERS, price) if price else "")
        self._read_again()
        self._camera.start()

    def on_left(self) -> None:
        """Close the camera."""
        self._camera.stop()
        self._forget()

    def _read_again(self) -> None:
        self._screen.show_asked("")
        self._screen.pad.wipe()
        self._reading = False
        self._camera.take_again()

    def _on_look(self, look: Look) -> None:
        if look.taken is None or self._reading or self._screen.pad.typed:
            return
        frame, self._reading = look.taken, True
        self._room.ask(lambda desk: desk.shelves.read_label(frame), self._on_read, self._fail)

    def _on_read(self, read: str | None) -> None:
        self._reading = False
        if self._screen.pad.typed:
            return
        if read is None:
            self._camera.take_again()
            return
        self._screen.pad.wipe(read)
        sign = self.visit.speaking.locale.decimalPoint()
        self._screen.show_asked(tr(texts.LABEL_READ, read.replace(".", sign)), read=True)

    def _on_entered(self, amount: str) -> None:
        entry = self._room.labelled
        if entry is None:
            return
        if not amounts_of(amount):
            self._screen.show_asked(tr(texts.LABEL_BAD))
            return
        self._room.do(
            lambda desk, by: desk.scanning.set_label(entry, amount), self._on_kept, self._fail
        )

    def _on_kept(self, entry: Entry) -> None:
        self._room.labelled = entry
        self.visit.go("scan")

    def _fail(self, error: KioskError) -> None:
        self._reading = False
        self._screen.show_asked(str(error))

    def _forget(self) -> None:
        self._reading = False
        self._screen.wipe()


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = PriceLabelScreen()
    return screen, PriceLabelController(screen, parts)
