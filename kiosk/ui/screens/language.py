"""Choosing the language, each by its own name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.ui import texts
from kiosk.ui.languages import LANGUAGES
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.style import Style, shows_chinese
from kiosk.ui.texts import tr
from kiosk.ui.visit import Visit
from kiosk.ui.widgets.parts import ScrollPage, label


class LanguageScreen(Screen):
    """A button for each language."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """Make the page."""
        super().__init__()
        self._title = label("title")
        self._grid = QGridLayout()
        self.buttons: dict[str, QPushButton] = {}
        for language in LANGUAGES:
            if language.code == "zh" and not shows_chinese():
                continue
            button = QPushButton(language.name)
            button.setObjectName("way")
            button.setCheckable(True)
            button.setAccessibleName(language.name)
            button.clicked.connect(lambda _=False, code=language.code: self.chosen.emit(code))
            self.buttons[language.code] = button
        self._page = ScrollPage()
        self._page.content.addWidget(self._title)
        self._page.content.addLayout(self._grid)
        self._page.content.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

    def show_chosen(self, code: str) -> None:
        """Show which one is spoken."""
        for own, button in self.buttons.items():
            button.setChecked(own == code)

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._page.arrange(style)
        columns = 2 if style.metrics.narrow or style.metrics.zoom > 1.5 else 3
        self._grid.setSpacing(style.metrics.px(12))
        for place, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, place // columns, place % columns)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(tr(texts.LANGUAGE))

    def first_focus(self) -> QWidget | None:
        """Begin with the one that is spoken."""
        on = [button for button in self.buttons.values() if button.isChecked()]
        return on[0] if on else next(iter(self.buttons.values()))


class LanguageController(Controller):
    """Speaks another language and goes back."""

    def __init__(self, screen: LanguageScreen, visit: Visit) -> None:
        """Lead the page."""
        super().__init__(screen, visit)
        self._screen = screen
        screen.chosen.connect(self._on_chosen)

    def on_shown(self) -> None:
        """Show which one is spoken."""
        self._screen.show_chosen(self.visit.language)

    def _on_chosen(self, code: str) -> None:
        self.visit.speak(code)
        self.visit.back()


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    screen = LanguageScreen()
    return screen, LanguageController(screen, parts.visit)
