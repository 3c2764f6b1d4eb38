"""What staff's pages ask of the kiosk: ``kiosk.staff`` answers, on the worker's thread."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from kiosk.core.shelf_check import ShelfReport
from kiosk.domain import Box, CatalogItem, Frame
from kiosk.staffing import (
    AuditEntry,
    Chosen,
    Entry,
    Health,
    How,
    KindShare,
    KindWords,
    Lesson,
    Named,
    Person,
    Role,
    ScanList,
    Shot,
    Shown,
    Spot,
)


class Doors(Protocol):
    """Who comes in, and who looks after whom. Every method may raise KioskError."""

    def people(self) -> list[Person]:
        """Give everybody who may come in."""
        ...

    def seconds_to_wait(self, name: str) -> float:
        """Give how long somebody has to wait before the next PIN."""
        ...

    def enter(self, name: str, pin: str) -> Person:
        """Let somebody in. Raises PinError."""
        ...

    def add(self, name: str, role: Role, pin: str, by: Person) -> None:
        """Take somebody in."""
        ...

    def set_pin(self, name: str, pin: str, by: Person) -> None:
        """Give somebody another PIN."""
        ...

    def unlock(self, name: str, by: Person) -> None:
        """Let somebody try again."""
        ...

    def remove(self, name: str, by: Person) -> None:
        """Let somebody in no more."""
        ...

    def log(self, by: Person, limit: int = ...) -> list[AuditEntry]:
        """Give what was written down last, the newest first."""
        ...


class Scanning(Protocol):
    """Lists of what was held up. Every method may raise KioskError."""

    def prepare(self, done: int, count: int) -> bool:
        """Make ready for some goods, ahead of scanning; tell whether more wait."""
        ...

    def list_for(self, by: Person, aisle: str = ...) -> tuple[ScanList, list[Entry]]:
        """Go on with the list that was not ended, or begin one."""
        ...

    def end_list(self, number: int, by: Person) -> None:
        """End a list; it stays to be read."""
        ...

    def lists(self) -> list[ScanList]:
        """Give the last lists, the newest first."""
        ...

    def entries(self, number: int) -> list[Entry]:
        """Give everything on a list."""
        ...

    def read_code(self, code: str) -> Shown:
        """Say what a barcode stands for."""
        ...

    def look_at(self, frame: Frame) -> Shown:
        """Say what a picture of one thing shows."""
        ...

    def take(
        self, number: int, shown: Shown, item_id: str, how: How, by: Person,
        replaces: Entry | None = ...,
    ) -> Entry:  # fmt: skip
        """Write onto a list what was shown, or put an entry right."""
        ...

    def take_back(self, entry: Entry, by: Person) -> None:
        """Take an entry off its list, and the lesson that came with it."""
        ...

    def set_label(self, entry: Entry, label: str) -> Entry:
        """Write down the price that an entry's label says."""
        ...

    def search(self, words: str) -> list[CatalogItem]:
        """Find goods by words or a barcode."""
        ...


class ShelfPictures(Protocol):
    """Several things in one picture. Every method may raise KioskError."""

    def read(self, frame: Frame) -> list[Spot]:
        """Say what stands where in a picture, row by row."""
        ...

    def look_at(self, frame: Frame, box: Box) -> Spot:
        """Say what is in one box that a person put there."""
        ...

    def take_all(self, number: int, chosen: Sequence[Chosen], by: Person) -> list[Entry]:
        """Write all of it onto a list, or nothing."""
        ...

    def take_back(self, entries: Sequence[Entry], by: Person) -> None:
        """Take all of it off the list again."""
        ...


class Teaching(Protocol):
    """Lessons. Every method may raise KioskError."""

    def look_at(self, frame: Frame, item_id: str, others: Sequence[int]) -> Shot:
        """Check a shot of an item, "" for a new one, beside others."""
        ...

    def teach(self, item_id: str, shots: Sequence[int], by: Person) -> int:
        """Teach an item its shots, all of them or none."""
        ...

    def teach_new(self, item: CatalogItem, shots: Sequence[int], by: Person) -> CatalogItem:
        """Add an item with its shots, and give it its id."""
        ...

    def lessons(self) -> list[Lesson]:
        """Give everything that was taught, the newest first."""
        ...

    def items(self, ids: Sequence[str]) -> dict[str, CatalogItem]:
        """Give the items there are of these ids."""
        ...

    def picture(self, source: str) -> bytes | None:
        """Give a lesson's picture, a JPEG file."""
        ...

    def forget(self, source: str, by: Person) -> None:
        """Take a lesson back."""
        ...

    def doubtful(self) -> dict[str, str]:
        """Give the lessons that look more like another item, with its id."""
        ...


class Insight(Protocol):
    """Seeing why. Every method may raise KioskError."""

    def kinds(self) -> list[KindWords]:
        """Give the kinds that managers named."""
        ...

    def keep_kinds(self, kinds: Sequence[KindWords], by: Person) -> None:
        """Name these kinds from now on."""
        ...

    def name(self, picture: int) -> list[Named]:
        """Say which of the kinds fit a picture that was shown."""
        ...

    def shares(self) -> list[KindShare]:
        """Sort the catalog's goods into the kinds."""
        ...

    def health(self) -> tuple[Health, dict[str, CatalogItem], list[CatalogItem]]:
        """Give the counts, the goods they are of, and some goods that staff never found."""
        ...

    def count_never(self) -> tuple[int, int]:
        """Give how many goods were never scanned, and how many there are."""
        ...


class Shelves(Protocol):
    """Checking shelves, and what is carried away. Every method may raise KioskError."""

    def aisles(self) -> dict[str, int]:
        """Give every aisle of the catalog with the number of its goods."""
        ...

    def begun(self) -> dict[str, int]:
        """Give what was scanned so far of every aisle whose check was not ended, by its key."""
        ...

    def check(self, number: int) -> ShelfReport:
        """Compare a list with the aisle it is of."""
        ...

    def read_label(self, frame: Frame) -> str | None:
        """Read the price of a label; None where that is not sure."""
        ...

    def sticks(self) -> list[str]:
        """Give the names of the sticks that can be written now."""
        ...

    def save(self, stick: str, files: Mapping[str, bytes], by: Person) -> list[str]:
        """Save files to a stick; give their names there."""
        ...

    def export_lessons(self, stick: str, by: Person) -> tuple[str, int]:
        """Save everything that was taught, signed; give the file's name and how many lessons."""
        ...


class Desk(Protocol):
    """All of it, over one open catalog."""

    @property
    def doors(self) -> Doors:
        """Who comes in."""
        ...

    @property
    def scanning(self) -> Scanning:
        """Lists."""
        ...

    @property
    def shelf_pictures(self) -> ShelfPictures:
        """Several things in one picture."""
        ...

    @property
    def teaching(self) -> Teaching:
        """Lessons."""
        ...

    @property
    def insight(self) -> Insight:
        """Why."""
        ...

    @property
    def shelves(self) -> Shelves:
        """Shelves and sticks."""
        ...

    def crop(self, picture: int) -> Frame | None:
        """Give a picture that was shown; None where it is forgotten."""
        ...

    def leave(self, person: Person) -> None:
        """Forget what somebody showed."""
        ...
