"""Which words on a screen have less room than they need."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea, QWidget

_SLACK = 2
"""Pixels by which a font's own figures may differ from what is painted."""


def cut_texts(root: QWidget) -> list[str]:
    """Name every visible label, button and placeholder whose words do not fit, with its room."""
    found = []
    for label in root.findChildren(QLabel):
        if label.isVisible() and label.text() and not _fits_label(label):
            found.append(_said(label, label.text()))
    for button in root.findChildren(QAbstractButton):
        if button.isVisible() and button.text() and not _fits_button(button):
            found.append(_said(button, button.text()))
    for field in root.findChildren(QLineEdit):
        words = field.placeholderText()
        if field.isVisible() and not field.text() and words:
            room = field.width() - 2 * 16
            if QFontMetrics(field.font()).horizontalAdvance(words) > room + _SLACK:
                found.append(_said(field, words))
    found += [f"{_said(one, '')} lies outside of its page" for one in _outside(root)]
    return found


def _fits_label(label: QLabel) -> bool:
    room = label.contentsRect()
    if not label.wordWrap():
        return QFontMetrics(label.font()).horizontalAdvance(label.text()) <= room.width() + _SLACK
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    needed = QFontMetrics(label.font()).boundingRect(
        QRect(0, 0, max(1, room.width()), 100_000), flags, label.text()
    )
    longest = max((QFontMetrics(label.font()).horizontalAdvance(w) for w in label.text().split()),
                  default=0)  # fmt: skip
    # A language without spaces wraps anywhere: its one "word" may be wider than the label.
    wraps = " " not in label.text() or longest <= room.width() + _SLACK
    return bool(needed.height() <= room.height() + _SLACK and wraps)


def _fits_button(button: QAbstractButton) -> bool:
    icon = button.iconSize().width() + 4 if not button.icon().isNull() else 0
    needed = QFontMetrics(button.font()).horizontalAdvance(button.text()) + icon
    return needed <= button.width() + _SLACK


def _outside(root: QWidget) -> list[QWidget]:
    """Give buttons that stick out of the window sideways: nothing scrolls that way."""
    sticking = []
    for button in root.findChildren(QAbstractButton):
        if not button.isVisible():
            continue
        left = button.mapTo(root, button.rect().topLeft()).x()
        right = button.mapTo(root, button.rect().bottomRight()).x()
        if left < -_SLACK or right > root.width() + _SLACK:
            sticking.append(button)
    return [one for one in sticking if not _in_hidden_strip(one)]


def _in_hidden_strip(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and parent.horizontalScrollBar().maximum() > 0:
            return True
        parent = parent.parentWidget()
    return False


def _said(widget: QWidget, text: str) -> str:
    room = widget.contentsRect()
    return f"{type(widget).__name__} {text!r} in {room.width()} x {room.height()}"
