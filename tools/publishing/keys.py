"""Signing keys in encrypted files, each with its public half beside it in the clear.

A private half is PKCS #8 in PEM, encrypted with what Scrypt (RFC 7914) makes of the passphrase: the
format's own stretching, 2,048 rounds of PBKDF2, costs a thief a third of a millisecond a guess,
Scrypt a tenth of a second and 32 MB. A line above the PEM says how. A key without that line, such
as ``openssl genpkey -algorithm ed25519 -aes256`` makes, is opened with its passphrase as it is.
"""

import contextlib
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner, SSlibKey

from kiosk.durable import new_name, sync_path
from kiosk.errors import UpdateError
from tools.publishing.passphrases import Passphrases, WrongPassphraseError

KEY, PUBLIC = ".key", ".pub"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
SCRYPT_COST = 1 << 15
"""N of Scrypt, with r = 8 and p = 1."""
_HEAD = re.compile(rb"Scrypt: n=(\d{1,8}) salt=([0-9a-f]{32})\n")
_MOST_COST = 1 << 20
_MOST_BYTES = 8192


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key in a folder: its name, its public half, and the file with its private one."""

    name: str
    public: SSlibKey
    path: Path
    _made: CryptoSigner | None = field(default=None, repr=False)
    """Of a key that was made just now: nobody is asked for its passphrase a third time."""

    def signer(self, passphrases: Passphrases) -> CryptoSigner:
        """Open the private half. Raises UpdateError where the passphrase is wrong."""
        if self._made is not None:
            return self._made
        content = _read(self.path)
        private = passphrases.open(self.name, lambda secret: _opened(self.path, content, secret))
        signer = CryptoSigner(private)
        if signer.public_key.keyid != self.public.keyid:
            msg = (
                f"The files {self.path.name} and {self.path.stem}{PUBLIC} in {self.path.parent} "
                "are not of one key."
            )
            raise UpdateError(msg)
        return signer


def make_key(
    folder: Path, name: str, passphrases: Passphrases, *, again: bool = False
) -> KeyFile:  # fmt: skip
    """Make a key and its two files, private ones for their owner only.

    A key whose making was cut short is finished. Raises UpdateError where there is a key of that
    name already, as none is ever overwritten; ``again`` takes it, if its passphrase opens it.
    """
    if not NAME.fullmatch(name):
        raise UpdateError(f"{name!r} is no name of a key: take small letters, digits and hyphens.")
    path, public_path = folder / f"{name}{KEY}", folder / f"{name}{PUBLIC}"
    try:
        if public_path.exists():
            if again and path.exists():
                found = KeyFile(name, read_public(public_path), path)
                return KeyFile(name, found.public, path, found.signer(passphrases))
            msg = f"There is a key {name} in {folder} already: it is never overwritten."
            raise UpdateError(msg)
        if path.exists():
            content = _read(path)
            private = passphrases.open(name, lambda secret: _opened(path, content, secret))
        else:
            private = Ed25519PrivateKey.generate()
            pem = _sealed(private, passphrases.new(name))
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write_new(path, pem, 0o600)
        signer = CryptoSigner(private)
        public = signer.public_key
        told = {"keyid": public.keyid, **public.to_dict()}
        # Last: what has a public half beside it is whole.
        _write_new(public_path, msgspec.json.encode(told, order="sorted") + b"\n", 0o644)
    except OSError as error:
        msg = f"The key {path} cannot be written ({error.strerror})."
        raise UpdateError(msg) from error
    return KeyFile(name, read_public(public_path), path, signer)


def keys_in(places: Iterable[Path]) -> list[KeyFile]:
    """Give the keys in these folders, or of these files. Raises UpdateError for one not there.

    Public halves alone, whose private ones lie in a safe, are passed over.
    """
    found: list[KeyFile] = []
    for place in places:
        if place.is_dir():
            paths = sorted(place.glob(f"*{PUBLIC}"))
        elif place.is_file() and place.suffix in (KEY, PUBLIC):
            paths = [place.with_suffix(PUBLIC)]
        else:
            raise UpdateError(f"There is no folder of keys, and no key, {place}.")
        for path in paths:
            private = path.with_suffix(KEY)
            if private.is_file():
                found.append(KeyFile(path.stem, read_public(path), private))
    return found


def read_public(path: Path) -> SSlibKey:
    """Read the public half of a key, whoever made it. Raises UpdateError."""
    try:
        untrusted = msgspec.json.decode(_read(path), type=dict[str, object])
        keyid = untrusted.pop("keyid")
        claimed = SSlibKey.from_dict(str(keyid), untrusted)
        value = bytes.fromhex(str(claimed.keyval["public"]))
        found = SSlibKey.from_crypto(Ed25519PublicKey.from_public_bytes(value))
    except (ValueError, KeyError, TypeError) as error:
        raise UpdateError(f"The file {path} is no public key of these tools.") from error
    # Metadata name keys by their ids alone: one that took another's would take its place.
    if claimed.keyid != found.keyid or claimed != found:
        raise UpdateError(f"The file {path} names its key wrongly: ask its owner for another.")
    return found


def _sealed(private: Ed25519PrivateKey, secret: bytes) -> bytes:
    salt = os.urandom(16)
    stretched = _stretched(secret, salt, SCRYPT_COST)
    pem = private.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(stretched)
    )
    return b"Scrypt: n=%d salt=%s\n" % (SCRYPT_COST, salt.hex().encode()) + pem


def _opened(path: Path, content: bytes, secret: bytes) -> Ed25519PrivateKey:
    head = _HEAD.match(content)
    if head:
        cost = int(head[1])
        if cost > _MOST_COST or cost < 2 or cost & (cost - 1):
            raise UpdateError(f"The key {path} is damaged.")
        secret = _stretched(secret, bytes.fromhex(head[2].decode()), cost)
    pem = content[head.end() :] if head else content
    if b"ENCRYPTED" not in pem:
        raise UpdateError(f"The key {path} is not encrypted, or damaged: it is not used.")
    try:
        private = load_pem_private_key(pem, secret)
    except (ValueError, TypeError) as error:
        msg = f"The passphrase does not open the key {path.stem}: the same command asks again."
        raise WrongPassphraseError(msg) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise UpdateError(f"The key {path} is of a kind that is not used here.")
    return private


def _stretched(secret: bytes, salt: bytes, cost: int) -> bytes:
    return Scrypt(salt=salt, length=32, n=cost, r=8, p=1).derive(secret).hex().encode()


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError as error:
        raise UpdateError(f"The file {path} cannot be read ({error.strerror}).") from error


def _write_new(path: Path, content: bytes, mode: int) -> None:
    # Renamed when it is whole: a stick knows no hard links that would fail where a file is there.
    made = new_name(path)
    made.unlink(missing_ok=True)
    descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    with contextlib.closing(os.fdopen(descriptor, "wb")) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    made.rename(path)
    sync_path(path.parent)
