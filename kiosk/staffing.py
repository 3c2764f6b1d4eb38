"""Frozen values of the clerk's side: people, what they scanned and taught, what was noted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from kiosk.domain import Box, CatalogItem, Decision
from kiosk.errors import KioskError


class StaffError(KioskError):
    """What a member of staff asked for cannot be done."""


class PinError(StaffError):
    """A PIN was wrong, or it is too early to try another."""

    def __init__(self, sentence: str, *, wait: float = 0.0, locked: bool = False) -> None:
        """Say what was wrong, for how many seconds to wait, and whether only others can help."""
        super().__init__(sentence)
        self.wait, self.locked = wait, locked


class Role(StrEnum):
    """What a person may do."""

    CLERK = "clerk"
    MANAGER = "manager"
    """Also people, names of kinds, and taking back what others taught."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works with the kiosk."""

    name: str
    role: Role
    locked: bool = False
    """Too many wrong PINs: a manager or IT has to let this person in again."""


class How(StrEnum):
    """How an entry of a list came about."""

    BARCODE = "barcode"
    PICTURE = "picture"
    """The kiosk was sure of the picture."""
    CHOSEN = "chosen"
    """A person touched one of the tiles."""
    SEARCHED = "searched"
    """A person looked for it by words."""
    TAUGHT = "taught"
    """It was new to the kiosk, and is no more."""
    UNKNOWN = "unknown"
    """A barcode no item has."""


@dataclass(frozen=True, slots=True)
class Scan:
    """One thing that was scanned."""

    number: int
    """Of the entry; 0 while it is not written down."""
    item_id: str
    """"" for an unknown barcode."""
    code: str
    """The barcode that was read, "" for none."""
    how: How
    at: str
    """UTC, such as 2026-11-25T05:00:00Z."""
    label: str = ""
    """The price its label says, as it was read or typed; "" where nobody looked."""


@dataclass(frozen=True, slots=True)
class ScanList:
    """A list of what was scanned, one after the other."""

    number: int
    who: str
    begun: str
    aisle: str = ""
    """The aisle that is checked against the catalog; "" for a list of anything."""
    ended: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on a list with the item it is; None where the catalog has none."""

    scan: Scan
    item: CatalogItem | None


@dataclass(frozen=True, slots=True)
class Pull:
    """What one signal says of an item: words, a catalog's picture, or a lesson."""

    signal: str
    cosine: float
    """-1 to 1."""
    weight: float
    """What it adds to the item's score beyond what it adds to the average item's."""
    source: str
    """The words, or the name of the picture."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One item that a picture may show, and why."""

    item: CatalogItem
    chance: float
    """0 to 1, as measured for the model."""
    margin: float
    """Its score less the best other's: above 0 for the first alone."""
    taught: int
    """Lessons that count for it."""
    pulls: tuple[Pull, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What was held up to staff's camera, as far as the kiosk knows it."""

    decision: Decision
    candidates: tuple[Candidate, ...]
    """The likeliest first; the one item of a barcode."""
    code: str = ""
    """The barcode that decided, "" where the picture did."""
    picture: int = 0
    """The number under which the desk remembers the picture for a while; 0 for none."""
    sure_from: float = 1.0
    maybe_from: float = 0.0
    """The chances from which the first is taken by itself, and asked about."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing in a picture of a shelf: where it stands and what it may be."""

    box: Box
    shown: Shown


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person let stand, or said, of one thing in a picture of a shelf."""

    shown: Shown
    item_id: str
    how: How


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture for a lesson, and whether it is of use."""

    picture: int
    """As in ``Shown``."""
    sharp: bool
    new: bool
    """It is not the same view as another one."""
    person: bool
    """Somebody may be in it: it is not kept."""
    like: CatalogItem | None = None
    """Another item that it is taken for."""
    strange: bool = False
    """It looks like none of the others: another thing may have come into the picture."""

    @property
    def good(self) -> bool:
        """Tell whether it can be kept."""
        return self.sharp and self.new and not self.person and not self.strange


@dataclass(frozen=True, slots=True)
class Lesson:
    """A picture that staff taught, and by whom."""

    source: str
    item_id: str
    who: str
    """"" where it is not known any more."""
    at: str
    corrected: bool = False
    """It came from putting right what the kiosk took it for."""
    waiting: bool = False
    """The catalog has no such item now; it comes back with it."""


@dataclass(frozen=True, slots=True)
class KindWords:
    """A kind of goods in plain words, with phrases that describe it, in any language."""

    name: str
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KindShare:
    """How much a kind has of what was looked at."""

    kind: KindWords
    count: int
    examples: tuple[CatalogItem, ...]
    """The clearest first."""
    rival: str
    """The kind that comes second most often for its goods; "" for none."""
    rival_share: float
    """For this share of its goods that kind is close, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Named:
    """One kind and how well it fits a picture."""

    kind: str
    score: float
    """Cosine, -1 to 1."""


@dataclass(frozen=True, slots=True)
class Health:
    """What the kiosk counted of its own recognitions, by item: numbers alone, of nobody."""

    taken: Mapping[str, int] = field(default_factory=dict)
    """How often each was recognised or chosen."""
    corrected: Mapping[str, int] = field(default_factory=dict)
    """How often what was taken for it was something else."""
    confused: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """(shown, meant): how often the one was shown where the other was meant."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Something a person did, as it was written down."""

    number: int
    at: str
    who: str
    action: str
    about: str
    """What it was done to, in words that name no shopper."""
    link: bytes
    """SHA-256 over the link before and this entry, 32 bytes."""


def stamp(moment: datetime | None = None) -> str:
    """Write a moment, by default now, as it is kept: UTC, such as 2026-11-25T05:00:00Z."""
    return f"{(moment or datetime.now(UTC)).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
