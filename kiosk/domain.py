"""Frozen values that cross the rooms of the kiosk. They know no adapter, no file and no Qt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class ModelId:
    """Names the exact model that made an embedding: vectors of different models never compare."""

    name: str
    digest: str
    """SHA-256 of the bundle's file digests, 64 hexadecimal digits."""

    def __str__(self) -> str:
        """Give the short form for people: name and the first twelve digits."""
        return f"{self.name}@{self.digest[:12]}"


@dataclass(frozen=True, slots=True, eq=False)
class Embedding:
    """A unit-norm vector, float32 (embed_dim,), and the model it came from."""

    vector: NDArray[np.float32]
    model: ModelId


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture of a camera or a file: uint8 RGB (height, width, 3)."""

    pixels: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a picture, in shares of its width and height, 0 to 1."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """Give its share of the picture."""
        return max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top)

    def common(self, other: "Box") -> float:
        """Give the area both have in common."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return max(0.0, right - left) * max(0.0, bottom - top)

    def overlap(self, other: "Box") -> float:
        """Give what both have in common, of what they cover together: 0 to 1."""
        common = self.common(other)
        return common / max(self.area + other.area - common, 1e-9)

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point is inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Hint(StrEnum):
    """What would help the camera to see what is held up to it."""

    NOTHING = "nothing"
    """Nothing is held up."""
    LIGHT = "more light"
    CLOSER = "closer"
    STILL = "hold still"
    """It moves, or is blurred."""
    WAIT = "wait"
    """It is still and sharp, and has to stay so for a moment."""
    TAKEN = "taken"
    """A picture was taken; there is no other until what is held up has changed."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What the camera makes of its newest frame."""

    number: int
    """Grows with every frame looked at."""
    hint: Hint
    taken: Frame | None = None
    """The picture that was taken, in the look that took it."""
    barcode: str | None = None
    """A code read twice alike, with a right check digit."""
    holding: int = 0
    """Grows when what was taken, or passed over, has been put away: one thing has one number."""


@dataclass(frozen=True, slots=True)
class TextQuery:
    """Words a person typed; ``number`` tells a current query from one that was overtaken."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class ImageQuery:
    """A picture a person showed; ``number`` tells a current query from one that was overtaken."""

    number: int
    frame: Frame


@dataclass(frozen=True, slots=True, eq=False)
class MixedQuery:
    """A picture and words beside it: "like this, but in blue"."""

    number: int
    frame: Frame
    text: str
    words_weight: float = 0.5
    """How much the words count against the picture, 0 to 1."""


Query = TextQuery | ImageQuery | MixedQuery


class Promise(StrEnum):
    """What the kiosk promises to a shopper, and can check at any moment."""

    NO_NETWORK = "no network"
    IN_MEMORY = "in memory"
    """Temporary files lie in memory, and go with the power."""
    NO_DUMP = "no dump"
    """A crash writes nothing of its memory to the disk."""
    ENCRYPTED = "encrypted"
    """What it keeps on its disk is encrypted."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A promise, and whether it held when it was checked."""

    promise: Promise
    holds: bool


class Decision(StrEnum):
    """How sure the kiosk is of an answer; thresholds are the model manifest's calibration."""

    SURE = "sure"
    MAYBE = "maybe"
    NO_MATCH = "no match"


@dataclass(frozen=True, slots=True)
class Price:
    """What a thing costs: an amount in the currency's own unit, to the thousandth at most."""

    amount: Decimal
    currency: str = ""
    """ISO 4217, such as "EUR"; empty where the catalog does not say."""


