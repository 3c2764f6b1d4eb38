"""One item in full: picture, price, stock, place on the map, why, and goods around it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.core.plan import ShopPlan
from kiosk.ui import texts, wording
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.tiles import TileModel
from kiosk.ui.visit import Visit
from kiosk.ui.widgets.parts import ScrollPage, SignButton, label
from kiosk.ui.widgets.shop_map import ShopMap
from kiosk.ui.widgets.tile_view import TileView


class ItemScreen(Screen):
    """Shows one item; goods around it come a moment later."""

    aloud_wanted = Signal()

    def __init__(self, similar: TileModel, colours: TileModel) -> None:
        """Show an item, and below it the hits of two models."""
        super().__init__()
        self._image: QImage | None = None
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name, self._other = label("itemname"), label("subtitle")
        self._price, self._place = label("heading"), label("heading")
        self._stock, self._facts, self._about = label("body"), label("hint"), label("body")
        self._why = label("hint")
        self.aloud = SignButton("voice", self.aloud_wanted.emit)
        self.map = ShopMap()
        self._colours_title, self._similar_title = label("heading"), label("heading")
        self.colours = TileView(colours, rows=1)
        self.similar = TileView(similar, rows=1)
        self._models = (colours, similar)
        words = QVBoxLayout()
        for part in (self._name, self._other, self._price, self._place, self._stock, self._facts,
                     self._about, self._why):  # fmt: skip
            words.addWidget(part)
        words.addWidget(self.aloud, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        self.page = ScrollPage()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(self._picture, 4)
        self._top.addLayout(words, 5)
        self._top.addWidget(self.map, 4)
        for part in (self._colours_title, self._similar_title):
            part.hide()
        self.page.content.addLayout(self._top)
        row: tuple[QWidget, ...] = (
            self._colours_title, self.colours, self._similar_title, self.similar
        )  # fmt: skip
        for widget in row:
            self.page.content.addWidget(widget)
        self.page.content.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self.show_around()

    def show_item(self, lines: dict[str, str], plan: ShopPlan, aisle: str) -> None:
        """Say everything of an item; what is "" is left out."""
        for part, key in (
            (self._name, "name"), (self._other, "other"), (self._price, "price"),
            (self._place, "place"), (self._stock, "stock"), (self._facts, "facts"),
            (self._about, "about"), (self._why, "why"),
        ):  # fmt: skip
            part.setText(lines.get(key, ""))
            part.setVisible(bool(lines.get(key, "")))
        self.setAccessibleName(lines.get("spoken", ""))
        self._picture.setAccessibleName(lines.get("name", ""))
        self.map.show_place(plan, aisle)
        self.page.verticalScrollBar().setValue(0)

    def show_picture(self, image: QImage | None) -> None:
        """Show the item's picture: null where it has none, None while it is on its way."""
        self._image = image
        self._draw()

    def show_around(self) -> None:
        """Show or leave out the rows below, as their models have something."""
        for title, view, model in zip(
            (self._colours_title, self._similar_title), (self.colours, self.similar), self._models,
            strict=True,
        ):  # fmt: skip
            there = model.rowCount() > 0
            title.setVisible(there)
            view.setVisible(there)

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._style = style
        metrics = style.metrics
        self.page.arrange(style)
        self._top.setSpacing(metrics.px(24))
        self._top.setDirection(
            QBoxLayout.Direction.TopToBottom
            if metrics.narrow or metrics.zoom >= 2
            else QBoxLayout.Direction.LeftToRight
        )
        for view in (self.colours, self.similar):
            view.setFixedHeight(metrics.text(250))
            view.arrange(style)
        self.map.arrange(style)
        self.map.setMaximumHeight(metrics.px(300))
        self.aloud.arrange(style)
        self._draw()

    def retranslate(self) -> None:
        """Say everything anew; the item itself is said by the controller."""
        for title, view, text in (
            (self._colours_title, self.colours, texts.OTHER_COLOURS),
            (self._similar_title, self.similar, texts.SIMILAR),
        ):
            title.setText(tr(text))
            view.setAccessibleName(tr(text))
        self.aloud.say(tr(texts.READ_ALOUD))

    def wipe(self) -> None:
        """Forget the item."""
        self.show_item({}, ShopPlan({}), "")
        self.show_picture(None)
        self.show_around()

    def first_focus(self) -> QWidget | None:
        """Hear it, or go on to the goods around."""
        return self.aloud if not self.aloud.isHidden() else self.similar

    def _draw(self) -> None:
        style = self._style
        if style is None or self._image is None:
            self._picture.clear()
            return
        if self._image.isNull():
            self._picture.setText(tr(texts.NO_PICTURE))
            return
        metrics = style.metrics
        side = min(metrics.px(360), round(metrics.size.width() * 0.42),
                   round(metrics.size.height() * 0.5))  # fmt: skip
        mode = Qt.TransformationMode.SmoothTransformation
        ratio = Qt.AspectRatioMode.KeepAspectRatio
        self._picture.setPixmap(
            QPixmap.fromImage(self._image.scaled(QSize(side, side), ratio, mode))
        )


