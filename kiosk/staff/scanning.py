"""Scanning one thing after the other: what it is, onto the list, put right, taken back."""

from dataclasses import replace

from kiosk.camera.cropping import crop_of
from kiosk.core.recognising import Recognition
from kiosk.core.search import Searcher
from kiosk.core.spotting import Spotter
from kiosk.domain import CatalogItem, Decision, Frame, TextQuery
from kiosk.staff.keeping import Keeper
from kiosk.staff.pictures import Album, Taken, around
from kiosk.staffing import Candidate, Entry, How, Person, Pull, ScanList, Shown
from kiosk.store import Repository

_FOUND = 24
_FEW_LESSONS = 5


class Scanning:
    """What is acknowledged is in the store. Every method may raise StoreError."""

    def __init__(
        self, store: Repository, spotter: Spotter, searcher: Searcher, album: Album, keeper: Keeper
    ) -> None:
        """Work on the lists of a store, with what recognises."""
        self._store, self._spotter, self._searcher = store, spotter, searcher
        self._album, self._keeper = album, keeper

    def prepare(self, done: int, count: int) -> bool:
        """Make ready for the words of some goods, ahead of scanning; tell whether more wait."""
        return self._spotter.prepare(done, count)

    def list_for(self, by: Person, aisle: str = "") -> tuple[ScanList, list[Entry]]:
        """Go on with the list that was not ended, or begin one."""
        with self._store.batch():
            found = self._store.scans.open_list(aisle)
            if found is None:
                found = self._store.scans.begin(by.name, aisle)
                self._store.audit.write(by.name, "began a list", f"{found.number}")
        return found, self.entries(found.number)

    def end_list(self, number: int, by: Person) -> None:
        """End a list; it stays to be read."""
        with self._store.batch():
            self._store.scans.end(number)
            self._store.audit.write(by.name, "ended a list", f"{number}")

    def lists(self) -> list[ScanList]:
        """Give the last lists, the newest first."""
        return self._store.scans.lists()

    def entries(self, number: int) -> list[Entry]:
        """Give everything on a list, in the order it was scanned."""
        scans = self._store.scans.entries(number)
        items = self._store.items_by_id(sorted({one.item_id for one in scans if one.item_id}))
        return [Entry(one, items.get(one.item_id)) for one in scans]

    def read_code(self, code: str) -> Shown:
        """Say what a barcode stands for: its item, or nothing, never one that is like it."""
        item_id = self._store.barcode(code)
        if item_id is None:
            return Shown(Decision.NO_MATCH, (), code)
        item = self._store.items_by_id([item_id])[item_id]
        return Shown(Decision.SURE, (Candidate(item, 1.0, 1.0, 0),), code)

    def look_at(self, frame: Frame) -> Shown:
        """Say what a picture of one thing shows."""
        crop = crop_of(frame)
        views = self._spotter.views(crop)
        taken = Taken(crop.pixels, views, around=around(frame))
        return self.shown(self._spotter.recognise(views), taken)

    def shown(self, found: Recognition, taken: Taken) -> Shown:
        """Say what was recognised in a picture, and remember the picture for a while."""
        candidates = self._candidates(found)
        decision = found.decision if candidates else Decision.NO_MATCH
        sure, maybe = self._spotter.thresholds(candidates[0].taught if candidates else 0)
        number = self._album.keep(taken)
        return Shown(decision, candidates, "", number, sure, maybe)

    def take(
        self, number: int, shown: Shown, item_id: str, how: How, by: Person,
        replaces: Entry | None = None,
    ) -> Entry:  # fmt: skip
        """Write onto a list what was shown; ``item_id`` is "" for an unknown barcode.

        What a person says it is, is a lesson: it counts from the next picture on. What the kiosk
        had first is one only while the item has few, for more of the same teach nothing.
        ``replaces`` is an entry of the same thing, which is put right.
        """
        first = shown.candidates[0].item.id if shown.candidates else ""
        taken = self._album.get(shown.picture)
        named = how in (How.CHOSEN, How.SEARCHED)
        corrects = named and item_id != first
        with self._store.batch():
            if replaces is None:
                scan = self._store.scans.add(number, item_id, shown.code, how)
            else:
                self._uncount(replaces)
                scan = replace(replaces.scan, item_id=item_id, how=how, code=shown.code)
                self._store.scans.change(scan)
            if item_id:
                self._store.taught.count(item_id)
            if corrects and first:
                self._store.taught.count(first, item_id)
            if corrects:
                about = f"{first or 'nothing'} is {item_id}"
                self._store.audit.write(by.name, "corrected", about)
            if taken is not None and (corrects or (named and self._has_few_lessons(item_id))):
                self._keeper.keep(lesson_of(scan.number), item_id, taken, by, corrected=corrects)
        return Entry(scan, self._store.items_by_id([item_id]).get(item_id))

    def take_back(self, entry: Entry, by: Person) -> None:
        """Take an entry off its list, and the lesson that came with it."""
        with self._store.batch():
            self._store.scans.take_back(entry.scan.number)
            self._uncount(entry)
        self._keeper.forget(lesson_of(entry.scan.number), by)

    def set_label(self, entry: Entry, label: str) -> Entry:
        """Write down the price that an entry's label says."""
        self._store.scans.set_label(entry.scan.number, label)
        return replace(entry, scan=replace(entry.scan, label=label))

    def search(self, words: str) -> list[CatalogItem]:
        """Find goods by words, those that were added today too; a barcode decides alone."""
        code = self._store.barcode(words.strip())
        if code is not None:
            ids = [code]
        else:
            found = self._searcher.search_text(TextQuery(0, words), _FOUND)
            likely = [hit.item.id for hit in found.hits if hit.decision is not Decision.NO_MATCH]
            ids = list(dict.fromkeys([*self._store.find_words(words, _FOUND), *likely]))[:_FOUND]
        return list(self._store.items_by_id(ids).values())

    def _candidates(self, found: Recognition) -> tuple[Candidate, ...]:
        items = self._store.items_by_id([guess.item_id for guess in found.guesses])
        return tuple(
            Candidate(
                items[guess.item_id], guess.chance, guess.margin, guess.taught,
                tuple(
                    Pull(part.signal.value, part.cosine, part.pull, part.source)
                    for part in guess.parts
                ),
            )
            for guess in found.guesses
            if guess.item_id in items
        )  # fmt: skip

    def _has_few_lessons(self, item_id: str) -> bool:
        known = self._store.vectors_of([item_id], self._spotter.model)
        return sum(by_staff for _, _, by_staff, _ in known) < _FEW_LESSONS

    def _uncount(self, entry: Entry) -> None:
        if entry.scan.item_id:
            self._store.taught.count(entry.scan.item_id, by=-1)


def lesson_of(scan: int) -> str:
    """Name the lesson that came with an entry."""
    return f"staff/scan-{scan}"
