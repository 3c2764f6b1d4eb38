"""Staff's camera: open while its page is seen, it gives every look at what is held up."""

import contextlib
from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLabel

from kiosk.domain import Hint
from kiosk.errors import CameraError
from kiosk.ui import texts
from kiosk.ui.looking import HINTS
from kiosk.ui.ports import Preview
from kiosk.ui.texts import tr
from kiosk.ui.widgets.viewfinder import Viewfinder

_LOOK_MS = 33


class StaffCamera(QObject):
    """Shows frames and says what would help; what was taken or read is in the look."""

    looked = Signal(object)
    """A Look, while the camera gives frames."""

    def __init__(
        self, view: Viewfinder, tell: QLabel, said: Callable[[], str],
        open_camera: Callable[[], AbstractContextManager[Preview]], watch: Callable[[], object],
    ) -> None:  # fmt: skip
        """Look through a camera that is not open yet.

        ``said`` gives what is told while nothing is in the way; ``watch`` is told when somebody
        does something.
        """
        super().__init__(view)  # gone with it, timer and all
        self._view, self._tell, self._said = view, tell, said
        self._open_camera, self._watch = open_camera, watch
        self._camera = contextlib.ExitStack()
        self._preview: Preview | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.on_look)

    @property
    def is_open(self) -> bool:
        """Whether it looks."""
        return self._preview is not None

    def start(self) -> None:
        """Open the camera, unless it is open."""
        if self._preview is None:
            self._preview = self._camera.enter_context(self._open_camera())
            self._preview.reset()
        self._timer.start()

    def stop(self) -> None:
        """Close the camera and forget what it saw."""
        self._timer.stop()
        self._preview = None
        self._camera.close()
        self._view.show_frame(None)

    def take_again(self) -> None:
        """Take the next picture though it be of the same thing."""
        if self._preview is not None:
            self._preview.reset()

    def pass_over(self) -> None:
        """Take no picture of what is held up now."""
        if self._preview is not None:
            self._preview.pass_over()

    def on_look(self) -> None:
        """Show the newest frame, and hand on what was made of it."""
        if self._preview is None:
            return
        try:
            frame, look = self._preview.latest(), self._preview.look()
        except CameraError:
            # It is tried again all the while.
            self._tell.setText(tr(texts.CAMERA_LOST))
            self._view.show_frame(None)
            return
        good = look is not None and look.hint in (Hint.WAIT, Hint.TAKEN)
        self._view.show_frame(frame, good=good)
        if look is None:
            self._tell.setText(tr(texts.CAMERA_STARTING))
            return
        waits = look.hint in (Hint.NOTHING, Hint.TAKEN)
        if not waits:
            self._watch()
        self._tell.setText(self._said() if waits else tr(HINTS[look.hint]))
        self.looked.emit(look)
