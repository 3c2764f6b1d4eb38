"""What the window is handed by ``kiosk.app``: it knows no store, encoder or camera itself."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiosk.choices import Choices as Chosen
from kiosk.core.browsing import Choices, Kind
from kiosk.core.facets import Filters
from kiosk.core.pinyin import Candidate
from kiosk.core.plan import ShopPlan
from kiosk.core.tastes import Tastes
from kiosk.domain import (
    Checked,
    Frame,
    ImageQuery,
    Look,
    SearchHit,
    SearchResults,
    TextQuery,
)
from kiosk.running import UpdateState
from kiosk.ui.staff_ports import Desk


class Search(Protocol):
    """The catalog in memory. One thread at a time asks it."""

    def search_text(
        self, query: TextQuery, limit: int = ..., filters: Filters = ...
    ) -> SearchResults:
        """Find the items that fit words."""
        ...

    def search_image(
        self, query: ImageQuery, limit: int = ..., filters: Filters = ...
    ) -> SearchResults:
        """Find the items that look like a picture."""
        ...

    def similar(self, item_id: str, limit: int = ...) -> SearchResults:
        """Give goods like an item. Raises CatalogError where there is none of that id."""
        ...


class Browse(Protocol):
    """The catalog without a question. One thread at a time asks it."""

    def kinds(self) -> tuple[Kind, ...]:
        """Give every kind of goods."""
        ...

    def browse(self, number: int, filters: Filters, limit: int) -> SearchResults:
        """Give goods that pass the filters."""
        ...

    def other_colours(self, item_id: str, limit: int) -> SearchResults:
        """Give the same sort of thing in other colours."""
        ...

    def choices(self, hits: Sequence[SearchHit]) -> Choices:
        """Say by what answers can be narrowed."""
        ...

    def tuned(self, results: SearchResults, tastes: Tastes) -> SearchResults:
        """Order an answer by what was opened and refused."""
        ...


class WordHelp(Protocol):
    """Help with words as they are typed. Any thread may ask it."""

    def complete(self, typed: str, limit: int = ...) -> tuple[str, ...]:
        """Give ways to go on with what is typed."""
        ...

    def corrected(self, text: str) -> str | None:
        """Put misspelt words right; None where there is nothing to put right."""
        ...

    def candidates(self, typed: str, limit: int = ...) -> Sequence[Candidate]:
        """Give Chinese words of the catalog for their sounds."""
        ...


class Preview(Protocol):
    """An open camera."""

    def latest(self) -> Frame | None:
        """Give the newest frame at once, None while there is none. Raises CameraError."""
        ...

    def look(self) -> Look | None:
        """Say what the newest frame shows; what was taken is given out once."""
        ...

    def reset(self) -> None:
        """Be ready to take the next picture."""
        ...

    def pass_over(self) -> None:
        """Take no picture of what is held up now."""
        ...


@dataclass(frozen=True, slots=True)
class Shop:
    """An open catalog with its model. All of it is asked on the worker's thread."""

    search: Search
    browsing: Browse
    thumbnail: Callable[[str], bytes | None]
    """The JPEG file of an item's picture, by the item's id."""
    read_picture: Callable[[Path], Frame]
    """Reads a picture's file. Raises CatalogError."""
    word_help: Callable[[], WordHelp]
    """Makes the help with words, which takes a moment in a large catalog."""
    plan: Callable[[], ShopPlan]
    """Makes the map of the shop."""
    overtaken: Callable[[], bool] = lambda: False
    """Tells whether another catalog has been put in the place of this one."""
    desk: Callable[[], Desk] | None = None
    """What staff ask, opened when they first do; None where the store cannot be written to."""


class Updates(Protocol):
    """The inbox of updates."""

    def take(self, *, by_hand: bool = False) -> None:
        """Apply what waits, beside the catalog that is open; ``stop`` ends it. Blocks.

        What failed is tried again after a while, or at once ``by_hand``.
        """
        ...

    def stop(self) -> None:
        """End what is under way; nothing is lost by it. From any thread."""
        ...

    def told(self) -> UpdateState:
        """Say how the updates stand. Raises KioskError."""
        ...


class Supervisor(Protocol):
    """Whoever starts the kiosk anew when it hangs."""

    seconds: float
    """How often it is to be told."""

    def beat(self) -> bool:
        """Say that all is well."""
        ...


class Managers(Protocol):
    """Whoever keeps the people who look after the kiosk."""

    def make_manager(self, name: str, pin: str) -> None:
        """Let somebody in with a PIN from now on. Raises KioskError that says what is wrong."""
        ...


class FirstStart(Protocol):
    """What is chosen when a kiosk is set up."""

    wanted: bool
    """Whether that was not done yet."""

    @property
    def managers(self) -> Managers | None:
        """Who keeps the PINs; None leaves that step out."""
        ...

    def cameras(self) -> tuple[int, ...]:
        """Give the numbers of the cameras there are."""
        ...

    def open_camera(self, number: int) -> AbstractContextManager[Preview]:
        """Open one of them without waiting for it."""
        ...

    def keep(self, choices: Chosen) -> None:
        """Keep what was chosen, through to the disk. Raises KioskError."""
        ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the window needs of the world: a shop to open, again where that failed, a camera."""

    open_shop: Callable[[], AbstractContextManager[Shop]]
    """Opens on the worker's thread. Raises KioskError."""
    open_camera: Callable[[], AbstractContextManager[Preview]]
    """Opens the camera without waiting for it."""
    updates: Updates | None = None
    """None where nobody looks after them."""
    checked: Callable[[], Sequence[Checked]] | None = None
    """Checks, within milliseconds, what shoppers are promised; None where nobody can."""
    supervisor: Supervisor | None = None
    """None where nobody watches."""
    first_start: FirstStart | None = None
    """None where nothing is to be set up."""
