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
        connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt_of(key).hex()}'\"")
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
