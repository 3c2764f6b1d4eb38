"""The camera's page: what it sees, and a button that searches with it."""

import contextlib
from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kiosk.domain import Frame
from kiosk.errors import CameraError
from kiosk.ui import style, texts
from kiosk.ui.images import to_image
from kiosk.ui.ports import Preview

_MILLISECONDS_A_LOOK = 33


class CameraScreen(QWidget):
    """Shows the newest frame many times a second; the camera is open only while it is shown."""

    frame_taken = Signal(object)
    left = Signal()

    def __init__(self, open_camera: Callable[[], AbstractContextManager[Preview]]) -> None:
        """Make the page; the camera is not opened yet."""
        super().__init__()
        self.setObjectName("page")
        self._open_camera = open_camera
        self._camera = contextlib.ExitStack()
        self._preview: Preview | None = None
        self._view = _FrameView()
        self._message = QLabel(texts.CAMERA_STARTING)
        self._message.setObjectName("hint")
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setWordWrap(True)
        self.take = QPushButton(texts.TAKE_PICTURE)
        self.take.setObjectName("primary")
        self.take.clicked.connect(self.on_take)
        back = QPushButton(texts.BACK)
        back.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(back)
        buttons.addWidget(self.take)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._message)
        layout.addLayout(buttons)
        self._timer = QTimer(self)
        self._timer.setInterval(_MILLISECONDS_A_LOOK)
        self._timer.timeout.connect(self.on_look)

    @property
    def message(self) -> str:
        """What the page says below the picture."""
        return self._message.text()

    def start(self) -> None:
        """Open the camera and show what it sees."""
        if self._preview is None:
            self._preview = self._camera.enter_context(self._open_camera())
        self.take.setEnabled(False)
        self._message.setText(texts.CAMERA_STARTING)
        self._timer.start()

    def stop(self) -> None:
        """Close the camera and forget what it saw."""
        self._timer.stop()
        self._preview = None
        self._camera.close()
        self._view.show_frame(None)

    def on_look(self) -> None:
        """Show the newest frame, or say why there is none."""
        if self._preview is None:
            return
        try:
            frame = self._preview.latest()
        except CameraError as error:
            self._message.setText(str(error))
            frame = None
        else:
            self._message.setText(texts.CAMERA_HINT if frame else texts.CAMERA_STARTING)
        self.take.setEnabled(frame is not None)
        self._view.show_frame(frame)

    def on_take(self) -> None:
        """Take the frame that is shown."""
        frame = self._view.frame
        if frame is not None:
            # A copy: wiping the visit overwrites it while the camera may still hold its own.
            self.frame_taken.emit(Frame(frame.pixels.copy()))

    def arrange(self, scale: float) -> None:
        """Fit everything to the window."""
        margin = round(28 * scale)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(margin, margin, margin, margin)
            layout.setSpacing(round(18 * scale))


class _FrameView(QWidget):
    """Paints a frame as large as fits."""

    def __init__(self) -> None:
        super().__init__()
        self.frame: Frame | None = None
        self._image = QImage()

    def show_frame(self, frame: Frame | None) -> None:
        if frame is self.frame:
            return
        self.frame = frame
        self._image = QImage() if frame is None else to_image(frame)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(640, 480)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image.isNull():
            painter.fillRect(self.rect(), QColor(style.HAIRLINE))
        else:
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            corner = self.rect().center() - QRect(0, 0, size.width(), size.height()).center()
            painter.drawImage(QRect(corner, size), self._image)
        painter.end()
