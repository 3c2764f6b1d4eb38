"""What may show a person never becomes a lesson."""

import numpy as np

from kiosk.camera.heads import HeadFinder
from kiosk.core.persons import PersonGuard
from kiosk.staff.pictures import Taken
from kiosk.staff.privacy import Privacy
from kiosk.staffing import How
from kiosk.store import open_repository
from tests.camera.test_heads import blob, grey
from tests.fakes.desks import ADA, frame, open_fake_desk

PERSON, GOODS = np.array([[1, 0, 0]], np.float32), np.array([[0, 1, 0]], np.float32)
HEAD = (slice(10, 60), slice(200, 250))


def privacy() -> Privacy:
    guard = PersonGuard(np.array([1, -1, 0], np.float32), 0.5)
    return Privacy(guard, HeadFinder.of(blob()))


def test_goods_alone_are_kept():
    assert not privacy().shows_person(Taken(grey(), GOODS, around=grey()))


def test_a_picture_of_somebody_is_not_kept():
    assert privacy().shows_person(Taken(grey(), PERSON, around=grey()))


def test_a_head_in_the_crop_or_beside_it_in_the_frame_keeps_it_out():
    assert privacy().shows_person(Taken(grey(red=HEAD), GOODS, around=grey()))
    assert privacy().shows_person(Taken(grey(), GOODS, around=grey(red=HEAD)))


def test_a_model_without_a_guard_keeps_nothing():
    none = Privacy(PersonGuard.blind(), HeadFinder.of(None))
    assert none.shows_person(Taken(grey(), GOODS, around=grey()))


def test_what_a_person_may_be_in_is_scanned_and_put_right_but_no_lesson(store):
    with open_fake_desk(store, people=True) as desk:
        found, _ = desk.scanning.list_for(ADA)
        shown = desk.scanning.look_at(frame((200, 130, 20)))
        entry = desk.scanning.take(found.number, shown, "red", How.CHOSEN, ADA)
    with open_repository(store) as repository:
        assert repository.scans.entries(found.number) == [entry.scan]
        assert repository.taught.all() == []


def test_of_a_picture_the_crop_alone_is_kept(desk, store):
    """What stands at the frame's sides, people as it may be, is in no file of the store."""
    pixels = frame((200, 130, 20), (640, 360)).pixels.copy()
    pixels[:, :100] = pixels[:, -100:] = (0, 0, 255)
    found, _ = desk.scanning.list_for(ADA)
    shown = desk.scanning.look_at(type(frame((0, 0, 0)))(pixels))
    desk.scanning.take(found.number, shown, "red", How.CHOSEN, ADA)
    crop = desk.crop(shown.picture)
    assert crop is not None
    assert not ((crop.pixels[..., 2] > 200) & (crop.pixels[..., 0] < 50)).any()
