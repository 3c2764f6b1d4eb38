"""Answers to a picture: four large tiles, and "none of these"."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.domain import Decision
from kiosk.ui import texts, wording
from kiosk.ui.screens.base import Controller, Made, Parts, Screen
from kiosk.ui.style import Style
from kiosk.ui.texts import tr
from kiosk.ui.tiles import TileModel
from kiosk.ui.visit import Visit
from kiosk.ui.widgets.parts import SignButton, fit_beside, label
from kiosk.ui.widgets.tile_view import TileView


class MatchesScreen(Screen):
    """The shopper's picture, four tiles to compare it with, and a way out."""

    refused = Signal()
    again_wanted = Signal()

    def __init__(self, model: TileModel) -> None:
        """Show a model's hits."""
        super().__init__()
        self._image: QImage | None = None
        self._picture = QLabel()
        self._heading = label("heading")
        self.tiles = TileView(model, rows=2)
        self.none = SignButton("close", self.refused.emit)
        self.again = SignButton("camera", self.again_wanted.emit)
        top = QHBoxLayout()
        top.addWidget(self._picture)
        top.addWidget(self._heading, 1)
        self._top = top
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.addWidget(self.none, 1)
        self._buttons.addWidget(self.again, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(top)
        self._column.addWidget(self.tiles, 1)
        self._column.addLayout(self._buttons)

    def show_picture(self, image: QImage | None) -> None:
        """Show what was held up."""
        self._image = image
        self._draw()

    def arrange(self, style: Style) -> None:
        """Fit everything to a style."""
        self._style = style
        metrics = style.metrics
        side = metrics.px(22)
        self._column.setContentsMargins(side, metrics.px(12), side, metrics.px(12))
        self._column.setSpacing(metrics.px(10))
        self._top.setSpacing(metrics.px(16))
        self._buttons.setSpacing(metrics.px(10))
        self.tiles.arrange(style)
        self._fit()
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Fit the buttons to the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._style is not None:
            margins = self._column.contentsMargins()
            room = self.width() - margins.left() - margins.right()
            fit_beside(self._style, self._buttons, room, self.none, self.again)

    def retranslate(self) -> None:
        """Say everything anew."""
        self._heading.setText(tr(texts.IS_IT_ONE))
        self.tiles.setAccessibleName(tr(texts.IS_IT_ONE))
        self._picture.setAccessibleName(tr(texts.YOUR_PICTURE))
        self.none.say(tr(texts.NONE_OF_THESE))
        self.again.say(tr(texts.SHOW_IT))
        self._fit()

    def wipe(self) -> None:
        """Forget the picture."""
        self.show_picture(None)

    def first_focus(self) -> QWidget | None:
        """Go through the tiles at once."""
        return self.tiles

    def _draw(self) -> None:
        style = self._style
        if style is None or self._image is None or self._image.isNull():
            self._picture.clear()
            self._picture.hide()
            return
        side = style.metrics.px(64 if style.metrics.low else 110)
        mode = Qt.TransformationMode.SmoothTransformation
        ratio = Qt.AspectRatioMode.KeepAspectRatio
        self._picture.setPixmap(QPixmap.fromImage(
            self._image.scaled(QSize(2 * side, side), ratio, mode)))  # fmt: skip
        self._picture.show()


class MatchesController(Controller):
    """Shows the visit's answer to a picture."""

    def __init__(self, screen: MatchesScreen, visit: Visit, model: TileModel) -> None:
        """Lead the page; ``model`` is the one behind its tiles."""
        super().__init__(screen, visit)
        self._screen, self._model = screen, model
        screen.tiles.chosen.connect(visit.open_item)
        screen.refused.connect(visit.refuse)
        screen.again_wanted.connect(lambda: visit.go("find"))
        visit.answered.connect(self._show)
        visit.wiped.connect(model.wipe)

    def on_shown(self) -> None:
        """Say everything in the language of now."""
        self._show()

    def _show(self) -> None:
        visit, answer = self.visit, self.visit.answer
        if answer is None or visit.picture is None:
            return
        hits = [hit for hit in answer.results.hits if hit.decision is not Decision.NO_MATCH]
        self._model.show_hits(hits, visit.goods_language, visit.speaking.locale)
        self._screen.show_picture(visit.picture)
        spoken = [wording.spoken(hit, visit.goods_language, visit.speaking.locale) for hit in hits]
        visit.say(". ".join([tr(texts.IS_IT_ONE), *spoken]))


def make(parts: Parts) -> Made:
    """Make the screen and who leads it."""
    model = parts.model()
    screen = MatchesScreen(model)
    return screen, MatchesController(screen, parts.visit, model)
