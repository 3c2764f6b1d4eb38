"""A frame source over OpenCV: the newest frame wins, and a lost camera is looked for again."""

import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.domain import Frame
from kiosk.errors import CameraError

_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp"})
_SECONDS_A_PICTURE = 1.0
_SECONDS_BEFORE_RETRY = 1.0
# A USB camera may drop a frame or two; this many in a row mean it is gone.
_MOST_MISSED = 10
_FRAMES_PER_SECOND = 25.0
_MOST_FRAMES_PER_SECOND = 60.0
_SECONDS_TO_STOP = 5.0


class CameraSource:
    """Reads frames on a thread of its own for as long as it is open as a context manager.

    ``latest`` never waits: opening and reading a camera can take seconds, and whoever shows a
    preview must not.
    """

    def __init__(self, device: int | Path = 0) -> None:
        """Name a camera by its number, or a video file or folder of pictures to stand in for one.

        A video runs at its own pace and starts again at its end; a folder shows each picture for a
        second. A folder of two or more pictures whose names are all numbers, such as 0001.png, is a
        sequence: it plays in their order at 25 frames a second. Nothing is opened yet.
        """
        self._device = device
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._frame: Frame | None = None
        self._error: CameraError | None = None

    def latest(self) -> Frame | None:
        """Give the newest frame, or None while there is none yet.

        Raises CameraError while the camera cannot be opened or has stopped; it is tried again every
        second, and the next call after it is back gives a frame.
        """
        with self._lock:
            if self._error is not None:
                # Made anew each time: one that is raised again would grow its traceback.
                raise CameraError(str(self._error))
            return self._frame

    def __enter__(self) -> Self:
        """Start reading."""
        self._stop.clear()
        self._thread = threading.Thread(target=self._read, name="camera", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop reading, wait for the thread and forget the last frame."""
        self._stop.set()
        if self._thread is not None:
            # A driver that hangs must not hang the kiosk with it.
            self._thread.join(_SECONDS_TO_STOP)
            self._thread = None
        with self._lock:
            self._frame = None
            self._error = None

    def _read(self) -> None:
        # Else every try to open a camera that is not there writes two lines to the terminal.
        cv2.utils.logging.setLogLevel(0)
        while not self._stop.is_set():
            try:
                for pixels in self._frames():
                    with self._lock:
                        self._frame = Frame(pixels)
                        self._error = None
                    if self._stop.is_set():
                        return
            except CameraError as error:
                with self._lock:
                    self._frame = None
                    self._error = error
                self._stop.wait(_SECONDS_BEFORE_RETRY)

    def _frames(self) -> Iterator[NDArray[np.uint8]]:
        if isinstance(self._device, Path):
            if not self._device.exists():
                raise CameraError(f"There is no video or folder {self._device} to show.")
            if self._device.is_dir():
                yield from self._from_folder(self._device)
            else:
                yield from self._from_video(self._device)
        else:
            yield from self._from_camera(self._device)

    def _from_camera(self, number: int) -> Iterator[NDArray[np.uint8]]:
        capture = cv2.VideoCapture(number)
        try:
            if not capture.isOpened():
                msg = f"There is no camera {number}: connect one, or choose a picture instead."
                raise CameraError(msg)
            missed = 0
            while missed < _MOST_MISSED:
                good, bgr = capture.read()
                if good:
                    missed = 0
                    yield _to_rgb(bgr)
                else:
                    missed += 1
                    self._stop.wait(0.05)
                if self._stop.is_set():
                    return
            raise CameraError("The camera has stopped: check its cable.")
        finally:
            capture.release()

    def _from_video(self, path: Path) -> Iterator[NDArray[np.uint8]]:
        capture = cv2.VideoCapture(str(path))
        try:
            rate = capture.get(cv2.CAP_PROP_FPS) if capture.isOpened() else 0.0
            pause = 1.0 / min(rate, _MOST_FRAMES_PER_SECOND) if rate > 1 else 1 / _FRAMES_PER_SECOND
            shown = 0
            while not self._stop.is_set():
                started = time.monotonic()
                good, bgr = capture.read()
                if not good:
                    # At its end it is opened again by the caller; one without a frame is no video.
                    if not shown:
                        raise CameraError(f"{path} is not a video that can be read.")
                    return
                shown += 1
                yield _to_rgb(bgr)
                self._stop.wait(max(0.0, pause - (time.monotonic() - started)))
        finally:
            capture.release()

    def _from_folder(self, folder: Path) -> Iterator[NDArray[np.uint8]]:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in _PICTURES)
        seconds = _SECONDS_A_PICTURE
        if _is_sequence(paths):
            # By number, so that 10 comes after 9 however many digits they have.
            paths.sort(key=lambda path: int(path.stem))
            seconds = 1 / _FRAMES_PER_SECOND
        shown = 0
        for path in paths:
            started = time.monotonic()
            bgr = cv2.imread(str(path), cv2.IMREAD_COLOR)
            if bgr is None:
                continue
            shown += 1
            yield _to_rgb(bgr)
            self._stop.wait(max(0.0, seconds - (time.monotonic() - started)))
            if self._stop.is_set():
                return
        if not shown:
            raise CameraError(f"There is no picture in {folder} to show.")


def _is_sequence(paths: Sequence[Path]) -> bool:
    """Tell whether pictures are a film's; one alone, such as 4711.jpg, is a product's."""
    return len(paths) > 1 and all(path.stem.isascii() and path.stem.isdecimal() for path in paths)


def _to_rgb(bgr: "NDArray[np.generic] | cv2.typing.MatLike") -> NDArray[np.uint8]:
    return np.asarray(cv2.cvtColor(np.asarray(bgr, np.uint8), cv2.COLOR_BGR2RGB), np.uint8)
