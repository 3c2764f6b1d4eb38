"""Finding one item by words: for a scan that was not recognised, and for teaching."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.domain import CatalogItem, Decision, Reason, SearchHit, Why
from kiosk.errors import KioskError
from kiosk.ui import staff_texts as texts
from kiosk.ui import texts as shopper_texts
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.staff_room import StaffRoom
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.tiles import TileModel
from kiosk.ui.visit import MOST_CHARACTERS
from kiosk.ui.widgets.keyboard import OnScreenKeyboard
from kiosk.ui.widgets.parts import SignButton, label
from kiosk.ui.widgets.tile_view import TileView
from kiosk.ui.writing import Writing


class PickScreen(Screen):
    """A field, tiles of what was found, and a way on for what is new."""

    entered = Signal(str)
    new_wanted = Signal()

    def __init__(self, model: TileModel) -> None:
        """Show a model's items."""
        super().__init__()
        self._title = label("heading")
        self.field = QLineEdit()
        self.field.setMaxLength(MOST_CHARACTERS)
        self.field.returnPressed.connect(self._enter)
        self.search = SignButton("search", self._enter, name="primary")
        self.told = label("hint")
        self.tiles = TileView(model)
        self.new = SignButton("tick", self.new_wanted.emit)
        self.keyboard = OnScreenKeyboard()
        self.keyboard.attach(self.field)
        self.keyboard.entered.connect(self._enter)
        self.keyboard.hide()
        self._line = QHBoxLayout()
        self._line.addWidget(self.field, 1)
        self._line.addWidget(self.search)
        self._line.addWidget(self.new)
        self._inner = QVBoxLayout()
        self._inner.addWidget(self._title)
        self._inner.addLayout(self._line)
        self._inner.addWidget(self.told)
        self._inner.addWidget(self.tiles, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._inner, 1)
        layout.addWidget(self.keyboard)

    def show_keyboard(self, *, shown: bool) -> None:
        """Show the keyboard; on a low screen it leaves room for the field alone."""
        self.keyboard.setVisible(shown)
        low = self._style is not None and self._style.metrics.low
        self._title.setVisible(not low)
        self.told.setVisible(bool(self.told.text()) and not (shown and low))
        self.tiles.setVisible(not (shown and low))

    def tell(self, words: str) -> None:
        """Say that nothing was found."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._style = style
        metrics = style.metrics
        side = metrics.px(22)
        self._inner.setContentsMargins(side, metrics.px(10), side, metrics.px(10))
        self._inner.setSpacing(metrics.px(10))
        self._line.setSpacing(metrics.px(10))
        bare = metrics.narrow or metrics.low or metrics.zoom > 1.25
        self.search.arrange(style, bare=bare)
        self.new.arrange(style, bare=bare)
        self.tiles.arrange(style)
        width = metrics.size.width()
        self.keyboard.arrange(metrics.target, metrics.scale, width, tight=metrics.low)
        self.show_keyboard(shown=not self.keyboard.isHidden())

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(tr(texts.PICK_TITLE))
        self.field.setPlaceholderText(tr(texts.PICK_HINT))
        self.field.setAccessibleName(tr(texts.PICK_HINT))
        self.tiles.setAccessibleName(tr(texts.PICK_TITLE))
        self.search.say(tr(shopper_texts.SEARCH))
        self.new.say(tr(texts.PICK_NEW))

    def wipe(self) -> None:
        """Forget what was typed."""
        self.field.setText("")
        self.keyboard.wipe()
        self.tell("")
        self.show_keyboard(shown=False)

    def first_focus(self) -> QWidget | None:
        """Type at once."""
        return self.field

    def _enter(self) -> None:
        words = self.field.text().strip()
        if words:
            self.entered.emit(words)


class PickController(Controller):
    """Searches, and hands what is touched to whoever wanted an item."""

    def __init__(self, screen: PickScreen, room: StaffRoom, model: TileModel) -> None:
        """Lead the page; ``model`` is the one behind its tiles."""
        super().__init__(screen, room.visit)
        self._screen, self._room, self._model = screen, room, model
        self._writing = Writing(screen.keyboard, screen.field, room.visit)
        self._writing.wanted.connect(lambda: screen.show_keyboard(shown=True))
        self._writing.unwanted.connect(lambda: screen.show_keyboard(shown=False))
        screen.entered.connect(self._search)
        screen.tiles.chosen.connect(lambda hit: room.picked(hit.item))
        screen.new_wanted.connect(self._on_new)
        room.visit.wiped.connect(model.wipe)

    def on_shown(self) -> None:
        """Begin with an empty field."""
        self._screen.wipe()
        self._model.wipe()

    def on_left(self) -> None:
        """Put the keyboard away."""
        self._screen.show_keyboard(shown=False)

    def _search(self, words: str) -> None:
        self._screen.show_keyboard(shown=False)
        self._room.ask(lambda desk: desk.scanning.search(words), self._show, self._on_failure)

    def _show(self, items: Sequence[CatalogItem]) -> None:
        hits = [SearchHit(one, 1.0, Decision.MAYBE, Reason(Why.WORDS)) for one in items]
        speaking = self.visit.speaking
        self._model.show_hits(hits, speaking.language.code, speaking.locale, marked=False)
        self._screen.tell("" if items else tr(texts.PICK_NOTHING))

    def _on_failure(self, error: KioskError) -> None:
        self._screen.tell(str(error))

    def _on_new(self) -> None:
        self._room.teach(None)


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    model = parts.model()
    screen = PickScreen(model)
    return screen, PickController(screen, parts.staff, model)
