"""Everything staff ask of the kiosk, on the thread that has the model; the window shows answers.

What is acknowledged is in the encrypted store. Of a picture only the crop of a lesson is kept; all
others live in memory until the member of staff leaves.
"""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kiosk.core.ports import ImageEncoder, TextEncoder
from kiosk.core.search import Searcher
from kiosk.core.spotting import Spotter
from kiosk.core.weighing import Weighing
from kiosk.domain import Frame
from kiosk.settings import Settings
from kiosk.staff.doors import Doors
from kiosk.staff.insight import Insight
from kiosk.staff.keeping import Keeper
from kiosk.staff.pictures import Album, Taken
from kiosk.staff.privacy import Privacy
from kiosk.staff.scanning import Scanning
from kiosk.staff.shelf_pictures import ShelfPictures
from kiosk.staff.shelves import Shelves
from kiosk.staff.sticks import Sticks
from kiosk.staff.teaching import Teaching
from kiosk.staffing import Person
from kiosk.store import Repository, open_repository
from kiosk.wiring import Kiosk, weighing_of


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts of what staff ask, over one open catalog."""

    doors: Doors
    scanning: Scanning
    shelf_pictures: ShelfPictures
    teaching: Teaching
    insight: Insight
    shelves: Shelves
    album: Album

    def crop(self, picture: int) -> Frame | None:
        """Give a picture that was shown, as it would be kept; None where it is forgotten."""
        taken = self.album.get(picture)
        return None if taken is None else Frame(taken.crop)

    def leave(self, person: Person) -> None:
        """Forget what somebody showed, and write down that they left."""
        self.album.wipe()
        self.doors.leave(person)


@contextlib.contextmanager
def open_desk(settings: Settings, opened: Kiosk) -> Iterator[Desk]:
    """Open the desk beside an open catalog, which may be pinned: what is written goes elsewhere.

    Raises StoreError.
    """
    bundle = opened.bundle
    with open_repository(settings.store) as store:
        desk = make_desk(
            store,
            opened.searcher,
            (bundle.image, bundle.text),
            weighing_of(bundle),
            Privacy.of(bundle).shows_person,
            named=settings.kiosk,
        )
        try:
            yield desk
        finally:
            desk.album.wipe()


def make_desk(
    store: Repository,
    searcher: Searcher,
    encoders: tuple[ImageEncoder, TextEncoder],
    weighing: Weighing,
    shows_person: Callable[[Taken], bool],
    *,
    named: str = "",
    sticks: Sticks | None = None,
) -> Desk:
    """Put the desk together over a store that may be written to, and a search of its catalog.

    ``named`` is what head office calls this kiosk; ``sticks`` are this machine's own by default.
    """
    index = searcher.index
    taught = {one.item_id for one in store.taught.all() if not one.waiting}
    lessons = [
        (source, item_id, vector)
        for item_id, source, by_staff, vector in store.vectors_of(sorted(taught), index.model)
        if by_staff
    ]
    spotter = Spotter(index, store, encoders, weighing, lessons)
    album, keeper = Album(), Keeper(store, spotter, shows_person)
    scanning = Scanning(store, spotter, searcher, album, keeper)
    return Desk(
        Doors(store),
        scanning,
        ShelfPictures(store, spotter, encoders[0], album, scanning),
        Teaching(store, spotter, album, keeper),
        Insight(store, index, encoders[1], album),
        Shelves(store, named, sticks),
        album,
    )
