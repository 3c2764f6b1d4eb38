"""SQLCipher through sqlite-utils: one connection, and the traps of both closed.

sqlite-utils catches the exceptions of the standard ``sqlite3`` module unless it finds a module
named ``pysqlite3``; the names are given to SQLCipher's before its import, so that this must stay
the only place that imports it.
"""

import sys
from pathlib import Path
from typing import Any

import sqlcipher3  # type: ignore[import-untyped,unused-ignore]
from sqlcipher3 import dbapi2  # type: ignore[import-untyped,unused-ignore]

from kiosk.store.pages import salt_of

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

import sqlite_utils  # noqa: E402  (its import looks for the names set above)

SqlError = dbapi2.Error
_BUSY_SECONDS = 10.0
_REWRITING_TRIES = 3


def _refuse_other_databases(action: int, *_names: str | None) -> int:
    """Deny ATTACH and DETACH: an attached file with an empty key would be a plain copy."""
    if action in (dbapi2.SQLITE_ATTACH, dbapi2.SQLITE_DETACH):
        return int(dbapi2.SQLITE_DENY)
    return int(dbapi2.SQLITE_OK)


def connect(path: Path, key: bytes, *, alone: bool = False) -> sqlite_utils.Database:
    """Open the file with a raw 256-bit key; nothing is read, so nothing is known of it yet.

    The connection may be used from several threads, one at a time. ``alone`` keeps every other
    process out, and needs no file to share memory with them through. Raises SqlError.
    """
    connection: Any = dbapi2.connect(
        str(path),
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=64,
    )
    try:
        # Before the key: a wrong one would be written about on the standard error stream.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f'PRAGMA key = "{_raw(key)}"')
        if alone:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA foreign_keys = ON")
        # In WAL mode a commit outlives a power cut only with FULL.
        connection.execute("PRAGMA synchronous = FULL")
        connection.set_authorizer(_refuse_other_databases)
        return sqlite_utils.Database(connection, execute_plugins=False)
    except BaseException:
        connection.close()
        raise


def probed(path: Path, key: bytes, *, alone: bool = False) -> sqlite_utils.Database:
    """Open the file as ``connect`` does and read its first page, which takes the right key."""
    db = connect(path, key, alone=alone)
    try:
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        db.close()
        raise
    return db


def rewrite(path: Path, old: bytes, new: bytes, *, wait: float = _BUSY_SECONDS) -> None:
    """Encrypt every page of the store anew, in one transaction: wholly or not at all.

    Others that have it open go on with what they see, and need the new key for what comes after.
    The new pages go through the write-ahead log, which grows as large as the store. Raises
    SqlError.
    """
    for left in reversed(range(_REWRITING_TRIES)):
        db: Any = probed(path, old)
        try:
            db.execute(f"PRAGMA busy_timeout = {round(wait * 1000)}")
            # Waits for whoever writes, and says so: the pragma has one error for everything.
            db.execute("BEGIN IMMEDIATE")
            db.execute("ROLLBACK")
            db.execute(f'PRAGMA rekey = "{_raw(new)}"').fetchall()
            break
        except SqlError as error:
            # Somebody may have begun to write in between.
            if not left or hasattr(error, "sqlite_errorname"):
                raise
        finally:
            db.close()
    # The pragma's answer is "ok" also where it did nothing.
    probed(path, new).close()


def checkpoint(path: Path, key: bytes) -> bool:
    """Bring the log into the store's file and empty it; give whether nobody's reading kept it."""
    db: Any = probed(path, key)
    try:
        # A window reads for as long as a visit lasts: it is not waited for.
        db.execute("PRAGMA busy_timeout = 100")
        (busy, _, _) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        db.close()
    return not busy


def opens(path: Path, key: bytes) -> bool:
    """Tell whether this key opens the store's first page. Raises SqlError for other failures."""
    try:
        probed(path, key).close()
    except SqlError as error:
        if is_wrong_key(error):
            return False
        raise
    return True


def is_wrong_key(error: Exception) -> bool:
    """Tell whether SQLCipher could not read the first page, as with a wrong key."""
    return str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_NOTADB")


def _raw(key: bytes) -> str:
    """Write a key as SQLCipher takes one that needs no stretching, with its salt."""
    return f"x'{key.hex()}{salt_of(key).hex()}'"
