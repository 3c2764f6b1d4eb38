"""Signs drawn by ourselves, in any colour and size: no fonts or files they depend on."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

Draw = Callable[[QPainter], None]
_UNIT = 24.0
"""Every sign is drawn on a square of this side."""
_LINE = 2.0


def _path(painter: QPainter, *points: tuple[float, float], closed: bool = False) -> None:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    if closed:
        path.closeSubpath()
    painter.drawPath(path)


def _back(p: QPainter) -> None:
    _path(p, (14, 5), (7, 12), (14, 19))
    _path(p, (7, 12), (19, 12))


def _globe(p: QPainter) -> None:
    p.drawEllipse(QRectF(3, 3, 18, 18))
    p.drawEllipse(QRectF(8, 3, 8, 18))
    _path(p, (3.6, 9), (20.4, 9))
    _path(p, (3.6, 15), (20.4, 15))


def _comfort(p: QPainter) -> None:
    p.drawEllipse(QRectF(10, 2.5, 4, 4))
    _path(p, (4, 9), (12, 10.5), (20, 9))
    _path(p, (12, 10.5), (12, 14.5))
    _path(p, (7.5, 21), (12, 14.5), (16.5, 21))


def _tick(p: QPainter) -> None:
    _path(p, (4.5, 12.5), (10, 18), (19.5, 6.5))


def _camera(p: QPainter) -> None:
    _path(p, (3, 8), (7.5, 8), (9, 5.5), (15, 5.5), (16.5, 8), (21, 8), (21, 19), (3, 19),
          closed=True)  # fmt: skip
    p.drawEllipse(QRectF(8.2, 9.2, 7.6, 7.6))


def _words(p: QPainter) -> None:
    p.drawRoundedRect(QRectF(2.5, 6, 19, 12.5), 2, 2)
    for x in (6, 9, 12, 15, 18):
        p.drawPoint(QPointF(x, 10))
    _path(p, (8, 14.5), (16, 14.5))


def _grid(p: QPainter) -> None:
    for x in (4.0, 13.5):
        for y in (4.0, 13.5):
            p.drawRoundedRect(QRectF(x, y, 6.5, 6.5), 1.2, 1.2)


def _person(p: QPainter) -> None:
    p.drawEllipse(QRectF(8, 3, 8, 8))
    path = QPainterPath(QPointF(4, 21))
    path.cubicTo(QPointF(4, 12), QPointF(20, 12), QPointF(20, 21))
    p.drawPath(path)


def _search(p: QPainter) -> None:
    p.drawEllipse(QRectF(4, 4, 12, 12))
    _path(p, (14.5, 14.5), (20.5, 20.5))


def _voice(p: QPainter) -> None:
    _path(p, (4, 9.5), (8, 9.5), (13, 5), (13, 19), (8, 14.5), (4, 14.5), closed=True)
    p.drawArc(QRectF(12, 7.5, 7, 9), -60 * 16, 120 * 16)


def _pin(p: QPainter) -> None:
    path = QPainterPath(QPointF(12, 21.5))
    path.cubicTo(QPointF(4, 13), QPointF(4.5, 3), QPointF(12, 3))
    path.cubicTo(QPointF(19.5, 3), QPointF(20, 13), QPointF(12, 21.5))
    p.drawPath(path)
    p.drawEllipse(QRectF(9.5, 7.5, 5, 5))


def _close(p: QPainter) -> None:
    _path(p, (6, 6), (18, 18))
    _path(p, (18, 6), (6, 18))


def _shelf(p: QPainter) -> None:
    _path(p, (2.5, 12), (21.5, 12))
    _path(p, (2.5, 21.5), (21.5, 21.5))
    for x, y, wide, high in ((4, 4.5, 6, 7.5), (13, 6.5, 6.5, 5.5), (5, 15, 7, 6.5),
                             (15, 14.5, 4.5, 7)):  # fmt: skip
        p.drawRect(QRectF(x, y, wide, high))


_SIGNS: dict[str, Draw] = {
    "back": _back, "globe": _globe, "comfort": _comfort, "tick": _tick, "camera": _camera,
    "words": _words, "grid": _grid, "person": _person, "search": _search, "voice": _voice,
    "pin": _pin, "close": _close, "shelf": _shelf,
}  # fmt: skip
_TURNED = frozenset({"back"})
"""Signs that point the other way where one reads from right to left."""


def paint(painter: QPainter, name: str, box: QRectF, colour: str, *, rtl: bool = False) -> None:
    """Draw a sign into a box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / _UNIT, box.height() / _UNIT)
    if rtl and name in _TURNED:
        painter.translate(_UNIT, 0)
        painter.scale(-1, 1)
    pen = QPen(QColor(colour), _LINE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _SIGNS[name](painter)
    painter.restore()


def icon(name: str, side: int, colour: str, *, rtl: bool = False, gap: int = 0) -> QIcon:
    """Give a sign as an icon of a side in pixels, wider by a gap on the side where words follow."""
    pixmap = QPixmap(QSize(side + gap, side))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint(painter, name, QRectF(gap if rtl else 0, 0, side, side), colour, rtl=rtl)
    painter.end()
    return QIcon(pixmap)
