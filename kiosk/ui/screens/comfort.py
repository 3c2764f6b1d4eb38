"""Easier to use: larger text, strong contrast, low reach, no motion, a voice."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui import texts
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.style import ZOOMS, Style
from kiosk.ui.texts import tr
from kiosk.ui.visit import Comfort, Visit
from kiosk.ui.widgets.parts import Chips, ScrollPage, label

_SWITCHES = (("night", texts.CONTRAST), ("reach", texts.REACH), ("calm", texts.CALM),
             ("aloud", texts.SPEECH))  # fmt: skip


class ComfortScreen(Screen):
    """A row of sizes, and a switch for each way."""

    zoom_wanted = Signal(float)
    switched = Signal(str)

    def __init__(self) -> None:
        """Make the page."""
        super().__init__()
        self._title = label("title")
        self._rows: dict[str, tuple[QWidget, Chips]] = {}
        self._groups: list[QVBoxLayout] = []
        self._page = ScrollPage()
        self._page.content.addWidget(self._title)
        for key in ("zoom", *(name for name, _ in _SWITCHES)):
            words, chips = label("body"), Chips()
            self._rows[key] = (words, chips)
            # Words are nearer to what they stand for than to the row above.
            group = QVBoxLayout()
            group.addWidget(words)
            group.addWidget(chips)
            self._groups.append(group)
            self._page.content.addLayout(group)
        self._no_voice = label("hint")
        self._page.content.addWidget(self._no_voice)
        self._page.content.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

    def show_comfort(self, comfort: Comfort, locale: QLocale, *, voice: bool) -> None:
        """Show how it is now."""
        percent = [f"{locale.toString(round(zoom * 100))} %" for zoom in ZOOMS]
        self._chips("zoom").show_chips([
            (words, comfort.zoom == zoom, self._zoom(zoom))
            for zoom, words in zip(ZOOMS, percent, strict=True)
        ])  # fmt: skip
        for name, text in _SWITCHES:
            on = bool(getattr(comfort, name))
            pressed = self._switch(name)
            self._chips(name).show_chips([
                (tr(texts.ON), on, pressed if not on else self._stay(name)),
                (tr(texts.OFF), not on, pressed if on else self._stay(name)),
            ])  # fmt: skip
            for chip, state in zip(self._chips(name).chips, (texts.ON, texts.OFF), strict=True):
                chip.setAccessibleName(f"{tr(text)}: {tr(state)}")
        for part in self._rows["aloud"]:
            part.setVisible(voice)
        self._show_reach()
        self._no_voice.setVisible(not voice)

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._style = style
        self._page.arrange(style)
        for _, chips in self._rows.values():
            chips.arrange(style)
        for group in self._groups:
            group.setSpacing(style.metrics.px(6))
        self._page.content.setSpacing(style.metrics.px(12 if style.metrics.low else 22))
        self._show_reach()

    def retranslate(self) -> None:
        """Say everything anew; the switches are said by the controller."""
        self._title.setText(tr(texts.COMFORT))
        self._no_voice.setText(tr(texts.NO_SPEECH))
        self._label("zoom", tr(texts.TEXT_SIZE))
        for name, text in _SWITCHES:
            self._label(name, tr(text))

    def first_focus(self) -> QWidget | None:
        """Begin with the size there is."""
        chips = self._chips("zoom").chips
        return next((chip for chip in chips if chip.isChecked()), None)

    def _show_reach(self) -> None:
        # On a screen a hand high everything is within reach anyway.
        for part in self._rows["reach"]:
            part.setVisible(self._style is None or self._style.metrics.halves)

    def _label(self, key: str, words: str) -> None:
        self._rows[key][0].setText(words)  # type: ignore[attr-defined]

    def _chips(self, key: str) -> Chips:
        return self._rows[key][1]

    def _zoom(self, zoom: float) -> Callable[[], None]:
        return lambda: self.zoom_wanted.emit(zoom)

    def _switch(self, name: str) -> Callable[[], None]:
        return lambda: self.switched.emit(name)

    def _stay(self, name: str) -> Callable[[], None]:
        # A chip that is on already was touched: it stays on.
        return lambda: self.switched.emit("")


class ComfortController(Controller):
    """Changes how the screen is had."""

    def __init__(self, screen: ComfortScreen, visit: Visit) -> None:
        """Lead the page."""
        super().__init__(screen, visit)
        self._screen = screen
        screen.zoom_wanted.connect(self._on_zoom)
        screen.switched.connect(self._on_switched)

    def on_shown(self) -> None:
        """Show how it is now."""
        visit = self.visit
        self._screen.show_comfort(visit.comfort, visit.speaking.locale, voice=visit.voice.there)

    def _on_zoom(self, zoom: float) -> None:
        self.visit.set_comfort(zoom=zoom)
        self.on_shown()

    def _on_switched(self, name: str) -> None:
        if name:
            self.visit.set_comfort(**{name: not getattr(self.visit.comfort, name)})
        self.on_shown()
        if name == "aloud":
            self.visit.say(tr(texts.SPEECH))


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = ComfortScreen()
    return screen, ComfortController(screen, parts.visit)
