"""The recovery file: the store's key, once more, for who holds the printed code.

How it is encrypted, ``kiosk.store.wrapping`` says. To whom is kept in the store, not taken from
this file: who could write to the disk would put their own public key there, and the next change of
the key would encrypt it to them.

The file, ``store.db.recovery``: a version byte, 1, then up to eight entries of 120 bytes: the
public key (32), eight bytes that name the store's key, the ephemeral public key (32), the
ciphertext with its tag (48). While a code or a key is changed, it holds entries for the old one and
the new one.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import StoreError
from kiosk.store.keys import KEY_BYTES
from kiosk.store.ledger import Ledger

SETTING = "recovery codes"
"""The setting that holds the public keys of the codes that open the store."""
VERSION = b"\x01"
_PUBLIC, _NAME, _SEALED = 32, 8, KEY_BYTES + 16
_ENTRY = _PUBLIC + _NAME + _PUBLIC + _SEALED
MOST_ENTRIES = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of the store, encrypted to a code."""

    recipient: bytes
    key_name: bytes
    ephemeral: bytes
    sealed: bytes


def recovery_file(store: Path) -> Path:
    """Name the recovery file of a store, which there need not be."""
    return store.with_name(store.name + ".recovery")


def name_of(key: bytes) -> bytes:
    """Name a key of the store without telling it."""
    return hashlib.sha256(b"kiosk store key name, version 1" + key).digest()[:_NAME]


def write_entries(entries: Sequence[Entry]) -> bytes:
    """Write the recovery file's bytes."""
    return VERSION + b"".join(
        one.recipient + one.key_name + one.ephemeral + one.sealed for one in entries
    )


def read_entries(untrusted: bytes) -> list[Entry]:
    """Read what ``write_entries`` wrote. Raises StoreError where it is anything else."""
    if untrusted[:1] != VERSION and untrusted:
        raise StoreError("The recovery file is damaged, or of a newer kiosk: put a copy back.")
    rest = untrusted[1:]
    if not rest or len(rest) % _ENTRY or len(rest) > MOST_ENTRIES * _ENTRY:
        raise StoreError("The recovery file is damaged: put a copy of it back.")
    found = []
    for start in range(0, len(rest), _ENTRY):
        entry = rest[start : start + _ENTRY]
        ends = (_PUBLIC, _PUBLIC + _NAME, 2 * _PUBLIC + _NAME)
        found.append(
            Entry(
                entry[: ends[0]], entry[ends[0] : ends[1]], entry[ends[1] : ends[2]],
                entry[ends[2] :],
            )
        )  # fmt: skip
    return found


def read_recovery(store: Path) -> list[Entry]:
    """Read the recovery file beside a store; none where there is no such file.

    Raises StoreError.
    """
    path = recovery_file(store)
    try:
        with path.open("rb") as file:
            untrusted = file.read(1 + (MOST_ENTRIES + 1) * _ENTRY)
    except FileNotFoundError:
        return []
    except OSError as error:
        msg = f"The recovery file {path} cannot be read ({error.strerror})."
        raise StoreError(msg) from error
    return read_entries(untrusted)


def recipients_in(ledger: Ledger) -> tuple[bytes, ...]:
    """Give the public keys of the codes that open the store, the newest last."""
    text = ledger.setting(SETTING)
    return () if text is None else tuple(bytes.fromhex(one) for one in json.loads(text))


def keep_recipients(ledger: Ledger, recipients: Sequence[bytes]) -> None:
    """Remember the codes that open the store by their public keys."""
    ledger.keep(SETTING, json.dumps([one.hex() for one in recipients]))
