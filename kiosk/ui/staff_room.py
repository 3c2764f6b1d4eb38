"""The staff side of the window: who is in, and questions to the desk answered on this thread."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from kiosk.domain import CatalogItem
from kiosk.errors import KioskError
from kiosk.staffing import Entry, Person, Role, ScanList, Shown
from kiosk.ui import staff_texts as texts
from kiosk.ui.staff_ports import Desk
from kiosk.ui.texts import tr
from kiosk.ui.visit import Visit
from kiosk.ui.worker import Inference

T = TypeVar("T")
_PREPARED = 8
"""Goods at a time: some 0.1 s of the worker's."""


_Then = tuple[Callable[[Any], object], Callable[[KioskError], object]]


class StaffRoom(QObject):
    """Knows who is in, from the PIN to the end of the visit; then it forgets everything asked."""

    changed = Signal()
    """Somebody came in or left."""

    def __init__(self, visit: Visit, inference: Inference) -> None:
        """Begin with nobody in."""
        super().__init__()
        self.visit = visit
        self.person: Person | None = None
        self.wanted = "desk"
        """The screen that is shown once somebody is in."""
        self.last: Shown | None = None
        """What was recognised last, for the page that says why."""
        self._inference = inference
        self.lesson: CatalogItem | None = None
        """The item that is taught now; one without an id is new."""
        self.aisle = ""
        """The aisle whose goods are scanned, "" for anything."""
        self.checked: ScanList | None = None
        """The list of an aisle that was scanned, to be compared with the catalog."""
        self.labelled: Entry | None = None
        """The entry whose price label is looked at."""
        self._on_picked: Callable[[CatalogItem], object] = self.teach
        self._number = 0
        self._waiting: dict[int, _Then] = {}
        inference.desk_answered.connect(self._on_answer)
        inference.desk_failed.connect(self._on_failure)
        visit.wiped.connect(self._on_wiped)

    @property
    def manager(self) -> bool:
        """Whether a manager is in."""
        return self.person is not None and self.person.role is Role.MANAGER

    def ask(
        self,
        do: Callable[[Desk], T],
        then: Callable[[T], object],
        fail: Callable[[KioskError], object] = lambda _: None,
    ) -> None:
        """Have the desk do something on the worker's thread, and go on here with what it gives.

        Whoever left in between is not answered any more.
        """
        self._number += 1
        self._waiting[self._number] = (then, fail)
        self._inference.ask_desk(self._number, do)

    def do(
        self,
        act: Callable[[Desk, Person], T],
        then: Callable[[T], object] = lambda _: None,
        fail: Callable[[KioskError], object] = lambda _: None,
    ) -> None:
        """Have the desk do something in the name of who is in; nothing where nobody is."""
        person = self.person
        if person is not None:
            self.ask(lambda desk: act(desk, person), then, fail)

    def come_in(self, person: Person) -> None:
        """Let somebody in, and show what was asked for."""
        self.person = person
        self.changed.emit()
        self.visit.instead(self.wanted)
        self._prepare(0)

    def _prepare(self, done: int) -> None:
        """Make ready for scanning, a little at a time between what is asked for."""

        def go_on(more: bool) -> None:
            if more and self.person is not None:
                self._prepare(done + _PREPARED)

        self.ask(lambda desk: desk.scanning.prepare(done, _PREPARED), go_on)

    def scan(self, aisle: str = "") -> None:
        """Scan the goods of an aisle, or anything."""
        self.aisle = aisle
        self.visit.go("scan")

    def pick(self, then: Callable[[CatalogItem], object]) -> None:
        """Have an item found by words."""
        self._on_picked = then
        self.visit.go("pick")

    def picked(self, item: CatalogItem) -> None:
        """Go on with the item that was found."""
        self._on_picked(item)

    def begin_teaching(self) -> None:
        """Have an item found, or a new one made, and teach it."""
        self.pick(self.teach)

    def teach(self, item: CatalogItem | None) -> None:
        """Teach an item, None for one that no catalog has."""
        self.lesson = item
        self.visit.go("newitem" if item is None else "shots")

    def _on_wiped(self) -> None:
        person, self.person = self.person, None
        self._waiting.clear()
        self.last, self.wanted = None, "desk"
        self.lesson, self._on_picked = None, self.teach
        self.aisle, self.checked, self.labelled = "", None, None
        if person is not None:
            self.ask(lambda desk: desk.leave(person), lambda _: None)
            self.changed.emit()

    def _on_answer(self, number: int, answer: object) -> None:
        then, _ = self._waiting.pop(number, (None, None))
        if then is not None:
            then(answer)

    def _on_failure(self, number: int, error: object) -> None:
        _, fail = self._waiting.pop(number, (None, None))
        if fail is not None:
            fail(error if isinstance(error, KioskError) else KioskError(tr(texts.DESK_FAILED)))
