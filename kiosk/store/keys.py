"""The store's key: 32 random bytes, as text, in a file that only its owner may read.

A file by itself is for development: who can read it can read the store. In production the same
text is sealed (``kiosk.store.sealing``), and a service finds it opened in the memory that systemd
gives it.

While a key is changed the text holds two keys, the new one and the old one, until the store was
rewritten: whenever the power is cut, one of them opens the store.
"""

import secrets
import stat
from collections.abc import Sequence
from pathlib import Path

from kiosk.durable import publish
from kiosk.errors import StoreError
from kiosk.store.files import private_umask

KEY_BYTES = 32
_MOST_KEYS = 2
_MOST_BYTES = 1024


def write_keys(keys: Sequence[bytes]) -> bytes:
    """Write one key, or the new and the old one, as lines of hexadecimal digits."""
    return "".join(f"{key.hex()}\n" for key in keys).encode("ascii")


def read_keys(untrusted: bytes) -> tuple[bytes, ...]:
    """Read what ``write_keys`` wrote. Raises ValueError where it is anything else."""
    keys = tuple(bytes.fromhex(line) for line in untrusted.decode("ascii").split("\n") if line)
    if not 1 <= len(keys) <= _MOST_KEYS or any(len(key) != KEY_BYTES for key in keys):
        raise ValueError("no keys")
    return keys


def new_key() -> bytes:
    """Make a random key."""
    return secrets.token_bytes(KEY_BYTES)


class DevelopmentKey:
    """The key in a file that only its owner may read."""

    def __init__(self, path: Path, others: int = 0o077) -> None:
        """Name the key's file; nothing is read yet. ``others`` are permissions that are refused."""
        self.path = path
        self._others = others

    def exists(self) -> bool:
        """Tell whether there is a key file."""
        return self.path.exists()

    def read(self) -> bytes:
        """Read the 32 bytes of the key, the new one while it is being changed.

        Raises StoreError where the file is missing, open to others or not a key.
        """
        return self.read_all()[0]

    def read_all(self) -> tuple[bytes, ...]:
        """Read the key, or the new and the old one. Raises StoreError as ``read`` does."""
        try:
            with self.path.open("rb") as file:
                mode = stat.S_IMODE(self.path.stat().st_mode)
                untrusted = file.read(_MOST_BYTES)
        except FileNotFoundError:
            msg = (
                f"The key file {self.path} of the store is missing: put it back, open the store "
                "by its printed code with `kiosk key recovery use`, or move the store away and "
                "index the pictures again."
            )
            raise StoreError(msg) from None
        except OSError as error:
            msg = f"The key file {self.path} cannot be read ({error.strerror}): check its owner."
            raise StoreError(msg) from error
        if mode & self._others:
            msg = (
                f"The key file {self.path} can be read by other users: "
                f"make it private with `chmod 600 {self.path}`."
            )
            raise StoreError(msg)
        try:
            return read_keys(untrusted)
        except ValueError:
            msg = f"The key file {self.path} does not hold a key: put the right one back."
            raise StoreError(msg) from None

    def create(self) -> bytes:
        """Make a new random key and its file, whole or not at all.

        The caller holds the folder's lock and has seen that there is neither a key nor a store.
        Raises StoreError where the file cannot be written.
        """
        key = new_key()
        self.write((key,))
        return key

    def write(self, keys: Sequence[bytes]) -> None:
        """Put these keys into the file, whole or not at all. Raises StoreError."""
        write_private(self.path, write_keys(keys))

    def remove(self) -> None:
        """Overwrite the file and remove it; a flash disk may keep the old bytes all the same."""
        try:
            with self.path.open("r+b", buffering=0) as file:
                file.write(bytes(self.path.stat().st_size))
            self.path.unlink()
        except FileNotFoundError:
            return
        except OSError as error:
            msg = f"The key file {self.path} cannot be removed ({error.strerror})."
            raise StoreError(msg) from error


def write_private(path: Path, content: bytes) -> None:
    """Write a file for its owner's eyes, whole or not at all. Raises StoreError."""
    made = path.with_name(path.name + ".new")
    try:
        with private_umask():
            made.unlink(missing_ok=True)
            with made.open("xb") as file:
                file.write(content)
        publish(made, path)
    except OSError as error:
        msg = f"The key file {path} cannot be written ({error.strerror})."
        raise StoreError(msg) from error
