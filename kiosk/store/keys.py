"""The store's key. This one is for development: who can read its file can read the store."""

import secrets
import stat
from pathlib import Path

from kiosk.durable import publish
from kiosk.errors import StoreError
from kiosk.store.files import private_umask

KEY_BYTES = 32
_MOST_BYTES = 1024


class DevelopmentKey:
    """A random 256-bit key as hexadecimal digits in a file that only its owner may read."""

    def __init__(self, path: Path) -> None:
        """Name the key's file; nothing is read yet."""
        self.path = path

    def exists(self) -> bool:
        """Tell whether there is a key file."""
        return self.path.exists()

    def read(self) -> bytes:
        """Read the 32 bytes of the key.

        Raises StoreError where the file is missing, open to others or not a key.
        """
        try:
            with self.path.open("rb") as file:
                mode = stat.S_IMODE(self.path.stat().st_mode)
                untrusted = file.read(_MOST_BYTES)
        except FileNotFoundError:
            msg = (
                f"The key file {self.path} of the store is missing: put it back, "
                "or move the store away and index the pictures again."
            )
            raise StoreError(msg) from None
        except OSError as error:
            msg = f"The key file {self.path} cannot be read ({error.strerror}): check its owner."
            raise StoreError(msg) from error
        if mode & 0o077:
            msg = (
                f"The key file {self.path} can be read by other users: "
                f"make it private with `chmod 600 {self.path}`."
            )
            raise StoreError(msg)
        try:
            key = bytes.fromhex(untrusted.decode("ascii"))
        except ValueError:
            key = b""
        if len(key) != KEY_BYTES:
            msg = f"The key file {self.path} does not hold a key: put the right one back."
            raise StoreError(msg)
        return key

    def create(self) -> bytes:
        """Make a new random key and its file, whole or not at all.

        The caller holds the folder's lock and has seen that there is neither a key nor a store.
        Raises StoreError where the file cannot be written.
        """
        key = secrets.token_bytes(KEY_BYTES)
        made = self.path.with_name(self.path.name + ".new")
        try:
            with private_umask():
                made.unlink(missing_ok=True)
                made.write_text(key.hex() + "\n", encoding="ascii")
            publish(made, self.path)
        except OSError as error:
            msg = f"The key file {self.path} cannot be written ({error.strerror})."
            raise StoreError(msg) from error
        return key
