"""The Qt binding keeps Python's own objects alive, for as long as a kiosk is on."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

CALLS = 200


class Sender(QObject):
    sent = Signal(object)


def test_calls_into_qt_lose_no_reference(qt):
    """Python 3.11 counts references to None and True as to anything else, and dies at zero."""
    label, sender = QLabel(), Sender()
    sender.sent.connect(label.setObjectName)
    before = [sys.getrefcount(one) for one in (None, True)]
    for number in range(CALLS):
        label.setText(str(number))
        qt.processEvents()
        sender.sent.emit("name")
    after = [sys.getrefcount(one) for one in (None, True)]
    lost = [old - new for old, new in zip(before, after, strict=True)]
    assert max(lost) < CALLS / 2
