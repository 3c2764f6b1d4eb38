"""A picture that stands still, with boxes and names to touch."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
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

from kiosk.domain import Box, Decision, Frame
from kiosk.ui import icons
from kiosk.ui.images import to_image
from kiosk.ui.style import Style

_SIGNS = {Decision.SURE: "tick", Decision.MAYBE: "search", Decision.NO_MATCH: "close"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One box: where it is, what is said to be in it, and how sure that is."""

    box: Box
    name: str
    decision: Decision


class FrozenPicture(QWidget):
    """Paints a picture as it was taken, as large as fits, and the boxes in it."""

    touched = Signal(float, float)
    """A place beside every box, in shares of the picture's width and height."""
    chosen = Signal(int)
    """A box, by its number."""

    def __init__(self) -> None:
        """Start dark."""
        super().__init__()
        self.marks: tuple[Mark, ...] = ()
        self._image = QImage()
        self._current = -1
        self._style: Style | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def arrange(self, style: Style) -> None:
        """Fit to a style."""
        self._style = style
        self.setMinimumHeight(style.metrics.px(120))
        self.update()

    def show_frame(self, frame: Frame | None) -> None:
        """Show a picture without boxes, None for none."""
        self._image = QImage() if frame is None else to_image(frame)
        self.show_marks(())

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show these boxes."""
        self.marks = tuple(marks)
        self._current = min(self._current, len(self.marks) - 1)
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Give the size a picture likes."""
        return QSize(640, 480)

    def picture_box(self) -> QRectF:
        """Give where the picture is in the widget."""
        if self._image.isNull():
            return QRectF(self.rect())
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def place_of(self, box: Box) -> QRectF:
        """Give where a box is in the widget."""
        whole = self.picture_box()
        return QRectF(
            whole.left() + box.left * whole.width(), whole.top() + box.top * whole.height(),
            (box.right - box.left) * whole.width(), (box.bottom - box.top) * whole.height(),
        )  # fmt: skip

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Choose the box that was touched, the smallest of several, or a place beside them."""
        at, whole = event.position(), self.picture_box()
        if self._image.isNull() or not whole.contains(at):
            return
        number = self._box_at(at)
        if number is not None:
            self._current = number
            self.chosen.emit(number)
        else:
            across, down = at.x() - whole.left(), at.y() - whole.top()
            self.touched.emit(across / whole.width(), down / whole.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go from box to box, and choose one."""
        key, keys = event.key(), Qt.Key
        if key in (keys.Key_Return, keys.Key_Enter, keys.Key_Space) and self._current >= 0:
            self.chosen.emit(self._current)
        elif key in (keys.Key_Right, keys.Key_Down, keys.Key_Left, keys.Key_Up) and self.marks:
            forward = key in (keys.Key_Right, keys.Key_Down)
            self._current = (self._current + (1 if forward else -1)) % len(self.marks)
            self._tell()
            self.update()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the picture and the boxes."""
        style = self._style
        if style is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rounded = QPainterPath()
        rounded.addRoundedRect(QRectF(self.rect()), style.metrics.px(16), style.metrics.px(16))
        painter.setClipPath(rounded)
        painter.fillRect(self.rect(), QColor("#101214"))
        if not self._image.isNull():
            painter.drawImage(self.picture_box(), self._image)
        for number, mark in enumerate(self.marks):
            focused = self.hasFocus() and number == self._current
            self._outline(painter, style, mark, focused=focused)
        taken: list[QRectF] = []
        for mark in self.marks:
            # Names last: none lies under another thing's line.
            taken.append(self._name(painter, style, mark, taken))
        painter.end()

    def _box_at(self, at: QPointF) -> int | None:
        inside = [
            number for number, mark in enumerate(self.marks)
            if self._reachable(self.place_of(mark.box)).contains(at)
        ]  # fmt: skip
        return min(inside, key=lambda number: self.marks[number].box.area, default=None)

    def _reachable(self, place: QRectF) -> QRectF:
        """Give a box as large as a finger needs it."""
        least = 0 if self._style is None else self._style.metrics.target
        across = max(0.0, (least - place.width()) / 2)
        down = max(0.0, (least - place.height()) / 2)
        return place.adjusted(-across, -down, across, down)

    def _outline(self, painter: QPainter, style: Style, mark: Mark, *, focused: bool) -> None:
        place, metrics = self.place_of(mark.box), style.metrics
        inset = metrics.px(3)
        place = place.adjusted(inset, inset, -inset, -inset)
        radius = metrics.px(8)
        line = metrics.px(6 if focused else 4)
        # Dark below light: to be seen on any picture. How sure it is, is told by the line too.
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 170), line + metrics.px(3)))
        painter.drawRoundedRect(place, radius, radius)
        pen = QPen(QColor(style.colours.focus if focused else "#ffffff"), line)
        if mark.decision is not Decision.SURE:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(place, radius, radius)

    def _name(self, painter: QPainter, style: Style, mark: Mark, taken: Sequence[QRectF]) -> QRectF:
        """Write a name at its box, above another name where there is one; give where it is."""
        metrics, colours = style.metrics, style.colours
        font = QFont(self.font())
        font.setPixelSize(metrics.text(17))
        font.setWeight(QFont.Weight.DemiBold)
        fonts = QFontMetrics(font)
        place, whole = self.place_of(mark.box), self.picture_box()
        side, margin = fonts.height(), metrics.px(6)
        signed = side + margin
        room = max(place.width() - 2 * margin, 8 * side) - signed - 2 * margin
        words = fonts.elidedText(mark.name, Qt.TextElideMode.ElideRight, int(room))
        wide = fonts.horizontalAdvance(words) + signed + 2 * margin
        high = side + margin
        last = max(whole.left(), whole.right() - wide)
        left = min(max(place.left() + margin, whole.left()), last)
        top = min(max(place.bottom() - high - margin, whole.top()), whole.bottom() - high)
        pill = QRectF(left, top, wide, high)
        while any(pill.intersects(other) for other in taken) and pill.top() - high > whole.top():
            pill.translate(0, -high - 1)
        ink = {
            Decision.SURE: colours.sure, Decision.MAYBE: colours.maybe,
            Decision.NO_MATCH: colours.trouble,
        }[mark.decision]  # fmt: skip
        painter.setPen(QPen(QColor(ink), max(1, metrics.px(1))))
        painter.setBrush(QColor(colours.paper))
        painter.drawRoundedRect(pill, high / 3, high / 3)
        inner = pill.adjusted(margin, margin / 2, -margin, -margin / 2)
        sign = QRectF(inner.left(), inner.top(), side, side)
        text = inner.adjusted(signed, 0, 0, 0)
        if style.rtl:
            sign.moveRight(inner.right())
            text = inner.adjusted(0, 0, -signed, 0)
        icons.paint(painter, _SIGNS[mark.decision], sign, ink, rtl=style.rtl)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        flags |= Qt.AlignmentFlag.AlignRight if style.rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(text, int(flags), words)
        return pill

    def _tell(self) -> None:
        if 0 <= self._current < len(self.marks):
            self.setAccessibleDescription(self.marks[self._current].name)
        else:
            self.setAccessibleDescription("")
