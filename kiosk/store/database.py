"""One encrypted database file: made whole, opened with every kind of failure told apart."""

import contextlib
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Self, TypeVar

from kiosk.durable import publish
from kiosk.errors import StoreError
from kiosk.store.files import private_umask
from kiosk.store.migrations import LATEST, MIGRATIONS, Migration
from kiosk.store.pages import PAGE_BYTES, inspect_pages, log_is_of_another_key
from kiosk.store.sqlcipher import SqlError, connect, is_wrong_key, probed

_MOST_TRIES = 10
_SHARING_BYTES = 1 << 16
"""What the file takes through which processes share a store."""
_PLAIN_SQLITE = b"SQLite format 3\x00"
_RECOVER = "put a copy back, or move it away and index the pictures again"

_Given = TypeVar("_Given")


class Database:
    """An open store. Threads may share it: each call or transaction has it alone."""

    def __init__(
        self,
        path: Path,
        *keys: bytes,
        renewed: Callable[[], Sequence[bytes]] | None = None,
    ) -> None:
        """Open a store that is there, by whichever key fits, and bring its schema up to date.

        ``renewed`` gives the keys to try after the store's key was changed by another process.
        Raises StoreError, with a sentence of its own for a missing file, an empty one, a wrong key,
        a damaged or truncated file and one made by a newer kiosk.
        """
        self.path = path
        self._lock = threading.RLock()
        self._keys = keys
        self._renewed = renewed
        _refuse_what_is_no_store(path)
        with self._translated(opening=True):
            self._db, self.key = self._opened()
        try:
            with self._translated(opening=True):
                rows = self._again(lambda: self._db.execute("PRAGMA user_version").fetchall())
                version = int(rows[0][0])
            self._check_version(version)
            _migrate(self, version)
        except BaseException:
            self._db.close()
            raise

    @classmethod
    def create(cls, path: Path, key: bytes) -> None:
        """Make a new, empty store: under another name first, so that a kill leaves none half made.

        The caller holds the folder's lock and has seen that there is no such file. Raises
        StoreError where it cannot be written.
        """
        made = path.with_name(path.name + ".new")
        try:
            with private_umask():
                for leftover in ("", "-wal", "-shm", "-journal"):
                    made.with_name(made.name + leftover).unlink(missing_ok=True)
                db = connect(made, key)
                try:
                    db.execute("PRAGMA journal_mode = WAL").fetchone()
                    for migration in MIGRATIONS:
                        _apply(db, migration)
                finally:
                    db.close()
            publish(made, path)
        except OSError as error:
            msg = f"The store {path} cannot be made ({error.strerror}): check the folder."
            raise StoreError(msg) from error
        except SqlError as error:
            msg = f"The store {path} cannot be made: {error}."
            raise StoreError(msg) from error

    def execute(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and give all its rows. Raises StoreError."""
        with self._lock, self._translated():
            return self._again(lambda: list(self._db.execute(sql, parameters).fetchall()))

    def stream(
        self, sql: str, parameters: tuple[Any, ...] = (), *, rows: int
    ) -> Iterator[list[tuple[Any, ...]]]:
        """Run one statement and give its rows so many at a time. Raises StoreError.

        The store stays locked for other threads until the last rows were given.
        """
        with self._lock, self._translated():
            found = self._again(lambda: self._db.execute(sql, parameters))
            while some := found.fetchmany(rows):
                yield list(some)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what is done inside as a whole, or nothing of it. Raises StoreError."""
        with self._lock, self._translated():
            if self._db.conn.in_transaction:
                with self._db.atomic():
                    yield
                return
            # What is read from now on is the newest, and nobody else writes. Begun for reading, it
            # would fail where another process had written before its first writing; and a key that
            # was changed meanwhile would be noticed only in the midst of it.
            self._again(lambda: self._db.execute("BEGIN IMMEDIATE"))
            try:
                yield
            except BaseException:
                self._db.rollback()
                raise
            try:
                self._db.execute("COMMIT")
            except BaseException:
                self._db.rollback()
                raise

    def _again(self, run: Callable[[], _Given]) -> _Given:
        """Run a statement, once more where the store's key was changed since the last one."""
        for _ in range(_MOST_TRIES):
            try:
                return run()
            except SqlError as error:
                if not self._has_new_key(error):
                    raise
        return run()

    def _has_new_key(self, error: SqlError) -> bool:
        """Open the file anew where the key was changed under it; give whether that is so."""
        name = str(getattr(error, "sqlite_errorname", ""))
        # A connection that has met a page it could not open takes the store for one to be read.
        stale = is_wrong_key(error) or name == "SQLITE_READONLY"
        if self._renewed is None or not stale or self._db.conn.in_transaction:
            return False
        self._keys = tuple(self._renewed())
        if self._keys == (self.key,):
            return False
        try:
            db, key = self._opened()
        except SqlError:
            return False
        self._db.close()
        self._db, self.key = db, key
        return True

    def _opened(self) -> tuple[Any, bytes]:
        """Open the file by the keys there are, or are by now; give the connection and its key.

        The key may be changed after the keys were read, or between trying the one and the other.
        """
        for tried in range(_MOST_TRIES):
            try:
                return _connected(self.path, self._keys)
            except SqlError as error:
                if self._renewed is None or not is_wrong_key(error):
                    raise
                before, self._keys = self._keys, tuple(self._renewed())
                if tried and self._keys == before:
                    raise
        return _connected(self.path, self._keys)

    def pin(self) -> None:
        """Begin to read: from now on the store is seen as it is now, whatever others write.

        Nothing can be written through this connection any more. Raises StoreError.
        """
        with self._lock, self._translated():
            self._again(self._begin_to_read)
            self._db.execute("PRAGMA query_only = ON")

    def _begin_to_read(self) -> None:
        self._db.execute("BEGIN")
        try:
            # The view is taken by the first reading.
            self._db.execute("SELECT count(*) FROM settings").fetchone()
        except BaseException:
            self._db.rollback()
            raise

    def verify(self) -> None:
        """Read and check the whole file. Raises StoreError where anything is wrong with it.

        ``cipher_integrity_check`` proves each page with the key but passes a truncated file;
        ``integrity_check`` finds what is missing between pages.
        """
        complaints = self.execute("PRAGMA cipher_integrity_check")
        if complaints:
            # It reads the file, whatever the log has in the place of its pages.
            current = self._make_file_current()
            complaints = self.execute("PRAGMA cipher_integrity_check") if current else []
        complaints += [row for row in self.execute("PRAGMA integrity_check") if row[0] != "ok"]
        complaints += self.execute("PRAGMA foreign_key_check")
        if complaints:
            raise StoreError(f"The store {self.path} is damaged: {_RECOVER}.")

    def _make_file_current(self) -> bool:
        """Bring the log into the file; give whether all of it is there now.

        While a window is pinned after the key was changed, the file is still that of the old key:
        no page of it is read by the new one, and those of the log are checked as they are read.
        """
        if self._db.conn.in_transaction:
            return False
        ((_, frames, copied),) = self.execute("PRAGMA wal_checkpoint(PASSIVE)")
        return bool(frames == copied)

    def close(self) -> None:
        """Close the file; what was committed is in it."""
        with self._lock:
            self._db.close()

    def __enter__(self) -> Self:
        """Give the open database."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def _check_version(self, version: int) -> None:
        if version > LATEST:
            msg = (
                f"The store {self.path} was made by a newer kiosk (schema {version}, this one "
                f"knows up to {LATEST}): update this kiosk, or choose another store."
            )
            raise StoreError(msg)
        if version < 1:
            raise StoreError(f"The store {self.path} is not a store of the kiosk: {_RECOVER}.")

    @contextlib.contextmanager
    def _translated(self, *, opening: bool = False) -> Iterator[None]:
        """Turn the library's errors into sentences for a person."""
        try:
            yield
        except SqlError as error:
            raise StoreError(self._sentence(error, opening=opening)) from error

    def _sentence(self, error: Exception, *, opening: bool) -> str:
        name = str(getattr(error, "sqlite_errorname", ""))
        store = f"The store {self.path}"
        if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            return _diagnosis(self.path, self._keys, opening=opening)
        if name.startswith("SQLITE_READONLY"):
            return f"{store} can only be read: check the permissions of the file and its folder."
        if name.startswith("SQLITE_FULL"):
            return f"{store} cannot grow, the disk is full: make room; nothing saved is lost."
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return f"{store} is in use by another program: try again when it has finished."
        if name.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM")):
            return f"{store} cannot be opened: check the permissions of the file and its folder."
        if name.startswith("SQLITE_IOERR"):
            return f"{store} cannot be read or written, the disk reports an error: check the disk."
        if name.startswith("SQLITE_AUTH"):
            return f"{store} refused to be joined with another database."
        return f"{store} cannot be used: {error}."


def _connected(path: Path, keys: Sequence[bytes]) -> tuple[Any, bytes]:
    """Open the file by the first key that fits, and give sqlite-utils' Database and that key."""
    for key in keys[:-1]:
        try:
            return _probed(path, key), key
        except SqlError as error:
            if not is_wrong_key(error):
                raise
    return _probed(path, keys[-1]), keys[-1]


def _probed(path: Path, key: bytes) -> Any:  # noqa: ANN401 (sqlite-utils' Database)
    """Open the file and read its first page, on a disk that is full too.

    There is no room then to share it.
    """
    try:
        return probed(path, key)
    except SqlError as error:
        name = str(getattr(error, "sqlite_errorname", ""))
        full = shutil.disk_usage(path.parent).free < _SHARING_BYTES
        if not (name.startswith("SQLITE_IOERR") and full):
            raise
        return probed(path, key, alone=True)


def _refuse_what_is_no_store(path: Path) -> None:
    """Look at the file before SQLCipher does, which would take 0 bytes for a new database."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(len(_PLAIN_SQLITE))
    except FileNotFoundError:
        msg = f"There is no store at {path} yet: make one with `kiosk index FOLDER`."
        raise StoreError(msg) from None
    except OSError as error:
        msg = f"The store {path} cannot be opened ({error.strerror}): check its permissions."
        raise StoreError(msg) from error
    if size == 0:
        raise StoreError(f"The store {path} is an empty file of 0 bytes: {_RECOVER}.")
    if start == _PLAIN_SQLITE:
        raise StoreError(f"The file {path} is not encrypted, so it is not a store of the kiosk.")
    if size < PAGE_BYTES:
        raise StoreError(f"The store {path} is truncated, only {size} bytes are left: {_RECOVER}.")


def _diagnosis(path: Path, keys: Sequence[bytes], *, opening: bool) -> str:
    """Say what is wrong with a file that SQLCipher could not read."""
    try:
        reports = [inspect_pages(path, key) for key in keys]
        changed = all(log_is_of_another_key(path, key) for key in keys)
    except OSError as error:
        return f"The store {path} cannot be read ({error.strerror}): check the disk."
    report = max(reports, key=lambda one: one.good)
    if not report.good:
        return (
            f"The key does not open the store {path}: it was made with another key; "
            "put the right key file back beside it, or use the printed code with "
            "`kiosk key recovery use`."
        )
    if changed:
        return f"The key of the store {path} was changed meanwhile: start the kiosk again."
    # Pages that are all sound and still no database when it is opened: some are missing.
    if report.torn_bytes or (opening and not report.bad):
        return f"The store {path} is truncated, its end is missing: {_RECOVER}."
    return f"The store {path} is damaged ({report.bad} of its pages): {_RECOVER}."


def _migrate(database: Database, version: int) -> None:
    """Apply the migrations a store has not seen yet, each in a transaction of its own."""
    for migration in MIGRATIONS:
        if migration.version > version:
            with database.transaction():
                # Another process may have done it between the look and the lock.
                if int(database.execute("PRAGMA user_version")[0][0]) >= migration.version:
                    continue
                for statement in migration.statements:
                    database.execute(statement)
                database.execute(f"PRAGMA user_version = {migration.version}")


def _apply(db: Any, migration: Migration) -> None:  # noqa: ANN401 (sqlite-utils' Database)
    """Apply one migration to a store that nobody else has yet."""
    with db.atomic():
        for statement in migration.statements:
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {migration.version}")
