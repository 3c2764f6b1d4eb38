"""Teaching: a few pictures of a thing, checked at once, and recognised from then on."""

import secrets
from collections.abc import Sequence

from kiosk.camera.cropping import crop_of
from kiosk.camera.measuring import MOST_BLUR_SETTLED, blur_of
from kiosk.core.spotting import Spotter
from kiosk.core.teaching import Flaw, judge_shots
from kiosk.core.teaching import Shot as Judged
from kiosk.domain import CatalogItem, Frame
from kiosk.staff.doors import only_managers
from kiosk.staff.keeping import Keeper
from kiosk.staff.pictures import Album, Taken, around
from kiosk.staffing import Lesson, Person, Shot, StaffError
from kiosk.store import Repository

FEWEST_SHOTS, MOST_SHOTS = 2, 5
MOST_NAME = 200
_LIKE = 0.5
"""The chance from which a shot is said to be taken for another item."""


class Teaching:
    """Every method may raise StoreError."""

    def __init__(self, store: Repository, spotter: Spotter, album: Album, keeper: Keeper) -> None:
        """Teach into a store."""
        self._store, self._spotter, self._album, self._keeper = store, spotter, album, keeper

    def look_at(self, frame: Frame, item_id: str, others: Sequence[int]) -> Shot:
        """Check a shot of an item, "" for a new one, beside the ``others`` that were taken."""
        crop = crop_of(frame)
        views = self._spotter.views(crop)
        taken = Taken(crop.pixels, views, blur_of(frame.pixels), around(frame))
        before = [one for one in map(self._album.get, others) if one is not None]
        near = self._spotter.recogniser(views)
        shots = [Judged(one.vector, one.blur) for one in (*before, taken)]
        flaws, like = set(), ""
        for finding in judge_shots(shots, item_id, near, MOST_BLUR_SETTLED):
            if len(before) in finding.shots:
                flaws.add(finding.flaw)
                like = finding.item_id or like
        if not before:
            # Of one picture alone all that can be said is what it is taken for.
            (first, *_) = (*near.recognise(views, 1).guesses, None)
            sure = first is not None and first.item_id != item_id and first.chance >= _LIKE
            like = first.item_id if sure and first is not None else ""
        return Shot(
            self._album.keep(taken), Flaw.BLURRED not in flaws, Flaw.ALIKE not in flaws,
            self._keeper.shows_person(taken),
            self._store.items_by_id([like]).get(like) if like else None,
            strange=Flaw.STRANGE in flaws,
        )  # fmt: skip

    def teach(self, item_id: str, shots: Sequence[int], by: Person) -> int:
        """Teach an item its shots, all of them or none; give how many. Raises StaffError."""
        pictures = self._pictures(shots)
        if not self._store.items_by_id([item_id]):
            raise StaffError("That item is not in the catalog any more.")
        self._keep(item_id, pictures, by)
        return len(pictures)

    def teach_new(self, item: CatalogItem, shots: Sequence[int], by: Person) -> CatalogItem:
        """Add an item that no catalog has, with its shots, and give it its id.

        Raises StaffError for a name that is of no use and for a barcode of another item.
        """
        pictures = self._pictures(shots)
        name = item.name.strip()
        if not 1 <= len(name) <= MOST_NAME:
            raise StaffError(f"A name has 1 to {MOST_NAME} characters.")
        for code in item.barcodes:
            other = self._store.barcode(code)
            if other is not None:
                there = self._store.items_by_id([other])[other]
                raise StaffError(f"The barcode {code} is that of {there.name}: teach that one.")
        made = CatalogItem(
            f"staff-{secrets.token_hex(6)}", name, category=item.category, price=item.price,
            aisle=item.aisle, barcodes=item.barcodes,
        )  # fmt: skip
        with self._store.batch():
            self._store.taught.add_item(made)
            self._store.audit.write(by.name, "added an item", f"{made.id}: {name}")
            self._keep(made.id, pictures, by)
        return made

    def lessons(self) -> list[Lesson]:
        """Give everything that was taught, the newest first."""
        return self._store.taught.all()

    def items(self, ids: Sequence[str]) -> dict[str, CatalogItem]:
        """Give the items there are of these ids."""
        return self._store.items_by_id(ids)

    def picture(self, source: str) -> bytes | None:
        """Give a lesson's picture, a JPEG file."""
        return self._store.taught.picture(source)

    def forget(self, source: str, by: Person) -> None:
        """Take a lesson back: one's own, or a manager anybody's. Raises StaffError."""
        found = next((one for one in self._store.taught.all() if one.source == source), None)
        if found is None:
            raise StaffError("That lesson is gone already.")
        if found.who != by.name:
            only_managers(by)
        self._keeper.forget(source, by)

    def doubtful(self) -> dict[str, str]:
        """Give the lessons that look more like another item, with that item's id, by source.

        They are set aside: they do not count until what is like them is taken back.
        """
        found: dict[str, str] = {}
        taught = {one.item_id for one in self._store.taught.all() if not one.waiting}
        rows = self._store.vectors_of(sorted(taught), self._spotter.model)
        for _, source, by_staff, vector in rows:
            if not by_staff or source in found:
                continue
            near = self._spotter.recogniser(vector[None])
            found |= {doubt.source: doubt.other_id for doubt in near.doubtful()}
        return found

    def _pictures(self, shots: Sequence[int]) -> list[Taken]:
        if not FEWEST_SHOTS <= len(shots) <= MOST_SHOTS:
            raise StaffError(f"Teach with {FEWEST_SHOTS} to {MOST_SHOTS} pictures.")
        pictures = [self._album.get(shot) for shot in shots]
        known = [one for one in pictures if one is not None]
        if len(known) != len(pictures):
            raise StaffError("The pictures are forgotten already: take them again.")
        if any(self._keeper.shows_person(one) for one in known):
            raise StaffError("Somebody may be in a picture: take it again, without people.")
        return known

    def _keep(self, item_id: str, pictures: Sequence[Taken], by: Person) -> None:
        with self._store.batch():
            self._store.audit.write(by.name, "taught", f"{item_id}: {len(pictures)} pictures")
            for taken in pictures:
                source = f"staff/lesson-{secrets.token_hex(8)}"
                self._keeper.keep(source, item_id, taken, by, corrected=False)
