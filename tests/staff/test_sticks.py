"""Sticks: which ones can be written, and what is said when one is full or gone."""

import errno
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.staff import sticks
from kiosk.staff.sticks import Sticks, safe_name
from kiosk.staffing import StaffError

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
tmpfs /run tmpfs rw 0 0
/dev/sdb1 /media/kiosk/My\\040Stick vfat rw,nosuid 0 0
/dev/sdc1 /run/media/kiosk/LOCKED vfat ro,nosuid 0 0
head:/office /mnt/office nfs4 rw 0 0
/dev/sda2 /mnt/data ext4 rw 0 0
/dev/sdd1 /media/kiosk/missing vfat rw 0 0
short line
"""


@pytest.fixture
def root(tmp_path):
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc" / "mounts").write_text(MOUNTS)
    for place in ("media/kiosk/My Stick", "run/media/kiosk/LOCKED", "mnt/office", "mnt/data"):
        (tmp_path / place).mkdir(parents=True)
    for disk, part, removable in (("ata1/sda", "sda2", "0"), ("usb1/sdb", "sdb1", "0")):
        folder = tmp_path / "sys" / "devices" / disk
        (folder / part).mkdir(parents=True)
        (folder / "removable").write_text(removable + "\n")
        known = tmp_path / "sys" / "class" / "block"
        known.mkdir(parents=True, exist_ok=True)
        (known / part).symlink_to(folder / part)
    return tmp_path


def test_only_a_stick_that_can_be_written_is_one(root):
    (only,) = Sticks(root).there()
    assert only.name == "My Stick"
    assert only.folder == root / "media" / "kiosk" / "My Stick"
    assert only.free_bytes > 0


def test_no_mounts_no_sticks(tmp_path):
    assert Sticks(tmp_path).there() == []


def test_files_are_there_wholly_and_nothing_else(root):
    all_ = Sticks(root)
    (stick,) = all_.there()
    paths = all_.save(stick, {"shelf-3.csv": b"one", "shelf-3.pdf": b"two"})
    assert [path.read_bytes() for path in paths] == [b"one", b"two"]
    assert {path.name for path in stick.folder.iterdir()} == {"shelf-3.csv", "shelf-3.pdf"}
    all_.save(stick, {"shelf-3.csv": b"again"})
    assert paths[0].read_bytes() == b"again"


def test_a_stick_that_was_pulled_out_leaves_nothing_on_the_disk(root):
    all_ = Sticks(root)
    (stick,) = all_.there()
    (root / "proc" / "mounts").write_text("/dev/sda1 / ext4 rw 0 0\n")
    with pytest.raises(StaffError, match="My Stick was pulled out"):
        all_.save(stick, {"shelf.csv": b"one"})
    assert list(stick.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "says"),
    [(errno.ENOSPC, "full"), (errno.EIO, "pulled out"), (errno.ENODEV, "pulled out"),
     (errno.EROFS, "protected"), (errno.EACCES, "protected"), (errno.EMFILE, "cannot be written")],
)  # fmt: skip
def test_what_goes_wrong_is_one_sentence_and_leaves_nothing_half(root, monkeypatch, number, says):
    all_ = Sticks(root)
    (stick,) = all_.there()

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StaffError, match=says):
        all_.save(stick, {"shelf.csv": b"one"})
    assert list(stick.folder.iterdir()) == []


def test_a_full_stick_is_told_before_anything_is_written(root, monkeypatch):
    all_ = Sticks(root)
    (stick,) = all_.there()
    monkeypatch.setattr(sticks, "_SMALLEST", stick.free_bytes * 2)
    with pytest.raises(StaffError, match="full"):
        all_.save(stick, {"shelf.csv": b"one"})
    assert list(stick.folder.iterdir()) == []


def test_no_name_leaves_the_stick(root):
    (stick,) = Sticks(root).there()
    with pytest.raises(ValueError, match="no name"):
        Sticks(root).save(stick, {"../out.csv": b""})


@given(st.text(max_size=300))
def test_any_text_makes_a_name(text):
    name = safe_name(text)
    assert name == safe_name(name)
    assert not set(name) & set('/\\:*?"<>|\0\n')
    assert 0 < len(name.encode()) <= 255
    assert not name.startswith(".")


def test_a_name_says_what_it_is_of_in_any_script():
    assert safe_name("Aisle 3 / 冷冻.csv") == "Aisle-3-冷冻.csv"
