"""What happens with a picture of a shelf: taken, read, put right box by box, onto the list."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage

from kiosk.core.shelf import box_around, cut
from kiosk.domain import CatalogItem, Decision, Frame, Look, Reason, SearchHit, Why
from kiosk.errors import KioskError
from kiosk.staffing import Chosen, Entry, How, Person, Spot
from kiosk.ui import staff_texts as texts
from kiosk.ui import wording
from kiosk.ui.chime import Sound
from kiosk.ui.images import to_image
from kiosk.ui.screens.base import Controller, Parts
from kiosk.ui.staff_camera import StaffCamera
from kiosk.ui.staff_ports import Desk
from kiosk.ui.texts import tr
from kiosk.ui.tiles import TileModel
from kiosk.ui.widgets.frozen import Mark

if TYPE_CHECKING:
    from kiosk.ui.screens.shelf_picture import ShelfScreen

_UNDO_SECONDS = 10


class State(Enum):
    """What the page shows."""

    LOOKING = auto()
    READING = auto()
    """The picture is frozen, and its boxes are on their way."""
    READ = auto()
    ASKING = auto()
    """What is in one box."""


@dataclass(slots=True)
class _Place:
    """One box, and what it was said to hold."""

    spot: Spot
    item: CatalogItem | None
    how: How

    @classmethod
    def of(cls, spot: Spot) -> "_Place":
        """Take the kiosk's own word, unless it knows nothing."""
        shown = spot.shown
        known = shown.candidates and shown.decision is not Decision.NO_MATCH
        sure = shown.decision is Decision.SURE
        # What it was not sure of is a person's word once it goes onto the list with its name.
        return cls(
            spot, shown.candidates[0].item if known else None, How.PICTURE if sure else How.CHOSEN
        )

    @property
    def decision(self) -> Decision:
        """Say how sure it is; what a person said is sure."""
        if self.item is None:
            return Decision.NO_MATCH
        first = self.spot.shown.candidates[:1]
        said = self.how is How.SEARCHED or not first or first[0].item.id != self.item.id
        return Decision.SURE if said else self.spot.shown.decision


