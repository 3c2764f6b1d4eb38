"""Changing the key: under open connections, cut short at every step, and without room."""

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kiosk.domain import CatalogItem
from kiosk.errors import StoreError
from kiosk.store import Database, KeyKind, KeyRing, key_state, open_repository
from kiosk.store.codes import new_code
from kiosk.store.files import folder_lock
from kiosk.store.pages import inspect_pages
from kiosk.store.recovery import name_of, read_recovery, recovery_file
from kiosk.store.rekeying import (
    STEPS,
    change_key,
    new_recovery_code,
    settle,
    use_recovery_code,
)
from kiosk.store.sqlcipher import rewrite
from kiosk.store.wrapping import keep_recovery, public_of

ROOT = Path(__file__).parents[2]


class PowerCutError(Exception):
    """Ends a change as a kill does: nothing is done after it."""


@pytest.fixture
def ring(tmp_path):
    with open_repository(tmp_path / "s.db", create=True) as store, store.batch():
        for number in range(50):
            store.put_item(CatalogItem(f"{number:03}", f"thing {number}"))
    return KeyRing(tmp_path / "s.db", environ={})


def items(ring) -> int:
    with open_repository(ring.store) as store:
        store.verify()
        return len(store.items())


def cut_at(step: str):
    def at(passed: str) -> None:
        if passed == step:
            raise PowerCutError

    return at


def test_the_old_key_opens_nothing_any_more(ring):
    old = ring.plain.read()
    done = change_key(ring)
    new = ring.plain.read_all()
    assert done.tidied
    assert done.bytes_rewritten == ring.store.stat().st_size
    assert len(new) == 1
    assert new[0] != old
    assert inspect_pages(ring.store, old).good == 0
    assert inspect_pages(ring.store, new[0]).bad == 0
    with pytest.raises(StoreError, match="made with another key"):
        Database(ring.store, old)
    assert items(ring) == 50


def test_whoever_has_the_store_open_goes_on(ring):
    with open_repository(ring.store) as pinned, open_repository(ring.store) as staff:
        pinned.pin()
        assert len(pinned.items()) == 50
        assert not change_key(ring).tidied
        # The window reads on what it saw, and the others read and write with the new key.
        assert len(pinned.items()) == 50
        staff.put_item(CatalogItem("new", "new"))
        assert len(staff.items()) == 51
        assert len(pinned.items()) == 50
        change_key(ring)
        with staff.batch():
            staff.put_item(CatalogItem("newer", "newer"))
        change_key(ring)
        assert sum(map(len, staff._database.stream("SELECT id FROM items", rows=10))) == 52
        assert len(pinned.items()) == 50
    assert items(ring) == 52
    assert settle(ring) is False
    assert inspect_pages(ring.store, ring.plain.read()).bad == 0


_CHANGES = """
import sys
from pathlib import Path
from kiosk.store import KeyRing
from kiosk.store.rekeying import change_key

for _ in range(8):
    change_key(KeyRing(Path(sys.argv[1])))
"""


def test_while_another_process_changes_the_key_again_and_again_everything_works(ring):
    command = [sys.executable, "-c", _CHANGES, str(ring.store)]
    saved = rounds = 0
    with open_repository(ring.store) as staff:
        child = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)
        while child.poll() is None or not rounds:
            with open_repository(ring.store) as window:
                window.pin()
                assert len(window.items()) == 50 + saved
            staff.put_item(CatalogItem(f"new {saved}", "new"))
            saved += 1
            assert len(staff.items()) == 50 + saved
            rounds += 1
        _, complaint = child.communicate()
        assert (child.returncode, complaint) == (0, b"")
    assert items(ring) == 50 + saved


def test_who_reads_the_keys_while_they_change_is_not_left_with_the_old_one(ring):
    old = ring.candidates()
    change_key(ring)
    with Database(ring.store, *old, renewed=ring.candidates) as database:
        assert database.execute("SELECT count(*) FROM items") == [(50,)]


def test_a_process_with_the_old_key_alone_says_that_it_was_changed(ring):
    old = ring.plain.read()
    with open_repository(ring.store) as pinned:
        pinned.pin()
        change_key(ring)
        with pytest.raises(StoreError, match="was changed meanwhile: start the kiosk again"):
            Database(ring.store, old)


@pytest.mark.parametrize("step", STEPS)
def test_cut_short_at_any_step_it_opens_and_the_next_start_tidies_up(ring, step):
    code = new_code()
    new_recovery_code(ring, code, lambda: None)
    with pytest.raises(PowerCutError):
        change_key(ring, cut_at(step))
    # Every copy of the disk as it is now opens, by the key that is kept and by the code.
    elsewhere = ring.store.parent / "elsewhere"
    shutil.copytree(ring.store.parent, elsewhere, ignore=shutil.ignore_patterns("elsewhere"))
    other = KeyRing(elsewhere / "s.db", environ={})
    other.plain.remove()
    assert use_recovery_code(other, code, KeyKind.FILE) is KeyKind.FILE
    assert items(other) == 50
    assert items(ring) == 50
    assert len(ring.plain.read_all()) == 1
    assert settle(ring) is False
    assert key_state(ring).recovery
    # And the code is still right after the change is made again.
    change_key(ring)
    ring.plain.remove()
    use_recovery_code(ring, code, KeyKind.FILE)
    assert items(ring) == 50


