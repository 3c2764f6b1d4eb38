"""Checking a shelf at the window: an aisle is scanned, its labels are read, a report is saved."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.domain import Frame
from kiosk.staff.desk import Desk
from kiosk.staff.shelves import Shelves
from kiosk.staff.sticks import Sticks
from kiosk.store import open_repository
from kiosk.ui import staff_texts as texts
from kiosk.ui.texts import tr
from tests.fakes.desks import CODES, OTHER_PIN, PIN, UNKNOWN_CODE, fill, open_fake_desk
from tests.fakes.shops import FakeShops
from tests.ui.test_staff import at_work, hold_up
from tests.ui.touching import shown, touch, wait_until


@pytest.fixture(autouse=True)
def _quick_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.store.people._MEMORY_KIB", 64)
    monkeypatch.setattr("kiosk.store.people._PASSES", 1)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    fill(tmp_path / "staff.db")
    return tmp_path / "staff.db"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a machine without a stick."""
    (tmp_path / "root" / "proc").mkdir(parents=True)
    return tmp_path / "root"


@pytest.fixture
def labels(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """What is read of labels, one after the other; reading them is tested elsewhere."""
    to_read: list[str | None] = []
    monkeypatch.setattr(Shelves, "read_label", lambda *_: to_read.pop(0) if to_read else None)
    return to_read


@pytest.fixture
def shops(search, store: Path, root: Path) -> Iterator[FakeShops]:
    made = FakeShops(search)
    with contextlib.ExitStack() as stack:
        open_: list[Desk] = []

        def desk() -> Desk:
            if not open_:
                open_.append(stack.enter_context(open_fake_desk(store, sticks=Sticks(root))))
            return open_[0]

        made.desk = desk
        yield made


def put_in(root: Path, *names: str) -> None:
    """Put sticks in."""
    for name in names:
        (root / "media" / name).mkdir(parents=True)
    lines = [f"/dev/sd{chr(98 + at)}1 /media/{name} vfat rw 0 0\n" for at, name in enumerate(names)]
    (root / "proc" / "mounts").write_text("".join(lines))


def button(page, words: str, title: str):
    """Give the button of a row."""
    name = f"{words}: {title}"
    wait_until(lambda: any(one.accessibleName() == name for one in page.rows.buttons))
    return next(one for one in page.rows.buttons if one.accessibleName() == name)


def checking(window, aisle: str = "1"):
    """Come in and begin to scan an aisle; give the page of shelves and the one of scanning."""
    at_work(window)
    touch(window.screens["desk"].buttons["shelf"])
    page = window.screens["shelf"]
    touch(button(page, tr(texts.SHELF_SCAN), tr(texts.SHELF_AISLE, aisle)))
    scan = window.screens["scan"]
    wait_until(lambda: tr(texts.SCAN_READY) in shown(scan))
    return page, scan


def to_report(page, scan) -> None:
    touch(scan.finish)
    wait_until(lambda: not page.heading.isHidden())


def test_an_aisle_is_scanned_and_what_is_wrong_is_shown(window, camera):
    page, scan = checking(window)
    for code in (CODES["red"], UNKNOWN_CODE):
        hold_up(camera, code)
    wait_until(lambda: tr(texts.SCAN_COUNT, "2") in shown(scan))
    to_report(page, scan)
    words = shown(page)
    assert tr(texts.SHELF_TITLE, "1") in words
    assert "1 of 3 expected items were found." in words
    assert tr(texts.SCAN_CODE, UNKNOWN_CODE) in words
    assert tr(texts.SHELF_COUNTED, "1", "3") in words
    assert any(word.startswith(tr(texts.SHELF_MISSING)) for word in words)
    # It goes on where it was.
    touch(page.scan)
    wait_until(lambda: tr(texts.SCAN_COUNT, "2") in shown(scan))


def test_a_check_that_was_begun_is_gone_on_with_and_ended_once(window, camera, store):
    page, scan = checking(window)
    hold_up(camera, CODES["red"])
    wait_until(lambda: tr(texts.SCAN_COUNT, "1") in shown(scan))
    to_report(page, scan)
    touch(page.aisles)
    begun = tr(texts.SHELF_BEGUN, "1")
    wait_until(lambda: any(begun in word for word in shown(page)))
    touch(button(page, tr(texts.SHELF_REPORT), tr(texts.SHELF_AISLE, "1")))
    wait_until(lambda: not page.heading.isHidden())
    touch(page.finish)
    wait_until(lambda: page.heading.isHidden() and page.rows.buttons != [])
    assert not any(begun in word for word in shown(page))
    with open_repository(store) as repository:
        assert repository.scans.open_list("1") is None


def test_scanning_anything_is_another_list(window, camera):
    _page, scan = checking(window)
    hold_up(camera, CODES["red"])
    wait_until(lambda: tr(texts.SCAN_COUNT, "1") in shown(scan))
    assert not scan.label.isHidden()
    touch(window.bar.back)
    touch(window.bar.back)
    touch(window.screens["desk"].buttons["scan"])
    wait_until(lambda: tr(texts.SCAN_COUNT, "0") in shown(scan))
    hold_up(camera, CODES["green"])
    wait_until(lambda: tr(texts.SCAN_COUNT, "1") in shown(scan))
    assert scan.label.isHidden()


def test_a_label_that_was_read_counts_when_a_person_agrees(window, camera, labels):
    page, scan = checking(window)
    hold_up(camera, CODES["red"])
    wait_until(lambda: not scan.label.isHidden())
    touch(scan.label)
    label = window.screens["pricelabel"]
    labels += [None, "4.90"]
    for _ in range(2):
        hold_up(camera, Frame(np.zeros((8, 8, 3), np.uint8)))
    wait_until(lambda: label.pad.typed == "4.90")
    assert tr(texts.LABEL_READ, "4.90") in shown(label)
    touch(label.pad.take)
    wait_until(lambda: window.screen_name == "scan")
    said = tr(texts.SHELF_LABEL_SAYS, "4.90", "€4.50")
    wait_until(lambda: any(said in word for word in shown(scan)))
    to_report(page, scan)
    assert said in shown(page)


def test_a_label_is_typed_where_it_cannot_be_read(window, camera, labels):
    page, scan = checking(window)
    hold_up(camera, CODES["red"])
    wait_until(lambda: not scan.label.isHidden())
    touch(scan.label)
    label = window.screens["pricelabel"]
    labels.append("9.99")
    hold_up(camera, Frame(np.zeros((8, 8, 3), np.uint8)))
    wait_until(lambda: label.pad.typed == "9.99")
    touch(label.read_again)
    assert label.pad.typed == ""
    for sign in "4.5":
        touch(label.pad.keys[sign])
    QTest.keyClick(label.pad, Qt.Key.Key_0)
    touch(label.pad.take)
    wait_until(lambda: window.screen_name == "scan")
    wait_until(lambda: any(tr(texts.LABEL_SAME) in word for word in shown(scan)))
    to_report(page, scan)
    assert tr(texts.SHELF_LABELS, "1") in page.summary.text()
    assert not any("4.50" in word and "label" in word for word in shown(page))


def test_the_report_is_saved_to_the_stick_a_person_chooses(window, camera, root):
    page, scan = checking(window)
    hold_up(camera, CODES["red"])
    wait_until(lambda: tr(texts.SCAN_COUNT, "1") in shown(scan))
    to_report(page, scan)
    touch(page.save)
    wait_until(lambda: page.told.text() == tr(texts.STICK_NONE))
    put_in(root, "BLUE", "RED")
    touch(page.save)
    touch(button(page, tr(texts.SHELF_SAVE), "RED"))
    wait_until(lambda: page.told.text().startswith("Saved on RED"))
    assert list((root / "media" / "BLUE").iterdir()) == []
    table, pdf = sorted((root / "media" / "RED").iterdir())
    assert (table.suffix, pdf.suffix) == (".csv", ".pdf")
    rows = table.read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith('"What is wrong","Item"')
    assert len(rows) == 4
    assert pdf.read_bytes().startswith(b"%PDF")
    assert "A red thing" in shown(page)


def test_a_stick_pulled_out_is_said_and_the_report_stays(window, camera, root, monkeypatch):
    page, scan = checking(window)
    to_report(page, scan)
    put_in(root, "BLUE")
    there = Sticks(root).there()[0]
    monkeypatch.setattr(Shelves, "_stick", lambda *_: there)
    (root / "proc" / "mounts").write_text("")
    monkeypatch.setattr(Shelves, "sticks", lambda _: ["BLUE"])
    touch(page.save)
    wait_until(lambda: "pulled out" in page.told.text())
    assert "A red thing" in shown(page)


def test_lessons_are_saved_for_head_office(window, camera, root):
    put_in(root, "BLUE")
    _page, scan = checking(window)
    hold_up(camera, CODES["red"])
    wait_until(lambda: not scan.other.isHidden())
    at_desk = window.screens["desk"]
    touch(window.bar.back)
    touch(window.bar.back)
    touch(at_desk.buttons["lessons"])
    lessons = window.screens["lessons"]
    wait_until(lambda: lessons.told.text() == tr(texts.LESSONS_NONE))
    assert lessons.export.isHidden()


def test_the_log_is_for_managers(window):
    at_work(window, "Bo", OTHER_PIN)
    assert window.screens["desk"].buttons["audit"].isHidden()
    assert not window.screens["desk"].buttons["shelf"].isHidden()
    touch(window.bar.done)
    at_work(window, "Ada", PIN)
    touch(window.screens["desk"].buttons["audit"])
    page = window.screens["audit"]
    wait_until(lambda: any("added a person: Bo" in word for word in shown(page)))
    first = next(word for word in shown(page) if word.startswith("Ada · "))
    assert first
    touch(window.bar.done)
    assert shown(page) & {"added a person: Bo, clerk"} == set()


def test_nobody_gets_there_without_a_pin(window):
    for name in ("shelf", "pricelabel", "audit"):
        window.visit.go(name)
        assert window.screen_name == "attract"
