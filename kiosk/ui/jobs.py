"""What the interface and its workers hand to each other: questions, answers, an open shop."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.browsing import Choices, Kind
from kiosk.core.facets import Filters
from kiosk.core.plan import ShopPlan
from kiosk.core.tastes import Tastes
from kiosk.domain import ImageQuery, SearchResults, TextQuery
from kiosk.ui.ports import Shop, Surroundings, WordHelp

NO_FILTERS, NO_CHOICES = Filters(), Choices()


@dataclass(frozen=True, slots=True)
class Browsing:
    """A kind of goods is to be looked through; ``kind`` is "" for everything."""

    number: int
    kind: str


Asked = TextQuery | ImageQuery | Browsing


@dataclass(frozen=True, slots=True)
class Job:
    """A question with what it is narrowed to and what the visit so far likes."""

    asked: Asked
    filters: Filters = NO_FILTERS
    tastes: Tastes | None = None
    language: str = ""
    """The code of the one that is spoken; "" where that does not matter."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question, and by what it can be narrowed."""

    results: SearchResults
    choices: Choices = NO_CHOICES
    corrected: str | None = None
    """What was perhaps meant, where words look misspelt."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What is known of a shop that was opened."""

    kinds: tuple[Kind, ...]
    plan: ShopPlan


@dataclass(frozen=True, slots=True)
class Around:
    """Goods like an item, and the same in other colours; ``number`` counts what was opened."""

    number: int
    similar: SearchResults
    colours: SearchResults


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture's file that is to be read; ``number`` counts the readings asked for."""

    number: int
    path: Path


@dataclass(frozen=True, slots=True, eq=False)
class OpenShop:
    """A shop that was opened, what is known of it, and how it is closed."""

    shop: Shop
    opened: Opened
    closing: contextlib.ExitStack
    words: WordHelp | None = None
    """Help with words, where it was made already."""

    @classmethod
    def of(cls, surroundings: Surroundings, *, with_words: bool) -> "OpenShop":
        """Open a shop. Raises KioskError."""
        with contextlib.ExitStack() as stack:
            shop = stack.enter_context(surroundings.open_shop())
            opened = Opened(shop.browsing.kinds(), shop.plan())
            words = shop.word_help() if with_words else None
            return cls(shop, opened, stack.pop_all(), words)
