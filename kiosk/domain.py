"""Frozen values that cross the rooms of the kiosk. They know no adapter, no file and no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
class TextQuery:
    """Words a person typed; ``number`` tells a current query from one that was overtaken."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class ImageQuery:
    """A picture a person showed; ``number`` tells a current query from one that was overtaken."""

    number: int
    frame: Frame


class Decision(StrEnum):
    """How sure the kiosk is of an answer; thresholds are the model manifest's calibration."""

    SURE = "sure"
    MAYBE = "maybe"
    NO_MATCH = "no match"


@dataclass(frozen=True, slots=True)
class CatalogItem:
    """One thing the shop sells."""

    id: str
    name: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One answer: the item, its score (cosine, -1 to 1) and how sure that score makes us."""

    item: CatalogItem
    score: float
    decision: Decision


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The answer to the query with that number: hits best first, and the decision of the best."""

    number: int
    decision: Decision
    hits: tuple[SearchHit, ...]
    milliseconds: float
