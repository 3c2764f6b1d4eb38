"""Opening the store at a path: the key beside it, and a new one only where that is asked for."""

import contextlib
from pathlib import Path

from kiosk.errors import StoreError
from kiosk.store.database import Database
from kiosk.store.files import folder_lock, lock_if_free
from kiosk.store.keys import DevelopmentKey
from kiosk.store.repository import Repository
from kiosk.store.ring import KeyRing
from kiosk.store.sqlcipher import SqlError, opens


def key_beside(path: Path) -> DevelopmentKey:
    """Give the development key of the store at that path: the same name, ending in ``.key``."""
    return KeyRing(path).plain


def lock_of(path: Path) -> str:
    """Name the lock of who makes a store, or changes its key."""
    return path.name + ".lock"


def open_repository(path: Path, *, create: bool = False, ring: KeyRing | None = None) -> Repository:
    """Open the store; with ``create``, make it and its key where there is none.

    A store without its key is an error and never gets a new one: it could not be opened with it.
    A store whose key is changed while it is open goes on. ``ring`` says where its keys are; by
    default they are beside it. Raises StoreError.
    """
    ring = KeyRing(path) if ring is None else ring
    try:
        there = path.exists()
        if path.is_dir():
            raise StoreError(f"The store {path} is a folder: name a file.")
    except OSError as error:
        msg = f"The store {path} cannot be opened ({error.strerror}): check the path."
        raise StoreError(msg) from error
    if not there and not create:
        raise StoreError(f"There is no store at {path} yet: make one with `kiosk index FOLDER`.")
    if not there:
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with folder_lock(path.parent, lock_of(path)):
                if not path.exists():
                    Database.create(path, _first_key(ring))
        except OSError as error:
            msg = (
                f"The store {path} cannot be made ({error.strerror}): choose a folder you may "
                "write to."
            )
            raise StoreError(msg) from error
    keys = ring.candidates()
    database = Database(path, *keys, renewed=ring.candidates)
    if len(keys) > 1 and not ring.is_sealed():
        _settle(ring)
    return Repository(database)


def _first_key(ring: KeyRing) -> bytes:
    if ring.is_sealed() or ring.plain.exists():
        return ring.candidates()[0]
    return ring.plain.create()


def _settle(ring: KeyRing) -> None:
    """Keep the one key that opens the store, after a change that was cut short.

    Not while a change is under way, which holds the lock; and a disk that is full leaves two keys,
    which do no harm.
    """
    with (
        contextlib.suppress(StoreError, OSError, SqlError),
        lock_if_free(ring.store.parent, lock_of(ring.store)) as free,
    ):
        if free:
            # Tried again, now that nobody can be changing it.
            (key,) = (key for key in ring.plain.read_all() if opens(ring.store, key))
            ring.plain.write((key,))
