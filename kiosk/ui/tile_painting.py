"""How one answer looks: picture, names, price, place, and how sure, painted in one go."""

import unicodedata

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)

from kiosk.domain import Decision
from kiosk.ui import texts
from kiosk.ui.style import Style
from kiosk.ui.texts import tr

Lines = tuple[str, str, str, str, str]
# A long name is written smaller before it is cut.
_SMALLEST_SHARE = 0.78
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_NAME_LINES, _LARGE_NAME_LINES, _LARGE = 2, 4, 1.5
"""Lines for a name; in text from this size on a tile is higher and few words go on a line."""


class TilePainter:
    """Paints tiles of one size in one style."""

    def __init__(self, style: Style, font: QFont, size: QSize, ratio: float = 1.0) -> None:
        """Paint tiles of a size in pixels of the design; ``ratio`` is the screen's own."""
        self._style, self._font, self._size, self._ratio = style, font, size, ratio

    def paint(
        self, painter: QPainter, lines: Lines, image: QImage | None, decision: Decision,
        *, focused: bool, pressed: bool,
    ) -> None:  # fmt: skip
        """Paint a tile at the painter's origin; ``image`` None is on its way, null is none."""
        colours, metrics = self._style.colours, self._style.metrics
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setLayoutDirection(self._direction)
        thick = metrics.px(4) if focused else max(2, metrics.px(2))
        inset = thick / 2
        card = QRectF(0, 0, self._size.width(), self._size.height())
        card.adjust(inset, inset, -inset, -inset)
        outline = QPainterPath()
        radius = metrics.px(16)
        outline.addRoundedRect(card, radius, radius)
        ground = colours.accent_soft if pressed else colours.paper
        painter.fillPath(outline, QBrush(QColor(ground)))
        pen = QPen(QColor(colours.focus if focused else colours.edge), thick)
        if decision is not Decision.SURE and lines[4] and not focused:
            # How sure is not told by colour alone: the line is broken, and a word says it.
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawPath(outline)
        top = metrics.px(12)
        if lines[4]:
            top = self._paint_mark(painter, decision, lines[4])
        bottom = self._paint_words(painter, lines)
        self._paint_picture(painter, image, top, bottom)

    @property
    def _direction(self) -> Qt.LayoutDirection:
        both = Qt.LayoutDirection
        return both.RightToLeft if self._style.rtl else both.LeftToRight

    def _sized(self, pixels: int, *, bold: bool = False) -> QFont:
        font = QFont(self._font)
        font.setPixelSize(max(9, pixels))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _paint_words(self, painter: QPainter, lines: Lines) -> int:
        """Paint the names, price and place from the bottom up, and give the top of them."""
        metrics, colours = self._style.metrics, self._style.colours
        margin = metrics.px(16)
        left, width = margin, self._size.width() - 2 * margin
        bottom = self._size.height() - metrics.px(12)
        name, other, price, place, _ = lines
        wide = self._sized(metrics.text(22), bold=True)
        small = self._sized(metrics.text(18))
        if price or place:
            both = QFontMetrics(wide).horizontalAdvance(price) + QFontMetrics(
                small
            ).horizontalAdvance(place)
            rows = [(price, place)] if both + margin <= width else [("", place), (price, "")]
            for one, two in rows:
                height = QFontMetrics(wide).height()
                row = QRect(left, bottom - height, width, height)
                # However large the text is wanted, a price that is cut off is none.
                least = _SMALLEST_SHARE / metrics.zoom
                self._line(painter, wide, colours.ink, one, row, at_end=False, least=least)
                self._line(painter, small, colours.quiet, two, row, at_end=bool(one), least=least)
                if one or two:
                    bottom = row.top()
        if other:
            font = self._sized(metrics.text(16))
            height = QFontMetrics(font).height()
            row = QRect(left, bottom - height, width, height)
            self._line(painter, font, colours.quiet, other, row, at_end=False)
            bottom = row.top()
        return self._name(painter, name, QRect(left, 0, width, bottom))

    def _name(self, painter: QPainter, name: str, room: QRect) -> int:
        """Paint the name on a few lines that end at the room's bottom; give their top."""
        most = _NAME_LINES if self._style.metrics.zoom < _LARGE else _LARGE_NAME_LINES
        font = self._sized(self._style.metrics.text(19), bold=True)
        metrics = QFontMetrics(font)
        parts = _wrapped(name, font, room.width(), most)
        if len(parts) > most:
            # The lines are parts of the name in their order.
            start = 0
            for part in parts[:most]:
                start = name.find(part, start)
            rest = name[start:]
            cut = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room.width())
            parts = [*parts[: most - 1], cut]
        top = room.bottom() - metrics.lineSpacing() * len(parts)
        for number, part in enumerate(parts):
            row = QRect(room.left(), top + number * metrics.lineSpacing(), room.width(),
                        metrics.height())  # fmt: skip
            self._line(painter, font, self._style.colours.ink, part, row, at_end=False)
        return top

    def _line(
        self, painter: QPainter, font: QFont, colour: str, text: str, row: QRect, *, at_end: bool,
        least: float = _SMALLEST_SHARE,
    ) -> None:  # fmt: skip
        """Paint one line, written smaller, to a ``least`` share, and then cut where too long."""
        if not text:
            return
        metrics = QFontMetrics(font)
        smallest = round(font.pixelSize() * least)
        while metrics.horizontalAdvance(text) > row.width() and font.pixelSize() > smallest:
            font.setPixelSize(font.pixelSize() - 1)
            metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, row.width())
        end = at_end != self._style.rtl
        side = Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft
        # A Latin name is read from the left even on an Arabic page: its hyphen stays at its end.
        painter.setLayoutDirection(_direction_of(text, self._direction))
        painter.drawText(row, side | Qt.AlignmentFlag.AlignAbsolute | _MIDDLE, cut)

    def _paint_picture(
        self, painter: QPainter, image: QImage | None, above: int, below: int
    ) -> None:
        metrics = self._style.metrics
        inset, gap = metrics.px(14), metrics.px(6)
        room = QRect(inset, above + gap, self._size.width() - 2 * inset, below - above - 2 * gap)
        if room.width() < 8 or room.height() < 8 or image is None:
            return
        if image.isNull():
            painter.setFont(self._sized(metrics.text(16)))
            painter.setPen(QColor(self._style.colours.quiet))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, flags, tr(texts.NO_PICTURE))
            return
        wanted = image.size().scaled(room.size() * self._ratio, Qt.AspectRatioMode.KeepAspectRatio)
        scaled = image.scaled(
            wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        size = QSize(round(wanted.width() / self._ratio), round(wanted.height() / self._ratio))
        corner = room.center() - QRect(0, 0, size.width(), size.height()).center()
        painter.drawImage(QRect(corner, size), scaled)

    def _paint_mark(self, painter: QPainter, decision: Decision, text: str) -> int:
        """Say how sure in a word and a sign: a tick on a disc, or a question mark in a ring."""
        colours, metrics = self._style.colours, self._style.metrics
        colour = QColor({Decision.SURE: colours.sure, Decision.MAYBE: colours.maybe}.get(
            decision, colours.quiet))  # fmt: skip
        size, top, margin = metrics.text(22), metrics.px(12), metrics.px(14)
        left = self._size.width() - margin - size if self._style.rtl else margin
        disc = QRectF(left, top, size, size)
        if decision is Decision.SURE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(disc)
            tick = QPainterPath()
            tick.moveTo(left + size * 0.27, top + size * 0.53)
            tick.lineTo(left + size * 0.44, top + size * 0.69)
            tick.lineTo(left + size * 0.74, top + size * 0.34)
            pen = QPen(QColor(colours.paper), max(1.5, size * 0.12))
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
            painter.setFont(self._sized(metrics.text(15), bold=True))
            sign = "?" if decision is Decision.MAYBE else "–"
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, sign)
        gap = metrics.px(7)
        room = self._size.width() - 2 * margin - size - gap
        start = margin if self._style.rtl else margin + size + gap
        font = self._sized(metrics.text(16), bold=True)
        self._line(painter, font, colour.name(), text, QRect(start, top, room, size), at_end=False)
        return top + size


def _direction_of(text: str, page: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """Give the way a text is read: that of its first letter, or the page's where it has none."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in {"R", "AL"}:
            return Qt.LayoutDirection.RightToLeft
        if kind == "L":
            return Qt.LayoutDirection.LeftToRight
    return page


def _wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Break a text into the lines it takes at a width; one more than ``most`` at most."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    parts: list[str] = []
    layout.beginLayout()
    while len(parts) <= most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        parts.append(text[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return parts or [""]
