"""Encrypting the store's key to a printed code, and opening it by the code.

From the code comes a pair of X25519 keys; to the public one the store's key is encrypted, with an
ephemeral key, HKDF-SHA256 and AES-256-GCM. So the printed code stays right when the key is changed,
and nobody has to type it for that: the public key is enough. And an old key of the store does not
open what the code keeps, which it would if the store kept a symmetric key for this.
"""

from collections.abc import Sequence
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kiosk.errors import StoreError
from kiosk.store.codes import read_code
from kiosk.store.keys import write_private
from kiosk.store.recovery import (
    MOST_ENTRIES,
    VERSION,
    Entry,
    name_of,
    read_recovery,
    recovery_file,
    write_entries,
)

_NONCE = bytes(12)
"""Each key that comes of an ephemeral one encrypts once."""


def public_of(code: str) -> bytes:
    """Give the public key of a code. Raises StoreError where it is mistyped."""
    return _private(code).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def encrypt(key: bytes, recipient: bytes) -> Entry:
    """Encrypt a key of the store to the public key of a code."""
    ephemeral = X25519PrivateKey.generate()
    public = ephemeral.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(recipient))
    cipher = AESGCM(_derived(shared, public + recipient))
    name = name_of(key)
    return Entry(recipient, name, public, cipher.encrypt(_NONCE, key, VERSION + recipient + name))


def keep_recovery(
    store: Path,
    recipients: Sequence[bytes],
    keys: Sequence[bytes],
    others: Sequence[Entry] = (),
) -> None:
    """Encrypt each key to each code's public key, into the file beside the store.

    ``others`` go into it too. Where there is no code nothing is written. Raises StoreError.
    """
    if recipients:
        entries = [encrypt(key, recipient) for recipient in recipients for key in keys]
        write_private(recovery_file(store), write_entries([*entries, *others][:MOST_ENTRIES]))


def recover(store: Path, code: str) -> tuple[bytes, ...]:
    """Give the keys of the store that a printed code opens. Raises StoreError."""
    private = _private(code)
    public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    entries = read_recovery(store)
    if not entries:
        msg = (
            f"There is no recovery file {recovery_file(store)}: put the copy of it back that was "
            "saved with the store."
        )
        raise StoreError(msg)
    mine = [one for one in entries if one.recipient == public]
    if not mine:
        raise StoreError("This code is well typed, and it is not the code of this store.")
    found = []
    for one in mine:
        try:
            shared = private.exchange(X25519PublicKey.from_public_bytes(one.ephemeral))
            cipher = AESGCM(_derived(shared, one.ephemeral + public))
            key = cipher.decrypt(_NONCE, one.sealed, VERSION + public + one.key_name)
        except (InvalidTag, ValueError):
            continue
        found.append(key)
    if not found:
        raise StoreError("The recovery file is damaged: put a copy of it back.")
    return tuple(dict.fromkeys(found))


def _private(code: str) -> X25519PrivateKey:
    seed = HKDF(SHA256(), 32, None, b"kiosk recovery code, version 1").derive(read_code(code))
    return X25519PrivateKey.from_private_bytes(seed)


def _derived(shared: bytes, public_keys: bytes) -> bytes:
    return HKDF(SHA256(), 32, public_keys, b"kiosk recovery, version 1").derive(shared)
