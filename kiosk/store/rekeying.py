"""Changing the store's key while the kiosk is open, so that a power cut at any moment does no harm.

Two ways were weighed. A master key in the file, of which only the wrapping is changed, is quick,
and protects from nobody who has had the master key. So a change here is a true one: SQLCipher
encrypts every page anew, in one transaction in the store's own file, about 60 MB a second. Quick
wrapping is there beside it (``kiosk key seal``): it binds the same key to another TPM, or to other
PCRs.

The transaction goes through the write-ahead log. A window that is open is pinned to what it sees,
which lies in the file as it was, and goes on with the old key; between two visits it opens the
store anew, as after an update, with the new one. Connections that are not pinned open it anew by
themselves (``Database``). A new file in the place of the old one was not done: whoever has the old
one open would write into a file without a name.

The order, so that whatever is on the disk opens the store at every moment:

1. *both kept*: the next start has the new key and the old one.
2. *recovery kept*: the printed code opens both.
3. *handed over*: so does the service that runs (systemd handed it the old one).
4. *rewritten*: the transaction is committed, the new key is the store's.
5. *kept*: the next start has the new key alone; then the code, then the service.
6. *tidied*: the old pages are out of the file, unless a window still reads them.

``settle`` brings to its end, or takes back, what was cut short before that.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from kiosk.errors import StoreError
from kiosk.store.database import Database
from kiosk.store.files import UPDATE_LOCK, folder_lock
from kiosk.store.keys import new_key
from kiosk.store.ledger import Ledger
from kiosk.store.opening import lock_of
from kiosk.store.putting import renew
from kiosk.store.recovery import Entry, keep_recipients, name_of, read_recovery, recipients_in
from kiosk.store.ring import KeyRing
from kiosk.store.sealing import DEFAULT_PCRS, KeyKind
from kiosk.store.sqlcipher import SqlError, checkpoint, opens, rewrite
from kiosk.store.wrapping import keep_recovery, public_of, recover

STEPS = ("both kept", "recovery kept", "handed over", "rewritten", "kept", "tidied")
_SPARE_BYTES = 64 << 20

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class KeyChange:
    """What a change of the key did; worth a line in an audit."""

    kind: KeyKind
    bytes_rewritten: int
    recovery: bool
    """Whether there is a printed code, which opens the store as before."""
    tidied: bool
    """Whether the old pages are out of the file; False while a window still reads them."""


def change_key(ring: KeyRing, at: Step = lambda _: None) -> KeyChange:
    """Give the store a new key and encrypt it anew. Raises StoreError; the old key then stays."""
    with _locked(ring):
        old = _settled(ring)
        recipients = _recipients(ring, old)
        size = ring.store.stat().st_size
        free = shutil.disk_usage(ring.store.parent).free
        if free < size + _SPARE_BYTES:
            msg = (
                f"There is not room enough to encrypt the store anew: it takes "
                f"{(size + _SPARE_BYTES) >> 20} MB, and {free >> 20} MB are free. "
                "The key is as it was."
            )
            raise StoreError(msg)
        new = new_key()
        both = (new, old)
        try:
            ring.keep(both)
            at("both kept")
            keep_recovery(ring.store, recipients, both)
            at("recovery kept")
            ring.hand_over(both)
            at("handed over")
            with _told(ring):
                rewrite(ring.store, old, new)
        except StoreError:
            # On a full disk not even that; both keys are kept then, and the next start tidies up.
            with suppress(StoreError):
                _keep(ring, _which(ring, both), recipients)
            raise
        at("rewritten")
        _keep(ring, new, recipients, at)
        with Database(ring.store, new) as database:
            # Whoever has the catalog open lets the pages under the old key go, and opens it anew.
            renew(database)
        with _told(ring):
            tidied = checkpoint(ring.store, new)
        at("tidied")
        return KeyChange(ring.kind(), size, bool(recipients), tidied)


def settle(ring: KeyRing) -> bool:
    """Bring what was cut short to its end; give whether there was anything. Raises StoreError.

    Also a recovery file that is gone, or of another key, is made again: the code stays right.
    """
    with _locked(ring):
        unfinished = len(ring.kept()) > 1
        _settled(ring)
        return unfinished


def seal_key(
    ring: KeyRing, kind: KeyKind | None = None, pcrs: tuple[int, ...] = DEFAULT_PCRS
) -> KeyKind:
    """Seal the key to this machine: the plain one, the sealed one again, or a fresh one.

    A fresh one only where there is no store yet. ``kind`` is HOST or TPM, by default the best this
    machine has. A plain file is removed. Raises StoreError.
    """
    kind = kind or ring.sealer.best()
    with _locked(ring):
        if ring.sealed.exists():
            keys = ring.open_sealed()
        elif ring.plain.exists():
            keys = ring.plain.read_all()
        elif ring.store.exists():
            msg = (
                f"There is no key to the store {ring.store}: open it by the printed code with "
                "`kiosk key recovery use`."
            )
            raise StoreError(msg)
        else:
            keys = (new_key(),)
        if ring.store.exists():
            keys = (_which(ring, keys),)
        ring.seal(keys, kind, pcrs)
        ring.hand_over(keys)
        ring.plain.remove()
    return kind


def new_recovery_code(ring: KeyRing, code: str, show: Callable[[], None]) -> None:
    """Let a code open the store from now on, and no other any more. Raises StoreError.

    ``show`` puts it before a person: until it has, the code before still opens the store.
    """
    public = public_of(code)
    with _locked(ring):
        key = _settled(ring)
        with Database(ring.store, key) as database:
            ledger = Ledger(database)
            both = (*recipients_in(ledger), public)
            keep_recipients(ledger, both)
            keep_recovery(ring.store, both, (key,))
            show()
            keep_recipients(ledger, (public,))
            keep_recovery(ring.store, (public,), (key,))


def use_recovery_code(
    ring: KeyRing,
    code: str,
    kind: KeyKind | None = None,
    pcrs: tuple[int, ...] = DEFAULT_PCRS,
) -> KeyKind:
    """Open the store by a printed code, and keep its key on this machine again.

    ``kind`` as for ``seal_key``, or FILE for a plain file. Raises StoreError; nothing is changed
    then.
    """
    with folder_lock(ring.store.parent, lock_of(ring.store)):
        if not ring.store.exists():
            raise StoreError(f"There is no store at {ring.store} yet: put the copy of it there.")
        key = _which(ring, recover(ring.store, code))
        if kind is KeyKind.FILE:
            if ring.sealed.exists():
                msg = f"There is a sealed key {ring.sealed} already: move it away, or seal again."
                raise StoreError(msg)
            ring.plain.write((key,))
            return kind
        kind = kind or ring.sealer.best()
        ring.seal((key,), kind, pcrs)
        ring.plain.remove()
        ring.hand_over((key,))
        return kind


def _settled(ring: KeyRing) -> bytes:
    """Give the store's key, the only one that is kept from now on."""
    kept = ring.kept()
    key = _which(ring, kept)
    if len(kept) > 1:
        ring.keep((key,))
        ring.hand_over((key,))
    recipients = _recipients(ring, key)
    entries = _entries(ring)
    fitting = [one for one in entries if one.key_name == name_of(key)]
    missing = set(recipients) - {one.recipient for one in fitting}
    if missing or (recipients and len(fitting) < len(entries)):
        # Those of other codes stay: the store may be an older copy than this file.
        keep_recovery(
            ring.store, recipients, (key,),
            [one for one in fitting if one.recipient not in recipients],
        )  # fmt: skip
    return key


