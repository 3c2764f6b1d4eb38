"""A frame as large as a bank card, if the screen is as dense as it is taken to be."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui.style import Style

WIDE_MM, HIGH_MM = 85.60, 53.98
"""ISO/IEC 7810, ID-1."""
_ROUND_MM = 3.18
_MM_AN_INCH = 25.4


class MeasuringCard(QWidget):
    """The frame; whoever holds a card against it sees whether the density is right."""

    def __init__(self, dots_per_inch: int) -> None:
        """Draw it for so many dots an inch."""
        super().__init__()
        self._dots = dots_per_inch
        self._ink, self._paper = QColor("black"), QColor("white")
        self.show_density(dots_per_inch)

    def show_density(self, dots_per_inch: int) -> None:
        """Draw it for another density."""
        self._dots = dots_per_inch
        self.setFixedSize(QSize(self._px(WIDE_MM), self._px(HIGH_MM)))
        self.update()

    def arrange(self, style: Style) -> None:
        """Take a style's colours; its size is the card's own."""
        self._ink, self._paper = QColor(style.colours.accent), QColor(style.colours.paper)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the card's outline on the inside of its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._ink, 3)
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(self._paper)
        corner = self._px(_ROUND_MM)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), corner, corner)

    def _px(self, millimetres: float) -> int:
        return round(millimetres * self._dots / _MM_AN_INCH)
