"""A camera that is watched: a thread looks at every newest frame, for what is held up to it."""

import threading
from contextlib import ExitStack
from dataclasses import replace
from types import TracebackType
from typing import Protocol, Self

from kiosk.camera.barcodes import BarcodeReader
from kiosk.camera.gate import Gate
from kiosk.domain import Frame, Look
from kiosk.errors import CameraError

# Half of a frame at 30 a second: a new one waits no longer than that to be looked at.
_SECONDS_BETWEEN_QUESTIONS = 1 / 60
# While a camera is away it is tried again every second, so its errors need no more haste.
_SECONDS_AFTER_ERROR = 0.1
# One look is over in some 30 ms; this is for a machine that has stopped for something else.
_SECONDS_TO_STOP = 5.0


class FrameSource(Protocol):
    """What gives frames while it is open, such as CameraSource."""

    def latest(self) -> Frame | None:
        """Give the newest frame, None while there is none; raises CameraError without a camera."""
        ...

    def __enter__(self) -> Self:
        """Start giving frames."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
        /,
    ) -> bool | None:
        """Stop, and forget the last frame."""
        ...


class WatchedCamera:
    """Opens a source of frames and looks at each newest one, for as long as it is open itself.

    ``latest`` and ``look`` never wait for the camera or for a frame to be judged.
    """

    def __init__(self, source: FrameSource) -> None:
        """Name the source; it is opened and closed with this."""
        self._source = source
        self._gate = Gate()
        self._reader = BarcodeReader()
        self._lock = threading.Lock()
        # Held while a frame is judged, so that ``reset`` comes between two frames.
        self._judging = threading.Lock()
        self._stop = threading.Event()
        self._open: ExitStack | None = None
        self._look: Look | None = None
        self._taken: Frame | None = None
        self._barcode: str | None = None

    def latest(self) -> Frame | None:
        """Give the newest frame, or None while there is none yet.

        Raises CameraError while the camera cannot be opened or has stopped.
        """
        return self._source.latest()

    def look(self) -> Look | None:
        """Give what was made of the newest frame, or None before the first and without a camera.

        A picture that was taken and a barcode that was read stay until they were given out, and
        are then given no more: they come with the next look that is asked for, whichever it is.
        """
        with self._lock:
            if self._look is None:
                return None
            given = replace(self._look, taken=self._taken, barcode=self._barcode)
            self._taken = self._barcode = None
            return given

    def reset(self) -> None:
        """Make ready for the next picture and code, and forget those that nobody asked for."""
        with self._judging:
            self._gate.reset()
            self._reader.reset()
            with self._lock:
                self._look = self._taken = self._barcode = None

    def pass_over(self) -> None:
        """Take no picture of what is held up now, and forget one that nobody asked for."""
        with self._judging:
            self._gate.pass_over()
            with self._lock:
                self._taken = None

    def __enter__(self) -> Self:
        """Open the source and start to watch."""
        self._stop.clear()
        with ExitStack() as opened:
            opened.enter_context(self._source)
            thread = threading.Thread(target=self._watch, name="gate", daemon=True)
            thread.start()
            opened.callback(thread.join, _SECONDS_TO_STOP)
            opened.callback(self._stop.set)
            self._open = opened.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop watching, wait for the thread, close the source and forget every frame."""
        if self._open is not None:
            self._open.close()
            self._open = None
        self.reset()

    def _watch(self) -> None:
        last: Frame | None = None
        while not self._stop.is_set():
            try:
                frame = self._source.latest()
            except CameraError:
                last = None
                self.reset()
                self._stop.wait(_SECONDS_AFTER_ERROR)
                continue
            if frame is None or frame is last:
                self._stop.wait(_SECONDS_BETWEEN_QUESTIONS)
                continue
            last = frame
            with self._judging:
                look = self._gate.look(frame)
                barcode = self._reader.read(frame)
                with self._lock:
                    self._look = replace(look, taken=None)
                    # The newest of each: what was not asked for by now is no longer held up.
                    self._taken = look.taken or self._taken
                    self._barcode = barcode or self._barcode
