"""Checking a shelf over the store, and what leaves the kiosk: on a stick, when a person says so."""

from decimal import Decimal

import pytest

from kiosk.core.shelf_check import Wrong
from kiosk.domain import CatalogItem, Price
from kiosk.staff.lessons_file import read_lessons
from kiosk.staff.shelves import Shelves
from kiosk.staff.sticks import Sticks
from kiosk.staffing import How, Person, Role, StaffError
from kiosk.store import open_repository
from tests.staff.teaching import jpeg, taught_shop, vector

ADA = Person("Ada", Role.CLERK)


@pytest.fixture
def root(tmp_path):
    (tmp_path / "root" / "media" / "BLUE").mkdir(parents=True)
    (tmp_path / "root" / "proc").mkdir()
    mounts = "/dev/sdb1 /media/BLUE vfat rw 0 0\n"
    (tmp_path / "root" / "proc" / "mounts").write_text(mounts)
    return tmp_path / "root"


@pytest.fixture
def repository(tmp_path):
    with open_repository(tmp_path / "store.db", create=True) as repository:
        taught_shop(repository)
        soap = CatalogItem("soap", "Soap", aisle="4", price=Price(Decimal("2.00"), "EUR"))
        repository.put_picture(soap, "soap.jpg", "1" * 64, jpeg(20), vector())
        yield repository


@pytest.fixture
def shelves(repository, root):
    return Shelves(repository, "", Sticks(root))


def test_a_list_of_an_aisle_is_checked(shelves, repository):
    assert shelves.aisles() == {"4": 2}
    begun = repository.scans.begin("Ada", "4")
    soap = repository.scans.add(begun.number, "soap", "", How.PICTURE)
    repository.scans.set_label(soap.number, "2.–")
    repository.scans.add(begun.number, "tea", "", How.CHOSEN)
    report = shelves.check(begun.number)
    assert [(one.wrong, one.item_id) for one in report.findings] == [
        (Wrong.MISSING, "staff-1"), (Wrong.UNPLACED, "tea"),
    ]  # fmt: skip
    assert (report.expected, report.found, report.labels) == (2, 1, 1)


def test_a_list_of_anything_is_of_no_aisle(shelves, repository):
    begun = repository.scans.begin("Ada")
    for number in (begun.number, 99):
        with pytest.raises(StaffError, match="no aisle"):
            shelves.check(number)


def test_files_are_saved_where_a_person_says_and_it_is_written_down(shelves, repository, root):
    assert shelves.sticks() == ["BLUE"]
    assert list((root / "media" / "BLUE").iterdir()) == []
    assert shelves.save("BLUE", {"shelf-4.csv": b"a", "shelf-4.pdf": b"b"}, ADA) == [
        "shelf-4.csv", "shelf-4.pdf",
    ]  # fmt: skip
    assert (root / "media" / "BLUE" / "shelf-4.pdf").read_bytes() == b"b"
    (entry,) = repository.audit.last(1)
    assert (entry.who, entry.action) == ("Ada", "saved to a stick")
    with pytest.raises(StaffError, match="RED is not in"):
        shelves.save("RED", {"shelf-4.csv": b"a"}, ADA)


def test_lessons_go_to_a_stick_too(shelves, root):
    name, count = shelves.export_lessons("BLUE", ADA)
    assert count == 3
    with (root / "media" / "BLUE" / name).open("rb") as file:
        assert len(read_lessons(file).taught.pictures) == 3


def test_lessons_are_not_written_where_the_stick_was(shelves, root, monkeypatch):
    there = shelves._stick("BLUE")
    monkeypatch.setattr(shelves, "_stick", lambda _: there)
    (root / "proc" / "mounts").write_text("")
    with pytest.raises(StaffError, match="pulled out"):
        shelves.export_lessons("BLUE", ADA)
    assert list((root / "media" / "BLUE").iterdir()) == []
