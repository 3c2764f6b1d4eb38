"""Every word on the screen, in English; ``tr`` says it in the language that is chosen.

They stand here together so that translators and tests find all of them. lupdate reads them by the
marker's name.
"""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from kiosk.domain import Promise

_CONTEXT = "kiosk"


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Mark a text as one to be translated, and give it as it is."""
    return text


WINDOW_TITLE = QT_TRANSLATE_NOOP("kiosk", "Kiosk")
# The bar.
BACK = QT_TRANSLATE_NOOP("kiosk", "Back")
DONE = QT_TRANSLATE_NOOP("kiosk", "Done")
LANGUAGE = QT_TRANSLATE_NOOP("kiosk", "Language")
COMFORT = QT_TRANSLATE_NOOP("kiosk", "Easier to use")
WORKING = QT_TRANSLATE_NOOP("kiosk", "One moment…")
# Attract.
ATTRACT_TITLE = QT_TRANSLATE_NOOP("kiosk", "What are you looking for?")
ATTRACT_SHOW = QT_TRANSLATE_NOOP("kiosk", "Show it to the camera")
ATTRACT_SAY = QT_TRANSLATE_NOOP("kiosk", "or describe it in your words")
ATTRACT_WALK = QT_TRANSLATE_NOOP("kiosk", "and see where it stands")
ATTRACT_TOUCH = QT_TRANSLATE_NOOP("kiosk", "Touch the screen to start")
PROMISE = QT_TRANSLATE_NOOP("kiosk", "Nothing you show or type leaves this device.")
# Find.
FIND_TITLE = QT_TRANSLATE_NOOP("kiosk", "What are you looking for?")
WORDS_HINT = QT_TRANSLATE_NOOP("kiosk", "Describe it")
SEARCH = QT_TRANSLATE_NOOP("kiosk", "Search")
BROWSE = QT_TRANSLATE_NOOP("kiosk", "Look through everything")
EXAMPLES_TITLE = QT_TRANSLATE_NOOP("kiosk", "For example")
EXAMPLES = (
    QT_TRANSLATE_NOOP("kiosk", "red dress"),
    QT_TRANSLATE_NOOP("kiosk", "comfortable red shoes"),
    QT_TRANSLATE_NOOP("kiosk", "something for the rain"),
    QT_TRANSLATE_NOOP("kiosk", "wristwatch"),
)
USE_CAMERA = QT_TRANSLATE_NOOP("kiosk", "Use the camera")
CAMERA_NOTICE = QT_TRANSLATE_NOOP(
    "kiosk", "What the camera sees stays on this device and is gone when you leave."
)
MORE_ABOUT = QT_TRANSLATE_NOOP("kiosk", "More about this")
CAMERA_OFF = QT_TRANSLATE_NOOP("kiosk", "Switch the camera off")
TAKE_NOW = QT_TRANSLATE_NOOP("kiosk", "Take the picture now")
CAMERA_STARTING = QT_TRANSLATE_NOOP("kiosk", "The camera is starting…")
CAMERA_LOST = QT_TRANSLATE_NOOP(
    "kiosk", "The camera does not answer. You can describe what you are looking for instead."
)
HOLD_NOTHING = QT_TRANSLATE_NOOP("kiosk", "Hold it into the frame")
HOLD_LIGHT = QT_TRANSLATE_NOOP("kiosk", "More light, please")
HOLD_CLOSER = QT_TRANSLATE_NOOP("kiosk", "Closer")
HOLD_STILL = QT_TRANSLATE_NOOP("kiosk", "Hold it still")
HOLD_WAIT = QT_TRANSLATE_NOOP("kiosk", "Good, just a moment")
HOLD_TAKEN = QT_TRANSLATE_NOOP("kiosk", "Got it")
# Answers.
YOUR_PICTURE = QT_TRANSLATE_NOOP("kiosk", "Your picture")
IS_IT_ONE = QT_TRANSLATE_NOOP("kiosk", "Is it one of these?")
NONE_OF_THESE = QT_TRANSLATE_NOOP("kiosk", "None of these")
FOUND_BEST_FIRST = QT_TRANSLATE_NOOP("kiosk", "The best first")
DOES_ONE_FIT = QT_TRANSLATE_NOOP("kiosk", "Not sure: does one of these fit?")
DID_YOU_MEAN = QT_TRANSLATE_NOOP("kiosk", "Did you mean “{}”?")
ALL = QT_TRANSLATE_NOOP("kiosk", "All")
UP_TO = QT_TRANSLATE_NOOP("kiosk", "up to {}")
ONLY_IN_STOCK = QT_TRANSLATE_NOOP("kiosk", "In stock only")
TUNED = QT_TRANSLATE_NOOP("kiosk", "Order follows your visit")
NOTHING_LEFT = QT_TRANSLATE_NOOP("kiosk", "Nothing is left with all of that. Take something off.")
SURE = QT_TRANSLATE_NOOP("kiosk", "Good match")
MAYBE = QT_TRANSLATE_NOOP("kiosk", "Maybe")
UNLIKELY = QT_TRANSLATE_NOOP("kiosk", "Unlikely")
# No match, and ways on.
NO_MATCH_TITLE = QT_TRANSLATE_NOOP("kiosk", "We found nothing like that")
PICTURE_UNREAD = QT_TRANSLATE_NOOP("kiosk", "This picture cannot be read. Try another one.")
NO_MATCH_HINT = QT_TRANSLATE_NOOP("kiosk", "There are other ways to find it:")
OTHER_WORDS = QT_TRANSLATE_NOOP("kiosk", "Try other words")
SHOW_IT = QT_TRANSLATE_NOOP("kiosk", "Show it to the camera")
CALL_STAFF = QT_TRANSLATE_NOOP("kiosk", "Ask a member of staff")
STAFF_TITLE = QT_TRANSLATE_NOOP("kiosk", "Please ask us")
STAFF_HINT = QT_TRANSLATE_NOOP(
    "kiosk", "Show this screen to a member of staff. They will gladly help you find it."
)
STAFF_LOOKING_FOR = QT_TRANSLATE_NOOP("kiosk", "This person is looking for:")
BROWSE_TITLE = QT_TRANSLATE_NOOP("kiosk", "Everything in the shop")
NO_KINDS = QT_TRANSLATE_NOOP("kiosk", "This catalog has no kinds to look through. Describe it.")
# An item.
SIMILAR = QT_TRANSLATE_NOOP("kiosk", "Similar goods")
OTHER_COLOURS = QT_TRANSLATE_NOOP("kiosk", "In another colour")
IN_STOCK = QT_TRANSLATE_NOOP("kiosk", "In stock")
FEW_LEFT = QT_TRANSLATE_NOOP("kiosk", "Only {} left")
SOLD_OUT = QT_TRANSLATE_NOOP("kiosk", "Sold out at the moment")
AISLE = QT_TRANSLATE_NOOP("kiosk", "Aisle {}")
WHERE = QT_TRANSLATE_NOOP("kiosk", "Where it stands")
YOU_ARE_HERE = QT_TRANSLATE_NOOP("kiosk", "You are here")
NO_PICTURE = QT_TRANSLATE_NOOP("kiosk", "No picture")
READ_ALOUD = QT_TRANSLATE_NOOP("kiosk", "Read aloud")
# Why it was found.
WHY_BARCODE = QT_TRANSLATE_NOOP("kiosk", "Found by its barcode")
WHY_NAME = QT_TRANSLATE_NOOP("kiosk", "Found by its name")
WHY_WORDS = QT_TRANSLATE_NOOP("kiosk", "Found by the words “{}”")
WHY_MEANING = QT_TRANSLATE_NOOP("kiosk", "Fits your words")
WHY_LOOKS = QT_TRANSLATE_NOOP("kiosk", "Looks like it")
WHY_BOTH = QT_TRANSLATE_NOOP("kiosk", "Looks like your picture and fits your words")
WHY_KIND = QT_TRANSLATE_NOOP("kiosk", "Of the kind you chose")
NOTE_LEFT_OUT = QT_TRANSLATE_NOOP("kiosk", "Left out, as you asked: {}")
NOTE_CANNOT = QT_TRANSLATE_NOOP("kiosk", "The catalog does not say which have: {}")
NOTE_UNKNOWN_CODE = QT_TRANSLATE_NOOP("kiosk", "No item has the barcode {}.")
NOTE_WRONG_CODE = QT_TRANSLATE_NOOP(
    "kiosk", "The barcode {} was not read right. Scan or type it again."
)
# Privacy, in full words.
PRIVACY_TITLE = QT_TRANSLATE_NOOP("kiosk", "Your picture and your words")
PRIVACY_POINTS = (
    QT_TRANSLATE_NOOP(
        "kiosk", "The camera is off until you switch it on, and goes off when you leave this page."
    ),
    QT_TRANSLATE_NOOP(
        "kiosk",
        "The kiosk compares what you show or type with the shop's goods. It does so on this device;"
        " it has no connection that could carry it away.",
    ),
    QT_TRANSLATE_NOOP(
        "kiosk", "It does not look for faces and does not recognise, count or remember people."
    ),
    QT_TRANSLATE_NOOP(
        "kiosk",
        "Nothing of your visit is written down. When you touch “Done”, or walk away, pictures, "
        "words and results are erased from memory.",
    ),
)
CHECKED_TITLE = QT_TRANSLATE_NOOP("kiosk", "Checked just now")
CHECKED = {
    Promise.NO_NETWORK: QT_TRANSLATE_NOOP(
        "kiosk", "The kiosk tried to reach a network, and was refused."
    ),
    Promise.IN_MEMORY: QT_TRANSLATE_NOOP(
        "kiosk", "What it sets down in between lies in memory, which forgets without power."
    ),
    Promise.NO_DUMP: QT_TRANSLATE_NOOP("kiosk", "If it should fail, its memory is not saved."),
    Promise.ENCRYPTED: QT_TRANSLATE_NOOP("kiosk", "The shop's goods on its disk are encrypted."),
}
NOT_CHECKED = {
    Promise.NO_NETWORK: QT_TRANSLATE_NOOP("kiosk", "The kiosk is not cut off from networks."),
    Promise.IN_MEMORY: QT_TRANSLATE_NOOP(
        "kiosk", "What it sets down in between may lie on its disk."
    ),
    Promise.NO_DUMP: QT_TRANSLATE_NOOP("kiosk", "If it should fail, its memory may be saved."),
    Promise.ENCRYPTED: QT_TRANSLATE_NOOP(
        "kiosk", "The shop's goods on its disk are not encrypted, or cannot be found."
    ),
}
CHECKED_TELL = QT_TRANSLATE_NOOP(
    "kiosk", "Something is not as it should be. Please tell the staff."
)
UNDERSTOOD = QT_TRANSLATE_NOOP("kiosk", "Understood")
# Easier to use.
TEXT_SIZE = QT_TRANSLATE_NOOP("kiosk", "Size of the text")
CONTRAST = QT_TRANSLATE_NOOP("kiosk", "Strong contrast")
REACH = QT_TRANSLATE_NOOP("kiosk", "Everything within low reach")
CALM = QT_TRANSLATE_NOOP("kiosk", "No motion")
SPEECH = QT_TRANSLATE_NOOP("kiosk", "Read the screen aloud")
NO_SPEECH = QT_TRANSLATE_NOOP("kiosk", "This device has no voice.")
ON = QT_TRANSLATE_NOOP("kiosk", "On")
OFF = QT_TRANSLATE_NOOP("kiosk", "Off")
# Leaving.
STILL_THERE = QT_TRANSLATE_NOOP("kiosk", "Are you still there?")
ENDS_IN = QT_TRANSLATE_NOOP("kiosk", "In {} seconds your visit ends and everything is erased.")
ENDS_NOW = QT_TRANSLATE_NOOP("kiosk", "In one second your visit ends and everything is erased.")
STAY = QT_TRANSLATE_NOOP("kiosk", "I am still here")
END_NOW = QT_TRANSLATE_NOOP("kiosk", "End now")
# When things go wrong.
TROUBLE_TITLE = QT_TRANSLATE_NOOP("kiosk", "We will be right back")
TROUBLE_HINT = QT_TRANSLATE_NOOP(
    "kiosk", "The kiosk cannot search just now. It tries again by itself. Please ask our staff."
)
OPENING_TITLE = QT_TRANSLATE_NOOP("kiosk", "The kiosk is starting…")
EMPTY_TITLE = QT_TRANSLATE_NOOP("kiosk", "There is nothing in the catalog yet")
FOR_STAFF = QT_TRANSLATE_NOOP(
    "kiosk", "For staff: the page “Catalog and updates” says what is wrong."
)
# Colours, as buttons to narrow by.
COLOURS = {
    "black": QT_TRANSLATE_NOOP("kiosk", "black"),
    "white": QT_TRANSLATE_NOOP("kiosk", "white"),
    "grey": QT_TRANSLATE_NOOP("kiosk", "grey"),
    "red": QT_TRANSLATE_NOOP("kiosk", "red"),
    "orange": QT_TRANSLATE_NOOP("kiosk", "orange"),
    "yellow": QT_TRANSLATE_NOOP("kiosk", "yellow"),
    "green": QT_TRANSLATE_NOOP("kiosk", "green"),
    "blue": QT_TRANSLATE_NOOP("kiosk", "blue"),
    "purple": QT_TRANSLATE_NOOP("kiosk", "purple"),
    "pink": QT_TRANSLATE_NOOP("kiosk", "pink"),
    "brown": QT_TRANSLATE_NOOP("kiosk", "brown"),
    "beige": QT_TRANSLATE_NOOP("kiosk", "beige"),
}
# Patterns, beside an item.
PATTERNS = {
    "plain": QT_TRANSLATE_NOOP("kiosk", "plain"),
    "striped": QT_TRANSLATE_NOOP("kiosk", "striped"),
    "checked": QT_TRANSLATE_NOOP("kiosk", "checked"),
    "dotted": QT_TRANSLATE_NOOP("kiosk", "dotted"),
    "floral": QT_TRANSLATE_NOOP("kiosk", "floral"),
    "printed": QT_TRANSLATE_NOOP("kiosk", "printed"),
    "patterned": QT_TRANSLATE_NOOP("kiosk", "patterned"),
}


def tr(text: str, *values: object) -> str:
    """Say a text of this module in the chosen language, its gaps ``{}`` filled with the values."""
    said = QCoreApplication.translate(_CONTEXT, text)
    return said.format(*map(_apart, values)) if values else said


def joined(parts: Iterable[str]) -> str:
    """Put short texts beside each other, in the order one reads."""
    line = "  ·  ".join(_apart(part) for part in parts if part)
    # Else the first of them would say which way the line is read, whatever the page is.
    return f"\u200f{line}" if line and QGuiApplication.isRightToLeft() else line


def _apart(value: object) -> str:
    """Let a name or sentence of another script keep its own way to be read: its full stop too."""
    return f"\u2068{value}\u2069" if QGuiApplication.isRightToLeft() else f"{value}"
