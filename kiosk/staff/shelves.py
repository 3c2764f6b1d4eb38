"""Checking shelves, reading labels, and carrying reports and lessons away on a stick."""

from collections.abc import Mapping

import numpy as np

from kiosk.camera.labels import read_price
from kiosk.camera.measuring import GUIDE
from kiosk.core.shelf_check import ShelfReport, aisle_key, aisles_of, check_shelf
from kiosk.domain import Frame
from kiosk.staff.lessons_file import export_lessons
from kiosk.staff.sticks import Stick, Sticks
from kiosk.staffing import Person, ScanList, StaffError
from kiosk.store import Repository

_LISTS = 200


class Shelves:
    """What is saved goes to a stick that a person put in and named, and nowhere else.

    Every method may raise StoreError.
    """

    def __init__(self, store: Repository, named: str = "", sticks: Sticks | None = None) -> None:
        """Work over a store and the sticks of this machine, or others in tests.

        ``named`` is what head office calls this kiosk, "" where nobody named it.
        """
        self._store, self._named = store, named
        self._sticks = Sticks() if sticks is None else sticks

    def aisles(self) -> dict[str, int]:
        """Give every aisle of the catalog with the number of its goods."""
        return aisles_of(self._store.items().values())

    def begun(self) -> dict[str, int]:
        """Give what was scanned so far of every aisle whose check was not ended, by its key."""
        counts: dict[str, int] = {}
        for one in self._store.scans.lists(_LISTS):
            key = aisle_key(one.aisle)
            if one.ended is None and key and key not in counts:
                counts[key] = len(self._store.scans.entries(one.number))
        return counts

    def check(self, number: int) -> ShelfReport:
        """Compare a list with the aisle it is of. Raises StaffError where there is no such list."""
        found = self._list(number)
        return check_shelf(found.aisle, self._store.items(), self._store.scans.entries(number))

    def read_label(self, frame: Frame) -> str | None:
        """Read the price of a label in the middle of a picture; None where that is not sure."""
        height, width = frame.pixels.shape[:2]
        across, down = round(width * (1 - GUIDE[0]) / 2), round(height * (1 - GUIDE[1]) / 2)
        middle = np.ascontiguousarray(frame.pixels[down : height - down, across : width - across])
        found = read_price(middle, whole=self._has_whole_prices())
        return None if found is None else found.text

    def sticks(self) -> list[str]:
        """Give the names of the sticks that can be written now."""
        return [one.name for one in self._sticks.there()]

    def save(self, stick: str, files: Mapping[str, bytes], by: Person) -> list[str]:
        """Write files to a stick and give their names. Raises StaffError, with what to do."""
        written = self._sticks.save(self._stick(stick), files)
        names = [path.name for path in written]
        self._store.audit.write(by.name, "saved to a stick", ", ".join(names))
        return names

    def export_lessons(self, stick: str, by: Person) -> tuple[str, int]:
        """Write everything taught to a stick; give the file's name and how many lessons.

        Raises StaffError, with what to do.
        """
        chosen = self._stick(stick)
        self._sticks.require(chosen)
        path, count = export_lessons(self._store, self._named, chosen.folder, by.name)
        self._sticks.require(chosen)
        return path.name, count

    def _stick(self, name: str) -> Stick:
        found = next((one for one in self._sticks.there() if one.name == name), None)
        if found is None:
            raise StaffError(f"The stick {name} is not in: put it in and try again.")
        return found

    def _list(self, number: int) -> ScanList:
        found = next((one for one in self._store.scans.lists(_LISTS) if one.number == number), None)
        if found is None or not aisle_key(found.aisle):
            raise StaffError("That list is of no aisle: choose an aisle to check first.")
        return found

    def _has_whole_prices(self) -> bool:
        """Tell whether this shop has prices without cents: where none has, a point was lost."""
        prices = [facet.price for facet in self._store.facets() if facet.price is not None]
        return not prices or any(price >= 100 and price == int(price) for price in prices)
