"""Several things in one picture of a shelf: what is where, put right, and onto the list."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk.camera.cropping import MOST_SIDE
from kiosk.camera.regions import propose
from kiosk.core.ports import ImageEncoder
from kiosk.core.shelf import Found, ShelfReader, cut
from kiosk.core.spotting import Spotter
from kiosk.domain import Box, Frame
from kiosk.staff.pictures import Album, Taken, around, shrunk
from kiosk.staff.scanning import Scanning
from kiosk.staffing import Chosen, Entry, Person, Spot
from kiosk.store import Repository


class ShelfPictures:
    """Of a picture of a shelf nothing is kept but what becomes a lesson, and of that the box.

    Every method may raise StoreError.
    """

    def __init__(
        self, store: Repository, spotter: Spotter, encoder: ImageEncoder, album: Album,
        scanning: Scanning,
    ) -> None:  # fmt: skip
        """Read shelves with what recognises single things, and write onto the same lists."""
        self._store, self._album, self._scanning = store, album, scanning
        self._reader = ShelfReader(encoder, spotter.recogniser_for, propose)

    def read(self, frame: Frame) -> list[Spot]:
        """Say what stands where in a picture, row by row."""
        small = around(frame)
        return [self._spot(frame, found, small) for found in self._reader.read(frame)]

    def look_at(self, frame: Frame, box: Box) -> Spot:
        """Say what is in one box that a person put there."""
        return self._spot(frame, self._reader.look(frame, box), around(frame))

    def take_all(self, number: int, chosen: Sequence[Chosen], by: Person) -> list[Entry]:
        """Write all of it onto a list, or nothing; what was put right are lessons."""
        with self._store.batch():
            return [
                self._scanning.take(number, one.shown, one.item_id, one.how, by) for one in chosen
            ]

    def take_back(self, entries: Sequence[Entry], by: Person) -> None:
        """Take all of it off the list again, and the lessons that came with it."""
        with self._store.batch():
            for entry in entries:
                self._scanning.take_back(entry, by)

    def _spot(self, frame: Frame, found: Found, small: NDArray[np.uint8]) -> Spot:
        crop = shrunk(Frame(cut(frame, found.box)), MOST_SIDE)
        taken = Taken(crop, found.views, around=small)
        return Spot(found.box, self._scanning.shown(found.recognition, taken))
