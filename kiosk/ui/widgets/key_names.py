"""Capitals, and what the keys are called for those who hear them."""

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from kiosk.ui.keyboard_layouts import Role, variants
from kiosk.ui.widgets.keys import Key

_CONTEXT = "OnScreenKeyboard"


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


def keyboard_name() -> str:
    """Say what the whole is."""
    return QCoreApplication.translate("OnScreenKeyboard", "Keyboard")


def more_name() -> str:
    """Say what the button behind the suggestions does."""
    return QCoreApplication.translate("OnScreenKeyboard", "More suggestions")


def name_key(key: Key, shift: Shift) -> None:
    """Give a key its name in the chosen language, and say what holding it does."""
    role = key.spec.role
    key.setAccessibleName(key.writes if role is Role.LETTER else _said(role, shift))
    if variants(key.spec.text):
        key.setAccessibleDescription(
            QCoreApplication.translate("OnScreenKeyboard", "Hold for letters with accents")
        )


def _said(role: Role, shift: Shift) -> str:
    say = QCoreApplication.translate
    match role:
        case Role.SHIFT if shift is Shift.LOCKED:
            return say("OnScreenKeyboard", "Capital letters, on")
        case Role.SHIFT if shift is Shift.ONCE:
            return say("OnScreenKeyboard", "Capital letters, on for one letter")
        case Role.SHIFT:
            return say("OnScreenKeyboard", "Capital letters")
        case Role.BACKSPACE:
            return say("OnScreenKeyboard", "Delete")
        case Role.SIGNS:
            return say("OnScreenKeyboard", "Digits and signs")
        case Role.LETTERS:
            return say("OnScreenKeyboard", "Letters")
        case Role.ACCENTS:
            return say("OnScreenKeyboard", "Letters with accents")
        case Role.LAYOUT:
            return say("OnScreenKeyboard", "Change the keyboard")
        case Role.SPACE:
            return say("OnScreenKeyboard", "Space")
        case Role.HIDE:
            return say("OnScreenKeyboard", "Hide keyboard")
        case _:
            return say("OnScreenKeyboard", "Search")
