"""The way in for staff, which shoppers do not find by chance: a corner held for some seconds."""

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

HOLD_MS = 4000
_CORNER = 0.12
"""Of the window's shorter side."""


class CornerHeld(QObject):
    """Watches the upper corner where the page begins: held for four seconds, it is asked for.

    The touch that asked is swallowed at its end: it must not begin a visit.
    """

    asked = Signal()

    def __init__(self, window: QWidget) -> None:
        """Watch a window; whoever owns this installs it as the application's event filter."""
        super().__init__(window)
        self._window = window
        self._swallow = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(HOLD_MS)
        self._timer.timeout.connect(self._on_held)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Look at touches, whatever part of the window they are for."""
        kind = event.type()
        if not isinstance(event, QMouseEvent) or not isinstance(watched, QWidget):
            return False
        if kind is QEvent.Type.MouseButtonPress and self._in_corner(event.globalPosition()):
            self._timer.start()
        elif kind is QEvent.Type.MouseMove and not self._in_corner(event.globalPosition()):
            self._timer.stop()
        elif kind is QEvent.Type.MouseButtonRelease:
            self._timer.stop()
            swallowed, self._swallow = self._swallow, False
            return swallowed
        return False

    def _in_corner(self, where: QPointF) -> bool:
        window = self._window
        point = window.mapFromGlobal(where)
        side = _CORNER * min(window.width(), window.height())
        x = window.width() - point.x() if QApplication.isRightToLeft() else point.x()
        return 0 <= x <= side and 0 <= point.y() <= side

    def _on_held(self) -> None:
        self._swallow = True
        self.asked.emit()
