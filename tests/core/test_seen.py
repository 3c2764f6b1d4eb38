"""Files that lie as they were are not read again, and no change goes unseen."""

import os
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.catalog.folder import list_folder
from kiosk.catalog.listing import FolderPicture
from kiosk.catalog.pictures import decode_picture, make_thumbnail
from kiosk.core.colours import colour_shares
from kiosk.core.importing import Importer
from kiosk.core.seen import SeenPictures
from kiosk.domain import CatalogItem
from kiosk.store import open_repository
from tests.fakes.encoders import MODEL, FakeEncoders
from tests.fakes.pictures import file_of, noisy, write

RED, BLUE = (file_of(noisy(1, rgb), "BMP") for rgb in ((200, 30, 30), (30, 30, 200)))


@pytest.fixture
def reads(monkeypatch):
    """Count the pictures that are read."""
    done: list[str] = []
    own = FolderPicture.read

    def counted(picture):
        done.append(picture.source)
        return own(picture)

    monkeypatch.setattr(FolderPicture, "read", counted)
    return done


def age(monkeypatch, seconds=60):
    """Let the files have been there for some time."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + seconds * 10**9)


class Shop:
    def __init__(self, path):
        self.folder, self.store = path / "pictures", path / "s.db"
        self.encoders = FakeEncoders()

    def take(self, **options):
        with open_repository(self.store, create=True) as repository:
            importer = Importer(repository, self.encoders, MODEL, decode_picture, make_thumbnail)
            return importer.run(list_folder(self.folder).pictures, **options)


@pytest.fixture
def shop(tmp_path):
    made = Shop(tmp_path)
    for name in ("a.bmp", "b.bmp"):
        write(made.folder / name, RED)
    return made


def test_nothing_is_read_where_nothing_has_changed(shop, reads, monkeypatch):
    age(monkeypatch)
    assert shop.take().encoded == 2
    assert reads == ["a.bmp", "b.bmp"]
    report = shop.take()
    assert (report.encoded, report.unchanged, report.removed) == (0, 2, 0)
    assert len(reads) == 2


def test_everything_is_read_where_that_is_asked(shop, reads, monkeypatch):
    age(monkeypatch)
    shop.take()
    assert shop.take(check_all=True).unchanged == 2
    assert len(reads) == 4


def test_a_file_that_has_just_changed_is_read_again(shop, reads):
    shop.take()
    assert shop.take().unchanged == 2
    assert len(reads) == 4


def test_a_change_of_the_same_size_with_its_old_time_put_back_is_seen(shop, monkeypatch):
    age(monkeypatch)
    shop.take()
    path = shop.folder / "a.bmp"
    before = path.stat()
    path.write_bytes(BLUE)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert shop.take().encoded == 1


def test_what_an_older_kiosk_took_in_without_patterns_is_taken_in_again(shop, reads, monkeypatch):
    age(monkeypatch)
    with monkeypatch.context() as older:
        older.setattr("kiosk.core.preparing.looks_of", colour_shares)
        shop.take()
    assert shop.take().encoded == 2
    assert shop.take().unchanged == 2
    assert len(reads) == 4


def test_another_file_in_its_place_is_seen(shop, monkeypatch):
    age(monkeypatch)
    shop.take()
    write(shop.folder.parent / "new", BLUE).replace(shop.folder / "a.bmp")
    assert shop.take().encoded == 1


def test_new_words_for_an_unread_file_are_taken(shop, reads, monkeypatch):
    age(monkeypatch)
    shop.take()
    (shop.folder / "products.csv").write_text("file,id,name\na.bmp,a,Red square\n", "utf-8")
    assert shop.take().unchanged == 1
    assert len(reads) == 2
    with open_repository(shop.store) as repository:
        assert repository.items()["a"].name == "Red square"


def test_another_item_or_another_model_needs_the_file(shop, reads, monkeypatch):
    age(monkeypatch)
    shop.take()
    (shop.folder / "products.csv").write_text("file,id,name\na.bmp,other,Thing\n", "utf-8")
    assert shop.take().encoded == 1
    assert len(reads) == 3


def test_a_part_of_a_folder_forgets_only_what_goes(shop, reads, monkeypatch):
    age(monkeypatch)
    shop.take()
    (shop.folder / "b.bmp").rename(shop.folder.parent / "b.bmp")
    shop.take(keep_others=True)
    (shop.folder.parent / "b.bmp").rename(shop.folder / "b.bmp")
    # Renaming gives a file another time of its own: it is read once more, and then no more.
    assert shop.take().unchanged == 2
    assert shop.take().unchanged == 2
    assert reads == ["a.bmp", "b.bmp", "b.bmp"]


def test_nothing_of_it_can_be_read_on_the_disk(shop, monkeypatch):
    age(monkeypatch)
    shop.take()
    for path in shop.store.parent.glob("s.db*"):
        assert b"seen pictures" not in path.read_bytes()


class Lying:
    """A picture whose file is described by what a test says."""

    item = CatalogItem("a", "a")
    source = "a"

    def __init__(self, states):
        self.states = iter(states)

    def state(self):
        return next(self.states)

    def read(self):
        return b""


@given(st.binary(max_size=40), st.binary(max_size=40), st.text("0123456789abcdef", max_size=8))
def test_only_the_same_state_with_the_same_digest_counts(one, other, digest):
    seen = SeenPictures([])
    seen.note(one, digest)
    again = SeenPictures([], seen.to_text(keep_others=False))
    assert again.holds(one, digest)
    assert again.holds(other, digest) == (one == other)
    assert not again.holds(one, digest + "0")
    assert not again.holds(None, digest)


@settings(max_examples=30)
@given(st.none() | st.text(max_size=60))
def test_what_is_no_memory_is_none(text):
    seen = SeenPictures([Lying([b"x"])], text)
    assert not seen.holds(seen.state("a"), "00")


def test_what_is_seen_again_is_not_written_again():
    seen = SeenPictures([])
    seen.note(b"one", "1")
    seen.note(b"two", "2")
    text = seen.to_text(keep_others=False)
    again = SeenPictures([], text)
    assert again.holds(b"one", "1")
    assert again.to_text(keep_others=True) is None
    assert SeenPictures([], again.to_text(keep_others=False)).holds(b"one", "1")
    assert not SeenPictures([], again.to_text(keep_others=False)).holds(b"two", "2")
