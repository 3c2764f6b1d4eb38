"""Every way a store can fail has a sentence of its own, and none ends in a silent empty one."""

import hashlib
import os
import secrets
import stat
import threading

import numpy as np
import pytest
import sqlcipher3.dbapi2 as raw

from kiosk.domain import CatalogItem, Embedding
from kiosk.errors import StoreError
from kiosk.store import Database, DevelopmentKey, open_repository
from kiosk.store.migrations import LATEST
from kiosk.store.opening import key_beside
from kiosk.store.pages import PAGE_BYTES, inspect_pages
from tests.fakes.encoders import DIM, MODEL


def fill(path, count=60):
    rng = np.random.default_rng(1)
    with open_repository(path, create=True) as repository, repository.batch():
        for number in range(count):
            vector = rng.normal(size=DIM).astype(np.float32)
            repository.put_picture(
                CatalogItem(f"{number:03}", f"thing {number}"),
                f"{number}.jpg",
                f"{number:064x}",
                rng.bytes(2000),
                Embedding(vector / np.linalg.norm(vector), MODEL),
            )


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "store.db"
    fill(path)
    return path


def read_all(path):
    with open_repository(path, create=True) as repository:
        repository.items()
        repository.embeddings(MODEL).gathered()
        repository.verify()


def said(path) -> str:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError) as caught:
        read_all(path)
    if before is not None:
        assert path.read_bytes() == before, "a failing store is left as it is"
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_new_store_is_private_and_encrypted(store):
    for path in (store, key_beside(store).path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not store.read_bytes().startswith(b"SQLite")
    assert len(key_beside(store).read()) == 32


def test_wal_and_lock_are_private_too(store):
    with open_repository(store) as repository:
        repository.put_item(CatalogItem("x", "y"))
        made = list(store.parent.iterdir())
        assert any(path.name.endswith("-wal") for path in made)
        assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o600}


def test_the_umask_is_left_as_it_was(tmp_path):
    before = os.umask(0o022)
    try:
        fill(tmp_path / "s.db", 1)
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(before)


def test_no_store(tmp_path):
    with pytest.raises(StoreError, match="There is no store at"):
        open_repository(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_key(store, capfd):
    key_beside(store).path.write_text(secrets.token_hex(32))
    assert "made with another key" in said(store)
    assert capfd.readouterr() == ("", "")


def test_a_missing_key_is_never_replaced(store):
    key_beside(store).path.unlink()
    assert "is missing: put it back" in said(store)
    assert not key_beside(store).path.exists()


@pytest.mark.parametrize("content", ["", "xyz", "00" * 31, "zz" * 32])
def test_a_key_file_without_a_key(store, content):
    key_beside(store).path.write_text(content)
    assert "does not hold a key" in said(store)


def test_a_key_others_can_read(store):
    key_beside(store).path.chmod(0o644)
    assert "chmod 600" in said(store)


@pytest.mark.parametrize("place", [0, 20, 2000, PAGE_BYTES * 3 + 50, -30])
def test_a_damaged_page(store, place):
    content = bytearray(store.read_bytes())
    content[place] ^= 0x5A
    store.write_bytes(content)
    if place == 0:
        # The salt comes from the key, so the copy of it in the file is not needed.
        with open_repository(store) as repository:
            assert len(repository.items()) == 60
    else:
        assert "is damaged (1 of its pages)" in said(store)


def test_a_first_page_of_zeros_is_damage_and_no_wrong_key(store):
    content = bytearray(store.read_bytes())
    content[:PAGE_BYTES] = bytes(PAGE_BYTES)
    store.write_bytes(content)
    assert "is damaged" in said(store)


def test_zero_bytes(store):
    store.write_bytes(b"")
    assert "empty file of 0 bytes" in said(store)


@pytest.mark.parametrize("share", [0.5, 0.9])
@pytest.mark.parametrize("extra", [0, 77])
def test_truncated(store, share, extra):
    content = store.read_bytes()
    pages = int(len(content) * share) // PAGE_BYTES
    store.write_bytes(content[: pages * PAGE_BYTES + extra])
    assert "is truncated, its end is missing" in said(store)


def test_truncated_to_almost_nothing(store):
    store.write_bytes(store.read_bytes()[:99])
    assert "only 99 bytes are left" in said(store)


def test_other_files(tmp_path, store):
    plain = tmp_path / "plain.db"
    connection = raw.connect(str(plain))
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    key_beside(plain).path.write_text(key_beside(store).read().hex())
    key_beside(plain).path.chmod(0o600)
    assert "is not encrypted" in said(plain)
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(StoreError, match="is a folder"):
        open_repository(tmp_path / "folder.db", create=True)


def test_a_newer_schema(store):
    key = key_beside(store).read()
    with Database(store, key) as database:
        database.execute(f"PRAGMA user_version = {LATEST + 1}")
    assert "made by a newer kiosk" in said(store)


def test_no_schema_at_all_is_not_made_into_one(store):
    with Database(store, key_beside(store).read()) as database:
        database.execute("PRAGMA user_version = 0")
    assert "is not a store of the kiosk" in said(store)


def test_no_other_database_can_be_attached(store, tmp_path):
    with Database(store, key_beside(store).read()) as database:
        with pytest.raises(StoreError, match="refused to be joined"):
            database.execute(f"ATTACH DATABASE '{tmp_path / 'plain'}' AS plain KEY ''")
        assert database.execute("SELECT count(*) FROM items") == [(60,)]
    assert not (tmp_path / "plain").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "ro").mkdir(mode=0o500)
    with pytest.raises(StoreError, match="cannot be"):
        open_repository(tmp_path / "ro" / "s.db", create=True)


def test_a_folder_that_is_a_file(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="choose a folder"):
        open_repository(tmp_path / "file" / "s.db", create=True)


def test_in_use(store, monkeypatch):
    monkeypatch.setattr("kiosk.store.sqlcipher._BUSY_SECONDS", 0.05)
    key = key_beside(store).read()
    with Database(store, key) as one, Database(store, key) as two, one.transaction():
        one.execute("DELETE FROM items")
        with pytest.raises(StoreError, match="in use by another program"), two.transaction():
            two.execute("DELETE FROM items")


def test_leftovers_of_a_kill_while_it_was_made_do_not_matter(tmp_path):
    path = tmp_path / "s.db"
    (tmp_path / "s.db.new").write_bytes(b"half a page")
    (tmp_path / "s.db.new-journal").write_bytes(b"x")
    (tmp_path / "s.db.key.new").write_text("ab")
    fill(path, 2)
    left = sorted(one.name for one in tmp_path.iterdir())
    assert left == ["s.db", "s.db.key", "s.db.lock"]


def test_a_key_without_a_store_is_used_for_the_new_one(tmp_path):
    path = tmp_path / "s.db"
    key = key_beside(path).create()
    fill(path, 1)
    assert key_beside(path).read() == key
    assert inspect_pages(path, key).good > 0
    assert inspect_pages(path, hashlib.sha256(key).digest()).good == 0


def test_two_that_make_a_store_at_once_make_one(tmp_path):
    path = tmp_path / "s.db"
    failures = []

    def make():
        try:
            open_repository(path, create=True).close()
        except StoreError as error:
            failures.append(error)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert DevelopmentKey(key_beside(path).path).exists()
    open_repository(path).close()
