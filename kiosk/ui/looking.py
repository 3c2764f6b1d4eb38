"""Between the camera and its half of a page: shows frames, says what would help, hands on."""

import contextlib
from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain import Frame, Hint, Look
from kiosk.errors import CameraError
from kiosk.ui import texts
from kiosk.ui.ports import Preview
from kiosk.ui.texts import tr
from kiosk.ui.widgets.eye import Eye

_MILLISECONDS_A_LOOK = 33
HINTS = {
    Hint.NOTHING: texts.HOLD_NOTHING,
    Hint.LIGHT: texts.HOLD_LIGHT,
    Hint.CLOSER: texts.HOLD_CLOSER,
    Hint.STILL: texts.HOLD_STILL,
    Hint.WAIT: texts.HOLD_WAIT,
    Hint.TAKEN: texts.HOLD_TAKEN,
}


class Looking(QObject):
    """Opens the camera when it is told to, and takes the picture when it is still."""

    taken = Signal(object)
    """A Frame of the shopper's; the camera is closed by then."""
    code_read = Signal(str)
    seen = Signal()
    """Somebody holds something up: that is being there."""

    def __init__(
        self, eye: Eye, open_camera: Callable[[], AbstractContextManager[Preview]]
    ) -> None:  # fmt: skip
        """Look through a camera that is not open yet."""
        super().__init__(eye)  # gone with it, timer and all
        self._eye, self._open_camera = eye, open_camera
        self._camera = contextlib.ExitStack()
        self._preview: Preview | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_MILLISECONDS_A_LOOK)
        self._timer.timeout.connect(self.on_look)
        eye.off.clicked.connect(self.stop)
        eye.take.clicked.connect(self._on_take)

    def start(self) -> None:
        """Open the camera: the shopper has asked for it."""
        if self._preview is None:
            self._preview = self._camera.enter_context(self._open_camera())
            self._preview.reset()
        self._eye.show_seeing(seeing=True)
        self._eye.tell.setText(tr(texts.CAMERA_STARTING))
        self._eye.take.setEnabled(False)
        self._timer.start()

    def stop(self) -> None:
        """Close the camera and forget what it saw."""
        self._timer.stop()
        self._preview = None
        self._camera.close()
        self._eye.view.show_frame(None)
        self._eye.show_seeing(seeing=False)

    def on_look(self) -> None:
        """Show the newest frame and what would help; hand on what was taken."""
        if self._preview is None:
            return
        eye = self._eye
        try:
            frame, look = self._preview.latest(), self._preview.look()
        except CameraError:
            # It is tried again all the while; words work meanwhile.
            eye.tell.setText(tr(texts.CAMERA_LOST))
            eye.view.show_frame(None)
            eye.take.setEnabled(False)
            return
        eye.take.setEnabled(frame is not None)
        good = look is not None and look.hint in (Hint.WAIT, Hint.TAKEN)
        eye.view.show_frame(frame, good=good)
        if frame is None or look is None:
            eye.tell.setText(tr(texts.CAMERA_STARTING))
            return
        if look.hint not in (Hint.NOTHING, Hint.TAKEN):
            self.seen.emit()
        eye.tell.setText(tr(HINTS[look.hint]))
        self._decide(look)

    def _decide(self, look: Look) -> None:
        if look.barcode is not None:
            self.stop()
            self.code_read.emit(look.barcode)
        elif look.taken is not None:
            self.stop()
            self.taken.emit(look.taken)

    def _on_take(self) -> None:
        frame = self._eye.view.frame
        if frame is not None:
            # A copy: wiping the visit overwrites it while the camera may still hold its own.
            copy = Frame(frame.pixels.copy())
            self.stop()
            self.taken.emit(copy)
