"""Whether anybody is there: counts from the last touch or key, warns, and says when it ends."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_ACTIVITY = frozenset({
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate, QEvent.Type.KeyPress, QEvent.Type.Wheel, QEvent.Type.TabletPress,
})  # fmt: skip
"""Keys of the on-screen keyboard are buttons, so touching them is among these."""
WARNING_SECONDS = 20
"""WCAG 2.2, 2.2.1: at least twenty seconds to extend a time limit by a simple action."""


class Idle(QObject):
    """Watches every event of the application while a visit goes on."""

    warned = Signal(int)
    """So many seconds are left; told every second."""
    active = Signal()
    """Somebody did something after a warning."""
    ended = Signal()
    """Nobody did anything to the end."""

    def __init__(
        self, seconds: float, clock: Callable[[], float] = time.monotonic, turn_ms: int = 500
    ) -> None:
        """End after so many seconds without activity, the last twenty of them with a warning."""
        super().__init__()
        self._seconds = max(float(seconds), WARNING_SECONDS + 5.0)
        self._clock = clock
        self._last = clock()
        self._warning = False
        self._question: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(turn_ms)
        self._timer.timeout.connect(self.on_turn)

    def leave_to(self, question: QWidget) -> None:
        """Leave what is done to the question before the end to whoever asks it.

        A touch of "end now" is no sign of wanting to stay.
        """
        self._question = question

    def start(self) -> None:
        """Begin to watch: a visit has begun."""
        self.touch()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more: nobody is there."""
        self._timer.stop()
        self._warning = False

    def touch(self) -> None:
        """Count from now: something was done, or a picture was taken or a code read."""
        self._last = self._clock()
        if self._warning:
            self._warning = False
            self.active.emit()

    def on_turn(self) -> None:
        """Look at the clock."""
        left = self._seconds - (self._clock() - self._last)
        if left <= 0:
            self.stop()
            self.ended.emit()
        elif left <= WARNING_SECONDS:
            self._warning = True
            self.warned.emit(int(left) + 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """See every event of the application pass; none is kept back."""
        if self._timer.isActive() and event.type() in _ACTIVITY and not self._is_answer(watched):
            self.touch()
        return False

    def _is_answer(self, watched: QObject) -> bool:
        if not self._warning or self._question is None:
            return False
        # The window itself is told of everything before the widget it is for.
        if watched.isWindowType():
            return True
        inside = watched is self._question
        return inside or (isinstance(watched, QWidget) and self._question.isAncestorOf(watched))