class ShelfController(Controller):
    """Leads the page."""

    def __init__(self, screen: "ShelfScreen", parts: Parts, model: TileModel) -> None:
        """Lead the page; ``model`` is the one behind its tiles."""
        super().__init__(screen, parts.visit)
        self._screen, self._model = screen, model
        self._room, self._ring = parts.staff, parts.ring
        self._camera = StaffCamera(
            screen.view, screen.tell, self._told, parts.surroundings.open_camera, parts.watch
        )
        self._camera.looked.connect(self._on_look)
        self._frame: Frame | None = None
        self._places: list[_Place] = []
        self._asked: _Place | None = None
        self._written: list[Entry] = []
        self._undo = QTimer(self)
        self._undo.setInterval(1000)
        self._undo.timeout.connect(self._on_second)
        self._undo_left = 0
        screen.taken.connect(self._on_taken)
        screen.again_wanted.connect(self._on_again)
        screen.picture.chosen.connect(self._on_box)
        screen.picture.touched.connect(self._on_place)
        screen.tiles.chosen.connect(lambda hit: self._name(hit.item, How.CHOSEN))
        screen.find_wanted.connect(lambda: self._room.pick(self._on_picked))
        screen.removed.connect(self._on_removed)
        screen.kept.connect(self._to_picture)
        screen.all_taken.connect(self._on_all)
        screen.undone.connect(self._on_undone)
        parts.visit.wiped.connect(self._forget)

    def on_shown(self) -> None:
        """Look, unless a picture is being worked on."""
        if self._screen.state is State.LOOKING:
            self._camera.start()
        self._say()

    def on_left(self) -> None:
        """Close the camera: it is open only while its page is seen."""
        self._camera.stop()

    def _told(self) -> str:
        return tr(texts.WHOLE_POINT)

    def _on_look(self, _look: Look) -> None:
        # What the gate says is meant for one thing in the hand.
        self._screen.tell.setText(self._told())

    def _on_taken(self) -> None:
        frame = self._screen.view.frame
        if frame is None:
            return
        self._frame, self._places = frame, []
        self._camera.stop()
        self._end_undo()
        self._screen.picture.show_frame(frame)
        self._screen.show_state(State.READING)
        self._say()

        def read(spots: list[Spot]) -> None:
            # Another picture was taken, or somebody left, in between.
            if self._frame is frame:
                self._on_read(spots)

        self._room.ask(lambda desk: desk.shelf_pictures.read(frame), read, self._fail)

    def _on_read(self, spots: list[Spot]) -> None:
        # What was touched while it was read is there already.
        self._places = [*map(_Place.of, spots), *self._places]
        if self._screen.state is State.READING:
            self._screen.show_state(State.READ)
        self._ring(Sound.TAKEN if spots else Sound.ASKS)
        self._say()

    def _on_again(self) -> None:
        self._forget_picture()
        self._camera.start()
        self._say()

    def _on_box(self, number: int) -> None:
        if self._screen.state is State.READ:
            self._ask(self._places[number])

    def _on_place(self, x: float, y: float) -> None:
        frame = self._frame
        if frame is None or self._screen.state is not State.READ:
            return
        box = box_around(x, y, [place.spot.box for place in self._places])

        def added(spot: Spot) -> None:
            if self._frame is frame:
                place = _Place.of(spot)
                self._places.append(place)
                self._say()
                # What was found by itself was not wanted; a person points at what was missed.
                if place.decision is not Decision.SURE:
                    self._ask(place)

        self._room.ask(lambda desk: desk.shelf_pictures.look_at(frame, box), added, self._fail)

    def _ask(self, place: _Place) -> None:
        self._asked = place
        self._room.last = place.spot.shown
        hits = [SearchHit(one.item, one.chance, Decision.MAYBE, Reason(Why.LOOKS))
                for one in place.spot.shown.candidates]  # fmt: skip
        speaking = self.visit.speaking
        self._model.show_hits(hits, speaking.language.code, speaking.locale, marked=False)
        self._screen.show_state(State.ASKING)
        if self._frame is not None:
            self._screen.show_crop(to_image(Frame(cut(self._frame, place.spot.box))))
        self._say()

    def _name(self, item: CatalogItem, how: How) -> None:
        if self._asked is not None:
            self._asked.item, self._asked.how = item, how
        self._to_picture()

    def _on_picked(self, item: CatalogItem) -> None:
        self.visit.go("shelfpicture")
        self._name(item, How.SEARCHED)

    def _on_removed(self) -> None:
        self._places = [place for place in self._places if place is not self._asked]
        self._to_picture()

    def _to_picture(self) -> None:
        self._asked = None
        self._model.wipe()
        self._screen.show_crop(QImage())
        self._screen.show_state(State.READ)
        self._say()

    def _on_all(self) -> None:
        chosen = [
            Chosen(place.spot.shown, place.item.id, place.how)
            for place in self._places
            if place.item is not None
        ]
        if not chosen:
            return

        aisle = self._room.aisle

        def take(desk: Desk, by: Person) -> list[Entry]:
            found, _ = desk.scanning.list_for(by, aisle)
            return desk.shelf_pictures.take_all(found.number, chosen, by)

        # Once: a second touch finds nothing to take.
        self._screen.all.setEnabled(False)
        self._room.do(take, self._on_written, self._on_refused)

    def _on_written(self, entries: list[Entry]) -> None:
        self._written, self._undo_left = entries, _UNDO_SECONDS
        self._undo.start()
        self._ring(Sound.TAKEN)
        self._forget_picture()
        if self._screen.isVisible():
            self._camera.start()
        self._say()

    def _on_undone(self) -> None:
        entries = self._written
        self._end_undo()
        self._room.do(lambda desk, by: desk.shelf_pictures.take_back(entries, by), fail=self._fail)
        self._screen.say(tr(texts.SCAN_UNDONE), "")

    def _on_second(self) -> None:
        self._undo_left -= 1
        if self._undo_left <= 0:
            self._end_undo()
        self._say()

    def _end_undo(self) -> None:
        self._undo.stop()
        self._undo_left, self._written = 0, []
        self._screen.show_undo(0, "")

    def _on_refused(self, error: KioskError) -> None:
        self._say()
        self._fail(error)

    def _fail(self, error: KioskError) -> None:
        if self._screen.state is State.READING:
            # Everything can still be added by touch.
            self._screen.show_state(State.READ)
            self._say()
        self._screen.say("", str(error))

    def _say(self) -> None:
        """Show everything as it is now."""
        screen, state = self._screen, self._screen.state
        named = sum(place.item is not None for place in self._places)
        hint = {
            State.LOOKING: tr(texts.WHOLE_HINT), State.READING: "",
            State.READ: tr(texts.WHOLE_TOUCH if self._places else texts.WHOLE_NONE),
            State.ASKING: "",
        }[state]  # fmt: skip
        if state is State.LOOKING and self._written:
            hint = tr(texts.WHOLE_TAKEN, self._number(len(self._written)))
        nameless = len(self._places) - named
        told = tr(texts.WHOLE_NAMELESS, self._number(nameless)) if nameless else ""
        screen.say(hint, told if state is State.READ else "")
        screen.show_count(named, self._number(named))
        screen.show_undo(self._undo_left, self._number(self._undo_left))
        screen.picture.show_marks([self._mark(place) for place in self._places])
        screen.tell.setText({
            State.LOOKING: self._told(), State.READING: tr(texts.WHOLE_READING),
            State.READ: tr(texts.WHOLE_FOUND, self._number(len(self._places))),
            State.ASKING: tr(texts.SCAN_WHICH if self._model.hits else texts.SCAN_NOTHING),
        }[state])  # fmt: skip

    def _mark(self, place: _Place) -> Mark:
        item = place.item
        name = tr(texts.WHOLE_UNKNOWN)
        if item is not None:
            name, _ = wording.names(item, self.visit.language)
        return Mark(place.spot.box, name, place.decision)

    def _number(self, value: int) -> str:
        return self.visit.speaking.locale.toString(value)

    def _forget_picture(self) -> None:
        self._frame, self._places, self._asked = None, [], None
        self._model.wipe()
        self._screen.show_crop(QImage())
        self._screen.picture.show_frame(None)
        self._screen.show_state(State.LOOKING)

    def _forget(self) -> None:
        self.on_left()
        self._end_undo()
        self._forget_picture()
        self._screen.wipe()
