"""A picture of a shelf: read, put right, and onto the list as one."""

import numpy as np
import pytest

from kiosk.domain import Box, Decision, Frame
from kiosk.errors import StoreError
from kiosk.staffing import Chosen, How
from kiosk.store import open_repository
from tests.fakes.desks import ADA
from tests.fakes.encoders import COLOURS

PLACES = {"red": (60, 60, 260, 300), "blue": (360, 40, 560, 300), "green": (660, 80, 840, 300)}


def shelf() -> Frame:
    """Draw three things of one colour each before a wall."""
    pixels = np.full((360, 900, 3), 120, np.uint8)
    for name, (left, top, right, bottom) in PLACES.items():
        pixels[top:bottom, left:right] = COLOURS[name]
        # Something to see where a thing ends, as on any package.
        pixels[top + 6 : bottom : 24, left:right] = np.array(COLOURS[name]) // 2
    return Frame(pixels)


def place(name: str) -> Box:
    left, top, right, bottom = PLACES[name]
    return Box(left / 900, top / 360, right / 900, bottom / 360)


def test_every_thing_has_its_box_and_its_name(desk):
    spots = desk.shelf_pictures.read(shelf())
    assert [spot.shown.candidates[0].item.id for spot in spots] == ["red", "blue", "green"]
    for spot, name in zip(spots, PLACES, strict=True):
        assert spot.box.overlap(place(name)) >= 0.5


def test_an_empty_shelf_has_nothing(desk):
    assert desk.shelf_pictures.read(Frame(np.full((360, 900, 3), 120, np.uint8))) == []


def test_a_box_a_person_puts_there_is_looked_at(desk):
    spot = desk.shelf_pictures.look_at(shelf(), place("blue"))
    assert spot.shown.decision is Decision.SURE
    assert spot.shown.candidates[0].item.id == "blue"


def test_all_of_it_goes_onto_the_list_and_what_was_put_right_is_learnt(desk, store):
    found, _ = desk.scanning.list_for(ADA)
    red, blue, _ = desk.shelf_pictures.read(shelf())
    chosen = [Chosen(red.shown, "red", How.PICTURE), Chosen(blue.shown, "white", How.CHOSEN)]
    entries = desk.shelf_pictures.take_all(found.number, chosen, ADA)
    assert [one.item.id for one in entries] == ["red", "white"]
    with open_repository(store) as repository:
        kept = repository.scans.entries(found.number)
        assert [(one.item_id, one.how) for one in kept] == [
            ("red", How.PICTURE), ("white", How.CHOSEN),
        ]  # fmt: skip
        (lesson,) = repository.taught.all()
        assert (lesson.item_id, lesson.corrected) == ("white", True)
    desk.shelf_pictures.take_back(entries, ADA)
    with open_repository(store) as repository:
        assert repository.scans.entries(found.number) == []
        assert repository.taught.all() == []


def test_what_cannot_all_be_written_is_not_written_at_all(desk, store, monkeypatch):
    found, _ = desk.scanning.list_for(ADA)
    red, blue, _ = desk.shelf_pictures.read(shelf())
    take = desk.scanning.take
    taken: list[object] = []

    def fails(*args: object) -> object:
        if taken:
            raise StoreError("The disk is full.")
        taken.append(take(*args))
        return taken[0]

    monkeypatch.setattr(desk.scanning, "take", fails)
    chosen = [Chosen(red.shown, "red", How.PICTURE), Chosen(blue.shown, "blue", How.PICTURE)]
    with pytest.raises(StoreError):
        desk.shelf_pictures.take_all(found.number, chosen, ADA)
    with open_repository(store) as repository:
        assert repository.scans.entries(found.number) == []


def test_pictures_of_shelves_are_forgotten_when_somebody_leaves(desk):
    (red, *_) = desk.shelf_pictures.read(shelf())
    assert desk.crop(red.shown.picture) is not None
    desk.leave(ADA)
    assert desk.crop(red.shown.picture) is None