@dataclass(frozen=True, slots=True)
class CatalogItem:
    """One thing the shop sells."""

    id: str
    name: str
    details: Mapping[str, str] = field(default_factory=dict)
    """What the catalog says that has no field of its own here."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names in other languages, by their codes (ISO 639-1)."""
    descriptions: Mapping[str, str] = field(default_factory=dict)
    """Descriptions by language; "" where the catalog does not say which."""
    brand: str = ""
    category: str = ""
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Such as "colour": ("red", "white"); names and values as the catalog writes them."""
    price: Price | None = None
    stock: int | None = None
    """How many there are; None where nobody counts."""
    aisle: str = ""
    barcodes: tuple[str, ...] = ()
    """In ascending order."""


@dataclass(frozen=True, slots=True)
class Embeddings:
    """A catalog's vectors, to be read once, block by block."""

    item_ids: list[str]
    """Of each row, in ascending order."""
    width: int
    """Numbers in a vector; 0 where there is none."""
    blocks: Iterator[tuple[NDArray[np.intp], NDArray[np.float32]]]
    """Some rows and their vectors, float32 (n, width)."""

    def gathered(self) -> NDArray[np.float32]:
        """Read every vector into memory: float32 (rows, width)."""
        matrix = np.zeros((len(self.item_ids), self.width), np.float32)
        for rows, vectors in self.blocks:
            matrix[rows] = vectors
        return matrix


@dataclass(frozen=True, slots=True)
class Facet:
    """What an item can be filtered by."""

    id: str
    category: str
    brand: str
    price: float | None
    stock: int | None
    aisle: str
    attributes: Mapping[str, tuple[str, ...]]


class Why(StrEnum):
    """What an answer rests on most."""

    BARCODE = "barcode"
    NAME = "name"
    """The words are its name, or its number."""
    WORDS = "words"
    """The catalog's words of it hold those that were typed."""
    MEANING = "meaning"
    """Its picture shows what the words say."""
    LOOKS = "looks"
    """Its picture looks like the one shown."""
    BOTH = "both"
    """It looks like the picture shown and fits the words beside it."""
    KIND = "kind"
    """It is of the kind that was chosen."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item is an answer: what it rests on, and the words or colours that spoke for it."""

    why: Why
    words: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One answer: the item, its score (-1 to 1 from vectors alone) and how sure that makes us."""

    item: CatalogItem
    score: float
    decision: Decision
    reason: Reason = Reason(Why.MEANING)


_BARCODE_LENGTHS = (8, 12, 13, 14)


def is_barcode(code: str) -> bool:
    """Tell whether a code is 8, 12, 13 or 14 digits, the last of them its check digit.

    From the right the digits before it weigh 3, 1, 3 … and the sum with it is a multiple of ten
    (GS1 General Specifications, 7.9).
    """
    if len(code) not in _BARCODE_LENGTHS or not (code.isascii() and code.isdecimal()):
        return False
    digits = [int(digit) for digit in reversed(code)]
    return (sum(digits[::2]) + 3 * sum(digits[1::2])) % 10 == 0


class Remark(StrEnum):
    """What a person should know of an answer as a whole."""

    LEFT_OUT = "left out"
    """Goods with these properties were left out, as the words asked."""
    CANNOT_LEAVE_OUT = "cannot leave out"
    """The catalog does not say which goods have what was to be left out."""
    UNKNOWN_BARCODE = "unknown barcode"
    """The digits are a whole barcode, and no item has it."""
    WRONG_BARCODE = "wrong barcode"
    """The digits are as many as a barcode's, and their check digit is wrong."""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on an answer, with the words it is about."""

    remark: Remark
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The answer to the query with that number: hits best first, and the decision of the best."""

    number: int
    decision: Decision
    hits: tuple[SearchHit, ...]
    milliseconds: float
    notes: tuple[Note, ...] = ()


class UpdateOutcome(StrEnum):
    """What came of an update."""

    APPLIED = "applied"
    REFUSED = "refused"
    """It is wrong, and will be the next time."""
    FAILED = "failed"
    """It could not be taken now; another try may work."""


@dataclass(frozen=True, slots=True)
class UpdateRecord:
    """What came of one update, for those who look after the kiosk."""

    at: str
    """When, UTC, such as 2026-11-25T05:00:00Z."""
    delivery: str
    """Its name in the inbox."""
    before: int
    """The version the kiosk had; 0 for none."""
    version: int
    """The version the update brings; 0 where it could not be read."""
    outcome: UpdateOutcome
    sentence: str
    seconds: float
