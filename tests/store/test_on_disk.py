"""Nothing of the catalog can be read from any file of the store, whatever moment they are taken."""

import shutil
import sqlite3

import numpy as np
import pytest

from kiosk.domain import CatalogItem, Embedding
from kiosk.errors import StoreError
from kiosk.store import Database, open_repository
from kiosk.store.opening import key_beside
from tests.fakes.encoders import MODEL, OTHER_MODEL
from tests.fakes.pictures import file_of, noisy

WORDS = ("Zanzibarslippers", "桑给巴尔拖鞋", "Pantoufle-d'été", "sku-4711-marker", "aisle-marker")
DIM = 64


def vector(seed):
    made = np.random.default_rng(seed).normal(size=DIM).astype(np.float32)
    return made / np.linalg.norm(made)


def thumbnail(seed):
    return file_of(noisy(seed, (120, 90, 60)), quality=90)


def write_all(repository, start=0, count=40):
    for number in range(start, start + count):
        repository.put_picture(
            CatalogItem(f"{WORDS[3]}-{number}", f"{WORDS[0]} {WORDS[1]}", {WORDS[4]: WORDS[2]}),
            f"folder-marker/{number}.jpg",
            f"{number:064x}",
            thumbnail(number),
            Embedding(vector(number), MODEL),
        )


def markers():
    found = [word.encode(code) for word in WORDS for code in ("utf-8", "utf-16-le", "utf-16-be")]
    found += [b"folder-marker", MODEL.name.encode(), b"CREATE TABLE", b"pictures_in_order"]
    found += [f"{7:064x}".encode(), b"\xff\xd8\xff\xe0", b"SQLite format 3"]
    # Any 24 bytes in a row of a picture or a vector would be a leak of all of it.
    for number in range(40):
        for whole in (thumbnail(number)[200:], vector(number).tobytes()):
            found += [whole[at : at + 24] for at in range(0, len(whole) - 24, 24)]
    return found


def files_below(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def assert_nothing_readable(folder):
    marks = markers()
    for path in files_below(folder):
        content = path.read_bytes()
        leaks = [mark for mark in marks if mark in content]
        assert not leaks, f"{path.name} can be read: {leaks[:3]}"


@pytest.fixture
def places(tmp_path, monkeypatch):
    """Give the store its own folder, and temporary files a folder that is looked at as well."""
    (tmp_path / "tmp").mkdir()
    (tmp_path / "store").mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path / "tmp"))
    return tmp_path


def test_the_scan_would_find_them(tmp_path):
    plain = sqlite3.connect(tmp_path / "plain.db")
    with plain:
        plain.execute("CREATE TABLE t (a, b)")
        plain.execute("INSERT INTO t VALUES (?, ?)", (WORDS[1], thumbnail(3)))
    plain.close()
    with pytest.raises(AssertionError, match=r"plain\.db can be read"):
        assert_nothing_readable(tmp_path)


def test_nothing_can_be_read_at_any_moment(places):
    path = places / "store" / "s.db"
    with open_repository(path, create=True) as repository:
        with repository.batch():
            write_all(repository)
            assert_nothing_readable(places)
        names = {one.name for one in files_below(places)}
        assert "s.db-wal" in names
        assert (path.parent / "s.db-wal").stat().st_size > 40_000
        assert_nothing_readable(places)
        # What a kill leaves: the files as they are now.
        shutil.copytree(path.parent, places / "killed")
        repository.items()
        repository.embeddings(MODEL).gathered()
        repository.tidy(OTHER_MODEL, ["folder-marker/1.jpg"])
        write_all(repository)
        assert_nothing_readable(places)
    assert_nothing_readable(places)
    assert list((places / "tmp").iterdir()) == []
    with open_repository(places / "killed" / "s.db") as repository:
        repository.verify()
        assert len(repository.items()) == 40
    assert_nothing_readable(places)


def test_a_rollback_journal_is_encrypted_too(places):
    path = places / "store" / "s.db"
    with open_repository(path, create=True) as repository, repository.batch():
        write_all(repository)
    with Database(path, key_beside(path).read()) as database:
        database.execute("PRAGMA journal_mode = DELETE")
        with database.transaction():
            database.execute("UPDATE items SET name = name || ?", (WORDS[0],))
            assert (path.parent / "s.db-journal").stat().st_size > 0
            assert_nothing_readable(places)


def test_sorting_more_than_the_memory_takes_leaves_no_plain_file(places):
    path = places / "store" / "s.db"
    with open_repository(path, create=True) as repository, repository.batch():
        write_all(repository)
    with Database(path, key_beside(path).read()) as database:
        database.execute("PRAGMA cache_size = 10")
        database.execute("CREATE TEMP TABLE t AS SELECT * FROM pictures")
        database.execute("SELECT * FROM t ORDER BY thumbnail, source")
        assert_nothing_readable(places)


def test_a_full_disk_loses_nothing(places):
    path = places / "store" / "s.db"
    with open_repository(path, create=True) as repository, repository.batch():
        write_all(repository, count=5)
    with Database(path, key_beside(path).read()) as database:
        (pages,) = database.execute("PRAGMA page_count")[0]
        database.execute(f"PRAGMA max_page_count = {pages + 1}")

        def grow():
            with database.transaction():
                database.execute("UPDATE pictures SET thumbnail = zeroblob(400000)")

        with pytest.raises(StoreError, match="the disk is full: make room; nothing saved is lost"):
            grow()
        database.verify()
    with open_repository(path) as repository:
        assert len(repository.items()) == 5
        assert repository.thumbnail(f"{WORDS[3]}-3") == thumbnail(3)


def test_a_store_that_can_only_be_read_says_so(places):
    path = places / "store" / "s.db"
    open_repository(path, create=True).close()
    with Database(path, key_beside(path).read()) as database:
        database.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match="can only be read"):
            database.execute("DELETE FROM items")


@pytest.mark.parametrize("create", [False, True])
def test_a_path_that_can_be_none(tmp_path, create):
    with pytest.raises(StoreError, match="File name too long"):
        open_repository(tmp_path / ("x" * 300), create=create)
