"""What the camera sees, with a clear frame to hold things in."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.domain import Frame
from kiosk.ui.images import to_image
from kiosk.ui.style import Style

_GUIDE = (0.6, 0.8)
"""Width and height of the guide as shares of the picture: the camera's gate looks there."""


class Viewfinder(QWidget):
    """Paints a frame as large as fits, with its guide mirrored as people know it from a mirror."""

    def __init__(self, *, guide: bool = True) -> None:
        """Start dark; without a ``guide`` for whole shelves, which are shown as they are."""
        super().__init__()
        self._guided = guide
        self.frame: Frame | None = None
        self._image = QImage()
        self._good = False
        self._style: Style | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def arrange(self, style: Style) -> None:
        """Fit to a style."""
        self._style = style
        self.setMinimumHeight(style.metrics.px(120))
        self.update()

    def show_frame(self, frame: Frame | None, *, good: bool = False) -> None:
        """Show a frame, None for none; ``good`` says that it is still and sharp."""
        if frame is self.frame and good == self._good:
            return
        self.frame, self._good = frame, good
        self._image = QImage() if frame is None else to_image(frame)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Give the size a picture likes."""
        return QSize(640, 480)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the picture and the frame."""
        if self._style is None:
            return
        colours, metrics = self._style.colours, self._style.metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded = QPainterPath()
        rounded.addRoundedRect(QRectF(self.rect()), metrics.px(16), metrics.px(16))
        painter.setClipPath(rounded)
        painter.fillRect(self.rect(), QColor("#101214"))
        box = self.rect()
        if not self._image.isNull():
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            corner = box.center() - QRect(0, 0, size.width(), size.height()).center()
            box = QRect(corner, size)
            painter.save()
            if self._guided:
                painter.translate(2 * box.center().x() + 1, 0)
                painter.scale(-1, 1)
            painter.drawImage(box, self._image)
            painter.restore()
        if not self._guided:
            painter.end()
            return
        across, down = box.width() * _GUIDE[0], box.height() * _GUIDE[1]
        guide = QRectF(box.center().x() - across / 2, box.center().y() - down / 2, across, down)
        wide = metrics.px(6 if self._good else 4)
        # Dark below light: to be seen on any picture. Still and sharp is told by whole lines.
        for colour, width in ((QColor(0, 0, 0, 150), wide + metrics.px(4)),
                              (QColor("#ffffff"), wide)):  # fmt: skip
            pen = QPen(colour, width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            if self._good:
                painter.drawRoundedRect(guide, metrics.px(18), metrics.px(18))
            else:
                self._corners(painter, guide, min(across, down) * 0.22)
        if self._good:
            painter.setPen(QPen(QColor(colours.focus), max(2, metrics.px(2))))
            painter.drawRoundedRect(guide, metrics.px(18), metrics.px(18))
        painter.end()

    @staticmethod
    def _corners(painter: QPainter, guide: QRectF, reach: float) -> None:
        for x, across in ((guide.left(), 1), (guide.right(), -1)):
            for y, down in ((guide.top(), 1), (guide.bottom(), -1)):
                path = QPainterPath()
                path.moveTo(x, y + down * reach)
                path.lineTo(x, y)
                path.lineTo(x + across * reach, y)
                painter.drawPath(path)
