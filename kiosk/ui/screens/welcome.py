"""First start in up to five steps: language, screen, camera, PIN, catalog."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kiosk.ui import staff_texts as texts
from kiosk.ui.languages import LANGUAGES
from kiosk.ui.screens.base import Made, Parts, Screen
from kiosk.ui.setting_up import WelcomeController
from kiosk.ui.style import Style, shows_chinese
from kiosk.ui.texts import BACK, tr
from kiosk.ui.widgets.measuring_card import MeasuringCard
from kiosk.ui.widgets.parts import Chips, ScrollPage, SignButton, label
from kiosk.ui.widgets.pin_twice import PinTwice

_HEADINGS = {
    "language": (texts.STEP_LANGUAGE, texts.STEP_LANGUAGE_HINT),
    "screen": (texts.STEP_SCREEN, texts.STEP_SCREEN_HINT),
    "camera": (texts.STEP_CAMERA, texts.STEP_CAMERA_HINT),
    "pin": (texts.STEP_PIN, texts.STEP_PIN_HINT),
    "catalog": (texts.STEP_CATALOG, texts.STEP_CATALOG_HINT),
}


class WelcomeScreen(Screen):
    """One step at a time, with a way on and a way back."""

    language_chosen = Signal(str)
    sized = Signal(int)
    """By how many dots an inch the frame is to grow."""
    camera_chosen = Signal(int)
    pin_chosen = Signal(str)
    next_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, dots_per_inch: int) -> None:
        """Make the page with every step."""
        super().__init__()
        self._step, self._number, self._count = "language", 1, 1
        self._where, self._title, self._hint = label("hint"), label("title"), label("body")
        self._languages, self._sizes, self._cameras = Chips(), Chips(), Chips()
        self.card = MeasuringCard(dots_per_inch)
        self._view = QLabel()
        self._view.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._image: QImage | None = None
        self.pad = PinTwice()
        self.pad.chosen.connect(self.pin_chosen)
        self._tell = label("tell")
        self.on = SignButton("tick", self.next_pressed.emit, name="primary")
        self.back = SignButton("back", self.back_pressed.emit)
        self._of_step: dict[str, Sequence[QWidget]] = {
            "language": (self._languages,), "screen": (self.card, self._sizes),
            "camera": (self._cameras, self._view), "pin": (self.pad,), "catalog": (),
        }  # fmt: skip
        self._page = ScrollPage()
        content = self._page.content
        of_steps = (part for parts in self._of_step.values() for part in parts)
        for part in (self._where, self._title, self._hint, *of_steps, self._tell, self.on,
                     self.back):  # fmt: skip
            content.addWidget(part)
        content.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

    def show_step(self, step: str, number: int, count: int, *, told: str = "") -> None:
        """Show a step, the how-manieth of how many, and perhaps something to tell."""
        self._step, self._number, self._count = step, number, count
        for name, parts in self._of_step.items():
            for part in parts:
                part.setVisible(name == step)
        self.show_told(told)
        self.show_picture(None)
        self.pad.clear()
        self.back.setVisible(number > 1)
        # With a PIN one goes on by its own keys.
        self.on.setVisible(step != "pin")
        self.retranslate()
        self._page.verticalScrollBar().setValue(0)

    def show_told(self, sentence: str) -> None:
        """Tell something about the step."""
        self._tell.setText(sentence)
        self._tell.setVisible(bool(sentence))

    def show_language(self, code: str) -> None:
        """Show which language is chosen."""
        offered = [one for one in LANGUAGES if one.code != "zh" or shows_chinese()]
        self._languages.show_chips([
            (one.name, one.code == code, partial(self.language_chosen.emit, one.code))
            for one in offered
        ])  # fmt: skip

    def show_cameras(self, numbers: Sequence[int], chosen: int | None, locale: QLocale) -> None:
        """Show which cameras there are; a single one needs no choice."""
        self._cameras.show_chips([
            (tr(texts.CAMERA_NUMBER, locale.toString(number)), number == chosen,
             partial(self.camera_chosen.emit, number))
            for number in (numbers if len(numbers) > 1 else ())
        ])  # fmt: skip

    def show_picture(self, image: QImage | None) -> None:
        """Show what the camera sees; None for nothing."""
        self._image = image
        if image is None or self._style is None:
            self._view.clear()
            return
        wide = min(self.width() * 3 // 4, self._style.metrics.px(520))
        mode = Qt.TransformationMode.SmoothTransformation
        # As in a mirror, which is what one expects of oneself.
        mirrored = image.scaledToWidth(wide, mode).flipped(Qt.Orientation.Horizontal)
        self._view.setPixmap(QPixmap.fromImage(mirrored))

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._style = style
        self._page.arrange(style)
        for part in (self._languages, self._sizes, self._cameras, self.card, self.pad, self.on,
                     self.back):  # fmt: skip
            part.arrange(style)

    def retranslate(self) -> None:
        """Say everything anew."""
        locale = QLocale()
        heading, hint = _HEADINGS[self._step]
        number, count = locale.toString(self._number), locale.toString(self._count)
        self._where.setText(tr(texts.STEP_OF, number, count))
        self._title.setText(tr(heading))
        self._hint.setText(tr(hint))
        last = self._number == self._count
        self.on.say(tr(texts.LAST_STEP if last else texts.NEXT_STEP))
        self.back.say(tr(BACK))
        self.pad.retranslate(locale)
        self._sizes.show_chips([
            (tr(texts.SMALLER), None, lambda: self.sized.emit(-2)),
            (tr(texts.LARGER), None, lambda: self.sized.emit(2)),
        ])  # fmt: skip
        self._sizes.setVisible(self._step == "screen")

    def wipe(self) -> None:
        """Show nothing that was typed or seen."""
        self.pad.clear()
        self.show_picture(None)

    def first_focus(self) -> QWidget | None:
        """Begin with the way on."""
        return self.on if self._step != "pin" else self.pad.keys["1"]


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = WelcomeScreen(parts.dots_per_inch)
    return screen, WelcomeController(screen, parts)
