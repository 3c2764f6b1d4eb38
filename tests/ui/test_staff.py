"""Staff at the window: in by PIN, scanning, putting right, teaching, out again without a trace."""

import contextlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kiosk.domain import Frame
from kiosk.staff.desk import Desk
from kiosk.staffing import How
from kiosk.store import open_repository
from kiosk.ui import staff_texts as texts
from kiosk.ui.texts import tr
from tests.fakes.desks import CODES, OTHER_PIN, PIN, UNKNOWN_CODE, fill, frame, open_fake_desk
from tests.fakes.encoders import COLOURS
from tests.fakes.shops import FakeCamera, FakeShops
from tests.ui.touching import shown, touch, wait_until

ORANGE, TEAL, TEAL_TURNED, GREY = (200, 130, 20), (20, 200, 200), (80, 210, 190), (120, 20, 120)


@pytest.fixture(autouse=True)
def _quick_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real function with little memory: what is tested here is not its cost."""
    monkeypatch.setattr("kiosk.store.people._MEMORY_KIB", 64)
    monkeypatch.setattr("kiosk.store.people._PASSES", 1)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    fill(tmp_path / "staff.db")
    return tmp_path / "staff.db"


@pytest.fixture
def shops(search, store: Path) -> Iterator[FakeShops]:
    """The fake shop, with a real desk."""
    made = FakeShops(search)
    with contextlib.ExitStack() as stack:
        open_: list[Desk] = []

        def desk() -> Desk:
            if not open_:
                open_.append(stack.enter_context(open_fake_desk(store)))
            return open_[0]

        made.desk = desk
        yield made


def come_in(window, name: str = "Ada", pin: str = PIN) -> None:
    QTest.keyClick(
        window,
        Qt.Key.Key_U,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert window.screen_name == "pin"
    page = window.screens["pin"]
    wait_until(lambda: len(page.names.chips) == 2)
    touch(next(chip for chip in page.names.chips if chip.text() == name))
    type_pin(page.pad, pin)


def type_pin(pad, pin: str) -> None:
    wait_until(pad.enter.isEnabled)
    for digit in pin:
        touch(pad.digits[digit])
    touch(pad.enter)


def at_work(window, name: str = "Ada", pin: str = PIN) -> None:
    come_in(window, name, pin)
    wait_until(lambda: window.screen_name == "desk")


def scanning(window) -> None:
    touch(window.screens["desk"].buttons["scan"])
    wait_until(lambda: tr(texts.SCAN_READY) in shown(window.screens["scan"]))


def hold_up(camera: FakeCamera, what: Frame | str) -> None:
    """Hold one thing up until the kiosk has taken it."""
    camera.holding += 1
    if isinstance(what, str):
        camera.barcode = what
        wait_until(lambda: camera.barcode is None)
    else:
        camera.taken = what
        wait_until(lambda: camera.taken is None)


def listed(store: Path) -> list[tuple[str, How]]:
    with open_repository(store) as repository:
        open_list = repository.scans.open_list()
        if open_list is None:
            return []
        return [(one.item_id, one.how) for one in repository.scans.entries(open_list.number)]


def test_the_right_pin_leads_to_the_desk_and_says_who_is_in(window):
    at_work(window)
    assert window.bar.staff.text() == "Manager: Ada"
    assert not window.bar.staff.isHidden()
    touch(window.bar.done)
    assert window.screen_name == "attract"
    assert window.bar.staff.isHidden()


def test_a_clerk_is_not_shown_what_is_a_manager_s(window):
    at_work(window, "Bo", OTHER_PIN)
    assert window.screens["desk"].buttons["people"].isHidden()
    assert not window.screens["desk"].buttons["scan"].isHidden()


def test_a_wrong_pin_is_said_and_many_have_to_wait(window):
    come_in(window, "Bo", "000001")
    page = window.screens["pin"]
    wait_until(lambda: page.told.text() == tr(texts.PIN_WRONG))
    for _ in range(4):
        type_pin(page.pad, "000001")
        wait_until(lambda: page.told.text() != "")
    wait_until(lambda: "30" in page.told.text())
    assert not page.pad.enter.isEnabled()
    assert window.screen_name == "pin"


def test_no_way_leads_to_staff_s_pages_without_a_pin(window):
    for name in ("desk", "scan", "people", "lessons"):
        window.visit.go(name)
        assert window.screen_name == "attract"


def test_what_is_sure_is_on_the_list_and_can_be_undone(window, camera, store):
    at_work(window)
    scanning(window)
    page = window.screens["scan"]
    hold_up(camera, frame(COLOURS["red"]))
    wait_until(lambda: tr(texts.SCAN_TAKEN) in shown(page))
    assert "A red thing" in shown(page)
    assert listed(store) == [("red", How.PICTURE)]
    touch(page.undo)
    wait_until(lambda: listed(store) == [])
    assert tr(texts.SCAN_UNDONE) in shown(page)


def test_what_is_not_sure_is_asked_and_the_answer_is_learnt(window, camera, store):
    at_work(window)
    scanning(window)
    page = window.screens["scan"]
    hold_up(camera, frame(ORANGE))
    wait_until(lambda: page.choosing)
    assert page.tell.text() == tr(texts.SCAN_WHICH)
    names = [
        page.tiles.model().index(row, 0).data() for row in range(page.tiles.model().rowCount())
    ]
    assert len(names) == 4
    place = names.index("A red thing")
    index = page.tiles.model().index(place, 0)
    QTest.mouseClick(
        page.tiles.viewport(), Qt.MouseButton.LeftButton, pos=page.tiles.visualRect(index).center()
    )
    wait_until(lambda: listed(store) == [("red", How.CHOSEN)])
    with open_repository(store) as repository:
        (lesson,) = repository.taught.all()
        assert (lesson.item_id, lesson.who, lesson.corrected) == ("red", "Ada", True)
    wait_until(lambda: not page.choosing)


def test_a_barcode_beats_the_picture_of_the_same_thing(window, camera, store):
    at_work(window)
    scanning(window)
    hold_up(camera, frame(COLOURS["blue"]))
    wait_until(lambda: listed(store) == [("blue", How.PICTURE)])
    camera.barcode = CODES["green"]
    wait_until(lambda: listed(store) == [("green", How.BARCODE)])
    assert camera.passed_over == 1
    # Another thing with the same code counts again.
    hold_up(camera, CODES["green"])
    wait_until(lambda: listed(store) == [("green", How.BARCODE)] * 2)


def test_an_unknown_barcode_shows_its_digits_and_no_guess(window, camera, store):
    at_work(window)
    scanning(window)
    hold_up(camera, UNKNOWN_CODE)
    wait_until(lambda: listed(store) == [("", How.UNKNOWN)])
    page = window.screens["scan"]
    wait_until(lambda: any(UNKNOWN_CODE in words for words in shown(page)))
    assert not page.choosing


def test_what_is_held_up_during_a_question_is_not_lost(window, camera, store):
    at_work(window)
    scanning(window)
    page = window.screens["scan"]
    hold_up(camera, frame(ORANGE))
    wait_until(lambda: page.choosing)
    hold_up(camera, frame(COLOURS["blue"]))
    touch(page.skip)
    wait_until(lambda: listed(store) == [("blue", How.PICTURE)])


def test_nothing_like_it_is_found_by_words(window, camera, store):
    at_work(window)
    scanning(window)
    page = window.screens["scan"]
    hold_up(camera, frame(GREY))
    wait_until(lambda: page.tell.text() == tr(texts.SCAN_NOTHING))
    touch(page.none)
    assert window.screen_name == "pick"
    pick = window.screens["pick"]
    pick.field.setText("white")
    touch(pick.search)
    wait_until(lambda: pick.tiles.model().rowCount() > 0)
    index = pick.tiles.model().index(0, 0)
    assert index.data() == "A white thing"
    QTest.mouseClick(
        pick.tiles.viewport(), Qt.MouseButton.LeftButton, pos=pick.tiles.visualRect(index).center()
    )
    wait_until(lambda: listed(store) == [("white", How.SEARCHED)])
    assert window.screen_name == "scan"


def test_a_list_goes_on_after_a_restart_and_ends_when_told(window, camera, store):
    at_work(window)
    scanning(window)
    hold_up(camera, CODES["red"])
    wait_until(lambda: listed(store) == [("red", How.BARCODE)])
    touch(window.bar.done)
    at_work(window, "Bo", OTHER_PIN)
    touch(window.screens["desk"].buttons["scan"])
    page = window.screens["scan"]
    wait_until(lambda: "On this list: 1" in shown(page))
    touch(page.finish)
    wait_until(lambda: listed(store) == [])
    assert window.screen_name == "desk"


def test_why_says_what_pulled_and_how_far_ahead(window, camera):
    at_work(window)
    scanning(window)
    page = window.screens["scan"]
    hold_up(camera, frame(COLOURS["red"]))
    wait_until(lambda: tr(texts.SCAN_TAKEN) in shown(page))
    touch(page.why)
    words = " ".join(shown(window.screens["why"]))
    assert "A red thing" in words
    assert "Catalog picture red.png: likeness 1.00" in words
    assert "ahead of the second" in words


def test_a_new_item_is_taught_and_then_scanned(window, camera, store):
    at_work(window)
    touch(window.screens["desk"].buttons["pick"])
    touch(window.screens["pick"].new)
    form = window.screens["newitem"]
    touch(form.go_on)
    assert tr(texts.NEW_NEEDS_NAME) in shown(form)
    form.fields["name"].setText("Gift wrap")
    form.fields["price"].setText("2,50")
    touch(form.go_on)
    page = window.screens["shots"]
    assert window.screen_name == "shots"
    for rgb in (TEAL, TEAL_TURNED):
        before = page.count.text()
        hold_up(camera, striped(rgb))
        wait_until(partial(differs, page.count, before))
    touch(page.save)
    wait_until(lambda: not page.again.isHidden())
    touch(window.bar.back)
    window.visit.go("desk")
    scanning(window)
    hold_up(camera, striped(TEAL))
    wait_until(lambda: "Gift wrap" in shown(window.screens["scan"]))


def differs(label: QLabel, before: str) -> bool:
    return label.text() != before


def striped(rgb: tuple[int, int, int]) -> Frame:
    """Something with edges to judge its sharpness by."""
    pixels = frame(rgb, (640, 480)).pixels.copy()
    pixels[:, ::16] //= 2
    return Frame(pixels)


def test_lessons_are_listed_and_taken_back(window, camera, store):
    at_work(window)
    scanning(window)
    page = window.screens["scan"]
    hold_up(camera, frame(ORANGE))
    wait_until(lambda: page.choosing)
    touch(page.none)
    pick = window.screens["pick"]
    pick.field.setText("red")
    touch(pick.search)
    wait_until(lambda: pick.tiles.model().rowCount() > 0)
    index = pick.tiles.model().index(0, 0)
    QTest.mouseClick(
        pick.tiles.viewport(), Qt.MouseButton.LeftButton, pos=pick.tiles.visualRect(index).center()
    )
    wait_until(lambda: listed(store) == [("red", How.SEARCHED)])
    window.visit.go("desk")
    touch(window.screens["desk"].buttons["lessons"])
    lessons = window.screens["lessons"]
    wait_until(lambda: "A red thing" in shown(lessons))
    touch(lessons.rows.buttons[0])
    wait_until(lambda: tr(texts.LESSONS_NONE) in shown(lessons))
    with open_repository(store) as repository:
        assert repository.taught.all() == []


def test_a_manager_adds_somebody_by_a_pin_typed_twice(window, store):
    at_work(window)
    touch(window.screens["desk"].buttons["people"])
    page = window.screens["people"]
    wait_until(lambda: "Bo" in shown(page))
    page.field.setText("Cy")
    touch(page.add)
    type_pin(page.pad, "730514")
    type_pin(page.pad, "730515")
    assert tr(texts.PERSON_OTHER_PIN) in shown(page)
    type_pin(page.pad, "730514")
    type_pin(page.pad, "730514")
    wait_until(lambda: "Cy" in shown(page))
    with open_repository(store) as repository:
        assert repository.people().enter("Cy", "730514").name == "Cy"


def test_kinds_in_words_are_named_and_sort_the_goods(window):
    at_work(window)
    touch(window.screens["desk"].buttons["kinds"])
    page = window.screens["kinds"]
    wait_until(lambda: tr(texts.KINDS_NONE) in shown(page))
    for text in ("red: a red thing", "blue"):
        page.field.setText(text)
        touch(page.add)
        wait_until(lambda: page.field.text() == "")
        wait_until(lambda: page.rows.buttons)
    wait_until(lambda: {"red: a red thing", "blue"} <= shown(page))


def test_health_names_what_was_never_scanned_and_what_was_confused(window, camera, store):
    with open_repository(store) as repository:
        repository.taught.count("red", "blue", 3)
    at_work(window)
    touch(window.screens["desk"].buttons["health"])
    page = window.screens["health"]
    wait_until(lambda: any("6" in words for words in shown(page)))
    assert any("A red thing was shown, A blue thing was meant" in words for words in shown(page))


def test_idle_staff_are_out_and_nothing_of_them_is_shown(window, camera):
    at_work(window)
    scanning(window)
    hold_up(camera, frame(COLOURS["red"]))
    page = window.screens["scan"]
    wait_until(lambda: tr(texts.SCAN_TAKEN) in shown(page))
    window.idle.ended.emit()
    assert window.screen_name == "attract"
    assert window.staff.person is None
    assert camera.open == 0
    assert "A red thing" not in shown(page)
    come_in(window)
    wait_until(lambda: window.screen_name == "desk")


def test_without_a_desk_the_way_in_shows_how_the_catalog_stands(window, shops):
    shops.desk = None
    window.inference.open()
    wait_until(lambda: shops.opened == 2)
    QTest.keyClick(
        window,
        Qt.Key.Key_U,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    wait_until(lambda: window.screen_name == "upkeep")


def test_a_desk_that_fails_says_so_and_goes_on(window, camera, store, monkeypatch):
    at_work(window)
    scanning(window)
    page = window.screens["scan"]

    def full(*_args: object) -> None:
        from kiosk.errors import StoreError

        raise StoreError("The store cannot grow, the disk is full: make room.")

    with monkeypatch.context() as broken:
        broken.setattr("kiosk.store.scans.Scans.add", full)
        hold_up(camera, CODES["red"])
        wait_until(lambda: any("disk is full" in words for words in shown(page)))
    assert listed(store) == []
    hold_up(camera, CODES["green"])
    wait_until(lambda: listed(store) == [("green", How.BARCODE)])


def test_a_scanner_types_codes_wherever_the_focus_is(window, camera, store):
    at_work(window)
    scanning(window)
    page = window.screens["scan"]
    QTest.keyClicks(page.finish, CODES["red"])
    QTest.keyClick(page.finish, Qt.Key.Key_Return)
    wait_until(lambda: listed(store) == [("red", How.BARCODE)])
    hold_up(camera, frame(ORANGE))
    wait_until(lambda: page.choosing)
    # While four tiles are shown, Enter would choose one of them: the code answers the question.
    QTest.keyClicks(page.tiles, CODES["green"])
    QTest.keyClick(page.tiles, Qt.Key.Key_Return)
    wait_until(lambda: listed(store) == [("red", How.BARCODE), ("green", How.BARCODE)])
    wait_until(lambda: not page.choosing)
    QTest.keyClicks(page.finish, "12345678")
    QTest.keyClick(page.finish, Qt.Key.Key_Return)
    QTest.keyClicks(page.finish, CODES["red"])
    QTest.keyClick(page.finish, Qt.Key.Key_Return)
    wait_until(lambda: len(listed(store)) == 3)
    assert window.screen_name == "scan"
