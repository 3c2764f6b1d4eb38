"""A simple map of the shop: the shelves, the one to walk to, and where one stands."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from kiosk.core.plan import Area, ShopPlan
from kiosk.ui import icons, texts
from kiosk.ui.style import Style
from kiosk.ui.texts import tr


class ShopMap(QLabel):
    """Paints a plan with one aisle marked; a label to those who hear what it says."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._plan, self._aisle = ShopPlan({}), ""
        self._style: Style | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_place(self, plan: ShopPlan, aisle: str) -> None:
        """Mark an aisle; without a place for it the map is hidden."""
        self._plan, self._aisle = plan, aisle
        self.setVisible(aisle in plan.shelves)
        if aisle:
            self.setAccessibleName(f"{tr(texts.WHERE)}: {tr(texts.AISLE, aisle)}")
        self.update()

    def arrange(self, style: Style) -> None:
        """Fit to a style."""
        self._style = style
        self.setMinimumHeight(style.metrics.px(150))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Give the size a map likes."""
        return QSize(320, 220)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the map."""
        if self._style is None or not self._plan.shelves:
            return
        colours, metrics = self._style.colours, self._style.metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        floor = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(colours.edge), max(1, metrics.px(2))))
        painter.setBrush(QColor(colours.paper))
        painter.drawRoundedRect(floor, metrics.px(12), metrics.px(12))
        room = floor.adjusted(metrics.px(8), metrics.px(8), -metrics.px(8), -metrics.px(8))
        for name, area in self._plan.shelves.items():
            self._paint_shelf(painter, room, name, area)
        # Where nobody drew a map nobody knows where the kiosk stands in it.
        if self._plan.drawn:
            self._paint_here(painter, room)
        painter.end()

    def _paint_here(self, painter: QPainter, room: QRectF) -> None:
        if self._style is None:
            return
        colours, metrics = self._style.colours, self._style.metrics
        here = QPointF(room.left() + self._plan.here[0] * room.width(),
                       room.top() + self._plan.here[1] * room.height())  # fmt: skip
        self._paint_way(painter, room, here)
        side = metrics.px(22)
        icons.paint(
            painter, "pin", QRectF(here.x() - side / 2, here.y() - side, side, side), colours.focus
        )
        font = QFont(self.font())
        font.setPixelSize(metrics.text(15))
        painter.setFont(font)
        said = tr(texts.YOU_ARE_HERE)
        words, gap = QFontMetrics(font), metrics.px(6)
        wide = words.horizontalAdvance(said)
        at = here.x() + side / 2 + gap
        if at + wide > room.right():
            at = here.x() - side / 2 - gap - wide
        box = QRectF(max(at, room.left()), here.y() - side, wide, words.height())
        # On a ground of its own: a shelf may lie below.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.paper))
        painter.drawRoundedRect(box.adjusted(-gap / 2, 0, gap / 2, 0), gap / 2, gap / 2)
        painter.setPen(QColor(colours.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)

    def _paint_shelf(self, painter: QPainter, room: QRectF, name: str, area: Area) -> None:
        if self._style is None:
            return
        colours, metrics = self._style.colours, self._style.metrics
        box = _placed(area, room)
        wanted = name == self._aisle
        painter.setPen(QPen(QColor(colours.accent if wanted else colours.edge),
                            metrics.px(3) if wanted else 1))  # fmt: skip
        painter.setBrush(QColor(colours.accent if wanted else colours.ground))
        painter.drawRoundedRect(box, metrics.px(5), metrics.px(5))
        font = QFont(self.font())
        font.setPixelSize(
            max(9, min(metrics.text(20 if wanted else 15), round(box.height() * 0.7)))
        )
        font.setBold(wanted)
        if QFontMetrics(font).horizontalAdvance(name) > box.width() and not wanted:
            return
        painter.setFont(font)
        painter.setPen(QColor(colours.on_accent if wanted else colours.quiet))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_way(self, painter: QPainter, room: QRectF, here: QPointF) -> None:
        area = self._plan.shelves.get(self._aisle)
        if area is None or self._style is None:
            return
        goal = _placed(area, room).center()
        pen = QPen(QColor(self._style.colours.focus), max(2, self._style.metrics.px(3)))
        pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(here, QPointF(goal.x(), here.y()))
        painter.drawLine(QPointF(goal.x(), here.y()), goal)


def _placed(area: Area, room: QRectF) -> QRectF:
    return QRectF(
        room.left() + area.left * room.width(), room.top() + area.top * room.height(),
        area.width * room.width(), area.height * room.height(),
    )  # fmt: skip
