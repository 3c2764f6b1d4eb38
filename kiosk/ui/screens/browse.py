"""Looking through everything: the kinds of goods, each with the picture of one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain import CatalogItem, Decision, Reason, SearchHit, Why
from kiosk.ui import texts, wording
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.tiles import TileModel
from kiosk.ui.visit import Visit
from kiosk.ui.widgets.parts import SignButton, label
from kiosk.ui.widgets.tile_view import TileView


class BrowseScreen(Screen):
    """A tile for each kind."""

    everything_wanted = Signal()

    def __init__(self, model: TileModel) -> None:
        """Show a model's kinds."""
        super().__init__()
        self._title, self._empty = label("heading"), label("hint")
        self.tiles = TileView(model)
        self.all = SignButton("grid", self.everything_wanted.emit)
        self._column = QVBoxLayout(self)
        for part in (self._title, self._empty):
            self._column.addWidget(part)
        self._column.addWidget(self.tiles, 1)
        self._column.addWidget(self.all)

    def show_empty(self, *, empty: bool) -> None:
        """Say that there are no kinds, where there are none."""
        self._empty.setVisible(empty)
        self.tiles.setVisible(not empty)

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        metrics = style.metrics
        side = metrics.px(22)
        self._column.setContentsMargins(side, metrics.px(12), side, metrics.px(12))
        self._column.setSpacing(metrics.px(10))
        self.tiles.arrange(style)
        self.all.arrange(style)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._title.setText(tr(texts.BROWSE_TITLE))
        self.tiles.setAccessibleName(tr(texts.BROWSE_TITLE))
        self._empty.setText(tr(texts.NO_KINDS))
        self.all.say(tr(texts.ALL))

    def first_focus(self) -> QWidget | None:
        """Go through the tiles at once."""
        return self.tiles


class BrowseController(Controller):
    """Shows the kinds of the shop that is open."""

    def __init__(self, screen: BrowseScreen, visit: Visit, model: TileModel) -> None:
        """Lead the page; ``model`` is the one behind its tiles."""
        super().__init__(screen, visit)
        self._screen, self._model = screen, model
        self._names: dict[str, str] = {}
        screen.tiles.chosen.connect(self._on_chosen)
        screen.everything_wanted.connect(lambda: visit.browse(""))
        visit.shop_changed.connect(self._forget)

    def on_shown(self) -> None:
        """Show every kind."""
        kinds, visit = self.visit.kinds, self.visit
        self._names = {kind.example: kind.name for kind in kinds}
        hits = [
            SearchHit(
                CatalogItem(kind.example, wording.kind(kind.name, visit.language)), 1.0,
                Decision.SURE, Reason(Why.KIND),
            )
            for kind in kinds
        ]  # fmt: skip
        self._model.show_hits(hits, visit.goods_language, visit.speaking.locale, marked=False)
        self._screen.show_empty(empty=not kinds)

    def _on_chosen(self, hit: SearchHit) -> None:
        self.visit.browse(self._names[hit.item.id])

    def _forget(self) -> None:
        self._model.wipe()


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    model = parts.model()
    screen = BrowseScreen(model)
    return screen, BrowseController(screen, parts.visit, model)
