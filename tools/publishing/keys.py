"""Signing keys in encrypted files, each with its public half beside it in the clear."""

import contextlib
import getpass
import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner, SSlibKey

from kiosk.errors import ConfigError, UpdateError

KEY, PUBLIC = ".key", ".pub"
_LEAST_PASSPHRASE = 8
_ANY = "*"


class Passphrases:
    """Passphrases by the names of keys: from a file, or asked on the terminal."""

    def __init__(self, file: Path | None = None) -> None:
        """Read a TOML file of NAME = "PASSPHRASE", where ``"*"`` stands for any other key.

        Without one they are asked for; they never come from arguments or the environment. Raises
        ConfigError.
        """
        self._known: Mapping[str, object] | None = None
        if file is None:
            return
        try:
            self._known = tomllib.loads(file.read_text(encoding="utf-8"))
        except OSError as error:
            raise ConfigError(f"The file {file} cannot be read ({error.strerror}).") from error
        except (ValueError, tomllib.TOMLDecodeError) as error:
            msg = f'The file {file} is no TOML of lines such as targets = "a passphrase".'
            raise ConfigError(msg) from error

    def get(self, name: str, *, new: bool = False) -> bytes:
        """Give a key's passphrase; a new one is asked for twice. Raises ConfigError."""
        if self._known is not None:
            found = self._known.get(name, self._known.get(_ANY))
            if not isinstance(found, str):
                raise ConfigError(f"The file of passphrases has none for the key {name}.")
        else:
            found = self._ask(f"Passphrase for the {'new ' if new else ''}key {name}: ")
            if new and self._ask("The same again: ") != found:
                raise ConfigError("The two passphrases differ: try again.")
        if new and len(found) < _LEAST_PASSPHRASE:
            msg = f"A passphrase takes at least {_LEAST_PASSPHRASE} characters: choose another."
            raise ConfigError(msg)
        return found.encode("utf-8")

    def _ask(self, prompt: str) -> str:
        try:
            return getpass.getpass(prompt)
        except (EOFError, OSError) as error:
            msg = "There is no terminal to ask for a passphrase: name a file with --passphrases."
            raise ConfigError(msg) from error


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key in a folder: its name, its public half, and the file with its private one."""

    name: str
    public: SSlibKey
    path: Path

    def signer(self, passphrases: Passphrases) -> CryptoSigner:
        """Open the private half. Raises UpdateError where the passphrase is wrong."""
        try:
            content = self.path.read_bytes()
            private = load_pem_private_key(content, passphrases.get(self.name))
        except OSError as error:
            msg = f"The key {self.path} cannot be read ({error.strerror})."
            raise UpdateError(msg) from error
        except (ValueError, TypeError) as error:
            raise UpdateError(f"The passphrase does not open the key {self.name}.") from error
        if not isinstance(private, Ed25519PrivateKey):
            raise UpdateError(f"The key {self.path} is of a kind that is not used here.")
        return CryptoSigner(private, self.public)


def make_key(folder: Path, name: str, passphrases: Passphrases) -> KeyFile:
    """Make a key and its two files, private ones for their owner only.

    Raises UpdateError where there is a key of that name already: none is ever overwritten.
    """
    path, public_path = folder / f"{name}{KEY}", folder / f"{name}{PUBLIC}"
    if path.exists() or public_path.exists():
        raise UpdateError(f"There is a key {name} in {folder} already: it is never overwritten.")
    secret = passphrases.get(name, new=True)
    private = Ed25519PrivateKey.generate()
    signer = CryptoSigner(private)
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(secret))
    public = SSlibKey.from_dict(signer.public_key.keyid, signer.public_key.to_dict())
    told = {"keyid": public.keyid, **public.to_dict()}
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_new(path, pem, 0o600)
        _write_new(public_path, msgspec.json.encode(told, order="sorted") + b"\n", 0o644)
    except OSError as error:
        msg = f"The key {path} cannot be written ({error.strerror})."
        raise UpdateError(msg) from error
    return KeyFile(name, public, path)


def keys_in(folders: Iterable[Path]) -> list[KeyFile]:
    """Give the keys whose files lie in these folders. Raises UpdateError for a folder not there."""
    found = []
    for folder in folders:
        if not folder.is_dir():
            raise UpdateError(f"There is no folder of keys {folder}.")
        for path in sorted(folder.glob(f"*{PUBLIC}")):
            found.append(KeyFile(path.stem, read_public(path), path.with_suffix(KEY)))
    return found


def read_public(path: Path) -> SSlibKey:
    """Read the public half of a key. Raises UpdateError."""
    try:
        raw = msgspec.json.decode(path.read_bytes(), type=dict[str, object])
        keyid = raw.pop("keyid")
        found = SSlibKey.from_dict(str(keyid), raw)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UpdateError(f"The file {path} is no public key of these tools.") from error
    return found


def _write_new(path: Path, content: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    with contextlib.closing(os.fdopen(descriptor, "wb")) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
