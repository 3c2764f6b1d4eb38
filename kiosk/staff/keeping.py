"""Lessons: written into the store, and known to what recognises from the next picture on."""

import hashlib
from collections.abc import Callable

from kiosk.core.spotting import Spotter
from kiosk.domain import Embedding
from kiosk.staff.pictures import Taken
from kiosk.staffing import Person
from kiosk.store import Repository


class Keeper:
    """Keeps lessons, and takes them back. Every method may raise StoreError."""

    def __init__(
        self, store: Repository, spotter: Spotter, shows_person: Callable[[Taken], bool]
    ) -> None:
        """Keep them in a store; what may show a person never gets there."""
        self._store, self._spotter, self._shows_person = store, spotter, shows_person

    def shows_person(self, taken: Taken) -> bool:
        """Tell whether somebody may be in a picture."""
        return self._shows_person(taken)

    def keep(self, source: str, item_id: str, taken: Taken, by: Person, *, corrected: bool) -> bool:
        """Keep a lesson, unless a person may be in it; tell whether it was kept."""
        if self._shows_person(taken):
            return False
        jpeg = taken.jpeg()
        with self._store.batch():
            self._store.taught.forget(source)
            self._store.teach(
                item_id, source, hashlib.sha256(jpeg).hexdigest(), jpeg,
                Embedding(taken.vector, self._spotter.model), taken.colours(),
            )  # fmt: skip
            self._store.taught.note(source, item_id, by.name, corrected=corrected)
        self._spotter.learn(source, item_id, taken.vector)
        return True

    def forget(self, source: str, by: Person) -> bool:
        """Take a lesson back; tell whether there was one."""
        with self._store.batch():
            there = self._store.taught.forget(source)
            if there:
                self._store.audit.write(by.name, "took a lesson back", source)
        self._spotter.forget(source)
        return there
