"""What the window is handed by ``kiosk.app``: it knows no store, encoder or camera itself."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiosk.domain import Frame, ImageQuery, SearchResults, TextQuery


class Search(Protocol):
    """The catalog in memory. One thread at a time asks it."""

    def search_text(self, query: TextQuery, limit: int = ...) -> SearchResults:
        """Find the items that fit words."""
        ...

    def search_image(self, query: ImageQuery, limit: int = ...) -> SearchResults:
        """Find the items that look like a picture."""
        ...

    def similar(self, item_id: str, limit: int = ...) -> SearchResults:
        """Give goods like an item. Raises CatalogError where there is none of that id."""
        ...


class Preview(Protocol):
    """An open camera."""

    def latest(self) -> Frame | None:
        """Give the newest frame at once, None while there is none. Raises CameraError."""
        ...


@dataclass(frozen=True, slots=True)
class Shop:
    """Everything the window works with. The first three are called on the worker's thread."""

    search: Search
    thumbnail: Callable[[str], bytes | None]
    """The JPEG file of an item's picture, by the item's id."""
    read_picture: Callable[[Path], Frame]
    """Reads a picture's file. Raises CatalogError."""
    open_camera: Callable[[], AbstractContextManager[Preview]]
    """Opens the camera without waiting for it."""
