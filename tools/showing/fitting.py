"""Which words on a screen have less room than they need."""

import re

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from kiosk.ui.widgets.parts import ScrollPage

_CROWDED = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_PART = re.compile(r"[^\s-]+-*|-+")
"""A line may end after a hyphen."""
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
    for page in root.findChildren(ScrollPage):
        # It scrolls up and down only.
        if page.isVisible() and page.horizontalScrollBar().maximum() > _SLACK:
            found.append(_said(page, "a page that is narrower than what it holds"))
    return found


def _fits_label(label: QLabel) -> bool:
    room = label.contentsRect()
    if not label.wordWrap():
        return QFontMetrics(label.font()).horizontalAdvance(label.text()) <= room.width() + _SLACK
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    needed = QFontMetrics(label.font()).boundingRect(
        QRect(0, 0, max(1, room.width()), 100_000), flags, label.text()
    )
    # What is written without spaces wraps anywhere: it may be wider than the label.
    parts = _PART.findall(label.text())
    whole = [word for word in parts if not _CROWDED.search(word)]
    longest = max((QFontMetrics(label.font()).horizontalAdvance(word) for word in whole), default=0)
    wraps = longest <= room.width() + _SLACK
    return bool(needed.height() <= room.height() + _SLACK and wraps)


def _fits_button(button: QAbstractButton) -> bool:
    icon = button.iconSize().width() + 4 if not button.icon().isNull() else 0
    needed = QFontMetrics(button.font()).horizontalAdvance(button.text().replace("&&", "&")) + icon
    option = QStyleOptionButton()
    option.initFrom(button)
    room = (
        button.style()
        .subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)
        .width()
    )
    return needed <= room + _SLACK


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
