"""Opening the store at a path: the key beside it, and a new one only where that is asked for."""

from pathlib import Path

from kiosk.errors import StoreError
from kiosk.store.database import Database
from kiosk.store.files import folder_lock
from kiosk.store.keys import DevelopmentKey
from kiosk.store.repository import Repository


def key_beside(path: Path) -> DevelopmentKey:
    """Give the development key of the store at that path: the same name, ending in ``.key``."""
    return DevelopmentKey(path.with_name(path.name + ".key"))


def open_repository(path: Path, *, create: bool = False) -> Repository:
    """Open the store; with ``create``, make it and its key where there is none.

    A store without its key is an error and never gets a new one: it could not be opened with it.
    Raises StoreError.
    """
    key = key_beside(path)
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
            with folder_lock(path.parent, path.name + ".lock"):
                if not path.exists():
                    Database.create(path, key.read() if key.exists() else key.create())
        except OSError as error:
            msg = (
                f"The store {path} cannot be made ({error.strerror}): choose a folder you may "
                "write to."
            )
            raise StoreError(msg) from error
    return Repository(Database(path, key.read()))
