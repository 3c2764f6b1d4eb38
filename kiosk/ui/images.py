"""Pictures for the screen: from frames and files, without a shop picture's empty margin."""

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QRect
from PySide6.QtGui import QImage, QImageReader

from kiosk.domain import Frame

# Paper white, with what JPEG makes of it.
_WHITE = 244
_MARGIN = 0.03
# Thumbnails are made at most 320 pixels wide. A file of 700 bytes may say 8,000: decoding that
# takes seconds and hundreds of megabytes.
_MOST_SIDE = 1024


def to_image(frame: Frame) -> QImage:
    """Copy a frame into a QImage."""
    height, width, _ = frame.pixels.shape
    # The copy owns its bytes; the array may go or be overwritten.
    data = frame.pixels.tobytes()
    return QImage(data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def from_file(file: bytes) -> QImage:
    """Decode a thumbnail and cut off an empty white margin, so that the thing itself is large.

    A null image where it is none, or far larger than any thumbnail.
    """
    image = _bounded(file).convertToFormat(QImage.Format.Format_RGB888)
    if image.isNull():
        return image
    stride = image.bytesPerLine()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), stride)
    pixels = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)
    drawn = np.any(pixels < _WHITE, axis=2)
    down, across = np.flatnonzero(np.any(drawn, axis=1)), np.flatnonzero(np.any(drawn, axis=0))
    if not len(down):
        return image
    margin = round(_MARGIN * max(image.width(), image.height()))
    box = QRect(
        int(across[0]) - margin,
        int(down[0]) - margin,
        int(across[-1] - across[0]) + 1 + 2 * margin,
        int(down[-1] - down[0]) + 1 + 2 * margin,
    )
    return image.copy(box.intersected(image.rect()))


def _bounded(file: bytes) -> QImage:
    """Decode a picture, unless its own head says that it is large."""
    buffer = QBuffer()
    buffer.setData(file)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if not (0 < size.width() <= _MOST_SIDE and 0 < size.height() <= _MOST_SIDE):
        return QImage()
    return reader.read()
