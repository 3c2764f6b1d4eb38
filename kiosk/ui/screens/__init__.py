"""Every screen of the kiosk, in one place: a new one is one file and one line in ``SCREENS``."""

from collections.abc import Callable

from kiosk.ui.screens import (
    attract,
    browse,
    comfort,
    find,
    item,
    language,
    matches,
    nomatch,
    privacy,
    results,
    staff,
    trouble,
    upkeep,
    welcome,
)
from kiosk.ui.screens.base import Controller, Made, Parts, Screen

HOME, WELCOME = "attract", "welcome"
SCREENS: dict[str, Callable[[Parts], Made]] = {
    HOME: attract.make,
    "find": find.make,
    "results": results.make,
    "matches": matches.make,
    "item": item.make,
    "nomatch": nomatch.make,
    "browse": browse.make,
    "privacy": privacy.make,
    "staff": staff.make,
    "comfort": comfort.make,
    "language": language.make,
    "trouble": trouble.make,
    "upkeep": upkeep.make,
    WELCOME: welcome.make,
}

__all__ = ["HOME", "SCREENS", "WELCOME", "Controller", "Made", "Parts", "Screen"]
