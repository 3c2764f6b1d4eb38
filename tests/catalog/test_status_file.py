"""The signed status file: what is signed is read, and nothing that was changed on its way."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalog.status_file import Status, read_status, write_status
from kiosk.errors import UpdateError
from kiosk.signing import new_key, public_key_of

KEY = new_key()


def status(**changes: object) -> Status:
    known = {
        "kiosk": "berlin-3", "public_key": public_key_of(KEY), "channel": "default",
        "lineage": "ab" * 16, "version": 7, "model": "1" * 64, "made": "2026-11-25T05:00:00Z",
        "applied": "1970-01-01T00:03:00Z", "trouble": None, "written": "1970-01-01T00:05:00Z",
    }  # fmt: skip
    return Status(**{**known, **changes})  # type: ignore[arg-type]


def test_what_is_signed_is_read_whatever_the_clock_says():
    assert read_status(write_status(status(), KEY)) == status()
    never = status(version=0, made=None, applied=None, trouble="Nothing was fetched yet.")
    assert read_status(write_status(never, KEY)) == never


@pytest.mark.parametrize(
    ("field", "value"), [("version", 8), ("kiosk", "berlin-4"), ("trouble", "none"), ("made", None)]
)
def test_what_was_changed_is_not(field, value):
    signed = json.loads(write_status(status(), KEY))
    signed["signed"][field] = value
    with pytest.raises(UpdateError, match="signature is wrong"):
        read_status(json.dumps(signed).encode())


def test_signed_with_another_key_than_it_names():
    with pytest.raises(UpdateError, match="signature is wrong"):
        read_status(write_status(status(), new_key()))


def test_of_a_newer_kiosk():
    with pytest.raises(UpdateError, match="newer kiosk"):
        read_status(write_status(status(format=2), KEY))


@given(st.binary(max_size=200))
def test_any_bytes_give_an_error(untrusted):
    with pytest.raises(UpdateError):
        read_status(untrusted)
    with pytest.raises(UpdateError, match="too large"):
        read_status(untrusted + bytes(20_000))
