"""How the key of a store stands, for ``kiosk key status`` and whoever checks the machine."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import StoreError
from kiosk.store.recovery import name_of, read_recovery
from kiosk.store.ring import KeyRing
from kiosk.store.sealing import KeyKind, pcrs_of
from kiosk.store.sqlcipher import SqlError, opens

_TOLD = {
    KeyKind.FILE: (
        "The key lies in a plain file: who takes the disk reads the store. This is for "
        "development; on a kiosk seal it with `sudo kiosk key seal`."
    ),
    KeyKind.HOST: (
        "The key is sealed by this machine's host key, which lies on the same disk: who takes the "
        "whole disk reads the store. Without a TPM there is nothing better."
    ),
    KeyKind.TPM: (
        "The key is sealed by this machine's TPM: the disk alone does not open the store."
    ),
    KeyKind.RECOVERY: (
        "Nothing on this machine opens the store any more. The printed code does: "
        "`sudo kiosk key recovery use`."
    ),
    KeyKind.NONE: "There is no key yet: `sudo kiosk key seal` makes one and seals it.",
}
_LOST = "There is a store and no key to it, and no recovery code: make it anew from the catalog."


@dataclass(frozen=True, slots=True)
class KeyState:
    """How a store's key stands."""

    kind: KeyKind
    """What keeps it; RECOVERY where only the printed code is left."""
    opens: bool | None
    """Whether it opens the store; None where this user cannot try, or there is no store."""
    recovery: bool
    """Whether there is a printed code that opens the store."""
    unfinished: bool
    """Whether a change was cut short, or is under way: the next start ends it."""
    pcrs: tuple[int, ...]
    """What a TPM binds it to."""
    folder: Path
    """Where the files of the keys lie."""
    why: str = ""
    """Why it does not open the store."""

    @property
    def well(self) -> bool:
        """Whether there is nothing to be done on a machine in a shop."""
        return self.kind in (KeyKind.HOST, KeyKind.TPM) and self.opens is not False

    def told(self) -> str:
        """Say it in a sentence or two, with what to do."""
        if self.kind is KeyKind.NONE and self.opens is False:
            return _LOST
        told = _TOLD[self.kind]
        if self.opens and not self.recovery:
            told += (
                " There is no recovery code: when this key is lost, so is the store. "
                "`kiosk key recovery new` makes one to print."
            )
        return told


def key_state(ring: KeyRing) -> KeyState:
    """Look at the key of a store and try it, as far as this user may. Raises StoreError."""
    kind = ring.kind()
    there = ring.store.exists()
    entries = read_recovery(ring.store)
    key: bytes | None = None
    fits: bool | None = None
    why = ""
    unfinished = False
    try:
        keys = _candidates(ring, kind)
        unfinished = len(keys) > 1
        if there:
            # Tried again: it may be changed between the reading and the trying.
            key = _fitting(ring, keys) or _fitting(ring, _candidates(ring, kind))
            fits = key is not None
    except StoreError as error:
        why = str(error)
        # A user who may not open what is sealed has found out nothing.
        fits = None if ring.may_not_open() else False
    except SqlError:
        # Another program has it for itself, or the disk fails: the store's own check says which.
        fits = None
    recovery = any(key is None or one.key_name == name_of(key) for one in entries)
    if there and fits is False and recovery:
        kind = KeyKind.RECOVERY
    pcrs = pcrs_of(ring.read_sealed()) if ring.sealed.exists() else ()
    return KeyState(kind, fits, recovery, unfinished, pcrs, ring.store.parent, why)


def _candidates(ring: KeyRing, kind: KeyKind) -> tuple[bytes, ...]:
    nothing = kind is KeyKind.NONE and ring.handed is None
    return () if nothing else ring.candidates()


def _fitting(ring: KeyRing, keys: tuple[bytes, ...]) -> bytes | None:
    return next((key for key in keys if opens(ring.store, key)), None)
