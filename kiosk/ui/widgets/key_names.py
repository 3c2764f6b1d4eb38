"""Capitals, and what the keys are called for those who hear them."""

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from kiosk.ui.keyboard_layouts import Role, variants
from kiosk.ui.texts import QT_TRANSLATE_NOOP
from kiosk.ui.widgets.keys import Key

_CONTEXT = "OnScreenKeyboard"
KEYBOARD = QT_TRANSLATE_NOOP("OnScreenKeyboard", "Keyboard")
MORE = QT_TRANSLATE_NOOP("OnScreenKeyboard", "More suggestions")
_HOLD = QT_TRANSLATE_NOOP("OnScreenKeyboard", "Hold for letters with accents")
_NAMES = {
    Role.SHIFT: QT_TRANSLATE_NOOP("OnScreenKeyboard", "Capital letters"),
    Role.BACKSPACE: QT_TRANSLATE_NOOP("OnScreenKeyboard", "Delete"),
    Role.SIGNS: QT_TRANSLATE_NOOP("OnScreenKeyboard", "Digits and signs"),
    Role.LETTERS: QT_TRANSLATE_NOOP("OnScreenKeyboard", "Letters"),
    Role.ACCENTS: QT_TRANSLATE_NOOP("OnScreenKeyboard", "Letters with accents"),
    Role.LAYOUT: QT_TRANSLATE_NOOP("OnScreenKeyboard", "Change the keyboard"),
    Role.SPACE: QT_TRANSLATE_NOOP("OnScreenKeyboard", "Space"),
    Role.HIDE: QT_TRANSLATE_NOOP("OnScreenKeyboard", "Hide keyboard"),
    Role.ENTER: QT_TRANSLATE_NOOP("OnScreenKeyboard", "Search"),
}
_ONCE = QT_TRANSLATE_NOOP("OnScreenKeyboard", "Capital letters, on for one letter")
_LOCKED = QT_TRANSLATE_NOOP("OnScreenKeyboard", "Capital letters, on")


class Shift(Enum):
    """Whether capitals are written."""

    OFF = auto()
    ONCE = auto()
    LOCKED = auto()

    @property
    def after(self) -> "Shift":
        """What a touch of the key makes of it."""
        return {Shift.OFF: Shift.ONCE, Shift.ONCE: Shift.LOCKED, Shift.LOCKED: Shift.OFF}[self]

    @property
    def capital(self) -> bool:
        """Whether the next letter is a capital."""
        return self is not Shift.OFF


def said(text: str) -> str:
    """Say one of these texts in the chosen language."""
    return QCoreApplication.translate(_CONTEXT, text)


def name_key(key: Key, shift: Shift) -> None:
    """Give a key its name in the chosen language, and say what holding it does."""
    role = key.spec.role
    if role is Role.SHIFT and shift.capital:
        key.setAccessibleName(said(_ONCE if shift is Shift.ONCE else _LOCKED))
    else:
        key.setAccessibleName(said(_NAMES[role]) if role in _NAMES else key.writes)
    if variants(key.spec.text):
        key.setAccessibleDescription(said(_HOLD))