def test_starting_under_a_change_does_not_take_the_new_key_away(ring):
    """The window may open the store at any moment of a change."""
    seen = []

    def at(step: str) -> None:
        with open_repository(ring.store) as store:
            seen.append((step, len(store.items()), len(ring.plain.read_all())))

    change_key(ring, at)
    assert [step for step, *_ in seen] == list(STEPS)
    assert {count for _, count, _ in seen} == {50}
    assert [keys for *_, keys in seen] == [2, 2, 2, 2, 1, 1]


def test_without_room_nothing_is_changed(ring, monkeypatch):
    before = ring.plain.path.read_bytes(), ring.store.read_bytes()
    monkeypatch.setattr(
        "kiosk.store.rekeying.shutil.disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 1000)
    )
    with pytest.raises(StoreError, match="not room enough"):
        change_key(ring)
    assert (ring.plain.path.read_bytes(), ring.store.read_bytes()) == before


def test_a_store_that_is_being_written_keeps_its_key(ring, monkeypatch):
    monkeypatch.setattr("kiosk.store.rekeying.rewrite", _impatient())
    old = ring.plain.read()
    with open_repository(ring.store) as other, other.batch():
        other.put_item(CatalogItem("x", "x"))
        with pytest.raises(StoreError, match="another program is writing"):
            change_key(ring)
    assert ring.plain.read_all() == (old,)
    assert items(ring) == 51


def _impatient():
    return lambda path, old, new: rewrite(path, old, new, wait=0.05)


def test_a_new_code_takes_the_place_of_the_old_one_once_it_was_shown(ring, tmp_path):
    first, second = new_code(), new_code()
    new_recovery_code(ring, first, lambda: None)

    def never_shown() -> None:
        raise PowerCutError

    with pytest.raises(PowerCutError):
        new_recovery_code(ring, second, never_shown)
    change_key(ring)
    assert use_recovery_code(ring, first, KeyKind.FILE)
    new_recovery_code(ring, second, lambda: None)
    with pytest.raises(StoreError, match="not the code of this store"):
        use_recovery_code(ring, first, KeyKind.FILE)
    assert use_recovery_code(ring, second, KeyKind.FILE)


def test_a_key_that_leaked_does_not_open_what_the_code_keeps(ring):
    """Nothing in the store of the old key leads to the new one, but the code itself."""
    code = new_code()
    new_recovery_code(ring, code, lambda: None)
    with open_repository(ring.store) as store:
        known = store.ledger.setting("recovery codes")
    change_key(ring)
    assert known is not None
    assert code.replace("-", "").encode() not in ring.store.read_bytes()
    assert recovery_file(ring.store).read_bytes()[1:33].hex() in known
    # Nor does the file hold the old one any longer.
    assert [one.key_name for one in read_recovery(ring.store)] == [name_of(ring.plain.read())]


def test_a_foreign_public_key_in_the_file_gets_no_new_key(ring):
    code, thief = new_code(), new_code()
    new_recovery_code(ring, code, lambda: None)
    there = recovery_file(ring.store)
    keep_recovery(ring.store, [public_of(thief)], [bytes(32)])
    change_key(ring)
    assert there.exists()
    with pytest.raises(StoreError, match="not the code"):
        use_recovery_code(ring, thief, KeyKind.FILE)
    assert use_recovery_code(ring, code, KeyKind.FILE)


def test_a_lost_recovery_file_is_made_again(ring):
    code = new_code()
    new_recovery_code(ring, code, lambda: None)
    recovery_file(ring.store).unlink()
    assert not key_state(ring).recovery
    settle(ring)
    assert use_recovery_code(ring, code, KeyKind.FILE)


def test_an_older_store_leaves_a_newer_code_alone(ring, tmp_path):
    first, second = new_code(), new_code()
    new_recovery_code(ring, first, lambda: None)
    old = ring.store.read_bytes()
    new_recovery_code(ring, second, lambda: None)
    ring.store.write_bytes(old)
    settle(ring)
    assert use_recovery_code(ring, second, KeyKind.FILE)
    assert use_recovery_code(ring, first, KeyKind.FILE)


def test_only_one_changes_the_key_at_a_time(ring):
    keys = []
    with folder_lock(ring.store.parent, "s.db.lock"):
        thread = threading.Thread(target=lambda: keys.append(change_key(ring)))
        thread.start()
        thread.join(0.3)
        assert not keys
    thread.join(20)
    assert keys
    assert items(ring) == 50


def test_how_a_key_stands(ring):
    state = key_state(ring)
    assert (state.kind, state.opens, state.recovery) == (KeyKind.FILE, True, False)
    assert "seal it" in state.told()
    assert "no recovery code" in state.told()
    assert not state.well
    ring.plain.write((bytes(32),))
    assert key_state(ring).opens is False
    ring.plain.remove()
    assert "make it anew" in key_state(ring).told()
    nothing = key_state(KeyRing(Path("/nowhere/s.db"), environ={}))
    assert (nothing.kind, nothing.opens) == (KeyKind.NONE, None)
    assert "kiosk key seal" in nothing.told()