def _entries(ring: KeyRing) -> Sequence[Entry]:
    try:
        return read_recovery(ring.store)
    except StoreError:
        return ()


def _keep(
    ring: KeyRing, key: bytes, recipients: Sequence[bytes], at: Step = lambda _: None
) -> None:
    """Keep this key alone, everywhere."""
    ring.keep((key,))
    at("kept")
    keep_recovery(ring.store, recipients, (key,))
    ring.hand_over((key,))


def _which(ring: KeyRing, keys: Sequence[bytes]) -> bytes:
    """Give the key that opens the store. Raises StoreError where none does."""
    with _told(ring):
        for key in keys:
            if opens(ring.store, key):
                return key
    # Says what is wrong with it.
    with Database(ring.store, *keys) as database:
        return database.key


def _recipients(ring: KeyRing, key: bytes) -> tuple[bytes, ...]:
    with Database(ring.store, key) as database:
        return recipients_in(Ledger(database))


@contextmanager
def _locked(ring: KeyRing) -> Iterator[None]:
    """Keep out whoever makes the store, changes its key or applies an update."""
    folder, name = ring.store.parent, ring.store.name
    try:
        with folder_lock(folder, name + UPDATE_LOCK), folder_lock(folder, lock_of(ring.store)):
            yield
    except OSError as error:
        msg = f"The key of the store {ring.store} cannot be worked on ({error.strerror})."
        raise StoreError(msg) from error


@contextmanager
def _told(ring: KeyRing) -> Iterator[None]:
    """Turn SQLCipher's errors into sentences."""
    try:
        yield
    except SqlError as error:
        name = str(getattr(error, "sqlite_errorname", ""))
        why = {
            "SQLITE_FULL": "the disk is full: make room",
            "SQLITE_BUSY": "another program is writing to it: try again when it has finished",
        }.get(name, "SQLCipher could not write it; look at the disk and the room on it")
        raise StoreError(f"The store {ring.store} cannot be encrypted anew: {why}.") from error
