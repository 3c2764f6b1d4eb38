"""The recovery file: opened by its code alone, whatever became of it."""

import contextlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import StoreError
from kiosk.store.codes import new_code
from kiosk.store.recovery import Entry, read_entries, read_recovery, recovery_file, write_entries
from kiosk.store.wrapping import encrypt, keep_recovery, public_of, recover

KEY, OTHER = bytes(range(32)), bytes(32)
ENTRIES = st.builds(
    Entry, *(st.binary(min_size=size, max_size=size) for size in (32, 8, 32, 48))
)  # fmt: skip


@given(st.lists(ENTRIES, min_size=1, max_size=8))
def test_what_is_written_is_read(entries):
    content = write_entries(entries)
    assert content[:1] == b"\x01"
    assert read_entries(content) == entries


@given(st.binary(max_size=400))
def test_any_other_bytes_are_one_error(untrusted):
    with contextlib.suppress(StoreError):
        assert write_entries(read_entries(untrusted)) == untrusted


def test_a_code_opens_what_was_encrypted_to_it_and_no_other_code_does(tmp_path):
    store, code = tmp_path / "s.db", new_code()
    keep_recovery(store, [public_of(code)], [KEY, OTHER])
    assert recover(store, code.lower()) == (KEY, OTHER)
    assert recovery_file(store).stat().st_mode & 0o777 == 0o600
    content = recovery_file(store).read_bytes()
    assert KEY not in content
    assert KEY.hex().encode() not in content
    with pytest.raises(StoreError, match="not the code of this store"):
        recover(store, new_code())


@given(st.integers(0, 120), st.integers(1, 255))
def test_a_changed_byte_gives_no_other_key(place, flip):
    code = new_code()
    content = bytearray(write_entries([encrypt(KEY, public_of(code))]))
    content[place] ^= flip
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "s.db"
        recovery_file(store).write_bytes(content)
        with pytest.raises(StoreError, match=r"damaged|not the code"):
            recover(store, code)


def test_without_a_file_there_is_nothing_to_use(tmp_path):
    assert read_recovery(tmp_path / "s.db") == []
    with pytest.raises(StoreError, match="put the copy of it back"):
        recover(tmp_path / "s.db", new_code())
