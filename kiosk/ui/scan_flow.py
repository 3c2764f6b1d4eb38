"""What happens while staff scan: one thing held up is one entry, put right or undone by a touch."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from kiosk.domain import (
    CatalogItem,
    Decision,
    Frame,
    Look,
    Reason,
    SearchHit,
    Why,
    is_barcode,
)
from kiosk.errors import KioskError
from kiosk.staffing import Entry, How, Person, ScanList, Shown
from kiosk.ui import shelf_words, wording
from kiosk.ui import staff_texts as texts
from kiosk.ui.chime import Sound
from kiosk.ui.screens.base import Controller, Parts
from kiosk.ui.staff_camera import StaffCamera
from kiosk.ui.staff_ports import Desk
from kiosk.ui.texts import tr
from kiosk.ui.tiles import TileModel
from kiosk.ui.widgets.rows import Row

if TYPE_CHECKING:
    from kiosk.ui.screens.scan import ScanScreen

_UNDO_SECONDS = 10


@dataclass(frozen=True, slots=True)
class _Held:
    """One thing that was held up, and the entry it has; None while it has none."""

    shown: Shown
    holding: int
    entry: Entry | None = None


class ScanController(Controller):
    """Leads the page: what the camera takes goes to the desk, one after the other."""

    def __init__(self, screen: "ScanScreen", parts: Parts, model: TileModel) -> None:
        """Lead the page; ``model`` is the one behind its tiles."""
        super().__init__(screen, parts.visit)
        self._screen, self._model = screen, model
        self._room, self._ring = parts.staff, parts.ring
        self._camera = StaffCamera(
            screen.view, screen.tell, self._told, parts.surroundings.open_camera, parts.watch
        )
        self._camera.looked.connect(self._decide)
        self._list: ScanList | None = None
        self._entries: list[Entry] = []
        self._held: _Held | None = None
        self._asking: _Held | None = None
        """What a person has to name; nothing else is taken meanwhile."""
        self._later: tuple[Frame, int] | None = None
        """What was held up while a person named something."""
        self._undo = QTimer(self)
        self._undo.setInterval(1000)
        self._undo.timeout.connect(self._on_second)
        self._undo_left = 0
        self._typed = 0
        """Counts down what a scanner typed: never the number of anything held to the camera."""
        screen.tiles.chosen.connect(lambda hit: self._name(hit.item, How.CHOSEN))
        screen.refused.connect(lambda: self._room.pick(self._on_picked))
        screen.skipped.connect(self._on_skipped)
        screen.undone.connect(self._on_undone)
        screen.wrong.connect(self._on_wrong)
        screen.why_wanted.connect(lambda: parts.visit.go("why"))
        screen.finished.connect(self._on_finished)
        screen.label_wanted.connect(self._on_label)
        screen.code_typed.connect(self._on_typed)
        parts.visit.shelf.arrived.connect(self._on_pictures)
        parts.visit.wiped.connect(self._forget)

    def on_shown(self) -> None:
        """Go on with the list, and look."""
        aisle = self._room.aisle
        if self._list is not None and self._list.aisle != aisle:
            self._forget()
        # Read anew though it is here: a picture of a shelf may have added to it.
        self._room.do(lambda desk, by: desk.scanning.list_for(by, aisle), self._on_list, self._fail)
        self._take_label()
        self._camera.start()
        self._say()

    def on_left(self) -> None:
        """Close the camera: it is open only while its page is seen."""
        self._camera.stop()

    def _told(self) -> str:
        if self._asking is not None:
            return tr(texts.SCAN_WHICH if self._model.hits else texts.SCAN_NOTHING)
        return tr(texts.SCAN_NEXT if self._entries else texts.SCAN_READY)

    def _decide(self, look: Look) -> None:
        if self._list is None:
            return
        if look.barcode is not None:
            self._on_code(look.barcode, look.holding)
        elif look.taken is not None:
            if self._asking is not None:
                self._later = (look.taken, look.holding)
            else:
                self._on_frame(look.taken, look.holding)

    def _on_code(self, code: str, holding: int) -> None:
        self._camera.pass_over()
        asking, held = self._asking, self._held
        if asking is not None and asking.holding != holding:
            # What is asked about comes first; its own code would answer the question.
            return
        same = asking or (held if held is not None and held.holding == holding else None)
        if same is not None and same.shown.code == code:
            return
        replaces = None if same is None else same.entry
        number = self._list.number if self._list is not None else 0

        def scan(desk: Desk, by: Person) -> _Held:
            shown = desk.scanning.read_code(code)
            item = shown.candidates[0].item.id if shown.candidates else ""
            how = How.BARCODE if item else How.UNKNOWN
            entry = desk.scanning.take(number, shown, item, how, by, replaces)
            return _Held(shown, holding, entry)

        self._room.do(scan, self._on_taken, self._fail)

    def _on_typed(self, code: str) -> None:
        """Take what a scanner typed; the next thing has a number of its own."""
        if self._list is not None and is_barcode(code):
            self._typed -= 1
            self._on_code(code, self._asking.holding if self._asking else self._typed)

    def _on_pictures(self, _item_ids: tuple[str, ...]) -> None:
        if self._list is not None and self._room.person is not None:
            self._say()

    def _on_frame(self, frame: Frame, holding: int) -> None:
        number = self._list.number if self._list is not None else 0

        def scan(desk: Desk, by: Person) -> _Held:
            shown = desk.scanning.look_at(frame)
            if shown.decision is not Decision.SURE:
                return _Held(shown, holding)
            item = shown.candidates[0].item.id
            return _Held(shown, holding, desk.scanning.take(number, shown, item, How.PICTURE, by))

        self._room.do(scan, self._on_seen, self._fail)

    def _on_seen(self, held: _Held) -> None:
        if held.entry is not None:
            self._on_taken(held)
            return
        if self._held is not None and self._held.holding == held.holding:
            # Its barcode was read while the picture was looked at.
            return
        self._ask(held)

    def _ask(self, held: _Held) -> None:
        self._asking = held
        self._room.last = held.shown
        refused = held.shown.decision is Decision.NO_MATCH
        # Of something that is like nothing here, guesses would only mislead.
        guesses = () if refused and held.entry is None else held.shown.candidates
        hits = [SearchHit(one.item, one.chance, Decision.MAYBE, Reason(Why.LOOKS))
                for one in guesses]  # fmt: skip
        speaking = self.visit.speaking
        self._model.show_hits(hits, speaking.language.code, speaking.locale, marked=False)
        self._screen.show_choosing(choosing=True)
        self._say()
        self._ring(Sound.ASKS)

    def _name(self, item: CatalogItem, how: How) -> None:
        asking, person = self._asking, self._room.person
        if asking is None or person is None or self._list is None:
            return
        number = self._list.number
        self._room.do(
            lambda desk, by: _Held(
                asking.shown, asking.holding,
                desk.scanning.take(number, asking.shown, item.id, how, by, asking.entry),
            ),
            self._on_taken, self._fail,
        )  # fmt: skip

    def _on_picked(self, item: CatalogItem) -> None:
        self.visit.go("scan")
        self._name(item, How.SEARCHED)

    def _on_taken(self, held: _Held) -> None:
        entry = held.entry
        if entry is None:
            return
        self._held, self._room.last = held, held.shown
        others = [one for one in self._entries if one.scan.number != entry.scan.number]
        self._entries = [*others, entry]
        self._undo_left = _UNDO_SECONDS
        self._undo.start()
        self._ring(Sound.TAKEN if entry.item is not None else Sound.ASKS)
        self._go_on()

    def _go_on(self) -> None:
        """Take up what was held up meanwhile, or look for the next thing."""
        self._asking = None
        self._screen.show_choosing(choosing=False)
        later, self._later = self._later, None
        self._say()
        if later is not None and (self._held is None or later[1] != self._held.holding):
            self._on_frame(*later)

    def _on_skipped(self) -> None:
        self._go_on()

    def _on_wrong(self) -> None:
        if self._held is not None:
            self._ask(self._held)

    def _on_undone(self) -> None:
        held, self._held = self._held, None
        if held is None or held.entry is None:
            return
        entry = held.entry
        self._undo.stop()
        self._undo_left = 0
        self._entries = [one for one in self._entries if one.scan.number != entry.scan.number]
        self._room.do(lambda desk, by: desk.scanning.take_back(entry, by), fail=self._fail)
        self._say(tr(texts.SCAN_UNDONE))

    def _on_second(self) -> None:
        self._undo_left -= 1
        if self._undo_left <= 0:
            self._undo.stop()
        self._screen.show_undo(self._undo_left, self._number(self._undo_left))

    def _on_label(self) -> None:
        held = self._held
        if held is not None and held.entry is not None:
            self._room.labelled = held.entry
            self.visit.go("pricelabel")

    def _take_label(self) -> None:
        """Take over what was read of a price label meanwhile."""
        entry, held = self._room.labelled, self._held
        self._room.labelled = None
        if entry is None or held is None or held.entry is None:
            return
        if held.entry.scan.number == entry.scan.number:
            self._held = replace(held, entry=entry)
            numbers = [one.scan.number for one in self._entries]
            self._entries[numbers.index(entry.scan.number)] = entry

    def _on_finished(self) -> None:
        if self._room.aisle:
            # What was scanned is compared with what should stand there; the check ends there.
            self._room.checked = self._list
            self._forget()
            self.visit.go("shelf")
            return
        if self._list is not None:
            number = self._list.number
            self._room.do(lambda desk, by: desk.scanning.end_list(number, by), fail=self._fail)
        self._forget()
        self.visit.go("desk")

    def _on_list(self, found: tuple[ScanList, list[Entry]]) -> None:
        self._list, self._entries = found
        self._say()

    def _fail(self, error: KioskError) -> None:
        self._screen.show_last(str(error), None, undo=0)

    def _say(self, told: str = "") -> None:
        """Show everything as it is now."""
        screen, held = self._screen, self._held
        entry = held.entry if held is not None else None
        if self._asking is not None:
            screen.tell.setText(self._told())
        if entry is not None and not told:
            told = tr(texts.SCAN_TAKEN)
            if entry.item is None:
                told = tr(texts.SCAN_UNKNOWN, entry.scan.code)
            elif entry.scan.label:
                price = wording.price(entry.item, self.visit.speaking.locale)
                told = shelf_words.agreement(entry, price)
        row = None if entry is None or entry.item is None else self._row(entry, 1)
        screen.show_last(told, row, undo=self._undo_left)
        screen.label.setVisible(row is not None and bool(self._room.aisle))
        screen.show_undo(self._undo_left, self._number(self._undo_left))
        counted: dict[tuple[str, str], int] = {}
        newest: dict[tuple[str, str], Entry] = {}
        for one in self._entries:
            key = (one.scan.item_id, "" if one.scan.item_id else one.scan.code)
            counted[key] = counted.pop(key, 0) + 1
            newest[key] = one
        rows = [self._row(newest[key], count) for key, count in reversed(counted.items())]
        screen.show_list(tr(texts.SCAN_COUNT, self._number(len(self._entries))), rows)

    def _row(self, entry: Entry, count: int) -> Row:
        times = "" if count == 1 else tr(texts.SCAN_TIMES, self._number(count)) + " "
        item = entry.item
        if item is None:
            gone = tr(texts.SCAN_GONE, entry.scan.item_id)
            return Row(
                times + (gone if entry.scan.item_id else tr(texts.SCAN_CODE, entry.scan.code))
            )
        speaking = self.visit.speaking
        name, _ = wording.names(item, speaking.language.code)
        facts = (wording.price(item, speaking.locale), wording.place(item))
        image = self.visit.shelf.image(item.id)
        return Row(times + name, " · ".join(fact for fact in facts if fact), image)

    def _number(self, value: int) -> str:
        return self.visit.speaking.locale.toString(value)

    def _forget(self) -> None:
        self.on_left()
        self._undo.stop()
        self._undo_left = 0
        self._list, self._entries = None, []
        self._held = self._asking = None
        self._later = None
        self._model.wipe()
        self._screen.wipe()