class ItemController(Controller):
    """Shows the visit's item and what is around it."""

    def __init__(
        self, screen: ItemScreen, visit: Visit, similar: TileModel, colours: TileModel
    ) -> None:
        """Lead the page; the models are those behind its rows."""
        super().__init__(screen, visit)
        self._screen, self._similar, self._colours = screen, similar, colours
        for view in (screen.similar, screen.colours):
            view.chosen.connect(visit.open_item)
        screen.aloud_wanted.connect(self._aloud)
        visit.around_ready.connect(self._show_around)
        visit.shelf.arrived.connect(self._on_pictures)
        visit.wiped.connect(self._forget)

    def on_shown(self) -> None:
        """Show the item that was opened."""
        visit, hit = self.visit, self.visit.hit
        self._similar.wipe()
        self._colours.wipe()
        if hit is None:
            return
        item, locale = hit.item, visit.speaking.locale
        name, other = wording.names(item, visit.goods_language)
        spoken = wording.spoken(hit, visit.goods_language, locale)
        self._screen.show_item(
            {
                "name": name, "other": other, "price": wording.price(item, locale),
                "place": wording.place(item), "stock": wording.stock(item, locale),
                "facts": wording.facts(item, visit.language),
                "about": wording.description(item, visit.goods_language),
                "why": wording.why(hit, visit.words), "spoken": spoken,
            },
            visit.plan, item.aisle,
        )  # fmt: skip
        self._screen.aloud.setVisible(visit.voice.there)
        self._screen.show_picture(visit.shelf.image(item.id))
        self._show_around()
        visit.say(spoken)

    def on_left(self) -> None:
        """Be silent."""
        self.visit.voice.stop()

    def _show_around(self) -> None:
        around, visit = self.visit.around, self.visit
        if around is not None:
            language, locale = visit.goods_language, visit.speaking.locale
            self._similar.show_hits(around.similar.hits, language, locale, marked=False)
            self._colours.show_hits(around.colours.hits, language, locale, marked=False)
        self._screen.show_around()

    def _on_pictures(self, item_ids: tuple[str, ...]) -> None:
        hit = self.visit.hit
        if hit is not None and hit.item.id in item_ids:
            self._screen.show_picture(self.visit.shelf.image(hit.item.id))

    def _aloud(self) -> None:
        hit = self.visit.hit
        if hit is not None:
            words = wording.spoken(hit, self.visit.goods_language, self.visit.speaking.locale)
            self.visit.voice.say(words, self.visit.goods_language)

    def _forget(self) -> None:
        self._similar.wipe()
        self._colours.wipe()


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    similar, colours = parts.model(), parts.model()
    screen = ItemScreen(similar, colours)
    return screen, ItemController(screen, parts.visit, similar, colours)
