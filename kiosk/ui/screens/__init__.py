"""Every screen of the kiosk, in one place: a new one is one file and one line in ``SCREENS``."""

from collections.abc import Callable

from kiosk.ui.screens import (
    attract,
    audit,
    browse,
    comfort,
    desk,
    find,
    health,
    item,
    kinds,
    language,
    lessons,
    matches,
    newitem,
    nomatch,
    people,
    pick,
    pin,
    pricelabel,
    privacy,
    results,
    scan,
    shelf_check,
    shelf_picture,
    shots,
    staff,
    trouble,
    upkeep,
    welcome,
    why,
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
    "pin": pin.make,
    "desk": desk.make,
    "scan": scan.make,
    "shelfpicture": shelf_picture.make,
    "pick": pick.make,
    "newitem": newitem.make,
    "shots": shots.make,
    "lessons": lessons.make,
    "kinds": kinds.make,
    "why": why.make,
    "health": health.make,
    "people": people.make,
    "shelf": shelf_check.make,
    "pricelabel": pricelabel.make,
    "audit": audit.make,
    WELCOME: welcome.make,
}
STAFF = frozenset({
    "desk", "scan", "shelfpicture", "pick", "newitem", "shots", "lessons", "kinds", "why",
    "health", "people", "shelf", "pricelabel", "audit",
})  # fmt: skip
"""Shown only to who came in with a PIN."""

__all__ = ["HOME", "SCREENS", "STAFF", "WELCOME", "Controller", "Made", "Parts", "Screen"]
