"""One answer on the screen: picture, names, price, aisle, and how sure it is."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.domain import Decision, SearchHit
from kiosk.ui import style, texts

# A long name is written smaller before it is cut.
_SMALLEST_SHARE = 0.78
_MARK_COLOURS = {
    Decision.SURE: style.SURE,
    Decision.MAYBE: style.MAYBE,
    Decision.NO_MATCH: style.QUIET,
}


class ResultTile(QWidget):
    """A card to touch. It is painted in one go, so that it looks the same at every size."""

    chosen = Signal(object)
    """The SearchHit it shows."""

    def __init__(self, hit: SearchHit, image: QImage | None, *, chinese_first: bool) -> None:
        """Show a hit with its picture (None where it has none)."""
        super().__init__()
        self.hit = hit
        self._image = image
        self._scaled: QImage | None = None
        self._name, self._other_name = texts.names(hit.item, chinese_first=chinese_first)
        self._price = texts.price(hit.item)
        self._place = texts.place(hit.item)
        self._scale = 1.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        spoken = (self._name, self._other_name, self._price, self._place, texts.mark(hit.decision))
        self.setAccessibleName(", ".join(part for part in spoken if part))

    def set_geometry_for(self, scale: float, height: int) -> None:
        """Take the scale of all sizes and the height of the card."""
        self._scale = scale
        self.setFixedHeight(height)
        self.update()

    @property
    def image(self) -> QImage | None:
        """The picture it shows."""
        return self._image

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Open the item that was touched."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self.chosen.emit(self.hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Open the item that has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.hit)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Give the size a card likes."""
        return QSize(round(260 * self._scale), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        card = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        radius = 16 * self._scale
        outline = QPainterPath()
        outline.addRoundedRect(card, radius, radius)
        painter.fillPath(outline, QBrush(QColor(style.PAPER)))
        edge = (style.ACCENT, 3.0) if self.hasFocus() else (style.HAIRLINE, 1.5)
        painter.setPen(QPen(QColor(edge[0]), edge[1]))
        painter.drawPath(outline)
        text_height = self._paint_words(painter)
        self._paint_picture(painter, text_height)
        self._paint_mark(painter)
        painter.end()

    def _px(self, value: float) -> int:
        return round(value * self._scale)

    def _font(self, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(8, self._px(size)))
        font.setWeight(weight)
        return font

    def _paint_words(self, painter: QPainter) -> int:
        """Paint the names, price and aisle from the bottom up, and give the height they take."""
        margin = self._px(18)
        left, width = margin, self.width() - 2 * margin
        bottom = self.height() - self._px(14)
        if self._price or self._place:
            font = self._font(24, QFont.Weight.DemiBold)
            line = QFontMetrics(font).height()
            row = QRect(left, bottom - line, width, line)
            painter.setFont(font)
            painter.setPen(QColor(style.INK))
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft | _MIDDLE, self._price)
            painter.setFont(self._font(19))
            painter.setPen(QColor(style.QUIET))
            painter.drawText(row, Qt.AlignmentFlag.AlignRight | _MIDDLE, self._place)
            bottom = row.top() - self._px(2)
        if self._other_name:
            bottom = self._line(painter, self._font(16), style.QUIET, self._other_name, bottom)
        font = self._font(20, QFont.Weight.DemiBold)
        top = self._line(painter, font, style.INK, self._name, bottom)
        return self.height() - top

    def _line(self, painter: QPainter, font: QFont, colour: str, text: str, bottom: int) -> int:
        """Paint one line that ends at ``bottom``, fitted to the card's width; give its top."""
        margin = self._px(18)
        metrics = QFontMetrics(font)
        row = QRect(margin, bottom - metrics.height(), self.width() - 2 * margin, metrics.height())
        smallest = round(font.pixelSize() * _SMALLEST_SHARE)
        while metrics.horizontalAdvance(text) > row.width() and font.pixelSize() > smallest:
            font.setPixelSize(font.pixelSize() - 1)
            metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, row.width())
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | _MIDDLE, cut)
        return row.top()

    def _paint_picture(self, painter: QPainter, below: int) -> None:
        inset, above = self._px(14), self._px(42)
        room = QRect(
            inset, above, self.width() - 2 * inset, self.height() - below - above - self._px(8)
        )
        if self._image is None or self._image.isNull() or room.width() < 8 or room.height() < 8:
            return
        ratio = self.devicePixelRatioF()
        wanted = self._image.size().scaled(room.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio)
        if self._scaled is None or self._scaled.size() != wanted:
            self._scaled = self._image.scaled(
                wanted,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        size = QSize(round(wanted.width() / ratio), round(wanted.height() / ratio))
        corner = room.center() - QRect(0, 0, size.width(), size.height()).center()
        painter.drawImage(QRect(corner, size), self._scaled)

    def _paint_mark(self, painter: QPainter) -> None:
        """Say how sure in a word and a sign: a tick on a disc, or a question mark in a ring."""
        decision = self.hit.decision
        colour = QColor(_MARK_COLOURS[decision])
        left, top, size = self._px(16), self._px(14), self._px(22)
        disc = QRectF(left, top, size, size)
        font = self._font(16, QFont.Weight.DemiBold)
        text = texts.mark(decision)
        word = QRect(
            left + size + self._px(7), top, QFontMetrics(font).horizontalAdvance(text) + 2, size
        )
        if decision is Decision.SURE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(disc)
            tick = QPainterPath()
            tick.moveTo(left + size * 0.27, top + size * 0.53)
            tick.lineTo(left + size * 0.44, top + size * 0.69)
            tick.lineTo(left + size * 0.74, top + size * 0.34)
            pen = QPen(QColor(style.PAPER), max(1.5, size * 0.12))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(tick)
        else:
            width = max(1.2, size * 0.08)
            painter.setPen(QPen(colour, width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(width / 2, width / 2, -width / 2, -width / 2))
            painter.setFont(self._font(15, QFont.Weight.Bold))
            sign = "?" if decision is Decision.MAYBE else "–"
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, sign)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(word, Qt.AlignmentFlag.AlignLeft | _MIDDLE, text)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter
