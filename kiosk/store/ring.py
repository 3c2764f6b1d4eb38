"""Where the key of a store may be, and which of them to try first.

- sealed to the machine, beside the store: ``store.db.key.sealed``. systemd opens it for the kiosk's
  service and hands it over in ``$CREDENTIALS_DIRECTORY/store-key``; root can open it as well.
- the service's runtime folder, in memory: a key that was changed while the service ran, which
  systemd handed the old one to. It is gone when the service ends.
- in development a plain file beside the store: ``store.db.key``. Where there is a sealed key a
  plain one is never tried: whoever could write to the disk would put a store of their own there
  with it.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.errors import StoreError
from kiosk.store.keys import DevelopmentKey, read_keys, write_keys, write_private
from kiosk.store.owner import is_root
from kiosk.store.sealing import (
    CREDENTIAL,
    DEFAULT_PCRS,
    MOST_SEALED_BYTES,
    KeyKind,
    Sealer,
    kind_of,
    pcrs_of,
)

_RUNTIME_FOLDER = "/run/kiosk"
"""The service's RuntimeDirectory, for commands that run outside of it."""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The keys of the store at a path."""

    store: Path
    sealer: Sealer = field(default_factory=Sealer)
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)

    @property
    def plain(self) -> DevelopmentKey:
        """The plain file, which there need not be."""
        return DevelopmentKey(self.store.with_name(self.store.name + ".key"))

    @property
    def sealed(self) -> Path:
        """The sealed file, which there need not be."""
        return self.store.with_name(self.store.name + ".key.sealed")

    @property
    def handed(self) -> DevelopmentKey | None:
        """What systemd handed to this service."""
        folder = self.environ.get("CREDENTIALS_DIRECTORY")
        handed = None if not folder else Path(folder) / CREDENTIAL
        if handed is None or not handed.exists():
            return None
        # systemd lets the service's user read root's file by an access list, which shows as the
        # permissions of a group.
        return DevelopmentKey(handed, others=0o007)

    @property
    def running(self) -> DevelopmentKey:
        """What a change left for the service that runs meanwhile; there need not be such a file."""
        folder = self.environ.get("RUNTIME_DIRECTORY", "").split(":")[0] or _RUNTIME_FOLDER
        return DevelopmentKey(Path(folder) / CREDENTIAL)

    def is_sealed(self) -> bool:
        """Tell whether the key is sealed to the machine rather than in a plain file."""
        return self.handed is not None or self.sealed.exists()

    def may_not_open(self) -> bool:
        """Tell whether the key is sealed and this user is neither the service nor root."""
        return self.sealed.exists() and self.handed is None and not is_root()

    def kind(self) -> KeyKind:
        """Say what keeps the key, whether or not that can be opened. Raises StoreError."""
        if self.sealed.exists():
            return kind_of(self.read_sealed()) or KeyKind.NONE
        return KeyKind.FILE if self.plain.exists() else KeyKind.NONE

    def candidates(self) -> tuple[bytes, ...]:
        """Give the keys to try, the likeliest first. Raises StoreError where there is none.

        More than one where a change of the key was cut short, or was made while this process ran.
        """
        if not self.is_sealed():
            return self.plain.read_all()
        found: list[bytes] = []
        if self.running.exists():
            found += self.running.read_all()
        handed = self.handed
        if handed is not None:
            found += handed.read_all()
        elif is_root():
            found += self.open_sealed()
        elif not found:
            msg = (
                f"The key of the store {self.store} is sealed: the kiosk's service can open it, "
                "and root (say `sudo` before the command)."
            )
            raise StoreError(msg)
        return tuple(dict.fromkeys(found))

    def kept(self) -> tuple[bytes, ...]:
        """Give the key, or the new and the old one, as it is kept for the next start.

        Raises StoreError.
        """
        return self.open_sealed() if self.sealed.exists() else self.plain.read_all()

    def keep(self, keys: Sequence[bytes]) -> None:
        """Keep these keys for the next start, as keys are kept now. Raises StoreError."""
        if not self.sealed.exists():
            self.plain.write(keys)
            return
        before = self.read_sealed()
        self.seal(keys, kind_of(before) or KeyKind.NONE, pcrs_of(before))

    def hand_over(self, keys: Sequence[bytes]) -> None:
        """Give keys to the service, if it runs: systemd handed it the ones before."""
        if self.sealed.exists() and self.running.path.parent.is_dir():
            self.running.write(keys)

    def seal(
        self, keys: Sequence[bytes], kind: KeyKind, pcrs: tuple[int, ...] = DEFAULT_PCRS
    ) -> None:
        """Seal keys to the machine, in the place of what is sealed now. Raises StoreError."""
        write_private(self.sealed, self.sealer.seal(write_keys(keys), kind, pcrs))

    def open_sealed(self) -> tuple[bytes, ...]:
        """Open the sealed file, as root. Raises StoreError."""
        if not is_root():
            msg = "Only root can open and seal keys: say `sudo` before the command."
            raise StoreError(msg)
        try:
            return read_keys(self.sealer.open(self.read_sealed()))
        except ValueError:
            raise StoreError(f"The sealed key {self.sealed} does not hold a key.") from None

    def read_sealed(self) -> bytes:
        """Read the sealed file as it is. Raises StoreError."""
        try:
            with self.sealed.open("rb") as file:
                return file.read(MOST_SEALED_BYTES)
        except OSError as error:
            msg = f"The sealed key {self.sealed} cannot be read ({error.strerror})."
            raise StoreError(msg) from error
