"""Teaching: known the next second, taken back as quickly, and never at a neighbour's cost."""

from decimal import Decimal

import numpy as np
import pytest

from kiosk.domain import CatalogItem, Decision, Price
from kiosk.staffing import KindWords, Shot, StaffError
from kiosk.store import open_repository
from tests.fakes.desks import ADA, BO, CODES, UNKNOWN_CODE, frame, open_fake_desk
from tests.fakes.encoders import COLOURS
from tests.fakes.pictures import noisy

TEAL, PLUM = (20, 200, 200), (80, 210, 190)


def shot(desk, rgb, item="", others=()):
    """Hold something up that has edges to be judged by."""
    picture = frame(rgb, (640, 480)).pixels.copy()
    picture[:, ::16] //= 2
    return desk.teaching.look_at(type(frame(rgb))(picture), item, list(others))


def shots(desk, *colours):
    taken: list[Shot] = []
    for rgb in colours:
        taken.append(shot(desk, rgb, others=[one.picture for one in taken]))
    return taken


def test_a_new_item_is_recognised_at_once_and_after_a_restart(desk, store):
    taken = shots(desk, TEAL, PLUM)
    assert all(one.good for one in taken)
    item = CatalogItem("", "Gift wrap", price=Price(Decimal("2.50")), barcodes=(UNKNOWN_CODE,))
    made = desk.teaching.teach_new(item, [one.picture for one in taken], BO)
    shown = desk.scanning.look_at(frame(TEAL))
    assert (shown.decision, shown.candidates[0].item.name) == (Decision.SURE, "Gift wrap")
    assert desk.scanning.read_code(UNKNOWN_CODE).candidates[0].item.id == made.id
    assert desk.scanning.search("gift wrap")[0].id == made.id
    with open_fake_desk(store) as again:
        assert again.scanning.look_at(frame(TEAL)).candidates[0].item.id == made.id
        assert {one.who for one in again.teaching.lessons()} == {"Bo"}


def test_a_known_item_learns_another_look(desk):
    taken = shots(desk, TEAL, PLUM)
    assert desk.teaching.teach("red", [one.picture for one in taken], ADA) == 2
    assert desk.scanning.look_at(frame(TEAL)).candidates[0].item.id == "red"
    assert desk.scanning.look_at(frame(COLOURS["blue"])).candidates[0].item.id == "blue"


def test_the_same_view_twice_a_blur_and_somebody_are_said(desk, store):
    first, second = shots(desk, TEAL, TEAL)
    assert first.good
    assert not second.new
    blurred = desk.teaching.look_at(frame(TEAL, (640, 480)), "", [])
    assert not blurred.sharp
    with open_fake_desk(store, people=True) as watched:
        assert shot(watched, TEAL).person


def test_what_looks_like_another_item_is_said(desk):
    like = shot(desk, COLOURS["red"]).like
    assert like is not None
    assert like.id == "red"
    assert shot(desk, COLOURS["red"], item="red").like is None


@pytest.mark.parametrize("count", [0, 1, 6])
def test_too_few_and_too_many_pictures_are_refused(desk, count):
    taken = [shot(desk, TEAL).picture for _ in range(count)]
    with pytest.raises(StaffError, match="2 to 5"):
        desk.teaching.teach("red", taken, ADA)
    assert desk.teaching.lessons() == []


def test_forgotten_pictures_people_and_blank_names_are_refused(desk, store):
    taken = [one.picture for one in shots(desk, TEAL, PLUM)]
    with pytest.raises(StaffError, match="name"):
        desk.teaching.teach_new(CatalogItem("", "  "), taken, ADA)
    with pytest.raises(StaffError, match="A red thing"):
        desk.teaching.teach_new(CatalogItem("", "Wrap", barcodes=(CODES["red"],)), taken, ADA)
    desk.album.wipe()
    with pytest.raises(StaffError, match="forgotten"):
        desk.teaching.teach("red", taken, ADA)
    with open_fake_desk(store, people=True) as watched:
        two = [one.picture for one in shots(watched, TEAL, PLUM)]
        with pytest.raises(StaffError, match="Somebody"):
            watched.teaching.teach("red", two, ADA)
    with open_repository(store) as repository:
        assert repository.lessons() == 0
        assert repository.counts()[0] == len(COLOURS)


def test_a_clerk_takes_back_his_own_lessons_and_a_manager_all(desk):
    taken = [one.picture for one in shots(desk, TEAL, PLUM)]
    desk.teaching.teach("red", taken, ADA)
    first, second = (one.source for one in desk.teaching.lessons())
    with pytest.raises(StaffError, match="manager"):
        desk.teaching.forget(first, BO)
    desk.teaching.forget(first, ADA)
    desk.teaching.forget(second, ADA)
    assert desk.teaching.lessons() == []
    assert desk.scanning.look_at(frame(TEAL)).candidates[0].item.id != "red"
    with pytest.raises(StaffError, match="gone"):
        desk.teaching.forget(first, ADA)


def test_one_bad_lesson_does_not_break_its_neighbour_and_is_named(desk):
    """A picture of the blue thing, taught as the red one."""
    bad = shots(desk, COLOURS["blue"], TEAL)
    desk.teaching.teach("red", [one.picture for one in bad], ADA)
    assert desk.scanning.look_at(frame(COLOURS["blue"])).candidates[0].item.id == "blue"
    assert "blue" in desk.teaching.doubtful().values()


def test_a_lesson_s_file_is_a_jpeg_that_says_nothing_of_the_camera(desk):
    taken = [one.picture for one in shots(desk, TEAL, PLUM)]
    desk.teaching.teach("red", taken, ADA)
    file = desk.teaching.picture(desk.teaching.lessons()[0].source)
    assert file is not None
    assert file.startswith(b"\xff\xd8")
    assert b"Exif" not in file


def test_kinds_in_any_words_sort_the_goods_at_once(desk):
    kinds = [KindWords("red"), KindWords("blue", ("blue thing",)), KindWords("yellow")]
    desk.insight.keep_kinds(kinds, ADA)
    shares = {share.kind.name: share for share in desk.insight.shares()}
    assert "red" in {item.id for item in shares["red"].examples}
    assert sum(share.count for share in shares.values()) == len(COLOURS)
    shown = desk.scanning.look_at(frame(COLOURS["blue"]))
    assert desk.insight.name(shown.picture)[0].kind == "blue"


def test_kinds_are_a_manager_s_and_have_names_of_their_own(desk):
    with pytest.raises(StaffError, match="manager"):
        desk.insight.keep_kinds([KindWords("red")], BO)
    with pytest.raises(StaffError, match="name of its own"):
        desk.insight.keep_kinds([KindWords("red"), KindWords("Red")], ADA)
    with pytest.raises(StaffError, match="characters"):
        desk.insight.keep_kinds([KindWords("red", ("x" * 300,))], ADA)
    assert desk.insight.kinds() == []
    assert desk.insight.shares() == []


def test_leaving_forgets_what_was_shown(desk):
    shown = desk.scanning.look_at(frame(TEAL))
    assert desk.crop(shown.picture) is not None
    desk.leave(ADA)
    assert desk.crop(shown.picture) is None


def test_a_large_picture_is_kept_small(desk):
    big = type(frame(TEAL))(np.asarray(noisy(1, TEAL, (1920, 1080))))
    crop = desk.crop(desk.scanning.look_at(big).picture)
    assert crop is not None
    assert max(crop.pixels.shape) <= 512
